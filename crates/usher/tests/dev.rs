//! The `usher` command as a newcomer meets it: the real binary, started, used, stopped and killed.
#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::{
    io::{BufRead, BufReader, Read},
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Child, Command, Output, Stdio},
};

use serde_json::Value;

const PASSWORD: &str = "correct horse battery staple";

fn usher(data: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_usher"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("USHER_")) {
        command.env_remove(name);
    }
    command.args(args).arg("--data").arg(data).env_remove("RUST_LOG");
    command
}

fn run(data: &Path, args: &[&str]) -> Output {
    usher(data, args).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A running `usher dev`.
struct Dev {
    child: Child,
    printed: String,
}

impl Dev {
    /// Starts it and waits until it says that it is up.
    fn start(data: &Path, args: &[&str]) -> Self {
        let args = [&["dev", "--listen", "127.0.0.1:0"], args].concat();
        let mut child =
            usher(data, &args).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.as_mut().unwrap());
        let mut printed = String::new();
        while !printed.contains("Ctrl-C stops.") {
            let read = lines.read_line(&mut printed).unwrap();
            assert_ne!(read, 0, "it did not come up: {printed}");
        }
        Self { child, printed }
    }

    fn signal(mut self, name: &str) -> Option<i32> {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args([name, &pid]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Dev {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn dev_json(data: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(data.join("dev.json")).unwrap()).unwrap()
}

async fn mails(data: &Path) -> Vec<Value> {
    let url = format!("{}/_dev/mail.json", dev_json(data)["base_url"].as_str().unwrap());
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    client.get(url).send().await.unwrap().json().await.unwrap()
}

/// The link of the first mail to an address, as soon as it is there.
async fn mailed_link(data: &Path, to: &str) -> String {
    for _ in 0..10_000 {
        for mail in mails(data).await {
            if mail["to"][0] == to {
                return mail["links"][0].as_str().unwrap().to_owned();
            }
        }
    }
    panic!("no mail to {to}")
}

async fn accept(link: &str) -> String {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let form = [("password", PASSWORD), ("password_again", PASSWORD)];
    let page = client.post(link).form(&form).send().await.unwrap();
    assert_eq!(page.status(), 200);
    page.text().await.unwrap()
}

fn add(data: &Path, email: &str) -> Output {
    run(data, &["add", "--first-name", "Ada", "--last-name", "Lovelace", "--email", email])
}

#[tokio::test]
async fn the_whole_way_from_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let dev = Dev::start(&data, &[]);
    let told = dev_json(&data);
    for value in ["base_url", "mailbox_url", "api_key", "setup_link"] {
        assert!(dev.printed.contains(told[value].as_str().unwrap()), "{value}");
    }
    let rights = std::fs::metadata(data.join("dev.json")).unwrap().permissions().mode();
    assert_eq!(rights & 0o777, 0o600, "dev.json is for its owner alone");

    let added = add(&data, "ada@example.com");
    assert!(added.status.success(), "{}", text(&added.stderr));
    assert!(text(&added.stdout).contains("User was successfully added."));
    let again = add(&data, "ADA@example.com");
    assert_eq!(again.status.code(), Some(1));
    assert!(text(&again.stderr).contains("A user with this email exists already."));

    let link = mailed_link(&data, "ada@example.com").await;
    let copied = run(&data, &["link", "ada@example.com"]);
    assert_eq!(text(&copied.stdout).trim(), link);
    assert!(accept(&link).await.contains("You&#39;re in"));

    let team = run(&data, &["list", "--team", "--json"]);
    let team: Value = serde_json::from_slice(&team.stdout).unwrap();
    let team = team.as_array().or_else(|| team["items"].as_array()).unwrap();
    assert_eq!(team[0]["email"], "ada@example.com");
    let shown = text(&run(&data, &["show", "ada@example.com"]).stdout);
    assert!(shown.contains("active") && shown.contains("Robin Admin"), "{shown}");
    assert_eq!(dev.signal("-INT"), Some(0));
}

/// The word behind a mark in what was printed.
fn printed<'p>(dev: &'p Dev, mark: &str) -> &'p str {
    let (_, rest) = dev.printed.split_once(mark).unwrap();
    rest.split_whitespace().next().unwrap()
}

