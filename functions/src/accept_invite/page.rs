//! The pages: one form, and messages of one shape.

use askama::Template;
use axum::response::Response;
use http::StatusCode;
use usher_domain::{Language, User, user::Standing};
use usher_i18n::Texts;

use super::link::Link;
pub use crate::pages::problem;
use crate::{
    App,
    new_password::{NewPasswordFields, PasswordProblems},
    pages::{Frame, Message, PlainLink, PostButton, frame, plain, respond, sign_in_link},
    problem::ApiError,
};

/// What is wrong with what was typed, beside its field.
#[derive(Debug, Default)]
pub struct FormProblems {
    /// With the password.
    pub password: PasswordProblems,
    /// With the box that ends the invite.
    pub not_me: bool,
}

#[derive(Template)]
#[template(path = "accept.html")]
struct AcceptPage<'a> {
    frame: Frame,
    t: &'a dyn Fn(&str) -> String,
    heading: String,
    intro: String,
    expires: String,
    fields: NewPasswordFields,
    email: &'a str,
    action: String,
    not_me_problem: Option<String>,
}

/// Shows the form of an open invite, with what was wrong if it was sent before.
pub async fn form(
    app: &App,
    link: &Link,
    token: &str,
    problems: &FormProblems,
) -> Result<Response, ApiError> {
    let user = &link.user;
    let texts = Texts::of(link.language);
    let inviter = link.inviter(app).await?;
    let org = app.org();
    let organization = org.organization.as_str();
    let values = [
        ("organization", organization.into()),
        ("inviter", inviter.as_deref().unwrap_or_default().into()),
        ("first_name", user.first_name.as_str().into()),
        ("date", texts.date(link.claims.expires_at).into()),
    ];
    let intro = if inviter.is_some() { "accept-intro" } else { "accept-intro-no-inviter" };
    let fields = NewPasswordFields::new(texts, &problems.password, "field-password");
    let wrong = fields.are_wrong() || problems.not_me;
    let page = AcceptPage {
        frame: frame(app, texts, texts.format("accept-title", &values)),
        t: &|id| texts.get(id),
        heading: texts.format("accept-heading", &values),
        intro: texts.format(intro, &values),
        expires: texts.format("accept-expires", &values),
        fields,
        email: user.email.as_typed(),
        action: action(app, token, ""),
        not_me_problem: problems.not_me.then(|| texts.get("not-me-unconfirmed")),
    };
    let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    respond(status, texts, page.render())
}

/// Shows how a link stands that cannot be accepted.
pub fn standing(app: &App, link: &Link, token: &str) -> Result<Response, ApiError> {
    let texts = Texts::of(link.language);
    let org = app.org();
    let values = [
        ("organization", org.organization.as_str().into()),
        ("date", texts.date(link.claims.expires_at).into()),
    ];
    let mut message = match link.standing {
        Standing::Expired => Message::new(texts, "link-expired", &values),
        Standing::Superseded => Message::new(texts, "superseded", &values),
        Standing::AlreadyAccepted => Message::new(texts, "already", &values),
        Standing::Open | Standing::Ended => return not_found(app, link.language),
    };
    match link.standing {
        Standing::Expired => {
            message.button = Some(PostButton {
                action: action(app, token, "/renew"),
                label: texts.get("link-expired-button"),
            });
        }
        Standing::AlreadyAccepted => message.link = Some(sign_in_link(app, texts)),
        _ => {}
    }
    message.show(app, texts, StatusCode::GONE)
}

/// “You're in.”
pub fn accepted(app: &App, user: &User, language: Language) -> Result<Response, ApiError> {
    let texts = Texts::of(language);
    let org = app.org();
    let values = [
        ("organization", org.organization.as_str().into()),
        ("first_name", user.first_name.as_str().into()),
        ("email", user.email.as_typed().into()),
    ];
    let mut message = Message::new(texts, "accepted", &values);
    message.good = true;
    message.link = Some(onward(app, texts));
    message.show(app, texts, StatusCode::OK)
}

/// Where they go from there: they have a session here, unless the operator has them sign in elsewhere.
fn onward(app: &App, texts: &Texts) -> PlainLink {
    if app.settings.sign_in_url.is_some() {
        return sign_in_link(app, texts);
    }
    PlainLink { href: app.path("/account"), label: texts.get("account-title") }
}

/// It is passed on that a new link is asked for.
pub fn renewal_asked(app: &App, language: Language) -> Result<Response, ApiError> {
    plain(app, language, "renewal-asked", StatusCode::OK)
}

/// The invite that was not meant for them has ended.
pub fn not_me_done(app: &App, language: Language) -> Result<Response, ApiError> {
    plain(app, language, "not-me-done", StatusCode::OK)
}

/// The one page for every link that does not work: forged, cut off, withdrawn.
pub fn not_found(app: &App, language: Language) -> Result<Response, ApiError> {
    plain(app, language, "not-found", StatusCode::NOT_FOUND)
}

/// Where a form is sent.
fn action(app: &App, token: &str, operation: &str) -> String {
    app.path(&format!("/accept/{token}{operation}"))
}
