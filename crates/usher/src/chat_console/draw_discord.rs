//! Discord's messages as they are drawn.

use serde_json::Value;
use usher_fake_chat::discord::{GENERAL, Message};

use super::{
    draw::{Choice, Control, Embed, Pair, Part, Shown},
    draw_slack::{list, str_of},
    markup::{Dialect, is_web, spans},
};

/// A message.
pub(super) fn message(message: Message) -> Shown {
    let mut parts = Vec::new();
    if !message.content.is_empty() {
        parts.push(Part::Text(spans(&message.content, Dialect::Discord)));
    }
    parts.extend(message.embeds.iter().map(|one| Part::Embed(Box::new(embed(one)))));
    for row in &message.components {
        parts.push(Part::Controls(list(row, "components").iter().filter_map(control).collect()));
    }
    Shown {
        direct: message.channel != GENERAL,
        only_you: message.only_for.is_some(),
        edited: message.edits > 0,
        thinking: message.thinking,
        id: message.id,
        at: message.at,
        parts,
    }
}

fn embed(embed: &Value) -> Embed {
    let optional = |value: &Value, name: &str| {
        Some(str_of(value, name)).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let mut title = spans(str_of(embed, "title"), Dialect::Discord);
    let url = str_of(embed, "url");
    if is_web(url) {
        for span in &mut title {
            span.link = Some(url.to_owned());
        }
    }
    let pair = |field: &Value| Pair {
        name: spans(str_of(field, "name"), Dialect::Discord),
        value: spans(str_of(field, "value"), Dialect::Discord),
        inline: field["inline"] == true,
    };
    Embed {
        color: embed["color"].as_u64().map(|color| format!("#{:06x}", color & 0xFF_FFFF)),
        author: optional(&embed["author"], "name"),
        title,
        description: spans(str_of(embed, "description"), Dialect::Discord),
        fields: list(embed, "fields").iter().map(pair).collect(),
        footer: optional(&embed["footer"], "text"),
    }
}

fn control(control: &Value) -> Option<Control> {
    let emoji = str_of(&control["emoji"], "name");
    let label = format!("{emoji} {}", str_of(control, "label")).trim().to_owned();
    let name = str_of(control, "custom_id").to_owned();
    let disabled = control["disabled"] == true;
    match (control["type"].as_u64(), control["style"].as_u64()) {
        (Some(2), Some(5)) => {
            let url = str_of(control, "url");
            is_web(url).then(|| Control::Link { label, url: url.to_owned() })
        }
        (Some(2), style) => {
            let style = match style {
                Some(1) => "primary",
                Some(3) => "success",
                Some(4) => "danger",
                _ => "usual",
            };
            Some(Control::Button { name, label, style, disabled })
        }
        (Some(3), _) => {
            let label = str_of(control, "placeholder").to_owned();
            Some(Control::Menu { name, label, choices: choices(control) })
        }
        _ => None,
    }
}

/// The choices of a menu.
pub(super) fn choices(menu: &Value) -> Vec<Choice> {
    let choice = |option: &Value| Choice {
        value: str_of(option, "value").to_owned(),
        label: str_of(option, "label").to_owned(),
        description: str_of(option, "description").to_owned(),
        chosen: option["default"] == true,
    };
    list(menu, "options").iter().map(choice).collect()
}
