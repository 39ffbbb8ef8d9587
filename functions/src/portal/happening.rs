//! What happened, in words: the kinds of entries of a timeline and of the audit trail.

use serde_json::{Map, Value};
use usher_domain::{ChatAccount, ChatPlatform};
use usher_i18n::Texts;

use super::{
    sentence::{Piece, said, sentence},
    words::{self, known},
};

/// An entry in words.
pub struct Told {
    /// What happened.
    pub what: Vec<Piece>,
    /// The code of a kind that there is no sentence for.
    pub code: Option<String>,
    /// The fields that changed, or shall.
    pub changes: Vec<Change>,
    /// Why, if that is known.
    pub reason: Option<Vec<Piece>>,
}

/// A field that changed.
pub struct Change {
    pub field: String,
    pub old: String,
    pub new: String,
}

/// What an entry of `kind` tells, whose particulars are `data`.
pub fn told(texts: &Texts, kind: &str, data: &Map<String, Value>) -> Told {
    let what = what(texts, kind, data);
    Told {
        code: what.is_none().then(|| kind.to_owned()),
        what: what.unwrap_or_default(),
        changes: changes(texts, data),
        reason: reason(texts, kind, data),
    }
}

fn what(texts: &Texts, kind: &str, data: &Map<String, Value>) -> Option<Vec<Piece>> {
    let id = format!("happening-{}", kind.replace('_', "-"));
    let with = |values: &[(&str, &str)]| Some(sentence(texts, &id, values));
    match kind {
        "added" | "revived" => {
            let quiet = data.get("welcome_email") == Some(&Value::Bool(false));
            let id = if quiet { format!("{id}-quietly") } else { id };
            Some(sentence(texts, &id, &[("role", text(data, "role"))]))
        }
        "import_checked" | "import_started" => with(&[("rows", &count(data, "rows"))]),
        "import_finished" | "import_cancelled" | "import_stopped" => {
            let [added, revived, waiting, rejected] =
                ["added", "revived", "waiting", "rejected"].map(|name| count(data, name));
            with(&[
                ("added", &added),
                ("revived", &revived),
                ("waiting", &waiting),
                ("rejected", &rejected),
            ])
        }
        "delivery_retried" | "delivery_given_up" => {
            let message = text(data, "message").replace('_', "-");
            let words = known(texts, &format!("message-{message}"));
            let words = words.unwrap_or_else(|| texts.get("message-other"));
            with(&[("what", &words)])
        }
        "key_created" => with(&[("name", text(data, "name"))]),
        "chat_linked" | "chat_unlinked" => {
            let account = text(data, "account").parse::<ChatAccount>().ok();
            let (platform, user) =
                account.as_ref().map_or(("", ""), |it| (it.platform().name(), it.user()));
            with(&[("platform", platform), ("account", user)])
        }
        "chat_undeliverable" => with(&[("platform", platform(text(data, "platform")))]),
        "approval_requested" | "approved" | "approval_declined" | "approval_lapsed"
        | "approval_cancelled" => {
            let what = words::approval_kind(texts, text(data, "change"), text(data, "role"));
            with(&[("what", &what)])
        }
        _ => known(texts, &id).map(|words| said(words).into_iter().collect()),
    }
}

/// What a kind of entry is called where no particulars are told, as in a choice of kinds.
pub fn kind_words(texts: &Texts, kind: &str) -> String {
    let id = kind.replace('_', "-");
    known(texts, &format!("kind-{id}"))
        .or_else(|| known(texts, &format!("happening-{id}")))
        .unwrap_or_else(|| kind.to_owned())
}

/// The name of a chat platform, or its code.
pub fn platform(code: &str) -> &str {
    let known = ChatPlatform::ALL.into_iter().find(|platform| platform.as_str() == code);
    known.map_or(code, |platform| platform.name())
}

fn reason(texts: &Texts, kind: &str, data: &Map<String, Value>) -> Option<Vec<Piece>> {
    let because = text(data, "because");
    if !because.is_empty() {
        let words = words::word(texts, "approval-because", because);
        return Some(said(words).into_iter().collect());
    }
    let code = text(data, "reason");
    let typed = match kind {
        "mail_bounced" | "mail_failed" => mail_reason(texts, code)?,
        "import_stopped" => known(texts, &format!("stop-{}", code.replace('_', "-")))?,
        _ if code.is_empty() => return None,
        _ => code.to_owned(),
    };
    Some(sentence(texts, "approval-declined-reason", &[("reason", &typed)]))
}

/// Why a mail went no further, in plain words; nothing if nobody told.
pub fn mail_reason(texts: &Texts, code: &str) -> Option<String> {
    known(texts, &format!("chat-reason-{}", code.replace('_', "-")))
}

fn changes(texts: &Texts, data: &Map<String, Value>) -> Vec<Change> {
    let all = data.get("changes").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let change = |one: &Value| {
        let part = |name| one.get(name).and_then(Value::as_str);
        Some(Change::new(texts, part("field")?, part("old")?, part("new")?))
    };
    all.iter().filter_map(change).collect()
}

impl Change {
    /// The change of a field that the API names so.
    pub fn new(texts: &Texts, field: &str, old: &str, new: &str) -> Self {
        let words = |value| words::value(texts, field, value);
        Self { field: words::field(texts, field), old: words(old), new: words(new) }
    }
}

fn text<'d>(data: &'d Map<String, Value>, name: &str) -> &'d str {
    data.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn count(data: &Map<String, Value>, name: &str) -> String {
    data.get(name).and_then(Value::as_u64).unwrap_or_default().to_string()
}
