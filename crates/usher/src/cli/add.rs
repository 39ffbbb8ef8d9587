//! `usher add`: add a user and invite them.

use usher_client::{AddedUser, NewUser, Status};

use super::connection::Session;
use super::failure::Failure;
use super::harmless;
use super::output::{Format, Output};
use super::render::{self, Word};

/// What `usher add` takes.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  usher add --first-name Ada --last-name Lovelace --email ada@example.com
  usher add --first-name José --last-name García --email jose@example.com --language es --role admin
  usher add --first-name Bo --last-name Ek --email bo@example.com --no-welcome-email")]
pub struct AddArgs {
    /// First name
    #[arg(long)]
    pub first_name: String,

    /// Last name
    #[arg(long)]
    pub last_name: String,

    /// Email address; one user per address
    #[arg(long)]
    pub email: String,

    /// Language of the mails, as a BCP 47 tag
    #[arg(long, default_value = "en")]
    pub language: String,

    /// Role
    #[arg(long, default_value = "user")]
    pub role: String,

    /// Only add the user: send no mail
    #[arg(long)]
    pub no_welcome_email: bool,

    /// Also if earlier mail to this address came back or was reported as spam
    #[arg(long)]
    pub force: bool,

    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// Adds the user and prints what became of it.
pub(super) async fn run(
    args: AddArgs,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    let format = output.format(args.json);
    let added = session.client.add_user(&args.into()).await?;
    if format == Format::Json {
        output.json(&added)?;
    } else {
        output.data(&receipt(&added, format))?;
    }
    for note in notes(&added, session.mailbox_url.as_deref()) {
        output.note(&note);
    }
    Ok(())
}

impl From<AddArgs> for NewUser {
    fn from(args: AddArgs) -> Self {
        Self {
            first_name: args.first_name,
            last_name: args.last_name,
            email: args.email,
            language: args.language,
            role: args.role,
            send_welcome_email: !args.no_welcome_email,
            force: args.force,
        }
    }
}

/// The server's sentence and the user as it now stands.
fn receipt(added: &AddedUser, format: Format) -> String {
    let user = &added.user;
    let ends = render::link_end(user).map(|end| render::instant(end, format));
    let fields = [
        ("Name", Word::plain(&user.full_name())),
        ("Email", Word::plain(&user.email)),
        ("Role", Word::plain(&user.role)),
        ("Language", Word::plain(&user.language)),
        ("Status", Word::status(&user.status)),
        ("Link ends", Word::plain(&ends.unwrap_or_default())),
        ("Id", Word::plain(&user.id)),
    ];
    format!("{}\n{}", harmless::text(&added.message), render::fields(&fields, format))
}

/// What else a person may want to know.
fn notes(added: &AddedUser, mailbox_url: Option<&str>) -> Vec<String> {
    let mut notes: Vec<String> =
        added.warnings.iter().map(|warning| harmless::text(&warning.detail)).collect();
    if added.revived {
        notes.push(
            "This address had an invite that ended: the same user was invited anew.".to_owned(),
        );
    }
    let user = &added.user;
    match (&user.status, mailbox_url) {
        (Status::PendingApproval, _) => {
            notes.push("The mail goes out once somebody approves the invite.".to_owned());
        }
        (Status::Added, _) => notes.push(format!(
            "No mail was sent. Copy the link with: usher link {}",
            harmless::text(&user.email)
        )),
        (_, Some(url)) => {
            notes.push(format!("The mail is in the mailbox: {}", harmless::text(url)));
        }
        (_, None) => {}
    }
    notes
}

#[cfg(test)]
mod tests {
    use usher_client::Warning;

    use super::super::samples;
    use super::*;

    fn added() -> AddedUser {
        let message = "User was successfully added.".to_owned();
        let (user, approval) = (samples::ada(), None);
        AddedUser { user, approval, message, revived: false, warnings: Vec::new() }
    }

    #[test]
    fn the_receipt_tells_what_became_of_it() {
        let receipt = receipt(&added(), Format::Table);
        insta::assert_snapshot!(anstream::adapter::strip_str(&receipt), @"
        User was successfully added.
          Name       Ada Lovelace
          Email      ada@example.com
          Role       admin
          Language   en
          Status     invited
          Link ends  2026-01-08 09:30 UTC
          Id         u1
        ");
    }

    #[test]
    fn the_notes_say_where_the_mail_is() {
        let url = Some("http://localhost:8025");
        assert_eq!(notes(&added(), url), ["The mail is in the mailbox: http://localhost:8025"]);
        assert!(notes(&added(), None).is_empty());

        let mut mistyped = added();
        mistyped.warnings.push(Warning {
            field: "email".to_owned(),
            code: "did_you_mean".to_owned(),
            suggestion: Some("ada@gmail.com".to_owned()),
            detail: "Did you mean\u{1b}[1m ada@gmail.com?".to_owned(),
        });
        assert_eq!(notes(&mistyped, None), ["Did you mean\\u{1b}[1m ada@gmail.com?"]);

        let mut silent = added();
        silent.revived = true;
        silent.user.status = Status::Added;
        insta::assert_snapshot!(notes(&silent, url).join("\n"), @"
        This address had an invite that ended: the same user was invited anew.
        No mail was sent. Copy the link with: usher link ada@example.com
        ");
    }
}
