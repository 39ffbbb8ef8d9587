//! `GET` and `POST /chat-link/{code}`: the page behind the link that a chat account was given. Looking
//! at it changes nothing. Who confirms is shown digits, which only that account can type.

use askama::Template;
use axum::{extract::State, response::Response};
use http::{HeaderMap, StatusCode};
use usher_directory::{ChatRequest, Confirmation};
use usher_domain::{ChatPlatform, Language, PermissionSet, Problem, link_code::Digits};
use usher_i18n::{Texts, Value};

use super::{Fact, account::beside_id, allowed, to_sign_in_and};
use crate::{
    App,
    body::FormFields,
    language::asked_for,
    pages::{self, Frame, Message, frame, respond},
    path::Segment,
    problem::ApiError,
    session::{chat_links::find_request, prove::prove},
    signed_in::{SignedForm, SignedIn, Visitor},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "chat_link.html")]
struct LinkPage<'a> {
    frame: Frame,
    t: &'a dyn Fn(&str) -> String,
    say: &'a dyn Fn(&str) -> String,
    csrf: String,
    action: String,
    leave: String,
    email: &'a str,
    facts: Vec<Fact>,
    permissions: Vec<String>,
    /// That it is somebody's already.
    taken: Option<String>,
    needs_password: bool,
    password_problem: Option<String>,
}

#[derive(Template)]
#[template(path = "chat_digits.html")]
struct DigitsPage {
    frame: Frame,
    text: String,
    digits: String,
    command: String,
    until: String,
}

pub async fn show(
    State(app): State<App>,
    Segment(code): Segment,
    headers: HeaderMap,
    visitor: Result<Visitor, ApiError>,
) -> Result<Response, ApiError> {
    let done = async {
        let Visitor(person) = visitor?;
        let language = person.as_ref().map(SignedIn::language);
        let Some(request) = find_request(&app, &code).await? else {
            return ended(&app, language.unwrap_or_else(|| asked_for(&headers)));
        };
        match person {
            Some(person) => form(&app, &person, (&code, &request), None).await,
            None => Ok(to_sign_in_and(&app, &format!("/chat-link/{code}"))),
        }
    };
    done.await.or_else(|problem| pages::problem(&app, asked_for(&headers), problem))
}

pub async fn submit(
    State(app): State<App>,
    Segment(code): Segment,
    headers: HeaderMap,
    visit: Result<Visit, ApiError>,
    form: Result<SignedForm, ApiError>,
) -> Result<Response, ApiError> {
    let language =
        form.as_ref().map_or_else(|_| asked_for(&headers), |form| form.language(&headers));
    let done = async {
        let (visit, SignedForm { person, fields }) = (visit?, form?);
        let Some(request) = find_request(&app, &code).await? else {
            return ended(&app, language);
        };
        let confirmed = match person {
            Some(person) => {
                let app = visit.app(&app);
                confirm(&app, (&visit, &fields), &person, (&code, &request)).await
            }
            None => Err(ApiError::SessionEnded),
        };
        match confirmed {
            Err(ApiError::SessionEnded) => Ok(to_sign_in_and(&app, &format!("/chat-link/{code}"))),
            confirmed => confirmed,
        }
    };
    done.await.or_else(|problem| pages::problem(&app, language, problem))
}

/// Shows the digits to whoever knows their password.
async fn confirm(
    app: &App,
    (visit, fields): (&Visit, &FormFields),
    person: &SignedIn,
    (code, request): (&str, &ChatRequest),
) -> Result<Response, ApiError> {
    let now = app.clock.now();
    if !person.session.knows_password(now) {
        let typed = fields.get("password");
        let problem = if typed.is_empty() {
            Some(Problem::Required)
        } else {
            let right = prove(app, visit, person, typed.into()).await?;
            (!right).then_some(Problem::PasswordWrong)
        };
        if let Some(problem) = problem {
            return form(app, person, (code, request), Some(&problem)).await;
        }
    }
    let digits = Digits::new(app.random.bytes());
    let (keys, org) = (app.keys.ring(), app.directory.org());
    let set_at = person.session.password_set_at.or(person.user.password_set_at);
    let confirmation = Confirmation {
        user: person.user.id,
        at: now,
        password_set_at: set_at.ok_or(ApiError::SessionEnded)?,
        digits: digits.seal(&keys, org, request.id.0, person.user.id)?,
    };
    if app.directory.confirm_chat_request(request, &confirmation).await? {
        show_digits(app, person.language(), request, &digits)
    } else {
        ended(app, person.language())
    }
}

