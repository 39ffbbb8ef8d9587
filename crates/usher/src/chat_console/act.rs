//! What somebody does on the page: type, press, fill in, close.

use axum::{
    extract::{Path, RawForm, State},
    response::{IntoResponse as _, Redirect, Response},
};
use url::form_urlencoded;
use usher_fake_chat::{Ack, ActError};

use super::{ChatConsole, form::FormView, page::Platform, transcript::EntryKind};

/// The fields of a form, in order.
struct Fields(Vec<(String, String)>);

impl Fields {
    fn read(form: &RawForm) -> Self {
        Self(form_urlencoded::parse(&form.0).into_owned().collect())
    }

    /// A field; of several with one name, one a line.
    fn get(&self, name: &str) -> String {
        let all = self.0.iter().filter(|(known, _)| known == name);
        all.map(|(_, value)| value.as_str()).collect::<Vec<_>>().join("\n")
    }
}

/// `POST …/say`: a line that is typed.
pub(super) async fn say(
    State(console): State<ChatConsole>,
    Path((platform, user)): Path<(Platform, String)>,
    form: RawForm,
) -> Response {
    let line = Fields::read(&form).get("line").trim().to_owned();
    console.note(platform, &user, EntryKind::Typed, &line);
    let acked = if line.starts_with('/') {
        console.send(platform, &user, &line).await
    } else {
        Err("Only slash commands reach the bot. Begin with a slash.".to_owned())
    };
    console.settle(platform, &user, acked)
}

/// `POST …/press`: a button, or a choice from a menu; in a message, or in the form.
pub(super) async fn press(
    State(console): State<ChatConsole>,
    Path((platform, user)): Path<(Platform, String)>,
    form: RawForm,
) -> Response {
    let fields = Fields::read(&form);
    let (message, option) = (fields.get("message"), fields.get("option"));
    let (control, label) = (fields.get("control"), fields.get("label"));
    console.note(platform, &user, EntryKind::Did, &label);
    let acked = match platform {
        Platform::Slack if message.is_empty() => {
            console.shared.slack.press_in_form(&user, &control).await.map(|sent| sent.ack)
        }
        Platform::Slack => {
            let slack = &console.shared.slack;
            slack.choose(&user, &message, &control, &option).await.map(|sent| sent.ack)
        }
        Platform::Discord => {
            let discord = &console.shared.discord;
            discord.choose(&user, &message, &control, &option).await.map(|sent| sent.ack)
        }
    };
    console.settle(platform, &user, acked.map_err(told))
}

/// `POST …/submit`: the form, filled in.
pub(super) async fn submit(
    State(console): State<ChatConsole>,
    Path((platform, user)): Path<(Platform, String)>,
    form: RawForm,
) -> Response {
    let fields = Fields::read(&form);
    let Some(shown) = console.form(platform, &user) else {
        return console.settle(platform, &user, Err("This form is closed.".to_owned()));
    };
    console.note(platform, &user, EntryKind::Did, &shown.title);
    let entries = filled(&shown, &fields);
    let entries: Vec<(&str, &str)> =
        entries.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let acked = match platform {
        Platform::Slack => console.shared.slack.submit(&user, &entries).await.map(|sent| sent.ack),
        Platform::Discord => {
            console.shared.discord.submit(&user, &entries).await.map(|sent| sent.ack)
        }
    };
    console.settle(platform, &user, acked.map_err(told))
}

/// Every field of the form: a box that is not ticked is not sent, and means nothing chosen. Lines end
/// as the platforms end them.
fn filled(shown: &FormView, fields: &Fields) -> Vec<(String, String)> {
    let entry = |name: &str| (name.to_owned(), fields.get(&format!("field.{name}")));
    shown.fields().map(entry).map(|(name, value)| (name, value.replace("\r\n", "\n"))).collect()
}

/// `POST …/close`: the form, as it is.
pub(super) async fn close(
    State(console): State<ChatConsole>,
    Path((platform, user)): Path<(Platform, String)>,
) -> Response {
    match platform {
        Platform::Slack => {
            // Who has no form open has closed it already.
            let _ = console.shared.slack.close(&user).await;
        }
        Platform::Discord => console.shared.discord.close(&user),
    }
    Redirect::to(&platform.path(&user)).into_response()
}

impl ChatConsole {
    async fn send(&self, platform: Platform, user: &str, line: &str) -> Result<Ack, String> {
        let sent = match platform {
            Platform::Slack => {
                let (command, text) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
                let slack = &self.shared.slack;
                slack.command(user, command, text.trim()).await.map(|sent| sent.ack)
            }
            Platform::Discord => {
                self.shared.discord.type_command(user, line).await.map(|sent| sent.ack)
            }
        };
        sent.map_err(told)
    }

    fn note(&self, platform: Platform, user: &str, kind: EntryKind, text: &str) {
        let now = self.shared.clock.now();
        self.transcript().add(platform, user, now, kind, text);
    }

    /// Notes what the platform says if it went wrong, and shows the page again.
    fn settle(&self, platform: Platform, user: &str, acked: Result<Ack, String>) -> Response {
        let trouble = match acked {
            Ok(ack) if ack.is_ok() => None,
            Ok(ack) => {
                let status = ack.status.map_or_else(
                    || "not at all, or not in a way that the platform takes".to_owned(),
                    |status| format!("with status {status}"),
                );
                let failed = match platform {
                    Platform::Slack => "The app did not respond. (dispatch_failed)",
                    Platform::Discord => "The application did not respond.",
                };
                Some(format!("{failed} The bot answered {status}."))
            }
            Err(trouble) => Some(trouble),
        };
        if let Some(trouble) = trouble {
            self.note(platform, user, EntryKind::Platform, &trouble);
        }
        Redirect::to(&platform.path(user)).into_response()
    }
}

fn told(error: ActError) -> String {
    match error {
        ActError::NoControl(name) if name.is_empty() => {
            "On Discord each option has a name: /invite email:ada@example.com".to_owned()
        }
        ActError::NoControl(name) => {
            format!("There is no command, option or button {name:?} here.")
        }
        ActError::Field { field, what } => format!("{field}: {what}."),
        other => format!("{other}."),
    }
}
