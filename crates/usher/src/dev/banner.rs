//! What `usher dev` prints when it is up, and keeps in `dev.json`.

use std::path::Path;

use anstream::println;
use anstyle::{AnsiColor, Style};
use serde::Serialize;
use usher_domain::api_key::ApiKey;

use super::{Bootstrap, System};

/// What somebody needs to use the system that has just come up.
#[derive(Serialize)]
pub struct Banner {
    base_url: String,
    mailbox_url: String,
    chat_console_url: Option<String>,
    api_key: String,
    setup_link: Option<String>,
}

impl Banner {
    /// The system's addresses and first secrets.
    pub fn new(system: &System, bootstrap: &Bootstrap, key: &ApiKey) -> Self {
        Self {
            base_url: system
                .functions
                .app
                .settings
                .base_url
                .as_str()
                .trim_end_matches('/')
                .to_owned(),
            mailbox_url: system.mailbox_url.clone(),
            chat_console_url: system.console_url.clone(),
            api_key: key.expose(),
            setup_link: bootstrap.setup_link.clone(),
        }
    }

    /// The content of `dev.json`.
    pub fn dev_json(&self) -> String {
        // A few texts cannot fail to become JSON.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Prints it for a person. `by_cargo` tells whether they started it with `cargo run`.
    pub fn print(&self, folder: Option<&Path>, by_cargo: bool) {
        let bold = Style::new().bold();
        let link = Style::new().fg_color(Some(AnsiColor::Cyan.into()));
        println!("\n{bold}Usher is running.{bold:#}\n");
        println!("  API      {link}{}{link:#}", self.base_url);
        println!("  Mailbox  {link}{}{link:#}", self.mailbox_url);
        if let Some(console) = &self.chat_console_url {
            println!("  Chat     {link}{console}{link:#}");
        }
        println!("  API key  {}", self.api_key);
        if let Some(setup_link) = &self.setup_link {
            println!("\nThe first admin sets a password here:\n  {link}{setup_link}{link:#}");
        }
        let usher = if by_cargo { "cargo run --" } else { "usher" };
        println!("\nAdd somebody from another terminal, then look into the mailbox:");
        if folder.is_none() {
            println!("  export USHER_URL={} USHER_API_KEY={}", self.base_url, self.api_key);
        }
        println!(
            "  {usher} add --first-name Ada --last-name Lovelace --email ada@example.com \\\n      \
             --language es --role user"
        );
        let kept = match folder {
            Some(folder) => format!("Everything is kept in {}.", folder.display()),
            None => "Nothing is kept on disk.".to_owned(),
        };
        println!("\n{kept} Ctrl-C stops.");
    }
}
