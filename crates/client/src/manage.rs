//! What changes a user after they were added.

use std::fmt;

use http::Method;
use serde::{Deserialize, Serialize};

use crate::{Client, Error, User, call::Call, request};

/// What is to be changed of a user. What is `None` stays.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
pub struct UserChange {
    /// First name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Last name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Address, of a user who is no member yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// BCP 47 tag, one of [`Client::languages`](crate::Client::languages).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Name of a role, one of [`Client::roles`](crate::Client::roles).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Whether a new address is taken though mail to it bounced or was reported as spam.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub force: bool,
}

#[derive(Deserialize)]
struct Changed {
    user: User,
}

/// Where a change waits for approval by a second person, the user comes back as before, with
/// [`User::approval_id`].
///
/// Each takes the [`User::version`] that the change is meant for: if the user has changed since, the
/// server answers `version_mismatch`. Without one, it changes whatever there is.
impl Client {
    /// Changes names, language, role or address, and tells how the user is now.
    pub async fn change_user(
        &self,
        id: &str,
        change: &UserChange,
        version: Option<u64>,
    ) -> Result<User, Error> {
        let call = self.changing(Method::PATCH, &["v1", "users", id], version)?;
        changed(call.json(change)).await
    }

    /// Mails a new invite; every older link ends. With `force` even to an address that mail bounced
    /// from, or whose owner reported it as spam.
    pub async fn resend_invite(
        &self,
        id: &str,
        force: bool,
        version: Option<u64>,
    ) -> Result<User, Error> {
        let call = self.changing(Method::POST, &["v1", "users", id, "invite"], version)?;
        changed(call.json(&serde_json::json!({ "force": force }))).await
    }

    /// Withdraws the invite. The reason is told in the timeline.
    pub async fn revoke_invite(
        &self,
        id: &str,
        reason: Option<&str>,
        version: Option<u64>,
    ) -> Result<User, Error> {
        let call = self.changing(Method::DELETE, &["v1", "users", id, "invite"], version)?;
        changed(match reason {
            Some(reason) => call.json(&serde_json::json!({ "reason": reason })),
            None => call,
        })
        .await
    }

    /// Keeps a member out for now: their sessions and the keys that they made end.
    pub async fn deactivate_user(&self, id: &str, version: Option<u64>) -> Result<User, Error> {
        changed(self.changing(Method::POST, &["v1", "users", id, "deactivate"], version)?).await
    }

    /// Lets a member in again.
    pub async fn reactivate_user(&self, id: &str, version: Option<u64>) -> Result<User, Error> {
        changed(self.changing(Method::POST, &["v1", "users", id, "reactivate"], version)?).await
    }

    /// Erases a person. Their address is free again.
    pub async fn delete_user(&self, id: &str, version: Option<u64>) -> Result<(), Error> {
        self.delete(&["v1", "users", id], version).await
    }
}

async fn changed(call: Call<'_>) -> Result<User, Error> {
    Ok(request::read::<Changed>(&call.send().await?)?.user)
}

impl fmt::Debug for UserChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UserChange")
            .field("language", &self.language)
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}
