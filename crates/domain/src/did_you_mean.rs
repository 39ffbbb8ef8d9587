//! Finds the domain that a mistyped one was meant to be. It only ever suggests: the domain may be
//! right, however odd it looks.

use strsim::damerau_levenshtein;

use crate::EmailAddress;

/// Where most people have their mail, the largest first: the first of the nearest is suggested.
const KNOWN: [&str; 62] = [
    "gmail.com",
    "outlook.com",
    "hotmail.com",
    "yahoo.com",
    "icloud.com",
    "aol.com",
    "proton.me",
    "protonmail.com",
    "googlemail.com",
    "live.com",
    "msn.com",
    "fastmail.com",
    "gmx.de",
    "gmx.net",
    "gmx.at",
    "gmx.ch",
    "gmx.com",
    "web.de",
    "t-online.de",
    "freenet.de",
    "posteo.de",
    "mailbox.org",
    "orange.fr",
    "wanadoo.fr",
    "free.fr",
    "sfr.fr",
    "laposte.net",
    "libero.it",
    "virgilio.it",
    "tiscali.it",
    "uol.com.br",
    "bol.com.br",
    "terra.com.br",
    "btinternet.com",
    "comcast.net",
    "verizon.net",
    "bluewin.ch",
    "telenet.be",
    "ziggo.nl",
    "seznam.cz",
    "qq.com",
    "163.com",
    "126.com",
    "naver.com",
    "walla.co.il",
    "yahoo.co.uk",
    "yahoo.co.in",
    "yahoo.co.jp",
    "yahoo.com.br",
    "yahoo.fr",
    "yahoo.de",
    "yahoo.es",
    "yahoo.it",
    "hotmail.co.uk",
    "hotmail.fr",
    "hotmail.de",
    "hotmail.es",
    "hotmail.it",
    "outlook.fr",
    "outlook.de",
    "outlook.es",
    "outlook.com.br",
];

/// Domains with mailboxes of their own that look like one of those.
const NEIGHBOURS: [&str; 27] = [
    "mail.com",
    "email.com",
    "ymail.com",
    "qmail.com",
    "hmail.com",
    "mail.de",
    "email.de",
    "me.com",
    "mac.com",
    "gmx.eu",
    "gmx.fr",
    "gmx.us",
    "web.com",
    "life.com",
    "love.com",
    "aon.at",
    "sina.com",
    "sky.com",
    "free.com",
    "orange.com",
    "orange.es",
    "live.co.uk",
    "live.fr",
    "outlook.it",
    "protonmail.ch",
    "proton.ch",
    "139.com",
];

/// Endings that no domain has, and what was meant.
const ENDINGS: [(&str, &str); 12] = [
    ("con", "com"),
    ("cmo", "com"),
    ("ocm", "com"),
    ("vom", "com"),
    ("xom", "com"),
    ("cim", "com"),
    ("cpm", "com"),
    ("comm", "com"),
    ("coom", "com"),
    ("nte", "net"),
    ("ogr", "org"),
    ("orgg", "org"),
];

/// Endings of countries that are rather a slip for `com`.
const SHORT_OF_COM: [&str; 3] = ["co", "cm", "om"];

/// From so many letters before the first dot on, two slips are still a slip.
const LONG_NAME: usize = 7;

/// The address that `email` was probably meant to be, if its domain looks mistyped. `near` are domains
/// that are likely here besides the well-known ones, such as that of the inviter.
pub fn did_you_mean(email: &EmailAddress, near: &[&str]) -> Option<String> {
    let domain = email.domain();
    if is_known(domain) || near.contains(&domain) {
        return None;
    }
    let mended = mend_ending(domain);
    let right = match &mended {
        Some(mended) if is_known(mended) || near.contains(&mended.as_str()) => mended.clone(),
        Some(mended) => nearest(mended, near).map_or_else(|| mended.clone(), str::to_owned),
        None => nearest(domain, near)?.to_owned(),
    };
    let local = email.as_typed().rsplit_once('@')?.0;
    Some(format!("{local}@{right}"))
}

/// Whether a domain is one that many people have their mail at: nothing about it is suspicious.
pub fn is_known(domain: &str) -> bool {
    KNOWN.contains(&domain) || NEIGHBOURS.contains(&domain)
}

