//! The page: who one is, the conversation, and the form that is open.
//!
//! What the bot and people write is a stranger's text: the templates escape all of it, links lead to
//! web addresses only, and the page runs no script but its own.

use std::fmt;

use askama::Template;
use axum::{
    extract::{Query, State},
    http::{
        HeaderName, StatusCode,
        header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE},
    },
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;
use serde_json::Value;
use usher_functions::assets;

use super::{
    ChatConsole,
    draw::{Control, Line, Part},
    draw_discord, draw_slack,
    form::{self, FormView, Kind, Piece},
    people::{Person, Who},
    transcript::EntryKind,
};
use crate::mailbox::page::problem;

/// Its style sheet, its script, its own forms and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Names the state that a stage was drawn from.
const REVISION: HeaderName = HeaderName::from_static("usher-revision");

/// One of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Platform {
    Slack,
    Discord,
}

impl Platform {
    /// Where somebody's page is.
    pub(super) fn path(self, user: &str) -> String {
        format!("/_dev/chat/as/{self}/{user}")
    }

    fn name(self) -> &'static str {
        match self {
            Self::Slack => "Slack",
            Self::Discord => "Discord",
        }
    }

    fn workspace(self) -> &'static str {
        match self {
            Self::Slack => "T0USHER",
            Self::Discord => "100000000000000001",
        }
    }
}

impl fmt::Display for Platform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Slack => "slack",
            Self::Discord => "discord",
        })
    }
}

#[derive(Template)]
#[template(path = "chat/page.html")]
struct Page {
    platforms: Vec<(Platform, String)>,
    people: Vec<Person>,
    me: Person,
    hints: Vec<String>,
    stage: Stage,
}

/// What changes while one looks at it.
#[derive(Template)]
#[template(path = "chat/stage.html")]
struct Stage {
    platform: Platform,
    path: String,
    revision: String,
    lines: Vec<Line>,
    form: Option<FormView>,
    violations: Vec<String>,
}

impl Stage {
    /// The name that the bot goes by.
    fn app(&self) -> &'static str {
        match self.platform {
            Platform::Slack => "Usher",
            Platform::Discord => "usher",
        }
    }

    /// What the platform has just said, which the form shows as well: it covers the conversation.
    fn trouble(&self) -> &str {
        match self.lines.last() {
            Some(Line::Entry(entry)) if entry.kind == EntryKind::Platform => &entry.text,
            _ => "",
        }
    }
}

/// `GET /_dev/chat`.
pub(super) async fn first(State(console): State<ChatConsole>) -> Response {
    let Some((_, path)) = console.platforms().into_iter().next() else {
        let detail = "The bot is set up for real platforms; there is nothing to try here.";
        return problem(StatusCode::NOT_FOUND, "no_platform", detail);
    };
    Redirect::to(&path).into_response()
}

/// `GET /_dev/chat/as/{platform}/{user}`.
pub(super) async fn page(
    State(console): State<ChatConsole>,
    Who { platform, user }: Who,
) -> Response {
    let people = console.people(platform);
    let Some(me) = people.iter().find(|person| person.id == user).cloned() else {
        return problem(StatusCode::NOT_FOUND, "no_person", "There is no such person here.");
    };
    let stage = console.stage(platform, &user);
    let platforms = console.platforms();
    render(&Page { platforms, people, me, hints: console.hints(platform), stage }, None)
}

/// The query of a stage.
#[derive(Deserialize)]
pub(super) struct Since {
    since: Option<String>,
}

/// `GET …/stage?since=`: what the script puts in place of what is shown; 204 if nothing has changed.
pub(super) async fn stage(
    State(console): State<ChatConsole>,
    Who { platform, user }: Who,
    Query(Since { since }): Query<Since>,
) -> Response {
    let stage = console.stage(platform, &user);
    if since.as_deref() == Some(&stage.revision) {
        return StatusCode::NO_CONTENT.into_response();
    }
    let revision = stage.revision.clone();
    render(&stage, Some(revision))
}

/// `GET /_dev/chat/style.css`.
pub(super) async fn style() -> Response {
    let css = [assets::COLORS, include_str!("../../assets/chat.css")].concat();
    ([(CONTENT_TYPE, "text/css; charset=utf-8")], css).into_response()
}

