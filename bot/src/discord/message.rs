//! Replies as Discord draws them: embeds and rows of buttons, in which no text formats anything.
//!
//! <https://docs.discord.com/developers/resources/message#embed-object>

use serde_json::{Map, Value, json};

use crate::{
    Reply,
    answer::{Button, Does, Look, Part},
    shorten,
};

/// A message that only one person sees.
const EPHEMERAL: u64 = 1 << 6;
/// The most embeds of a message.
const EMBEDS: usize = 10;
/// The most characters of all embeds together.
const ALL: usize = 6000;
const TITLE: usize = 256;
const DESCRIPTION: usize = 4096;
const FIELDS: usize = 25;
const FIELD_NAME: usize = 256;
const FIELD_VALUE: usize = 1024;
const FOOTER: usize = 2048;
/// The most rows of buttons, and the most buttons of one.
const ROWS: usize = 5;
const ROW: usize = 5;
const LABEL: usize = 80;
/// The longest address that a button opens.
const URL: usize = 512;

/// A reply as a message; `private` if nobody else is to see it.
pub(crate) fn message(reply: &Reply, private: bool) -> Value {
    let mut embeds = Embeds::default();
    let mut rows: Vec<Value> = Vec::new();
    for part in &reply.parts {
        match part {
            Part::Buttons(buttons) => rows.extend(buttons.chunks(ROW).filter_map(row)),
            part => embeds.push(part),
        }
    }
    rows.truncate(ROWS);
    let mut message = json!({
        "embeds": embeds.finish(),
        "components": rows,
        // What a name holds notifies nobody.
        "allowed_mentions": { "parse": [] },
    });
    if private {
        message["flags"] = EPHEMERAL.into();
    }
    message
}

/// Where in an embed a part goes. Discord draws title, description, fields and footer in this order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Title,
    Description,
    Fields,
    Footer,
}

/// Embeds that keep the order of the parts: where Discord would change it, a new one begins.
#[derive(Default)]
struct Embeds {
    done: Vec<Map<String, Value>>,
    place: Option<Place>,
    used: usize,
}

impl Embeds {
    fn push(&mut self, part: &Part) {
        match part {
            Part::Heading(text) => self.set(Place::Title, "title", &markdown(text, TITLE)),
            Part::Text(text) => self.describe(&markdown(text, DESCRIPTION)),
            Part::Code(text) => self.describe(&code(text)),
            Part::Lines(lines) => {
                let lines = lines.iter().map(|line| markdown(line, DESCRIPTION / 5));
                for line in lines {
                    self.describe(&line);
                }
            }
            Part::Fields(fields) => {
                for (name, value) in fields {
                    self.field(name, value);
                }
            }
            // A footer knows no markdown: what is escaped there shows its backslashes.
            Part::Note(text) => {
                let text = shorten::plain(text, FOOTER);
                if self.left() > 0 && !text.trim().is_empty() {
                    let text = self.take(&text);
                    self.at(Place::Footer, false).insert("footer".into(), json!({ "text": text }));
                }
            }
            Part::Buttons(_) => {}
        }
    }

    fn finish(mut self) -> Vec<Map<String, Value>> {
        self.done.truncate(EMBEDS);
        self.done
    }

    fn left(&self) -> usize {
        ALL - self.used
    }

    /// As much of a text as the message still takes.
    fn take(&mut self, text: &str) -> String {
        let text = shorten::plain(text, self.left());
        self.used += text.chars().count();
        text
    }

    /// The embed that takes something at this place; `again` if there may be several of it.
    fn at(&mut self, place: Place, again: bool) -> &mut Map<String, Value> {
        let fits = self.place.is_some_and(|last| last < place || again && last == place);
        self.place = Some(place);
        if !fits {
            self.done.push(Map::new());
        }
        let last = self.done.len() - 1;
        &mut self.done[last]
    }

    fn set(&mut self, place: Place, name: &str, text: &str) {
        if self.left() == 0 || text.trim().is_empty() {
            return;
        }
        let text = self.take(text);
        self.at(place, false).insert(name.to_owned(), text.into());
    }

    fn describe(&mut self, text: &str) {
        let left = self.left();
        if left < 2 || text.trim().is_empty() {
            return;
        }
        let embed = self.at(Place::Description, true);
        let before = embed.get("description").and_then(Value::as_str).unwrap_or_default();
        let most = left - 1;
        let joined = match before {
            "" => shorten::plain(text, most),
            before if before.chars().count() + 1 + text.chars().count() <= DESCRIPTION => {
                format!("{before}\n{}", shorten::plain(text, most))
            }
            // Full: an embed below it goes on.
            _ => {
                self.place = None;
                return self.describe(text);
            }
        };
        let added = joined.chars().count() - before.chars().count();
        embed.insert("description".into(), joined.into());
        self.used += added;
    }

    fn field(&mut self, name: &str, value: &str) {
        let name = markdown(name, FIELD_NAME);
        let value = markdown(value, FIELD_VALUE);
        let length = name.chars().count() + value.chars().count();
        if name.trim().is_empty() || value.trim().is_empty() || length > self.left() {
            return;
        }
        self.used += length;
        let embed = self.at(Place::Fields, true);
        let fields = embed.entry("fields").or_insert_with(|| json!([]));
        if let Some(fields) = fields.as_array_mut().filter(|fields| fields.len() < FIELDS) {
            fields.push(json!({ "name": name, "value": value, "inline": true }));
        }
    }
}

/// What is to be copied, in a block of code. A text that could leave it is shown as it is.
fn code(text: &str) -> String {
    if text.contains('`') {
        return markdown(text, DESCRIPTION / 2);
    }
    format!("```\n{}\n```", shorten::plain(text, DESCRIPTION / 2))
}

fn row(buttons: &[Button]) -> Option<Value> {
    let mut ids = Vec::new();
    let buttons: Vec<Value> = buttons
        .iter()
        .filter_map(|button| {
            let element = one(button)?;
            // Discord refuses a message in which two buttons do the same.
            let id = element.get("custom_id").cloned();
            let twice = id.is_some() && ids.contains(&id);
            ids.push(id);
            (!twice).then_some(element)
        })
        .collect();
    (!buttons.is_empty()).then(|| json!({ "type": 1, "components": buttons }))
}

fn one(button: &Button) -> Option<Value> {
    let label = shorten::plain(&button.label, LABEL);
    let style = match button.look {
        Look::Primary => 1,
        Look::Plain => 2,
        Look::Danger => 4,
    };
    match &button.does {
        Does::Act(action) => {
            Some(json!({ "type": 2, "style": style, "label": label, "custom_id": action }))
        }
        // A link cut short would lead elsewhere.
        Does::Open(url) if url.len() <= URL => {
            Some(json!({ "type": 2, "style": 5, "label": label, "url": url }))
        }
        Does::Open(_) => None,
    }
}

/// A text in which markdown finds nothing: no mention, no link, no emoji, no format.
fn markdown(text: &str, most: usize) -> String {
    shorten::written(text, most, |c| match c {
        '\\' | '*' | '_' | '~' | '`' | '|' | '[' | ']' | '(' | ')' | '<' | '>' | '#' | '-'
        | '+' | '@' | ':' => format!("\\{c}"),
        c => c.to_string(),
    })
}
