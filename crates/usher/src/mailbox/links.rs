//! Finds the web links in a mail.

/// The links in plain text. The punctuation of the sentence around a link is not part of it.
pub(super) fn in_text(text: &str) -> Vec<String> {
    let ends = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"');
    let mut links = Vec::new();
    for word in text.split(ends) {
        let start = word.find("https://").or_else(|| word.find("http://"));
        if let Some(link) = start.and_then(|start| word.get(start..)) {
            let marks = ['.', ',', ';', ':', '!', '?', '\'', ')', ']', '}'];
            add(&mut links, link.trim_end_matches(marks));
        }
    }
    links
}

/// The links that the anchors of an HTML document lead to.
pub(super) fn in_html(html: &str) -> Vec<String> {
    let mut links = Vec::new();
    for rest in html.split("href=").skip(1) {
        let quoted = ['"', '\''].into_iter().find_map(|quote| {
            rest.strip_prefix(quote).and_then(|rest| rest.split_once(quote)).map(|(link, _)| link)
        });
        if let Some(link) = quoted {
            add(&mut links, &link.replace("&#38;", "&").replace("&amp;", "&"));
        }
    }
    links
}

/// Adds what is a web link and not there yet.
fn add(links: &mut Vec<String>, link: &str) {
    let is_web = link.starts_with("http://") || link.starts_with("https://");
    let is_new = !links.iter().any(|known| known == link);
    if is_web && is_new && url::Url::parse(link).is_ok() {
        links.push(link.to_owned());
    }
}
