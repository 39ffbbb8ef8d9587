//! What the bot answers: plain data, which each platform draws its own way.
//!
//! Every text in it is plain: a platform's layer escapes it, so that no name can mention people, link,
//! or format.

use std::collections::BTreeMap;

/// The answer to an event. Whatever it is, only the person who caused it sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A new message.
    Reply(Reply),
    /// The message whose button was pressed becomes this.
    Update(Reply),
    /// A form opens.
    Form(Form),
    /// The form that was sent stays open, and says what is wrong, by the names of its fields.
    Wrong(BTreeMap<String, String>),
}

/// A message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reply {
    /// Its parts, from top to bottom.
    pub parts: Vec<Part>,
    /// Whom it announces, if it is the card that later news of them change.
    pub announces: Option<Announces>,
}

impl From<Vec<Part>> for Reply {
    fn from(parts: Vec<Part>) -> Self {
        Self { parts, announces: None }
    }
}

/// The user whom a message announces, as it shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announces {
    /// The user's id.
    pub user: String,
    /// The version that is shown.
    pub version: u64,
}

/// A part of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A sentence that says what happened, drawn as a heading.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// What is worth less attention.
    Note(String),
    /// Names with what they have, such as the role and the status of a user.
    Fields(Vec<(String, String)>),
    /// Something to be copied whole, such as a link or a line to type.
    Code(String),
    /// Lines of a list, in order.
    Lines(Vec<String>),
    /// Buttons beside each other, five at most.
    Buttons(Vec<Button>),
}

/// A button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// What it says, in 40 characters at most.
    pub label: String,
    /// What it does.
    pub does: Does,
    /// How it looks.
    pub look: Look,
}

/// What a button does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Does {
    /// It asks the bot to do this; written in 100 bytes at most, which is what Discord keeps.
    Act(String),
    /// It opens a page in the browser.
    Open(String),
}

/// How a button looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Look {
    /// Like any other.
    #[default]
    Plain,
    /// Like what most people will press.
    Primary,
    /// Like what cannot be undone.
    Danger,
}

/// A form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Which form, and what it has to remember, in 100 bytes at most.
    pub id: String,
    /// Its title, in 24 characters at most, which is what Slack shows.
    pub title: String,
    /// What the button that sends it says, in 24 characters at most.
    pub submit: String,
    /// What can be filled in.
    pub fields: Vec<Field>,
}

/// A field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name, by which the value comes back.
    pub name: String,
    /// What it is called, in 45 characters at most, which is what Discord shows.
    pub label: String,
    /// What helps to fill it in, in 100 characters at most.
    pub hint: Option<String>,
    /// Whether it must be filled in.
    pub required: bool,
    /// Of what kind it is, with what it holds at first.
    pub kind: Kind,
}

/// Of what kind a field is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// One line of text.
    Line {
        /// What it holds at first.
        value: String,
        /// The longest, in characters.
        max: usize,
    },
    /// Several lines of text.
    Lines {
        /// What it holds at first.
        value: String,
        /// The longest, in characters.
        max: usize,
    },
    /// One of some.
    Choice {
        /// Which is chosen at first, by its value.
        value: Option<String>,
        /// Values with what they are called.
        options: Vec<(String, String)>,
    },
    /// A box to tick, with what it says.
    Box {
        /// Whether it is ticked at first.
        ticked: bool,
        /// What it says.
        says: String,
    },
}
