//! The addresses that SES would send nothing to, and the two operations of SES v2 on them.

use std::{collections::BTreeMap, io};

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    Mailbox,
    send::{SesError, refuse},
};

/// Where SES v2 keeps them.
pub(super) const PATH: &str = "/v2/email/suppression/addresses/{address}";

/// Why nothing is sent to an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub(super) enum Reason {
    Bounce,
    Complaint,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
struct Entry {
    reason: Reason,
    at: Timestamp,
}

/// The addresses, in lower case, in the order of the alphabet.
#[derive(Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Suppressed(BTreeMap<String, Entry>);

impl Suppressed {
    pub(super) fn holds(&self, address: &str) -> bool {
        self.0.contains_key(&address.to_ascii_lowercase())
    }
}

impl Mailbox {
    /// Sends no more to an address.
    pub(super) fn suppress(&self, address: &str, reason: Reason, at: Timestamp) {
        let mut suppressed = self.suppressed();
        suppressed.0.insert(address.to_ascii_lowercase(), Entry { reason, at });
        if let Err(error) = self.shared.store.write_suppressed(&suppressed) {
            tracing::warn!(%error, "a suppressed address is forgotten by the next start");
        }
    }

    fn unsuppress(&self, address: &str) -> io::Result<bool> {
        let mut suppressed = self.suppressed();
        let found = suppressed.0.remove(&address.to_ascii_lowercase()).is_some();
        if found {
            self.shared.store.write_suppressed(&suppressed)?;
        }
        Ok(found)
    }
}

/// `GetSuppressedDestination`.
pub(super) async fn get(State(mailbox): State<Mailbox>, Path(address): Path<String>) -> Response {
    let found = mailbox.suppressed().0.get(&address.to_ascii_lowercase()).copied();
    let Some(Entry { reason, at }) = found else { return unknown() };
    let entry =
        json!({ "EmailAddress": address, "Reason": reason, "LastUpdateTime": at.as_second() });
    Json(json!({ "SuppressedDestination": entry })).into_response()
}

/// `DeleteSuppressedDestination`.
pub(super) async fn delete(
    State(mailbox): State<Mailbox>,
    Path(address): Path<String>,
) -> Response {
    match mailbox.unsuppress(&address) {
        Ok(true) => Json(json!({})).into_response(),
        Ok(false) => unknown(),
        Err(error) => {
            tracing::error!(%error, "a suppressed address was not cleared");
            SesError::Internal.into_response()
        }
    }
}

fn unknown() -> Response {
    refuse(StatusCode::NOT_FOUND, "NotFoundException", "This address is not suppressed.")
}
