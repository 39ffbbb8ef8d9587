//! The commands that the application registered, and what somebody types of them.

use axum::{
    Json,
    extract::{Path, State as Shared},
    http::{HeaderMap, StatusCode},
};
use serde_json::{Value, json};

use super::{
    FakeDiscord, command_limits,
    limits::number,
    rest::{RestError, UNAUTHORIZED, authorize},
};
use crate::ActError;

/// `PUT /applications/{app}/commands`.
pub(super) async fn put_global(
    Shared(discord): Shared<FakeDiscord>,
    Path(app): Path<String>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Result<Json<Value>, RestError> {
    let commands = discord.checked_commands(&app, &headers, &body)?;
    discord.change(|state| state.global_commands.clone_from(&commands));
    Ok(Json(commands.into()))
}

/// `PUT /applications/{app}/guilds/{guild}/commands`.
pub(super) async fn put_guild(
    Shared(discord): Shared<FakeDiscord>,
    Path((app, guild)): Path<(String, String)>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Result<Json<Value>, RestError> {
    let mut commands = discord.checked_commands(&app, &headers, &body)?;
    discord.known_guild(&guild)?;
    for command in &mut commands {
        command["guild_id"] = guild.clone().into();
    }
    discord.change(|state| state.guild_commands.clone_from(&commands));
    Ok(Json(commands.into()))
}

/// `GET /applications/{app}/commands`.
pub(super) async fn global(
    Shared(discord): Shared<FakeDiscord>,
    headers: HeaderMap,
) -> Result<Json<Value>, RestError> {
    authorize(&discord, &headers)?;
    Ok(Json(discord.state().global_commands.clone().into()))
}

/// `GET /applications/{app}/guilds/{guild}/commands`.
pub(super) async fn guild(
    Shared(discord): Shared<FakeDiscord>,
    Path((_, guild)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Json<Value>, RestError> {
    authorize(&discord, &headers)?;
    discord.known_guild(&guild)?;
    Ok(Json(discord.state().guild_commands.clone().into()))
}

impl FakeDiscord {
    fn known_guild(&self, guild: &str) -> Result<(), RestError> {
        if guild == self.settings().guild_id {
            return Ok(());
        }
        Err(RestError::Mistake(StatusCode::FORBIDDEN, 50_001, "Missing Access"))
    }

    fn checked_commands(
        &self,
        app: &str,
        headers: &HeaderMap,
        body: &Value,
    ) -> Result<Vec<Value>, RestError> {
        authorize(self, headers)?;
        if app != self.settings().application_id {
            return Err(UNAUTHORIZED);
        }
        let problems = command_limits::commands(body);
        if !problems.none() {
            return Err(RestError::Form(problems, body.clone()));
        }
        let mut commands = body.as_array().cloned().unwrap_or_default();
        let now = self.now();
        for command in &mut commands {
            let id = self.change(|state| state.snowflake(now));
            command["id"] = id.clone().into();
            command["version"] = id.into();
            command["application_id"] = app.into();
            command["type"] = 1.into();
        }
        Ok(commands)
    }
}

/// What somebody has typed: the command with its subcommands, and its options as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) path: Vec<String>,
    pub(super) options: Vec<(String, String)>,
    /// The option that is being typed, for autocompletion.
    pub(super) focused: Option<String>,
}

/// The `data` of a command's interaction. If nothing was registered, every option is text.
pub(super) fn data(
    commands: &[Value],
    permissions: u64,
    typed: &Typed,
    id: String,
) -> Result<Value, ActError> {
    let none = |name: &str| ActError::NoControl(name.to_owned());
    let name = typed.path.first().map(String::as_str).unwrap_or_default();
    let known = commands.iter().find(|command| command["name"] == name);
    if known.is_none() && !commands.is_empty() {
        return Err(none(name));
    }
    if let Some(needed) = known.and_then(|known| known["default_member_permissions"].as_str()) {
        let needed = needed.parse::<u64>().unwrap_or_default();
        if permissions & needed != needed || needed == 0 {
            return Err(none(name));
        }
    }
    let mut level = known;
    for part in typed.path.iter().skip(1) {
        let options = level.and_then(|level| level["options"].as_array());
        let next = options.into_iter().flatten().find(|option| {
            option["name"] == part.as_str() && matches!(number(option, "type"), 1 | 2)
        });
        if known.is_some() && next.is_none() {
            return Err(none(part));
        }
        level = next;
    }
    let mut options = level_options(level, typed)?;
    // From the innermost subcommand outwards.
    for (depth, part) in typed.path.iter().enumerate().skip(1).rev() {
        let kind = if depth + 1 < typed.path.len() { 2 } else { 1 };
        options = vec![json!({ "name": part, "type": kind, "options": options })];
    }
    let id = known.and_then(|known| known["id"].as_str()).map_or(id, str::to_owned);
    let mut data = json!({ "id": id, "name": name, "type": 1 });
    if !options.is_empty() {
        data["options"] = options.into();
    }
    if let Some(guild) = known.and_then(|known| known.get("guild_id")) {
        data["guild_id"] = guild.clone();
    }
    Ok(data)
}

fn level_options(level: Option<&Value>, typed: &Typed) -> Result<Vec<Value>, ActError> {
    let known: Option<&[Value]> =
        level.map(|level| level["options"].as_array().map_or(&[][..], Vec::as_slice));
    let mut options = Vec::new();
    for (name, text) in &typed.options {
        let option = known.and_then(|known| known.iter().find(|known| known["name"] == **name));
        if known.is_some() && option.is_none() {
            return Err(ActError::NoControl(name.clone()));
        }
        let focused = typed.focused.as_ref() == Some(name);
        let (kind, value) = value(option, name, text, focused)?;
        let mut sent = json!({ "name": name, "type": kind, "value": value });
        if focused {
            sent["focused"] = true.into();
        }
        options.push(sent);
    }
    let required = known.into_iter().flatten().filter(|option| option["required"] == true);
    for option in required.filter(|_| typed.focused.is_none()) {
        if !typed.options.iter().any(|(name, _)| option["name"] == **name) {
            let field = option["name"].as_str().unwrap_or_default().to_owned();
            return Err(ActError::Field { field, what: "this option is required".into() });
        }
    }
    Ok(options)
}

/// The type and the value of an option, checked as the client checks them.
fn value(
    option: Option<&Value>,
    name: &str,
    text: &str,
    focused: bool,
) -> Result<(u64, Value), ActError> {
    let wrong = |what: &str| ActError::Field { field: name.to_owned(), what: what.to_owned() };
    let Some(option) = option else {
        return Ok((3, text.into()));
    };
    let kind = number(option, "type");
    // What is still being typed goes as it is.
    if focused {
        return Ok((kind, text.into()));
    }
    if let Some(choices) = option["choices"].as_array().filter(|choices| !choices.is_empty()) {
        let chosen = choices.iter().find(|choice| {
            let value = &choice["value"];
            choice["name"] == text || value == text || is_number(value, text)
        });
        let chosen = chosen.ok_or_else(|| wrong("this is not one of the choices"))?;
        return Ok((kind, chosen["value"].clone()));
    }
    let value = match kind {
        4 => text.parse::<i64>().map(Value::from).map_err(|_| wrong("this is no whole number"))?,
        5 => text.to_lowercase().parse::<bool>().map_err(|_| wrong("True or False"))?.into(),
        10 => text.parse::<f64>().map(Value::from).map_err(|_| wrong("this is no number"))?,
        _ => text.into(),
    };
    if kind == 3 {
        let length = text.chars().count() as u64;
        if number(option, "min_length") > length {
            return Err(wrong("this is too short"));
        }
        if option["max_length"].as_u64().is_some_and(|most| length > most) {
            return Err(wrong("this is too long"));
        }
    }
    Ok((kind, value))
}

fn is_number(value: &Value, text: &str) -> bool {
    value.is_number() && text.parse::<f64>().ok() == value.as_f64()
}
