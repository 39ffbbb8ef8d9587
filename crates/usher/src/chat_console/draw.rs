//! What is drawn, whichever platform it comes from.

use jiff::Timestamp;

use super::markup::Span;

/// A line of the conversation.
pub(super) enum Line {
    /// What the person or the platform said.
    Entry(super::transcript::Entry),
    /// What the bot said.
    Message(Shown),
}

impl Line {
    pub(super) fn at(&self) -> Timestamp {
        match self {
            Self::Entry(entry) => entry.at,
            Self::Message(message) => message.at,
        }
    }
}

/// A message of the bot's.
pub(super) struct Shown {
    /// What identifies it on its platform.
    pub(super) id: String,
    pub(super) at: Timestamp,
    pub(super) edited: bool,
    pub(super) only_you: bool,
    /// Whether it is a direct message.
    pub(super) direct: bool,
    pub(super) thinking: bool,
    pub(super) parts: Vec<Part>,
}

/// A part of a message or a form.
pub(super) enum Part {
    Header(String),
    Text(Vec<Span>),
    /// Text with a control beside it.
    Section(Vec<Span>, Control),
    Fields(Vec<Pair>),
    /// Small print.
    Context(Vec<Span>),
    Divider,
    Controls(Vec<Control>),
    Image(String),
    Embed(Box<Embed>),
    /// Something that the console cannot draw.
    Unknown(String),
}

/// A field: in Slack its name is part of its text.
pub(super) struct Pair {
    pub(super) name: Vec<Span>,
    pub(super) value: Vec<Span>,
    /// Whether the next one may stand beside it.
    pub(super) inline: bool,
}

/// An embed of Discord's.
pub(super) struct Embed {
    /// As `#rrggbb`.
    pub(super) color: Option<String>,
    pub(super) author: Option<String>,
    pub(super) title: Vec<Span>,
    pub(super) description: Vec<Span>,
    pub(super) fields: Vec<Pair>,
    pub(super) footer: Option<String>,
}

/// Something to press or to choose from.
pub(super) enum Control {
    Button { name: String, label: String, style: &'static str, disabled: bool },
    Link { label: String, url: String },
    Menu { name: String, label: String, choices: Vec<Choice> },
}

/// A choice of a menu, checkboxes or radio buttons.
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) description: String,
    pub(super) chosen: bool,
}
