//! `usher link-chat` and `usher unlink-chat`: whose a chat account is, by an admin's word.

use usher_client::ChatLink;

use super::connection::Session;
use super::failure::Failure;
use super::lookup;
use super::output::{Format, Output};
use super::render::{self, Word};

/// What `usher link-chat` takes.
#[derive(clap::Args)]
#[command(after_help = "\
The way around the browser: neither the account nor the user is asked, and a mail tells the user.
Whoever had the account loses it.

Examples:
  usher link-chat slack:T024BE7LD:U2147483697 --user ada@example.com
  usher link-chat discord:80351110224678912:53908232506183680 --user 0198c0de-7a1b-7c3d-8e4f-5a6b7c8d9e0f")]
pub struct LinkChatArgs {
    /// The chat account: platform, id of the workspace, id of the person
    #[arg(value_name = "ACCOUNT")]
    account: String,

    /// Email address or id of the user whose account it is
    #[arg(long)]
    user: String,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// What `usher unlink-chat` takes.
#[derive(clap::Args)]
pub struct UnlinkChatArgs {
    /// The chat account: platform, id of the workspace, id of the person
    #[arg(value_name = "ACCOUNT")]
    account: String,
}

/// Links a chat account to a user.
pub(super) async fn link(
    args: &LinkChatArgs,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    let user = lookup::id(&session.client, &args.user).await?;
    let link = session.client.link_chat_account(args.account.trim(), &user).await?;
    match output.format(args.json) {
        Format::Json => output.json(&link)?,
        format => output.data(&fields(&link, format))?,
    }
    Ok(())
}

/// Ends the link of a chat account.
pub(super) async fn unlink(
    args: &UnlinkChatArgs,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    session.client.unlink_chat_account(args.account.trim()).await?;
    output.note("The account is linked to nobody any more. A mail tells whoever had it.");
    Ok(())
}

fn fields(link: &ChatLink, format: Format) -> String {
    let fields = [
        ("Account", Word::plain(&link.account)),
        ("User id", Word::plain(&link.user_id)),
        ("Linked", Word::plain(&render::instant(link.linked_at, format))),
    ];
    render::fields(&fields, format)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_shows_whose_the_account_is() {
        let link = r#"{"account":"slack:T1:U1","platform":"slack","workspace":"T1",
            "user_id":"u1","linked_at":"2026-01-01T09:30:15Z","linked_by":{"type":"system"}}"#;
        let link: ChatLink = serde_json::from_str(link).unwrap();
        insta::assert_snapshot!(fields(&link, Format::Plain).replace('\t', " | "), @"
        Account | slack:T1:U1
        User id | u1
        Linked | 2026-01-01T09:30:15Z
        ");
    }
}
