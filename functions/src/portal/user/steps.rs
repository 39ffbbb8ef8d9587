//! What can be done with a user, what is done most first.

use usher_client::User;

use crate::portal::{Reader, users::Actions};

/// A thing to do.
pub struct Step {
    pub label: String,
    pub href: String,
    /// Whether a form does it at once; else a page asks first.
    pub at_once: bool,
    /// The id of the form's field that holds the version.
    pub version_id: String,
    /// Whether it takes something away.
    pub danger: bool,
}

/// What whoever looks may do with `user`.
pub fn steps(reader: &Reader, user: &User) -> Vec<Step> {
    let may = Actions::of(reader, user);
    let first = user.status.as_str() == "added";
    let resend = if first { "chat-button-invite" } else { "chat-button-resend" };
    // Whether it is there, its label, the last part of its address, at once, danger.
    let all = [
        (may.resend, resend, "resend", true, false),
        (may.copy, "chat-button-copy", "link", true, false),
        (may.reactivate, "user-reactivate", "reactivate", true, false),
        (may.edit, "user-edit", "edit", false, false),
        (may.revoke, "user-revoke", "revoke", false, true),
        (may.deactivate, "user-deactivate", "deactivate", false, true),
        (may.delete, "user-delete", "delete", false, true),
    ];
    let step = |(_, label, part, at_once, danger)| Step {
        label: reader.t(label),
        href: reader.app.path(&format!("/users/{}/{part}", user.id)),
        at_once,
        version_id: format!("version-{part}"),
        danger,
    };
    all.into_iter().filter(|(there, ..)| *there).map(step).collect()
}
