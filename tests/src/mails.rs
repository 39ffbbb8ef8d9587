//! Mails as their readers see them.

use usher::mailbox::Message;

/// A mail that somebody got.
#[derive(Debug, Clone)]
pub struct Mail(pub Message);

impl Mail {
    /// The link in it.
    pub fn link(&self) -> String {
        let [link] = self.0.links.as_slice() else { panic!("a mail with one link") };
        link.clone()
    }

    /// Its subject.
    pub fn subject(&self) -> &str {
        &self.0.subject
    }

    /// Its plain text.
    pub fn text(&self) -> &str {
        self.0.text.as_deref().expect("a mail has a text part")
    }

    /// Its HTML.
    pub fn html(&self) -> &str {
        self.0.html.as_deref().expect("a mail has an HTML part")
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.0.headers.iter().find(|(header, _)| header.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str().trim())
    }

    /// The value of an SES tag.
    pub fn tag(&self, name: &str) -> Option<&str> {
        self.0.tags.iter().find(|(tag, _)| tag == name).map(|(_, value)| value.as_str())
    }
}
