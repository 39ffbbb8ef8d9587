//! `usher slack-manifest`: what sets up the Slack app.

use url::Url;
use usher_bot::settings::is_command;

use super::failure::Failure;
use super::output::Output;

/// What `usher slack-manifest` takes.
#[derive(clap::Args)]
#[command(after_help = "\
Paste it at api.slack.com/apps, Create New App, From a manifest. docs/chat.md goes on from there.
With --url, Slack calls Usher there; without, the app uses Socket Mode, and `usher-bot` has to run.

Examples:
  usher slack-manifest --url https://usher.example.com
  usher slack-manifest --command invite --socket-mode")]
pub struct SlackManifestArgs {
    /// What the command is called. Slack has an /invite of its own, which some workspaces let an app replace
    #[arg(long, value_name = "NAME", default_value = "usher")]
    pub command: String,

    /// Socket Mode, whatever address is set
    #[arg(long)]
    pub socket_mode: bool,
}

/// Prints the manifest; `url` is where Usher is, if that is known.
pub fn run(
    args: &SlackManifestArgs,
    url: Option<&str>,
    output: &mut Output,
) -> Result<(), Failure> {
    let command = args.command.strip_prefix('/').unwrap_or(&args.command);
    if !is_command(command) {
        return Err(Failure::Usage(
            "The command's name must have 1 to 31 small letters, digits, - and _, such as usher."
                .to_owned(),
        ));
    }
    let url = url.filter(|url| !args.socket_mode && !url.trim().is_empty());
    let url = url.map(reachable).transpose()?;
    output.file(&manifest(command, url.as_ref()))?;
    Ok(())
}

/// An address that Slack can call.
fn reachable(url: &str) -> Result<Url, Failure> {
    let url = url.trim().parse::<Url>().ok().filter(|url| {
        url.scheme() == "https" && url.has_host() && url.query().is_none() && url.path() == "/"
    });
    url.ok_or_else(|| {
        Failure::Usage(
            "Slack calls addresses that begin with https:// and have no path; with --socket-mode it calls none."
                .to_owned(),
        )
    })
}

/// The manifest of an app whose command is called so. Without an address it uses Socket Mode.
fn manifest(command: &str, url: Option<&Url>) -> String {
    let address = |path: &str| url.map(|url| format!("{url}chat/slack/{path}"));
    let line = |indent: &str, name: &str, path: &str| {
        address(path).map_or_else(String::new, |url| format!("{indent}{name}: {url}\n"))
    };
    let (commands, interactions) =
        (line("      ", "url", "commands"), line("    ", "request_url", "interactions"));
    let socket_mode = url.is_none();
    format!(
        "\
# The Slack app, as `usher slack-manifest` prints it. docs/chat.md says where to paste it.
display_information:
  name: Usher
  description: Invite people, and look after their invites
  background_color: \"#1f2a44\"
features:
  app_home:
    home_tab_enabled: false
    # Where cards are kept up to date, and news arrive.
    messages_tab_enabled: true
    messages_tab_read_only_enabled: false
  bot_user:
    display_name: Usher
    always_online: true
  slash_commands:
    - command: /{command}
{commands}      description: Invite people, and look after their invites
      usage_hint: \"ada@example.com Ada Lovelace | list | help\"
      should_escape: false
oauth_config:
  scopes:
    bot:
      # Cards and news in direct messages.
      - chat:write
      - commands
      # In which language somebody reads.
      - users:read
settings:
  interactivity:
    is_enabled: true
{interactions}  org_deploy_enabled: false
  socket_mode_enabled: {socket_mode}
  token_rotation_enabled: false
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_that_is_shipped_is_what_is_printed() {
        let shipped = include_str!("../../../../infra/slack-manifest.yaml");
        let url = "https://usher.example.com".parse().unwrap();
        assert_eq!(manifest("usher", Some(&url)), shipped);
    }

    #[test]
    fn without_an_address_slack_is_called_and_calls_nobody() {
        let manifest = manifest("invite", None);
        assert!(manifest.contains("- command: /invite\n"), "{manifest}");
        assert!(manifest.contains("socket_mode_enabled: true\n"), "{manifest}");
        assert!(!manifest.contains("url:"), "{manifest}");
    }

    #[test]
    fn what_slack_would_refuse_is_refused() {
        let mut output = Output::of_process();
        let mut refused = |command: &str, url: Option<&str>| {
            let args = SlackManifestArgs { command: command.to_owned(), socket_mode: false };
            matches!(run(&args, url, &mut output), Err(Failure::Usage(_)))
        };
        assert!(refused("Invite people", None));
        assert!(refused("", None));
        assert!(refused("usher", Some("http://127.0.0.1:3000")));
        assert!(refused("usher", Some("https://usher.example.com/api")));
    }
}
