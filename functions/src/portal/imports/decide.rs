//! `POST /imports/{id}/commit` and `/cancel`: has an import run, or calls it off.

use axum::response::Response;
use usher_client::{Error, ImportState};

use super::path_of;
use crate::{
    path::Segment,
    portal::{Failure, Place, Sent, Told},
};

pub async fn commit(Segment(id): Segment, sent: Sent) -> Response {
    let outcome = run(&sent, &id).await;
    sent.reader.answer(outcome)
}

async fn run(sent: &Sent, id: &str) -> Result<Response, Failure> {
    match sent.client()?.commit_import(id, sent.fields.get("hash")).await {
        Ok(import) => Ok(sent.reader.see(&path_of(&import.id), &[])),
        Err(error) => told_there(sent, id, error),
    }
}

pub async fn cancel(Segment(id): Segment, sent: Sent) -> Response {
    let outcome = call_off(&sent, &id).await;
    sent.reader.answer(outcome)
}

async fn call_off(sent: &Sent, id: &str) -> Result<Response, Failure> {
    let reader = &sent.reader;
    let before = reader.client.import(id).await?;
    match sent.client()?.cancel_import(id).await {
        // Nobody was added: there is nothing to look at.
        Ok(_) if before.state == ImportState::Checked => {
            let told = Told::done(reader.t("import-discarded"));
            Ok(reader.see(Place::Import.path(), &[told]))
        }
        Ok(import) => {
            let told = Told::done(reader.t("import-called-off"));
            Ok(reader.see(&path_of(&import.id), &[told]))
        }
        Err(error) => told_there(sent, id, error),
    }
}

/// What came too late is told where the import shows how it is now.
fn told_there(sent: &Sent, id: &str, error: Error) -> Result<Response, Failure> {
    match error {
        Error::Problem(problem) if problem.status == 409 => {
            Ok(sent.reader.see(&path_of(id), &[Told::alert(problem.sentence())]))
        }
        error => Err(error.into()),
    }
}