#[tokio::test]
async fn in_the_chat_console_a_linked_account_invites_by_a_line() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let dev = Dev::start(&data, &["--memory"]);
    accept(printed(&dev, "sets a password here:")).await;
    let (base, console) = (printed(&dev, "USHER_URL="), printed(&dev, "  Chat "));
    let by_variables = |args: &[&str]| {
        let key = printed(&dev, "USHER_API_KEY=");
        usher(&data, args).env("USHER_URL", base).env("USHER_API_KEY", key).output().unwrap()
    };
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let say = async |path: &str, line: &str| {
        let post = client.post(format!("{base}{path}/say")).form(&[("line", line)]);
        let page = post.header("origin", base).send().await.unwrap();
        assert_eq!(page.status(), 200, "{path}");
        page.text().await.unwrap()
    };
    let first = client.get(console).send().await.unwrap().text().await.unwrap();
    assert!(first.contains("Ada Lovelace"), "{first}");
    let ada = "/_dev/chat/as/slack/U0ADA";
    let line = "ada@example.com Ada Lovelace role:user";
    let page = say(ada, &format!("/usher {line}")).await;
    assert!(page.contains("Link your account"), "{page}");
    let on_discord = "/_dev/chat/as/discord/300000000000000001";
    for account in ["slack:T0USHER:U0ADA", "discord:100000000000000001:300000000000000001"] {
        let linked = by_variables(&["link-chat", account, "--user", "admin@example.com"]);
        assert!(linked.status.success(), "{}", text(&linked.stderr));
    }
    for (path, typed) in [
        (ada, format!("/usher {line}")),
        (on_discord, "/invite email:bob@example.com first_name:Bob last_name:Hill".to_owned()),
    ] {
        let mut page = say(path, &typed).await;
        for _ in 0..10_000 {
            if page.contains("User was successfully added.") {
                break;
            }
            let look = client.get(format!("{base}{path}")).send().await.unwrap();
            page = look.text().await.unwrap();
        }
        assert!(page.contains("User was successfully added."), "{page}");
    }
    let shown = text(&by_variables(&["show", "ada@example.com"]).stdout);
    assert!(shown.contains("invited") && shown.contains("Robin Admin"), "{shown}");
    assert!(!data.exists());
    assert_eq!(dev.signal("-INT"), Some(0));
}

#[tokio::test]
async fn a_workspace_that_is_not_set_is_not_served() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("usher.toml");
    std::fs::write(&config, "chat_workspaces = 'slack:T0USHER'").unwrap();
    let data = folder.path().join("data");
    let dev = Dev::start(&data, &["--memory", "--config", config.to_str().unwrap()]);
    let base = printed(&dev, "USHER_URL=");
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let answered = async |path: &str, line: &str, wanted: &str| {
        let post = client.post(format!("{base}{path}/say")).form(&[("line", line)]);
        let page = post.header("origin", base).send().await.unwrap();
        let mut page = page.text().await.unwrap();
        for _ in 0..10_000 {
            if page.contains(wanted) {
                break;
            }
            let look = client.get(format!("{base}{path}")).send().await.unwrap();
            page = look.text().await.unwrap();
        }
        assert!(page.contains(wanted), "{page}");
        page
    };
    let refused = "Usher does not serve this workspace.";
    let discord = "/_dev/chat/as/discord/300000000000000001";
    let page = answered(discord, "/invite text:list", refused).await;
    assert!(!page.contains("Link your account"), "{page}");
    let page = answered("/_dev/chat/as/slack/U0ADA", "/usher list", "Link your account").await;
    assert!(!page.contains(refused), "{page}");
}

#[tokio::test]
async fn a_bounce_arrives_and_the_inviter_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let dev = Dev::start(data, &[]);
    accept(dev_json(data)["setup_link"].as_str().unwrap()).await;
    let email = "bounce@simulator.amazonses.com";
    assert!(add(data, email).status.success());
    let notice = async || {
        let subject = "Your invite for Ada Lovelace was not delivered";
        mails(data).await.iter().any(|mail| mail["subject"] == subject)
    };
    let mut tries = 0;
    while !notice().await {
        tries += 1;
        assert!(tries < 10_000, "no notice");
    }
    let shown = text(&run(data, &["show", email]).stdout);
    assert!(shown.contains("bounced") && shown.contains("address_rejected"), "{shown}");
    assert_eq!(dev.signal("-INT"), Some(0));
}

