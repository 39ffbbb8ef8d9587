//! Who is in the workspace and in the server: a few made-up people, and whoever is added.

use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;
use usher_fake_chat::{discord, discord::FakeDiscord, slack, slack::FakeSlack};

use super::{ChatConsole, page::Platform};
use crate::mailbox::page::problem;

/// Name, Slack locale, Discord locale.
const PEOPLE: [(&str, &str, &str); 5] = [
    ("Ada Lovelace", "en-US", "en-US"),
    ("Grace Hopper", "en-US", "en-GB"),
    ("Inés Prieto", "es-ES", "es-ES"),
    ("Jonas Weber", "de-DE", "de"),
    ("Hana Sato", "ja-JP", "ja"),
];

/// What a member of the server may do, as Discord's bit set: everything. Usher itself decides who
/// may invite, and a command that Discord hides could not be tried.
const EVERYTHING: u64 = u64::MAX >> 1;

/// The longest name or id that is taken.
const LONGEST: usize = 80;

/// Somebody on one of the platforms.
#[derive(Clone)]
pub(super) struct Person {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) locale: String,
}

/// Lets the made-up people in.
pub(super) fn move_in(slack: &FakeSlack, discord: &FakeDiscord) {
    for (number, (name, in_slack, in_discord)) in (1..).zip(PEOPLE) {
        let first = name.split(' ').next().unwrap_or(name).to_lowercase();
        let ascii: String = first.chars().filter(char::is_ascii).collect();
        let person = |id: String, locale: &str| Person {
            id,
            name: name.to_owned(),
            locale: locale.to_owned(),
        };
        let id = format!("U0{}", ascii.to_uppercase());
        slack.add_user(in_workspace(person(id, in_slack)));
        discord.add_user(in_server(person(
            format!("{}", 300_000_000_000_000_000_u64 + number),
            in_discord,
        )));
    }
}

fn in_workspace(person: Person) -> slack::User {
    let Person { id, name, locale } = person;
    slack::User { id, name: user_name(&name), real_name: name, locale }
}

fn in_server(person: Person) -> discord::User {
    let Person { id, name, locale } = person;
    let username = user_name(&name);
    discord::User { id, username, global_name: name, locale, permissions: EVERYTHING }
}

/// `ada.lovelace`.
fn user_name(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(".")
}

impl ChatConsole {
    pub(super) fn people(&self, platform: Platform) -> Vec<Person> {
        match platform {
            Platform::Slack => {
                let person = |user: slack::User| Person {
                    id: user.id,
                    name: user.real_name,
                    locale: user.locale,
                };
                self.shared.slack.users().into_iter().map(person).collect()
            }
            Platform::Discord => {
                let person = |user: discord::User| Person {
                    id: user.id,
                    name: user.global_name,
                    locale: user.locale,
                };
                self.shared.discord.users().into_iter().map(person).collect()
            }
        }
    }
}

/// The form that adds somebody.
#[derive(Deserialize)]
pub(super) struct Added {
    id: String,
    name: String,
    locale: String,
}

/// `POST /_dev/chat/as/{platform}`.
pub(super) async fn add(
    State(console): State<ChatConsole>,
    Path(platform): Path<Platform>,
    Form(added): Form<Added>,
) -> Response {
    let Added { id, name, locale } = added;
    let is_id = match platform {
        Platform::Slack => {
            let rest = id.strip_prefix(['U', 'W']).unwrap_or_default();
            !rest.is_empty() && rest.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
        }
        Platform::Discord => !id.is_empty() && id.chars().all(|c| c.is_ascii_digit()),
    };
    let is_locale =
        !locale.is_empty() && locale.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let short = [&id, &name, &locale].iter().all(|text| text.chars().count() <= LONGEST);
    if !is_id || !is_locale || name.trim().is_empty() || !short {
        let detail = "A Slack id is U and capital letters or digits, a Discord id is digits; \
                      a name and a language such as en-US are needed.";
        return problem(StatusCode::UNPROCESSABLE_ENTITY, "person_invalid", detail);
    }
    let path = platform.path(&id);
    let person = Person { id, name: name.trim().to_owned(), locale };
    match platform {
        Platform::Slack => console.shared.slack.add_user(in_workspace(person)),
        Platform::Discord => console.shared.discord.add_user(in_server(person)),
    }
    Redirect::to(&path).into_response()
}
