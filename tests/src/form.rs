//! The forms of pages, as a browser fills them in and sends them.

use crate::{Browser, Page};

/// A form as a browser would send it.
#[derive(Debug, Clone)]
pub struct Filled {
    /// Where it is sent.
    pub action: String,
    /// What it holds.
    pub fields: Vec<(String, String)>,
}

impl Filled {
    /// The form of a page that is sent to a path which ends so.
    pub fn of(page: &Page, action: &str) -> Self {
        let (sent_to, inside) = forms(&page.html)
            .into_iter()
            .find(|(to, _)| to.ends_with(action))
            .unwrap_or_else(|| panic!("no form is sent to {action}: {}", page.html));
        Self { action: sent_to, fields: fields(&inside) }
    }

    /// The same with something else in a field.
    #[must_use]
    pub fn with(&self, name: &str, value: &str) -> Self {
        let mut form = self.clone();
        form.fields.retain(|(field, _)| field != name);
        form.and(name, value)
    }

    /// The same with another field, or another value of one.
    #[must_use]
    pub fn and(&self, name: &str, value: &str) -> Self {
        let mut form = self.clone();
        form.fields.push((name.to_owned(), value.to_owned()));
        form
    }

    /// What stands in a field.
    pub fn value(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// Sends it.
    pub async fn send(&self, browser: &mut Browser) -> Page {
        let fields: Vec<(&str, &str)> =
            self.fields.iter().map(|(name, value)| (&**name, &**value)).collect();
        browser.submit(&self.action, &fields).await
    }
}

/// The forms of a page: where each is sent, and what stands in it.
fn forms(html: &str) -> Vec<(String, String)> {
    let form = |part: &str| {
        let (tag, rest) = part.split_once('>')?;
        let inside = rest.split_once("</form>").map_or(rest, |(inside, _)| inside);
        Some((attribute(tag, "action")?, inside.to_owned()))
    };
    html.split("<form ").skip(1).filter_map(form).collect()
}

fn fields(html: &str) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for part in html.split('<') {
        let tag = part.split_once('>').map_or(part, |(tag, _)| tag);
        if tag.starts_with("input ") {
            let boxed = tag.contains("type=\"checkbox\"");
            if let Some(name) =
                attribute(tag, "name").filter(|_| !boxed || tag.ends_with(" checked"))
            {
                fields.push((name, attribute(tag, "value").unwrap_or_default()));
            }
        } else if tag.starts_with("select ") {
            fields.push((attribute(tag, "name").unwrap(), String::new()));
        } else if tag.starts_with("option ") && tag.ends_with(" selected") {
            fields.last_mut().unwrap().1 = attribute(tag, "value").unwrap();
        }
    }
    fields
}

/// The value of an attribute, as the browser reads it.
pub fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\"")).or_else(|| {
        tag.split_once(&format!("{name}=\"")).filter(|(before, _)| before.is_empty())
    })?;
    Some(unescape(rest.split_once('"')?.0))
}

/// A text of a page, as the browser reads it.
pub fn unescape(text: &str) -> String {
    let entities =
        [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")];
    entities.into_iter().fold(text.to_owned(), |text, (code, sign)| text.replace(code, sign))
}