#[tokio::test]
async fn nothing_is_lost_by_ctrl_c_or_by_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let dev = Dev::start(data, &[]);
    let key = dev_json(data)["api_key"].clone();
    assert!(add(data, "ada@example.com").status.success());
    dev.signal("-KILL");

    let dev = Dev::start(data, &[]);
    assert_eq!(dev_json(data)["api_key"], key);
    let link = mailed_link(data, "ada@example.com").await;
    assert!(add(data, "bob@example.com").status.success());
    assert_eq!(dev.signal("-TERM"), Some(0));

    let _dev = Dev::start(data, &[]);
    mailed_link(data, "bob@example.com").await;
    // The address is another one now; the link's secret is the same.
    let token = link.rsplit_once('/').unwrap().1;
    let base = dev_json(data)["base_url"].as_str().unwrap().to_owned();
    accept(&format!("{base}/accept/{token}")).await;
}

#[test]
fn what_stands_in_the_way_is_said_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let refused = |data: &Path, args: &[&str]| {
        let output = run(data, &[&["dev"], args].concat());
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let said = text(&output.stderr);
        assert_eq!(said.trim_end().lines().count(), 1, "{said}");
        assert!(said.starts_with("usher: "), "{said}");
        said
    };
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    assert!(refused(&data, &["--listen", &address]).contains("cannot listen on"));

    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let free = ["--listen", "127.0.0.1:0"];
    assert!(refused(&file, &free).contains("cannot use the data folder"));

    let config = folder.path().join("usher.toml");
    std::fs::write(&config, "invite_lifetime = '1 year'").unwrap();
    let said = refused(&data, &[&free[..], &["--config", config.to_str().unwrap()]].concat());
    assert!(said.contains("invite_lifetime") && said.contains("1 hour to 30 days"), "{said}");
    assert!(refused(&data, &["--memory", "--listen", "0.0.0.0:0"]).contains("base_url"));

    let _dev = Dev::start(&data, &[]);
    assert!(refused(&data, &free).contains("another Usher is running on it"));
}

#[test]
fn a_platform_that_is_half_set_up_is_named_before_it_is_silent() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let key = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    let started = |set: &[(&str, &str)]| {
        let mut command = usher(&data, &["dev", "--memory", "--listen", "127.0.0.1:0"]);
        let output = command.envs(set.iter().copied()).output().unwrap();
        (output.status.code(), text(&output.stderr))
    };
    for (set, missing) in [
        (("USHER_SLACK_BOT_TOKEN", "xoxb-1"), "slack_signing_secret"),
        // Socket Mode is `usher-bot`'s: here Slack calls.
        (("USHER_SLACK_APP_TOKEN", "xapp-1"), "slack_signing_secret"),
        (("USHER_SLACK_SIGNING_SECRET", "s3cret"), "slack_bot_token"),
        (("USHER_DISCORD_BOT_TOKEN", "s3cret"), "discord_public_key"),
    ] {
        let (code, said) = started(&[set]);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.starts_with(&format!("usher: the setting {missing} is missing")), "{said}");
        assert_eq!(said.trim_end().lines().count(), 1, "{said}");
    }
    let (_, said) =
        started(&[("USHER_DISCORD_PERMISSIONS", "all"), ("USHER_DISCORD_PUBLIC_KEY", key)]);
    assert!(said.contains("USHER_DISCORD_PERMISSIONS"), "{said}");
    let file = folder.path().join("usher.toml");
    let both = format!(
        "slack_signing_secret = 's'\nslack_bot_token = 'x'\nslack_app_token = 'xapp-1'\n\
         discord_public_key = '{key}'"
    );
    std::fs::write(&file, both).unwrap();
    let dev = Dev::start(&data, &["--memory", "--config", file.to_str().unwrap()]);
    assert!(!dev.printed.contains("/_dev/chat"), "{}", dev.printed);
}

#[test]
fn in_memory_nothing_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let dev = Dev::start(&data, &["--memory"]);
    assert!(dev.printed.contains("USHER_API_KEY="));
    assert!(!data.exists());
    let nobody = run(&data, &["list"]);
    assert_eq!(nobody.status.code(), Some(2));
    let mut rest = String::new();
    let mut dev = dev;
    let by_variable =
        usher(&data, &["dev", "--listen", "0.0.0.0:0"]).env("USHER_MEMORY", "1").output().unwrap();
    assert!(text(&by_variable.stderr).contains("base_url"), "it came past the variable");
    assert!(!data.exists());
    Command::new("kill").args(["-INT", &dev.child.id().to_string()]).status().unwrap();
    dev.child.stdout.as_mut().unwrap().read_to_string(&mut rest).unwrap();
    assert_eq!(dev.child.wait().unwrap().code(), Some(0));
}

