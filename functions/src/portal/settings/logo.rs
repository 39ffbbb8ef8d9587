//! `POST /settings/logo` and `/settings/logo/remove`: sets the organization's logo, or takes it away.

use axum::response::Response;
use usher_client::Problem;
use usher_domain::{Logo, logo::MAX_LOGO_BYTES};

use super::page;
use crate::portal::{Failure, Place, Reader, Received, Sent, SentFile, Told, again};

pub async fn set(file: SentFile) -> Response {
    let outcome = put(&file).await;
    file.sent.reader.answer(outcome)
}

async fn put(file: &SentFile) -> Result<Response, Failure> {
    let reader = &file.sent.reader;
    let picture = match &file.file {
        Received::Nothing => return refused(reader, "settings-logo-none").await,
        Received::TooLarge => return refused(reader, "settings-logo-too-large").await,
        Received::File(bytes) if bytes.len() > MAX_LOGO_BYTES => {
            return refused(reader, "settings-logo-too-large").await;
        }
        Received::File(bytes) => bytes.clone(),
    };
    // What is no picture at all, the API refuses.
    let kind = Logo::read(picture.clone()).ok().map(|logo| logo.name.kind());
    let media_type = kind.map_or("image/png", usher_domain::logo::PictureKind::media_type);
    match file.sent.client()?.set_logo(media_type, picture, None).await {
        Ok(_) => Ok(done(reader, "settings-logo-set")),
        Err(error) => page::current(reader, Some(&again::refusal(error)?)).await,
    }
}

pub async fn remove(sent: Sent) -> Response {
    let outcome = take_away(&sent).await;
    sent.reader.answer(outcome)
}

async fn take_away(sent: &Sent) -> Result<Response, Failure> {
    match sent.client()?.remove_logo(None).await {
        Ok(()) => Ok(done(&sent.reader, "settings-logo-removed")),
        Err(error) => page::current(&sent.reader, Some(&again::refusal(error)?)).await,
    }
}

async fn refused(reader: &Reader, sentence: &str) -> Result<Response, Failure> {
    let problem = Problem { status: 422, detail: reader.t(sentence), ..Problem::default() };
    page::current(reader, Some(&problem)).await
}

fn done(reader: &Reader, sentence: &str) -> Response {
    reader.see(Place::Settings.path(), &[Told::done(reader.t(sentence))])
}
