//! `GET` and `POST /chat-accounts/{account}/unlink`: asks, and ends the link of a chat account.

use axum::response::Response;
use http::StatusCode;
use usher_client::Error;
use usher_domain::ChatAccount;

use crate::{
    path::Segment,
    portal::{Failure, Place, Question, Reader, Sent, Told, again},
};

pub async fn show(reader: Reader, Segment(account): Segment) -> Response {
    let page = ask(&reader, &account, None, StatusCode::OK);
    reader.answer(page)
}

pub async fn submit(Segment(account): Segment, sent: Sent) -> Response {
    let outcome = unlink(&sent, &account).await;
    sent.reader.answer(outcome)
}

async fn unlink(sent: &Sent, account: &str) -> Result<Response, Failure> {
    let reader = &sent.reader;
    match sent.client()?.unlink_chat_account(account).await {
        Ok(()) => {
            Ok(reader
                .see(Place::Chat.path(), &[Told::done(reader.t("chat-accounts-was-unlinked"))]))
        }
        Err(error) => {
            let problem = again::refusal(error)?;
            let alert = Some(problem.sentence().to_owned());
            ask(reader, account, alert, again::status(&problem))
        }
    }
}

fn ask(
    reader: &Reader,
    account: &str,
    alert: Option<String>,
    status: StatusCode,
) -> Result<Response, Failure> {
    let no_account = |_| Error::InvalidUrl("no chat account has this name");
    let account: ChatAccount = account.parse().map_err(no_account)?;
    let values = [
        ("platform", account.platform().name().into()),
        ("account", account.user().to_owned().into()),
        ("workspace", account.workspace().to_owned().into()),
    ];
    let question = Question {
        place: Place::Chat,
        title: reader.t("chat-accounts-unlink"),
        text: reader.format("chat-accounts-unlink-ask", &values),
        action: reader.app.path(&format!("/chat-accounts/{account}/unlink")),
        version: None,
        alert,
    };
    question.page(reader, status)
}