#[tokio::test]
async fn an_address_that_others_reach_shows_no_mails() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let mut dev = usher(data, &["dev", "--listen", "0.0.0.0:0"])
        .env("USHER_BASE_URL", "https://usher.example")
        .env("USHER_MEMORY", "0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(dev.stdout.as_mut().unwrap());
    let mut printed = String::new();
    while !printed.contains("Ctrl-C stops.") {
        assert_ne!(lines.read_line(&mut printed).unwrap(), 0);
    }
    let told = dev_json(data);
    assert_eq!(told["base_url"], "https://usher.example");
    let mailbox = told["mailbox_url"].as_str().unwrap();
    assert!(mailbox.starts_with("http://127.0.0.1:"), "{mailbox}");
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    assert_eq!(client.get(mailbox).send().await.unwrap().status(), 200);
    let forwarded = client.get(mailbox).header("x-forwarded-for", "203.0.113.7");
    assert_eq!(forwarded.send().await.unwrap().status(), 403);
    dev.kill().unwrap();
    dev.wait().unwrap();
}

#[tokio::test]
async fn behind_a_proxy_on_this_machine_the_mails_have_a_port_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("usher.toml");
    std::fs::write(&config, "base_url = 'https://usher.example'").unwrap();
    let data = folder.path().join("data");
    let _dev = Dev::start(&data, &["--config", config.to_str().unwrap()]);
    let mailbox = dev_json(&data)["mailbox_url"].as_str().unwrap().to_owned();
    assert!(mailbox.starts_with("http://127.0.0.1:"), "{mailbox}");
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    assert_eq!(client.get(mailbox).send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn a_file_of_people_comes_in_and_goes_out() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let _dev = Dev::start(&data, &[]);
    let file = folder.path().join("people.csv");
    let csv = "First Name,Last Name,Email\nAda,Lovelace,ada@example.com\nBob,,bob@example.com\n";
    std::fs::write(&file, csv).unwrap();
    let path = file.to_str().unwrap();

    let dry = run(&data, &["import", path, "--dry-run"]);
    assert!(dry.status.success(), "{}", text(&dry.stderr));
    assert!(text(&dry.stdout).contains("To be added\t1"), "{}", text(&dry.stdout));
    // Without a terminal nobody is asked, and nobody added.
    assert_eq!(run(&data, &["import", path]).status.code(), Some(1));
    assert!(!text(&run(&data, &["list"]).stdout).contains("ada@example.com"));

    let done = run(&data, &["import", path, "--yes"]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    assert!(text(&done.stdout).contains("Added\t1"), "{}", text(&done.stdout));
    let rejected = std::fs::read_to_string(folder.path().join("people.rejected.csv")).unwrap();
    assert_eq!(
        rejected,
        "First Name,Last Name,Email,reason\r\nBob,,bob@example.com,last_name: is required\r\n"
    );
    let exported = text(&run(&data, &["export", "--status", "invited"]).stdout);
    assert!(exported.starts_with("first_name,last_name,email,"), "{exported}");
    assert!(exported.contains("\r\nAda,Lovelace,ada@example.com,en,user,invited,"), "{exported}");
}

/// A command and what it printed.
struct Said {
    code: Option<i32>,
    out: String,
    err: String,
}

fn said(data: &Path, line: &[&str]) -> Said {
    let Output { status, stdout, stderr } = run(data, line);
    Said { code: status.code(), out: text(&stdout), err: text(&stderr) }
}

/// Runs a command that is to succeed and to say a telling word.
fn does(data: &Path, line: &[&str], word: &str) -> String {
    let Said { code, out, err } = said(data, line);
    assert_eq!(code, Some(0), "{line:?}: {err}");
    assert!(format!("{out}{err}").contains(word), "{line:?}: {out}{err}");
    out
}

/// Runs a command again and again until it prints what `usher dev` does on its own in the end.
fn until(data: &Path, line: &[&str], word: &str) {
    let told = (0..1000).any(|_| does(data, line, "").contains(word));
    assert!(told, "{line:?} never says {word}");
}

/// Runs a command that the server, or nobody's consent, is to stop.
fn fails(data: &Path, line: &[&str], word: &str) {
    let Said { code, err, .. } = said(data, line);
    assert_eq!(code, Some(1), "{line:?}: {err}");
    assert!(err.contains(word), "{line:?}: {err}");
}

/// The file of README's longer walk.
const PEOPLE: &str = "\
First name,Last name,Email,Language,Role
Grace,Hopper,grace@example.com,en,admin
Linus,Torvalds,not an address,en,user
Marie,Curie,marie@example.com,fr,user
Marie,Again,MARIE@example.com,fr,user
Nobody,There,bounce@simulator.amazonses.com,de,user
";

#[tokio::test]
async fn the_longer_walk_of_the_readme() {
    let folder = tempfile::tempdir().unwrap();
    let data = &folder.path().join("data");
    let _dev = Dev::start(data, &[]);
    accept(dev_json(data)["setup_link"].as_str().unwrap()).await;
    does(data, &["me"], "users:invite");
    people_come_in(data, folder.path());
    people_are_managed(data);
    the_organization_is_run(data);
    does(data, &["audit"], "settings_changed");
    does(data, &["audit", "verify"], "unchanged");
    does(data, &["delete", "marie@example.com", "--yes"], "Erased");
    fails(data, &["show", "marie@example.com"], "No user has the address");
    until(data, &["audit"], "(erased)");
    does(data, &["stats"], "bounced");
    let csv = does(data, &["export"], "grace@example.com");
    assert!(!csv.contains("marie"), "{csv}");
}

fn people_come_in(data: &Path, folder: &Path) {
    let file = folder.join("people.csv");
    std::fs::write(&file, PEOPLE).unwrap();
    let done = does(data, &["import", file.to_str().unwrap(), "--yes"], "finished");
    assert!(done.contains("Added\t3") && done.contains("Rejected\t2"), "{done}");
    let rejected = std::fs::read_to_string(folder.join("people.rejected.csv")).unwrap();
    assert!(rejected.contains("has the same email as line 4"), "{rejected}");
    assert!(rejected.contains("Linus,Torvalds,not an address"), "{rejected}");
    let id = done.lines().find_map(|line| line.strip_prefix("Id\t")).unwrap();
    does(data, &["import", "--resume", id], "finished");
    fails(data, &["import", "--cancel", id], "nothing left to do");
    assert_eq!(said(data, &["import", "--cancel", id, "--yes"]).code, Some(2));
    assert_eq!(said(data, &["import"]).code, Some(2));
}

fn people_are_managed(data: &Path) {
    let bounced = "bounce@simulator.amazonses.com";
    until(data, &["show", bounced], "address_rejected");
    does(data, &["resend", "grace@example.com"], "A new invite is on its way");
    fails(data, &["resend", bounced], "Earlier mail to this address came back");
    let because = ["revoke", "grace@example.com", "--reason", "joined another team"];
    let revoked = does(data, &because, "The invite is withdrawn.");
    assert!(revoked.contains("revoked") && !revoked.contains("Link ends"), "{revoked}");
    does(data, &["show", "grace@example.com"], "joined another team");
    does(data, &["change", "marie@example.com", "--role", "admin"], "The user is changed.");
    fails(data, &["deactivate", "marie@example.com"], "invited");
    does(data, &["sessions", "marie@example.com"], "user_agent");
    does(data, &["sessions", "marie@example.com", "--end"], "Every session");
}

fn the_organization_is_run(data: &Path) {
    let create = ["roles", "create", "front-desk", "--permission", "users:read"];
    does(data, &create, "front-desk");
    does(data, &["roles", "change", "front-desk", "--description", "At the door"], "At the door");
    does(data, &["roles"], "At the door");
    let create = ["keys", "create", "--name", "Payroll", "--role", "front-desk", "--expires"];
    let secret = does(data, &[&create[..], &["90d"]].concat(), "Keep it safe");
    assert!(secret.starts_with("usher_"), "a secret");
    fails(data, &["roles", "delete", "front-desk"], "has it");
    does(data, &["keys"], "Payroll");
    does(data, &["keys", "revoke", "Payroll"], "The key is revoked");
    fails(data, &["keys", "revoke", "Payroll"], "No live key");
    does(data, &["roles", "delete", "front-desk"], "is gone");
    does(data, &["settings", "--set", "organization=Umbra"], "Umbra");
}
