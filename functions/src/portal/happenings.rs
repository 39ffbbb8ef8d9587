//! What happened, in words: the sentences of the timeline and of the audit trail.

use jiff::Timestamp;
use serde_json::{Map, Value};
use usher_domain::Language;
use usher_i18n::Texts;

/// The longest value that a sentence quotes, in characters.
const LONGEST: usize = 120;

/// What an entry of `kind` tells, in one sentence. `data` is what the API says of it; nothing at all
/// once the person it tells of was erased.
pub fn sentence(texts: &Texts, kind: &str, data: &Map<String, Value>) -> String {
    let id = format!("happening-{}", kind.replace('_', "-"));
    let what = texts.get(&id);
    // A kind of a later version: its own name says more than nothing.
    let what = if what == id { kind.replace('_', " ") } else { what };
    let joined = Details { texts, data }.of(kind).into_iter().reduce(|one, other| {
        texts.choose("happening-and", &[("one", one.into()), ("other", other.into())])
    });
    match joined {
        Some(details) => {
            let values = [("what", what.into()), ("details", details.into())];
            texts.choose("happening-with", &values)
        }
        None => what,
    }
}

/// The particulars of an entry, each in words.
struct Details<'d> {
    texts: &'d Texts,
    data: &'d Map<String, Value>,
}

impl Details<'_> {
    fn of(&self, kind: &str) -> Vec<String> {
        let some = |parts: Vec<Option<String>>| parts.into_iter().flatten().collect();
        match kind {
            "added" | "revived" => some(vec![self.role(), self.without_mail(), self.generation()]),
            "mail_bounced" | "mail_failed" => {
                some(vec![self.reason("chat-reason"), self.generation()])
            }
            "import_stopped" => [self.reason("happening-reason")]
                .into_iter()
                .flatten()
                .chain(self.tally())
                .collect(),
            "revoked" => some(vec![self.quoted("reason")]),
            "role_created" => {
                some(vec![self.quoted("description"), self.permissions(), self.needs_approval()])
            }
            "key_created" => {
                some(vec![self.quoted("name"), self.role(), self.workspaces(), self.until()])
            }
            "chat_linked" | "chat_unlinked" => some(vec![self.text("account")]),
            "chat_undeliverable" => some(vec![self.text("platform")]),
            "approval_requested" | "approved" | "approval_lapsed" => {
                [self.asks(), self.role()].into_iter().flatten().chain(self.changes()).collect()
            }
            "approval_declined" => some(vec![self.asks(), self.role(), self.quoted("reason")]),
            "approval_cancelled" => {
                some(vec![self.asks(), self.role(), self.named("happening-reason", "because")])
            }
            "delivery_retried" | "delivery_given_up" => {
                some(vec![self.named("delivery", "message")])
            }
            _ => [self.count("rows", "rows"), self.keys_ended(), self.generation()]
                .into_iter()
                .flatten()
                .chain(self.tally())
                .chain(self.changes())
                .collect(),
        }
    }

    fn text(&self, name: &str) -> Option<String> {
        self.data.get(name)?.as_str().map(plain).filter(|text| !text.is_empty())
    }

    fn quoted(&self, name: &str) -> Option<String> {
        Some(self.texts.format("happening-quote", &[("text", self.text(name)?.into())]))
    }

    /// The words for a code, if there are any.
    fn named(&self, group: &str, name: &str) -> Option<String> {
        let id = format!("{group}-{}", self.text(name)?.replace('_', "-"));
        Some(self.texts.get(&id)).filter(|words| *words != id)
    }

    fn reason(&self, group: &str) -> Option<String> {
        self.named(group, "reason")
    }

    fn asks(&self) -> Option<String> {
        self.named("happening-asks", "change")
    }

    fn role(&self) -> Option<String> {
        Some(self.texts.format("happening-role", &[("role", self.text("role")?.into())]))
    }

    fn without_mail(&self) -> Option<String> {
        let asked = self.data.get("welcome_email")?.as_bool()?;
        (!asked).then(|| self.texts.get("happening-without-mail"))
    }

    /// Which invite it is about, where it is not the first.
    fn generation(&self) -> Option<String> {
        let number = self.data.get("generation")?.as_u64().filter(|number| *number > 1)?;
        Some(self.texts.format("happening-generation", &[("number", number.into())]))
    }

    fn count(&self, name: &str, id: &str) -> Option<String> {
        let count = self.data.get(name)?.as_u64()?;
        Some(self.texts.format(&format!("happening-{id}"), &[("count", count.into())]))
    }

    fn tally(&self) -> impl Iterator<Item = String> {
        let parts = ["added", "revived", "waiting", "rejected"];
        parts.into_iter().filter_map(|name| self.count(name, &format!("count-{name}")))
    }

    fn keys_ended(&self) -> Option<String> {
        let count = self.data.get("revoked_keys")?.as_array()?.len();
        let count = u64::try_from(count).ok().filter(|count| *count > 0)?;
        Some(self.texts.format("happening-keys-ended", &[("count", count.into())]))
    }

    fn permissions(&self) -> Option<String> {
        let permissions = self.text("permissions")?;
        Some(self.texts.format("happening-permissions", &[("permissions", permissions.into())]))
    }

    fn needs_approval(&self) -> Option<String> {
        let needs = self.data.get("needs_approval")?.as_bool()?;
        needs.then(|| self.texts.get("happening-needs-approval"))
    }

    fn workspaces(&self) -> Option<String> {
        let workspaces = self.text("workspaces")?;
        Some(self.texts.format("happening-workspaces", &[("workspaces", workspaces.into())]))
    }

    fn until(&self) -> Option<String> {
        let at: Timestamp = self.data.get("expires_at")?.as_str()?.parse().ok()?;
        Some(self.texts.format("happening-until", &[("until", self.texts.date(at).into())]))
    }

    fn changes(&self) -> impl Iterator<Item = String> {
        let changes = self.data.get("changes").and_then(Value::as_array);
        changes.into_iter().flatten().filter_map(|change| self.change(change))
    }

    fn change(&self, change: &Value) -> Option<String> {
        let text = |name| change.get(name)?.as_str();
        let (code, old, new) = (text("field")?, text("old")?, text("new")?);
        let field = self.field(code);
        let id = match (old, new) {
            ("", _) => "happening-change-set",
            (_, "") => "happening-change-emptied",
            _ => "happening-change",
        };
        let value = |text| if code == "language" { language(text) } else { plain(text) };
        let values =
            [("field", field.into()), ("old", value(old).into()), ("new", value(new).into())];
        Some(self.texts.format(id, &values))
    }

    fn field(&self, code: &str) -> String {
        let (name, part) = code.split_once('.').unwrap_or((code, ""));
        let id = format!("happening-field-{}", name.replace('_', "-"));
        let words = self.texts.format(&id, &[("language", language(part).into())]);
        if words == id { plain(code) } else { words }
    }
}

