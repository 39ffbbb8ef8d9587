//! `usher me`: who is calling, and what they may do.

use usher_client::Me;

use super::connection::Session;
use super::failure::Failure;
use super::output::{Format, Output};
use super::render::{self, Word};
use super::show;

/// What `usher me` takes.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  usher me
  usher me --json")]
pub struct MeArgs {
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// Prints whose key or session the command line uses.
pub(super) async fn run(
    args: &MeArgs,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    let me = session.client.me().await?;
    match output.format(args.json) {
        Format::Json => output.json(&me)?,
        format => output.data(&fields(&me, format))?,
    }
    Ok(())
}

fn fields(me: &Me, format: Format) -> String {
    let (user, key) = (me.user.as_ref(), me.key.as_ref());
    let text = |value: Option<&str>| Word::plain(value.unwrap_or_default());
    let ends = key.and_then(|key| key.expires_at);
    let ends = ends.or(me.session.as_ref().map(|session| session.expires_at));
    let creator = key.and_then(|key| key.creator.as_ref());
    let fields = [
        ("Name", Word::plain(&user.map(usher_client::User::full_name).unwrap_or_default())),
        ("Email", text(user.map(|user| &*user.email))),
        ("Chat account", text(me.chat.as_ref().map(|link| &*link.account))),
        ("Key", text(key.map(|key| &*key.name))),
        ("Key id", text(key.map(|key| &*key.id))),
        ("Acts for", Word::plain(&creator.map(show::who).unwrap_or_default())),
        ("Role", text(me.role.as_deref())),
        ("May", Word::plain(&me.permissions.join(", "))),
        (
            "Ends",
            ends.map_or_else(
                || Word::plain(""),
                |ends| Word::plain(&render::instant(ends, format)),
            ),
        ),
        ("User id", text(user.map(|user| &*user.id))),
    ];
    render::fields(&fields, format)
}

#[cfg(test)]
mod tests {
    use usher_client::OwnKey;

    use super::*;

    #[test]
    fn a_key_is_told_by_its_name_and_whom_it_acts_for() {
        let me = Me {
            role: Some("admin".to_owned()),
            permissions: vec!["users:read".to_owned(), "users:invite".to_owned()],
            user: None,
            session: None,
            key: Some(OwnKey {
                id: "k1".to_owned(),
                name: "boot\u{1b}strap".to_owned(),
                creator: None,
                expires_at: None,
            }),
            chat: None,
        };
        insta::assert_snapshot!(fields(&me, Format::Plain).replace('\t', " | "), @r"
        Key | boot\u{1b}strap
        Key id | k1
        Role | admin
        May | users:read, users:invite
        ");
    }
}
