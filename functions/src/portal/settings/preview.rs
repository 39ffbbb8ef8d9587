//! `GET` and `POST /settings/preview/{language}`: the welcome mail as it would be sent, as things are or
//! as they are typed. It is a page that may do nothing at all.

use askama::Template;
use axum::response::{Html, IntoResponse, Response};
use http::{StatusCode, header};
use usher_client::{Error, Settings};
use usher_domain::{InviteLifetime, Language, OrganizationName, Problem, WelcomeSentence};
use usher_mail::Letter;

use super::fields::{given, lifetime, sentence_field};
use crate::{
    body::FormFields,
    path::Segment,
    portal::{Failure, Reader, Sent},
    problem::ApiError,
};

/// Letters bring their style with them. Nothing else is loaded, run, sent or followed.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; \
                      base-uri 'none'; frame-ancestors 'self'; sandbox";

/// What a letter says that an organization chooses.
struct Chosen {
    organization: OrganizationName,
    lifetime: InviteLifetime,
    sentence: Option<WelcomeSentence>,
}

#[derive(Template)]
#[template(path = "settings/preview_refused.html")]
struct RefusedPage {
    lang: &'static str,
    dir: &'static str,
    title: String,
    label: String,
    problem: String,
}

pub async fn show(reader: Reader, Segment(language): Segment) -> Response {
    let page = page(&reader, &language, None).await;
    reader.answer(page)
}

pub async fn typed(Segment(language): Segment, sent: Sent) -> Response {
    let page = page(&sent.reader, &language, Some(&sent.fields)).await;
    sent.reader.answer(page)
}

async fn page(
    reader: &Reader,
    language: &str,
    typed: Option<&FormFields>,
) -> Result<Response, Failure> {
    let no_language = |_| Error::InvalidUrl("no letter is written in this language");
    let language: Language = language.parse().map_err(no_language)?;
    let settings = reader.client.settings().await?;
    let nothing = FormFields::default();
    let html = match chosen(reader, language, &settings, typed.unwrap_or(&nothing)) {
        Ok(chosen) => letter(reader, language, &chosen)?,
        Err((label, problem)) => refused(reader, label, &problem)?,
    };
    let headers =
        [(header::CONTENT_SECURITY_POLICY, POLICY), (header::CONTENT_LANGUAGE, language.tag())];
    Ok((StatusCode::OK, headers, Html(html)).into_response())
}

/// What holds, or what was typed in its place; or what is wrong with that, and with which field.
fn chosen(
    reader: &Reader,
    language: Language,
    settings: &Settings,
    typed: &FormFields,
) -> Result<Chosen, (&'static str, Problem)> {
    let before = reader.app.settings_before_any();
    let organization = given(typed, "organization").unwrap_or(settings.organization.clone());
    let lifetime = lifetime(typed).unwrap_or(settings.invite_lifetime.clone());
    let sentence = settings.welcome_sentence.get(language.tag()).cloned();
    let sentence = given(typed, &sentence_field(language)).or(sentence).unwrap_or_default();
    Ok(Chosen {
        organization: match organization.as_str() {
            "" => before.organization,
            name => name.parse().map_err(|problem| ("settings-organization", problem))?,
        },
        lifetime: match lifetime.as_str() {
            "" => before.invite_lifetime,
            text => text.parse().map_err(|_| ("settings-lifetime", Problem::LifetimeInvalid))?,
        },
        sentence: match sentence.as_str() {
            "" => None,
            text => Some(text.parse().map_err(|problem| ("settings-sentences", problem))?),
        },
    })
}

/// The letter as whoever looks would get it from themselves. Its link leads nowhere.
fn letter(reader: &Reader, language: Language, chosen: &Chosen) -> Result<String, Failure> {
    let base = reader.app.settings.base_url.as_str().trim_end_matches('/');
    let user = &reader.person.user;
    let letter = Letter::Welcome {
        user,
        inviter: Some(&user.full_name()),
        link: &format!("{base}/accept/…"),
        expires_at: chosen.lifetime.from(reader.app.clock.now()),
        replaces_older: false,
        sentence: chosen.sentence.as_ref(),
    };
    let rendered = letter.render(language, &chosen.organization);
    Ok(rendered.map_err(|error| ApiError::Internal(error.to_string()))?.html)
}

/// Says why there is no letter.
fn refused(reader: &Reader, label: &str, problem: &Problem) -> Result<String, Failure> {
    let language = reader.texts.language();
    let page = RefusedPage {
        lang: language.tag(),
        dir: language.direction().as_str(),
        title: reader.t("settings-preview"),
        label: reader.t(label),
        problem: reader.texts.problem(problem, &[]),
    };
    page.render().map_err(|error| ApiError::Internal(error.to_string()).into())
}
