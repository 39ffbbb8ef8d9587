//! `usher settings`: show or change the organization's settings.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
};

use usher_client::{Settings, SettingsChange};

use super::connection::Session;
use super::failure::Failure;
use super::output::{Format, Output};
use super::render::{self, Word};

/// What `usher settings` takes.
#[derive(clap::Args)]
#[command(after_help = "\
Fields: organization, invite_lifetime, reminder_days, allowed_mail_domains, mail_sender, and
welcome_sentence.LANGUAGE. Lists are separated by commas. An empty value gives the field back to the
operator of the system; lists that are to be empty are written as none.

Examples:
  usher settings
  usher settings --set organization=Acme --set invite_lifetime=3d
  usher settings --set reminder_days=3,1 --set allowed_mail_domains=acme.example
  usher settings --set \"welcome_sentence.en=We look forward to you!\"
  usher settings --set mail_sender=
  usher settings --logo acme.png")]
pub struct SettingsArgs {
    /// Set a field; may be repeated
    #[arg(long = "set", value_name = "FIELD=VALUE")]
    pub set: Vec<String>,

    /// Show this picture beside the organization's name: PNG, JPEG or WebP, 32 KiB and 512x512 pixels at
    /// most
    #[arg(long, value_name = "FILE")]
    pub logo: Option<PathBuf>,

    /// Show no logo any more
    #[arg(long, conflicts_with = "logo")]
    pub no_logo: bool,

    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// Changes what is to be changed, and prints the settings that hold.
pub(super) async fn run(
    args: &SettingsArgs,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    let change = change(&args.set).map_err(Failure::Usage)?;
    if let Some(file) = &args.logo {
        let (media_type, picture) = picture(file).map_err(Failure::Usage)?;
        session.client.set_logo(media_type, picture, None).await?;
    }
    if args.no_logo {
        session.client.remove_logo(None).await?;
    }
    let settings = if args.set.is_empty() {
        session.client.settings().await?
    } else {
        session.client.change_settings(&change, None).await?
    };
    match output.format(args.json) {
        Format::Json => output.json(&settings)?,
        format => output.data(&shown(&settings, format))?,
    }
    Ok(())
}

/// The change that the options ask for, or what is wrong with them.
fn change(pairs: &[String]) -> Result<SettingsChange, String> {
    let mut change = SettingsChange::default();
    for pair in pairs {
        let (field, value) =
            pair.split_once('=').ok_or("A setting is given as FIELD=VALUE.".to_owned())?;
        let value = Some(value.trim()).filter(|value| !value.is_empty());
        let text = || value.map(str::to_owned);
        match field.trim() {
            "organization" => change.organization = Some(text()),
            "invite_lifetime" => change.invite_lifetime = Some(text()),
            "mail_sender" => change.mail_sender = Some(text()),
            "reminder_days" => change.reminder_days = Some(value.map(days).transpose()?),
            "allowed_mail_domains" => change.allowed_mail_domains = Some(value.map(list)),
            other => {
                let language = other
                    .strip_prefix("welcome_sentence.")
                    .ok_or(format!("There is no setting of the name {}.", other.escape_debug()))?;
                let sentences = change.welcome_sentence.get_or_insert_default();
                sentences.get_or_insert_default().insert(language.to_owned(), text());
            }
        }
    }
    Ok(change)
}

/// A picture, and what it is by the file's name. Usher looks at what it holds.
fn picture(file: &Path) -> Result<(&'static str, Vec<u8>), String> {
    let ending = file.extension().and_then(OsStr::to_str).unwrap_or_default();
    let media_type = match ending.to_ascii_lowercase().as_str() {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        _ => return Err("The logo must be a file that ends in .png, .jpg or .webp.".to_owned()),
    };
    let bytes = std::fs::read(file)
        .map_err(|error| format!("{} cannot be read: {error}", file.display()))?;
    Ok((media_type, bytes))
}

fn list(value: &str) -> Vec<String> {
    if value == "none" {
        return Vec::new();
    }
    value.split(',').map(|item| item.trim().to_owned()).collect()
}

fn days(value: &str) -> Result<Vec<u8>, String> {
    let read = |day: String| {
        day.parse().map_err(|_| "reminder_days are whole numbers, such as 3,1.".to_owned())
    };
    list(value).into_iter().map(read).collect()
}

fn shown(settings: &Settings, format: Format) -> String {
    let days: Vec<String> = settings.reminder_days.iter().map(u8::to_string).collect();
    let or = |list: &[String], none: &str| match list {
        [] => none.to_owned(),
        list => list.join(", "),
    };
    let mut fields = vec![
        ("Organization", Word::plain(&settings.organization)),
        ("Invites are open", Word::plain(&settings.invite_lifetime)),
        ("Reminders, days before", Word::plain(&or(&days, "none"))),
        ("Allowed domains", Word::plain(&or(&settings.allowed_mail_domains, "any"))),
        ("Mails are from", Word::plain(&settings.mail_sender)),
        ("Logo", Word::plain(settings.logo.as_deref().unwrap_or("none"))),
    ];
    let sentence = |(language, text): (&String, &String)| {
        ("Welcome sentence", Word::plain(&format!("{language}: {text}")))
    };
    fields.extend(settings.welcome_sentence.iter().map(sentence));
    render::fields(&fields, format)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(pairs: &[&str]) -> Result<String, String> {
        let pairs: Vec<String> = pairs.iter().map(|pair| (*pair).to_owned()).collect();
        Ok(serde_json::to_string(&change(&pairs)?).unwrap())
    }

    #[test]
    fn settings_are_given_one_by_one_and_given_back_when_empty() {
        let all = [
            "organization=Acme = Sons",
            "mail_sender=",
            "reminder_days=3, 1",
            "allowed_mail_domains=none",
            "welcome_sentence.en=Hello!",
            "welcome_sentence.de=",
        ];
        insta::assert_snapshot!(json(&all).unwrap(), @r#"{"organization":"Acme = Sons","reminder_days":[3,1],"allowed_mail_domains":[],"mail_sender":null,"welcome_sentence":{"de":null,"en":"Hello!"}}"#);
        for wrong in ["organization", "colour=red", "reminder_days=soon"] {
            assert!(json(&[wrong]).is_err(), "{wrong}");
        }
    }
}
