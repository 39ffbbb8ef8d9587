//! A page that asks before something is ended for good.

use askama::Template;
use axum::response::Response;
use http::StatusCode;

use super::{Failure, Place, Reader, Shell};

/// What is asked.
pub struct Question {
    /// Where it is asked, and where whoever says no goes back to.
    pub place: Place,
    /// What would be done: the page's title and what stands on the button.
    pub title: String,
    /// What that means.
    pub text: String,
    /// Where the answer is sent.
    pub action: String,
    /// The version that is meant, where there is one.
    pub version: Option<u64>,
    /// Why it was not done, if it was tried.
    pub alert: Option<String>,
}

#[derive(Template)]
#[template(path = "question.html")]
struct QuestionPage {
    shell: Shell,
    question: Question,
    back: String,
    once: String,
}

impl Question {
    /// The page.
    pub fn page(self, reader: &Reader, status: StatusCode) -> Result<Response, Failure> {
        let page = QuestionPage {
            shell: reader.shell_titled(self.place, self.title.clone())?,
            back: reader.app.path(self.place.path()),
            once: reader.app.ids.next().to_string(),
            question: self,
        };
        reader.page(status, page.render())
    }
}
