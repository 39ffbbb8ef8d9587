//! The documented limits of embeds.
//!
//! <https://docs.discord.com/developers/resources/message#embed-object-embed-limits>

use serde_json::Value;

use crate::limits::Problems;

/// The most characters of all embeds of a message together.
const ALL: usize = 6000;

/// Checks the embeds of a message, if it has any.
pub(super) fn check(problems: &mut Problems, embeds: Option<&Value>) {
    let Some(embeds) = embeds.filter(|embeds| !embeds.is_null()) else {
        return;
    };
    let mut all = 0;
    for (index, embed) in problems.list("/embeds", Some(embeds), 0, 10).iter().enumerate() {
        all += one(problems, &format!("/embeds/{index}"), embed);
    }
    if all > ALL {
        let what = format!("embeds must be {ALL} or fewer characters long together ({all})");
        problems.add("/embeds", what);
    }
}

/// Checks one, and counts its characters.
fn one(problems: &mut Problems, at: &str, embed: &Value) -> usize {
    let mut count = 0;
    let mut part = |problems: &mut Problems, name: &str, most| {
        let text = problems.optional_text(
            &format!("{at}/{name}"),
            embed.pointer(&format!("/{name}")),
            most,
        );
        count += text.map_or(0, |text| text.chars().count());
    };
    part(problems, "title", 256);
    part(problems, "description", 4096);
    part(problems, "footer/text", 2048);
    part(problems, "author/name", 256);
    let color = embed.get("color").filter(|color| !color.is_null());
    if color.is_some_and(|color| color.as_u64().is_none_or(|color| color > 0xFF_FFFF)) {
        problems.add(format!("{at}/color"), "must be from 0 to 16777215");
    }
    if let Some(url) = problems.optional_text(&format!("{at}/url"), embed.get("url"), 2048)
        && !url.starts_with("http")
    {
        problems.add(format!("{at}/url"), "must be http or https");
    }
    if let Some(stamp) = embed.get("timestamp").filter(|stamp| !stamp.is_null())
        && stamp.as_str().is_none_or(|stamp| stamp.parse::<jiff::Timestamp>().is_err())
    {
        problems.add(format!("{at}/timestamp"), "must be an ISO 8601 timestamp");
    }
    let Some(fields) = embed.get("fields").filter(|fields| !fields.is_null()) else {
        return count;
    };
    let fields = problems.list(&format!("{at}/fields"), Some(fields), 0, 25);
    for (index, field) in fields.iter().enumerate() {
        let at = format!("{at}/fields/{index}");
        for (name, most) in [("name", 256), ("value", 1024)] {
            let text = problems.text(&format!("{at}/{name}"), field.get(name), 1, most);
            count += text.map_or(0, |text| text.chars().count());
        }
    }
    count
}
