//! The directory of an organization: its users, invites, roles, keys and outbox, in one DynamoDB
//! table.
//!
//! One file a use case. Each is phrased in the domain's verbs and is one conditional write or one
//! transaction: races are settled by conditions, never by looking first and writing after. Time, ids
//! and randomness are arguments.

use std::{net::IpAddr, sync::Arc};

mod accept_invite;
mod add_user;
mod api_keys;
mod copy_link;
mod decline_invite;
mod error;
mod expire_invite;
mod find_user;
mod imports;
mod item;
mod keys;
mod list_users;
mod outbox;
mod renew_invite;
mod request;
mod revive_user;
mod roles;
mod settings;
mod settle;
mod table;
mod throttle;
mod timeline;
mod transaction;
mod who_has;
mod work_import;

pub use accept_invite::{AcceptInvite, Acceptance};
pub use add_user::{AddUser, Added, InviteTerms, NewUser};
pub use api_keys::StoredKey;
use aws_sdk_dynamodb::Client;
pub use copy_link::{CopyLink, LinkOf};
pub use decline_invite::DeclineInvite;
pub use error::StoreError;
pub use expire_invite::Due;
pub use imports::{Committed, ImportRows};
pub use list_users::{Page, Position, UserQuery};
pub use outbox::{Claim, DeadEntry};
pub use renew_invite::RenewInvite;
pub use request::{Once, REMEMBERED_FOR, Remembered};
pub use revive_user::Revived;
pub use settle::Settlement;
pub use throttle::{Bucket, Turn};
use usher_domain::{
    OrgId,
    sources::{Ids, Random},
};
pub use who_has::WhoHas;
pub use work_import::{ChunkWork, Recorded};

/// The directory of one organization.
#[derive(Clone, Debug)]
pub struct Directory {
    client: Client,
    table: String,
    org: OrgId,
    ids: Ids,
    jitter: Random,
    /// Where the request came from that this directory works for.
    from: Option<IpAddr>,
    /// Makes that request's change happen once.
    mark: Option<Arc<request::Mark>>,
}

impl Directory {
    /// Opens the directory of `org` in `table`. `jitter` spreads the waits after a conflict.
    pub fn new(
        client: Client,
        table: impl Into<String>,
        org: OrgId,
        ids: Ids,
        jitter: Random,
    ) -> Self {
        Self { client, table: table.into(), org, ids, jitter, from: None, mark: None }
    }

    /// The organization.
    pub fn org(&self) -> &OrgId {
        &self.org
    }
}