fn mend_ending(domain: &str) -> Option<String> {
    let (name, ending) = domain.rsplit_once('.')?;
    let (_, right) = ENDINGS.iter().find(|(wrong, _)| *wrong == ending)?;
    Some(format!("{name}.{right}"))
}

/// The nearest likely domain, if it is one slip away, or two for a long name.
fn nearest<'d>(domain: &str, near: &[&'d str]) -> Option<&'d str> {
    let likely = near.iter().copied().chain(KNOWN);
    likely
        .map(|likely| (damerau_levenshtein(domain, likely), likely))
        .filter(|(slips, likely)| {
            *slips <= if name(likely).len() >= LONG_NAME { 2 } else { 1 }
                && !is_another_country(domain, likely)
        })
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, likely)| likely)
}

/// Whether a domain may be the same house in another country, such as `hotmail.nl`.
fn is_another_country(domain: &str, likely: &str) -> bool {
    let ending = domain.rsplit('.').next().unwrap_or_default();
    name(domain) == name(likely) && ending.len() == 2 && !SHORT_OF_COM.contains(&ending)
}

/// What stands before the first dot.
fn name(domain: &str) -> &str {
    domain.split('.').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suggestion(domain: &str, near: &[&str]) -> Option<String> {
        let email = format!("Ada.L+x@{domain}").parse().unwrap();
        let suggestion = did_you_mean(&email, near)?;
        Some(suggestion.strip_prefix("Ada.L+x@").unwrap().to_owned())
    }

    #[test]
    fn slips_are_seen() {
        for (typed, meant) in [
            ("gmial.com", "gmail.com"),
            ("gmai.com", "gmail.com"),
            ("gmaill.com", "gmail.com"),
            ("gnail.com", "gmail.com"),
            ("gmail.co", "gmail.com"),
            ("gmail.cm", "gmail.com"),
            ("gmail.con", "gmail.com"),
            ("GMIAL.CON", "gmail.com"),
            ("hotmial.com", "hotmail.com"),
            ("hotmal.co", "hotmail.com"),
            ("hotmail.cmo", "hotmail.com"),
            ("outlok.com", "outlook.com"),
            ("outloo.co", "outlook.com"),
            ("yaho.com", "yahoo.com"),
            ("yahoo.ocm", "yahoo.com"),
            ("yaho.co.uk", "yahoo.co.uk"),
            ("iclou.com", "icloud.com"),
            ("protonmial.com", "protonmail.com"),
            ("wbe.de", "web.de"),
            ("ornage.fr", "orange.fr"),
            ("liber.it", "libero.it"),
            ("uo.com.br", "uol.com.br"),
            ("acme-corp.con", "acme-corp.com"),
            ("acme-corp.ogr", "acme-corp.org"),
        ] {
            assert_eq!(suggestion(typed, &[]).as_deref(), Some(meant), "{typed}");
        }
    }

    #[test]
    fn what_may_be_right_is_left_alone() {
        for typed in KNOWN.into_iter().chain(NEIGHBOURS).chain([
            "example.com",
            "acme.co",
            "gmx.co.uk",
            "mail.gmail.com",
            "simulator.amazonses.com",
            "bücher.example",
            "yahoo-corp.com",
            "a.de",
            "hotmail.nl",
            "outlook.at",
            "yahoo.ie",
            "tiscali.cz",
        ]) {
            assert_eq!(suggestion(typed, &["house.example"]), None, "{typed}");
        }
    }

    #[test]
    fn the_domains_of_the_house_come_first_and_are_never_wrong() {
        assert_eq!(suggestion("exmaple.com", &["example.com"]).as_deref(), Some("example.com"));
        assert_eq!(suggestion("example.cmo", &["example.com"]).as_deref(), Some("example.com"));
        assert_eq!(suggestion("gmial.com", &["gmail.net"]).as_deref(), Some("gmail.com"));
        assert_eq!(suggestion("gmai.com", &["gmax.com"]).as_deref(), Some("gmax.com"));
        assert_eq!(suggestion("gmial.com", &["gmial.com"]), None);
    }
}
