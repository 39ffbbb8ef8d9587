//! Where a browser goes after signing in.

use url::Url;

use crate::App;

/// The longest address that is remembered over a sign-in.
const MAX_BYTES: usize = 2000;

/// Where nobody said otherwise.
const DEFAULT: &str = "/";

/// The path to go on to: the one that was asked for, if it is one of this very origin.
pub fn after_sign_in(app: &App, asked: &str) -> String {
    own_path(&app.settings.base_url, asked).unwrap_or_else(|| app.path(DEFAULT))
}

/// A path of the same origin, as browsers read addresses: what they would take for another host is
/// none, and neither is what becomes one when its dots are resolved.
pub fn own_path(base: &Url, asked: &str) -> Option<String> {
    let begins_right = asked.starts_with('/') && !asked.starts_with("//");
    let plain = !asked.contains('\\') && !asked.chars().any(char::is_control);
    if !begins_right || !plain || asked.len() > MAX_BYTES {
        return None;
    }
    let url = base.join(asked).ok().filter(|url| url.origin() == base.origin())?;
    let path = &url[url::Position::BeforePath..];
    (!path.starts_with("//")).then(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_path_of_the_same_origin_is_followed() {
        let base: Url = "https://usher.example/team/".parse().unwrap();
        let own = |asked: &str| own_path(&base, asked);
        for (asked, path) in [
            ("/account", "/account"),
            ("/team/users?q=a b#c", "/team/users?q=a%20b#c"),
            ("/é", "/%C3%A9"),
            ("/a/../b", "/b"),
            ("/@evil.example", "/@evil.example"),
        ] {
            assert_eq!(own(asked).as_deref(), Some(path));
        }
        for asked in [
            "",
            "account",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "https://evil.example",
            "https:evil.example",
            "javascript:alert(1)",
            "/..//evil.example",
            "/.//evil.example",
            "/a\r\nSet-Cookie: x=y",
            "/\t/evil.example",
            " //evil.example",
            &format!("/{}", "x".repeat(2000)),
        ] {
            assert_eq!(own(asked), None, "{asked:?}");
        }
    }
}