/// `GET /_dev/chat/script.js`.
pub(super) async fn script() -> Response {
    let script = include_str!("../../assets/chat.js");
    ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], script).into_response()
}

impl ChatConsole {
    /// The platforms that are played, each with the page of its first person.
    pub(super) fn platforms(&self) -> Vec<(Platform, String)> {
        let played = self.shared.platforms;
        [(played.slack, Platform::Slack), (played.discord, Platform::Discord)]
            .into_iter()
            .filter(|(is_played, _)| *is_played)
            .filter_map(|(_, platform)| {
                let first = self.people(platform).into_iter().next()?;
                Some((platform, platform.path(&first.id)))
            })
            .collect()
    }

    fn stage(&self, platform: Platform, user: &str) -> Stage {
        let entries = self.transcript().of(platform, user);
        // Read before what it stands for, so that a change in between shows next time.
        let (revision, violations) = match platform {
            Platform::Slack => {
                let slack = &self.shared.slack;
                (*slack.changes().borrow(), slack.violations())
            }
            Platform::Discord => {
                let discord = &self.shared.discord;
                (*discord.changes().borrow(), discord.violations())
            }
        };
        let last = entries.last().map_or(0, |entry| entry.at.as_millisecond());
        let revision = format!("{revision}-{last}-{}", entries.len());
        let mut lines: Vec<Line> = entries.into_iter().map(Line::Entry).collect();
        match platform {
            Platform::Slack => {
                let messages = self.shared.slack.messages(user).into_iter();
                lines.extend(messages.map(draw_slack::message).map(Line::Message));
            }
            Platform::Discord => {
                let messages = self.shared.discord.messages(user).into_iter();
                lines.extend(messages.map(draw_discord::message).map(Line::Message));
            }
        }
        // Stable: what one did in the same millisecond comes before its answer.
        lines.sort_by_key(Line::at);
        let (path, form) = (platform.path(user), self.form(platform, user));
        Stage { platform, path, revision, lines, form, violations }
    }

    pub(super) fn form(&self, platform: Platform, user: &str) -> Option<FormView> {
        match platform {
            Platform::Slack => self.shared.slack.form(user).as_ref().map(form::of_slack),
            Platform::Discord => self.shared.discord.form(user).as_ref().map(form::of_discord),
        }
    }

    /// What can be typed, for the command line to offer.
    fn hints(&self, platform: Platform) -> Vec<String> {
        match platform {
            Platform::Slack => ["/usher", "/usher help", "/usher list"].map(str::to_owned).into(),
            Platform::Discord => {
                let commands = self.shared.discord.commands();
                if commands.is_empty() {
                    return ["/invite", "/invite help", "/invite list"].map(str::to_owned).into();
                }
                commands.iter().flat_map(|command| hints(command, "/")).collect()
            }
        }
    }
}

/// A command, or each of its subcommands, with the names of its options.
fn hints(command: &Value, before: &str) -> Vec<String> {
    let name = format!("{before}{}", draw_slack::str_of(command, "name"));
    let options = draw_slack::list(command, "options");
    let (nested, own): (Vec<&Value>, Vec<&Value>) =
        options.iter().partition(|option| matches!(option["type"].as_u64(), Some(1 | 2)));
    if !nested.is_empty() {
        return nested.into_iter().flat_map(|sub| hints(sub, &format!("{name} "))).collect();
    }
    let names = own.iter().map(|option| format!(" {}:", draw_slack::str_of(option, "name")));
    vec![format!("{name}{}", names.collect::<String>())]
}

fn render(page: &impl Template, revision: Option<String>) -> Response {
    match page.render() {
        Ok(html) => {
            let headers =
                [(CONTENT_TYPE, "text/html; charset=utf-8"), (CONTENT_SECURITY_POLICY, POLICY)];
            let revision = revision.map(|revision| [(REVISION, revision)]);
            match revision {
                Some(revision) => (revision, headers, html).into_response(),
                None => (headers, html).into_response(),
            }
        }
        Err(error) => {
            tracing::error!(%error, "the chat console's page was not rendered");
            problem(StatusCode::INTERNAL_SERVER_ERROR, "internal", "The page was not rendered.")
        }
    }
}

fn time(at: jiff::Timestamp) -> String {
    at.strftime("%H:%M:%S").to_string()
}
