//! An answer as a person could read it in a test.

use usher_bot::{
    Answer, Reply,
    answer::{Button, Does, Field, Form, Kind, Look, Part},
};

/// An answer as text.
pub fn shown(answer: &Answer) -> String {
    match answer {
        Answer::Reply(reply) => message("REPLY", reply),
        Answer::Update(reply) => message("UPDATE", reply),
        Answer::Form(form) => of_form(form),
        Answer::Wrong(fields) => {
            let lines = fields.iter().map(|(name, said)| format!("\n  {name} <- {said}"));
            format!("WRONG{}", lines.collect::<String>())
        }
    }
}

/// A message as text.
pub fn message(kind: &str, reply: &Reply) -> String {
    let announces = reply.announces.as_ref();
    let announces =
        announces.map(|it| format!(" that announces {} version {}", it.user, it.version));
    let parts = reply.parts.iter().map(part).collect::<Vec<_>>().join("\n");
    format!("{kind}{}\n{parts}", announces.unwrap_or_default())
}

fn part(part: &Part) -> String {
    match part {
        Part::Heading(text) => format!("# {text}"),
        Part::Text(text) => text.clone(),
        Part::Note(text) => format!("~ {text}"),
        Part::Fields(fields) => {
            let lines: Vec<String> =
                fields.iter().map(|(name, value)| format!("| {name}: {value}")).collect();
            lines.join("\n")
        }
        Part::Code(text) => format!("    {text}"),
        Part::Lines(lines) => {
            lines.iter().map(|line| format!("- {line}")).collect::<Vec<_>>().join("\n")
        }
        Part::Buttons(buttons) => buttons.iter().map(button).collect::<Vec<_>>().join(" "),
    }
}

fn button(button: &Button) -> String {
    let look = match button.look {
        Look::Plain => "",
        Look::Primary => "+",
        Look::Danger => "!",
    };
    match &button.does {
        Does::Act(action) => format!("[{look}{} = {action}]", button.label),
        Does::Open(url) => format!("[{look}{} -> {url}]", button.label),
    }
}

fn of_form(form: &Form) -> String {
    let fields: Vec<String> = form.fields.iter().map(field).collect();
    format!("FORM {} “{}” [{}]\n{}", form.id, form.title, form.submit, fields.join("\n"))
}

fn field(field: &Field) -> String {
    let must = if field.required { "*" } else { "" };
    let hint = field.hint.as_ref().map(|hint| format!(" ({hint})")).unwrap_or_default();
    let kind = match &field.kind {
        Kind::Line { value, max } => format!("line of {max}: {value:?}"),
        Kind::Lines { value, max } => format!("lines of {max}: {value:?}"),
        Kind::Choice { value, options } => {
            let options: Vec<String> =
                options.iter().map(|(value, name)| format!("{value}={name}")).collect();
            format!("{} of {}", value.as_deref().unwrap_or("none"), options.join(", "))
        }
        Kind::Box { ticked, says } => format!("[{}] {says}", if *ticked { "x" } else { " " }),
    };
    format!("{}{must} “{}”{hint}: {kind}", field.name, field.label)
}