async fn form(
    app: &App,
    person: &SignedIn,
    (code, request): (&str, &ChatRequest),
    problem: Option<&Problem>,
) -> Result<Response, ApiError> {
    let owner = app.directory.find_chat_link(&request.account).await?.map(|link| link.user);
    let texts = Texts::of(person.language());
    let (name, email) = (person.user.full_name(), person.user.email.as_typed());
    let platform = request.account.platform().name();
    let values: [(&str, Value<'_>); 3] =
        [("platform", platform.into()), ("name", (&*name).into()), ("email", email.into())];
    let say = |id: &str| texts.format(id, &values);
    let page = LinkPage {
        frame: frame(app, texts, say("chat-link-title")),
        t: &|id| texts.get(id),
        say: &say,
        csrf: person.csrf_token(app)?,
        action: app.path(&format!("/chat-link/{code}")),
        leave: app.path("/account"),
        email,
        facts: facts(texts, request),
        permissions: permissions(texts, person),
        taken: owner.map(|owner| {
            let own = owner == person.user.id;
            texts.get(if own { "chat-link-own" } else { "chat-link-taken" })
        }),
        needs_password: !person.session.knows_password(app.clock.now()),
        password_problem: problem.map(|problem| texts.problem(problem, &[])),
    };
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    respond(status, texts, page.render())
}

/// What is known of the account. What it calls itself proves nothing; its id does.
fn facts(texts: &Texts, request: &ChatRequest) -> Vec<Fact> {
    let account = &request.account;
    let fact = |label: &str, value: String| Fact { label: texts.get(label), value };
    let name = request.display_name.as_ref().map(ToString::to_string);
    vec![
        fact("chat-link-platform", account.platform().name().to_owned()),
        fact(
            "chat-link-workspace",
            beside_id(request.workspace_name.as_ref(), account.workspace()),
        ),
        fact("chat-link-name", name.unwrap_or_else(|| texts.get("chat-link-unnamed"))),
        fact("chat-link-account", account.user().to_owned()),
        fact("chat-link-asked", texts.date(request.asked_at)),
    ]
}

/// What the account will be able to do, in words.
fn permissions(texts: &Texts, person: &SignedIn) -> Vec<String> {
    let in_chat = person.permissions.and(PermissionSet::in_chat());
    in_chat.iter().map(|one| allowed(texts, one)).collect()
}

fn show_digits(
    app: &App,
    language: Language,
    request: &ChatRequest,
    digits: &Digits,
) -> Result<Response, ApiError> {
    let texts = Texts::of(language);
    let platform = request.account.platform();
    let account = beside_id(request.display_name.as_ref(), request.account.user());
    let values: [(&str, Value<'_>); 3] = [
        ("platform", platform.name().into()),
        ("account", account.into()),
        ("date", texts.date(request.expires_at).into()),
    ];
    let (first, last) = digits.expose().split_at(3);
    let page = DigitsPage {
        frame: frame(app, texts, texts.get("chat-digits-title")),
        text: texts.format("chat-digits-text", &values),
        digits: format!("{first} {last}"),
        command: format!("{}confirm {}", command(platform), digits.expose()),
        until: texts.format("chat-digits-until", &values),
    };
    respond(StatusCode::OK, texts, page.render())
}

/// The command as it is called unless somebody set another name.
fn command(platform: ChatPlatform) -> &'static str {
    match platform {
        // Slack has an /invite of its own.
        ChatPlatform::Slack => "/usher ",
        // Each option bears its name.
        ChatPlatform::Discord => "/invite text:",
    }
}

/// The one page for every link that does not work: forged, replaced, used or over.
fn ended(app: &App, language: Language) -> Result<Response, ApiError> {
    let texts = Texts::of(language);
    Message::new(texts, "chat-link-ended", &[]).show(app, texts, StatusCode::GONE)
}
