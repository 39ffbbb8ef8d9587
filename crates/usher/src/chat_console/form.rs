//! Forms as they are drawn: Slack's modals and Discord's.

use serde_json::Value;
use usher_fake_chat::{discord, slack};

use super::{
    draw::{Choice, Part},
    draw_discord, draw_slack,
    draw_slack::{list, plain_of, str_of},
    markup::{Dialect, spans},
};

/// A form.
pub(super) struct FormView {
    /// Changes when it has to be drawn anew.
    pub(super) key: String,
    pub(super) title: String,
    pub(super) submit: Option<String>,
    pub(super) close: String,
    pub(super) pieces: Vec<Piece>,
}

/// A piece of a form.
pub(super) enum Piece {
    /// What is only read.
    Shown(Part),
    /// What is filled in.
    Field(Box<Field>),
}

/// Something to fill in.
pub(super) struct Field {
    /// What identifies it in the form.
    pub(super) name: String,
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) required: bool,
    pub(super) error: Option<String>,
    pub(super) kind: Kind,
}

impl Field {
    /// Whether it is several boxes under one label.
    pub(super) fn is_group(&self) -> bool {
        matches!(self.kind, Kind::Boxes(_) | Kind::Radios(_))
    }
}

/// How something is filled in.
pub(super) enum Kind {
    Line(Typed),
    Area(Typed),
    Menu { several: bool, choices: Vec<Choice> },
    Boxes(Vec<Choice>),
    Radios(Vec<Choice>),
}

/// What is typed.
pub(super) struct Typed {
    /// The `type` of the `input`.
    pub(super) input: &'static str,
    pub(super) value: String,
    pub(super) placeholder: String,
    pub(super) least: u64,
    pub(super) most: u64,
}

impl FormView {
    /// The names of the fields.
    pub(super) fn fields(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Field(field) => Some(field.name.as_str()),
            Piece::Shown(_) => None,
        })
    }
}

/// A view of Slack's.
pub(super) fn of_slack(view: &slack::View) -> FormView {
    let text = |name: &str| plain_of(&view.content[name]);
    let close = text("close");
    let mut pieces = Vec::new();
    for block in list(&view.content, "blocks") {
        if str_of(block, "type") == "input" {
            pieces.push(Piece::Field(Box::new(slack_field(view, block))));
        } else {
            pieces.extend(draw_slack::block(block).into_iter().map(Piece::Shown));
        }
    }
    FormView {
        key: format!("{} {} {:?}", view.id, view.hash, view.errors),
        title: text("title"),
        submit: Some(text("submit")).filter(|label| !label.is_empty()),
        close: if close.is_empty() { "Cancel".to_owned() } else { close },
        pieces,
    }
}

fn slack_field(view: &slack::View, block: &Value) -> Field {
    let element = &block["element"];
    let name = str_of(block, "block_id");
    // What was submitted before and complained of is still there.
    let before = &view.values[name][str_of(element, "action_id")];
    let value = before["value"].as_str().unwrap_or(str_of(element, "initial_value"));
    let typed = |input: &'static str| Typed {
        input,
        value: value.to_owned(),
        placeholder: plain_of(&element["placeholder"]),
        least: element["min_length"].as_u64().unwrap_or(0),
        most: element["max_length"].as_u64().unwrap_or(3000),
    };
    let choices = || {
        let mut choices = draw_slack::choices(element);
        if before.is_object() {
            let one = str_of(&before["selected_option"], "value");
            let several = list(before, "selected_options");
            for choice in &mut choices {
                choice.chosen = choice.value == one
                    || several.iter().any(|known| str_of(known, "value") == choice.value);
            }
        }
        choices
    };
    let kind = match str_of(element, "type") {
        "plain_text_input" if element["multiline"] == true => Kind::Area(typed("text")),
        "email_text_input" => Kind::Line(typed("email")),
        "url_text_input" => Kind::Line(typed("url")),
        "number_input" => Kind::Line(typed("number")),
        "static_select" => Kind::Menu { several: false, choices: choices() },
        "multi_static_select" => Kind::Menu { several: true, choices: choices() },
        "checkboxes" => Kind::Boxes(choices()),
        "radio_buttons" => Kind::Radios(choices()),
        _ => Kind::Line(typed("text")),
    };
    Field {
        name: name.to_owned(),
        label: plain_of(&block["label"]),
        hint: plain_of(&block["hint"]),
        required: block["optional"] != true,
        error: view.errors.get(name).cloned(),
        kind,
    }
}

/// A modal of Discord's.
pub(super) fn of_discord(form: &discord::Form) -> FormView {
    let mut pieces = Vec::new();
    for part in list(&form.content, "components") {
        let piece = match part["type"].as_u64() {
            Some(18) => {
                let field = discord_field(part, &part["component"]);
                Piece::Field(Box::new(field))
            }
            Some(1) => {
                let input = &part["components"][0];
                Piece::Field(Box::new(discord_field(input, input)))
            }
            _ => Piece::Shown(Part::Text(spans(str_of(part, "content"), Dialect::Discord))),
        };
        pieces.push(piece);
    }
    FormView {
        key: str_of(&form.content, "custom_id").to_owned(),
        title: str_of(&form.content, "title").to_owned(),
        submit: Some("Submit".to_owned()),
        close: "Cancel".to_owned(),
        pieces,
    }
}

fn discord_field(labelled: &Value, control: &Value) -> Field {
    let typed = || Typed {
        input: "text",
        value: str_of(control, "value").to_owned(),
        placeholder: str_of(control, "placeholder").to_owned(),
        least: control["min_length"].as_u64().unwrap_or(0),
        most: control["max_length"].as_u64().unwrap_or(4000),
    };
    let kind = match (control["type"].as_u64(), control["style"].as_u64()) {
        (Some(3), _) => Kind::Menu {
            several: control["max_values"].as_u64().unwrap_or(1) > 1,
            choices: draw_discord::choices(control),
        },
        (_, Some(2)) => Kind::Area(typed()),
        _ => Kind::Line(typed()),
    };
    Field {
        name: str_of(control, "custom_id").to_owned(),
        label: str_of(labelled, "label").to_owned(),
        hint: str_of(labelled, "description").to_owned(),
        required: control["required"].as_bool().unwrap_or(true),
        error: None,
        kind,
    }
}
