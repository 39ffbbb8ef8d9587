//! What an admin should look at again, though it was done.

use serde::Serialize;
use usher_domain::{
    EmailAddress, MailDomain,
    did_you_mean::{did_you_mean, is_known},
};
use usher_i18n::Texts;
use utoipa::ToSchema;

use crate::{App, caller::Caller};

/// Something that was done as it was asked for, and may not be what was meant.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Warning)]
pub struct WarningView {
    /// The field of the body.
    #[schema(example = "email")]
    field: &'static str,
    /// What it is, for a program.
    #[schema(example = "did_you_mean")]
    code: &'static str,
    /// What the field was probably meant to be.
    #[schema(example = "ada@gmail.com")]
    suggestion: String,
    /// What it is, for a person.
    detail: String,
}

/// Whether the domain of an address looks mistyped: for one that many people have, or for that of
/// whoever invites. Nothing is refused for it, and a table that is busy costs the warning alone.
pub async fn email_warnings(
    app: &App,
    caller: &Caller,
    texts: &Texts,
    email: &EmailAddress,
) -> Vec<WarningView> {
    if is_known(email.domain()) {
        return Vec::new();
    }
    let inviter = match caller.actor.person() {
        Some(id) => app.directory.find_user(id).await.ok().flatten(),
        None => None,
    };
    let org = app.org();
    let allowed = org.allowed_mail_domains.iter().map(MailDomain::as_str);
    let near: Vec<&str> =
        inviter.iter().map(|inviter| inviter.email.domain()).chain(allowed).collect();
    let suggestion = did_you_mean(email, &near);
    suggestion.map(|suggestion| warning(texts, suggestion)).into_iter().collect()
}

fn warning(texts: &Texts, suggestion: String) -> WarningView {
    let detail =
        texts.format("warning-did-you-mean", &[("suggestion", suggestion.as_str().into())]);
    WarningView { field: "email", code: "did_you_mean", suggestion, detail }
}
