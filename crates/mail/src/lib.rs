//! The emails: what they say, how they look, and how SES gets them.

mod letter;
mod mailer;

pub use letter::{Letter, RenderError, Rendered, ShownAccount};
pub use mailer::{Envelope, Mailer, SendError};
pub use usher_domain::{Sender, sender::InvalidSender};