fn language(tag: &str) -> String {
    tag.parse().map_or_else(|_| plain(tag), |language: Language| language.name().to_owned())
}

/// A value as it can stand within a sentence: not too long, and without the characters that turn the
/// direction of what follows.
fn plain(text: &str) -> String {
    let turns = |c: &char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let mut characters = text.chars().filter(|c| !turns(c));
    let mut shown: String = characters.by_ref().take(LONGEST).collect();
    if characters.next().is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn told(language: Language, kind: &str, data: Value) -> String {
        let Value::Object(data) = data else { panic!("not an object") };
        sentence(Texts::of(language), kind, &data)
    }

    #[test]
    fn what_happened_reads_as_a_sentence() {
        let english = |kind, data| told(Language::English, kind, data);
        let change = json!({ "changes": [
            { "field": "role", "old": "user", "new": "admin" },
            { "field": "language", "old": "en", "new": "he" },
        ] });
        let welcome = json!({ "changes": [
            { "field": "welcome_sentence.de", "old": "", "new": "Hallo" },
        ] });
        let cases = [
            (
                english("added", json!({ "role": "admin", "welcome_email": false })),
                "Added: role admin; without a welcome email",
            ),
            (
                english("mail_bounced", json!({ "generation": 2, "reason": "address_rejected" })),
                "Mail came back: there is no such mailbox; invite no. 2",
            ),
            (
                english("mail_bounced", json!({ "generation": 1, "reason": "undetermined" })),
                "Mail came back",
            ),
            (
                english("changed", change),
                "Changed: role from “user” to “admin”; language from “English” to “עברית”",
            ),
            (
                english("settings_changed", welcome),
                "Settings changed: sentence in the welcome mail (Deutsch) to “Hallo”",
            ),
            (
                english("import_finished", json!({ "added": 3, "revived": 0, "rejected": 1 })),
                "Import finished: added: 3; added again: 0; rejected: 1",
            ),
            (
                english(
                    "approval_cancelled",
                    json!({ "change": "add_user", "role": "admin", "because": "withdrawn" }),
                ),
                "Request for approval cancelled: to add them; role admin; it was withdrawn",
            ),
            (english("signed_in", json!({})), "Signed in"),
            (english("of_a_later_version", json!({ "new": 1 })), "of a later version"),
        ];
        for (told, expected) in cases {
            let told = told.replace(['\u{2068}', '\u{2069}'], "");
            assert_eq!(told, expected);
        }
    }

    #[test]
    fn nothing_that_was_typed_turns_the_sentence_around() {
        let told = told(Language::English, "revoked", json!({ "reason": "\u{202E}<b>no\u{2066}" }));
        assert_eq!(told, "Invite revoked: “<b>no”");
    }

    #[test]
    fn every_happening_has_words_in_every_language() {
        for language in Language::ALL {
            for kind in KINDS {
                let words = told(language, kind, json!({}));
                assert_ne!(words, kind.replace('_', " "), "{language}: {kind}");
            }
        }
    }

    const KINDS: [&str; 46] = [
        "added",
        "revived",
        "link_copied",
        "mail_sent",
        "mail_failed",
        "mail_delayed",
        "mail_delivered",
        "mail_bounced",
        "mail_complained",
        "renewal_requested",
        "accepted",
        "declined",
        "expired",
        "import_checked",
        "import_started",
        "import_finished",
        "import_cancelled",
        "import_stopped",
        "role_created",
        "role_changed",
        "role_deleted",
        "key_created",
        "key_revoked",
        "signed_in",
        "signed_out",
        "session_ended",
        "sessions_ended",
        "password_reset",
        "password_changed",
        "changed",
        "resent",
        "revoked",
        "deactivated",
        "reactivated",
        "erased",
        "chat_linked",
        "chat_unlinked",
        "chat_undeliverable",
        "approval_requested",
        "approved",
        "approval_declined",
        "approval_lapsed",
        "approval_cancelled",
        "settings_changed",
        "delivery_retried",
        "delivery_given_up",
    ];
}
