//! The directory of an organization: its users, invites, roles, keys and outbox, in one DynamoDB
//! table.
//!
//! One file a use case. Each is phrased in the domain's verbs and is one conditional write or one
//! transaction: races are settled by conditions, never by looking first and writing after. Time, ids
//! and randomness are arguments.

use std::{net::IpAddr, sync::Arc};

mod accept_invite;
mod accounts;
mod add_user;
mod api_keys;
mod approvals;
mod approve;
mod ask;
mod audit;
mod change_role;
mod change_user;
mod chat_cards;
mod chat_links;
mod chat_notices;
mod chat_requests;
mod copy_link;
mod create_role;
mod deactivate_user;
mod dead_entries;
mod decline_invite;
mod delete_role;
mod end_approval;
mod erase_user;
mod error;
mod expire_invite;
mod find_approvers;
mod find_user;
mod imports;
mod item;
mod keys;
mod keys_of_user;
mod list_users;
mod logo;
mod mail_news;
mod make_api_key;
mod outbox;
mod prove_password;
mod request;
mod request_renewal;
mod request_reset;
mod resend_invite;
mod revive_user;
mod revoke_api_key;
mod revoke_invite;
mod roles;
mod seals;
mod search_terms;
mod serial;
mod sessions;
mod set_password;
mod settings;
mod settle;
mod sign_in;
mod stats;
mod suppression;
mod table;
mod tell_chat;
mod throttle;
mod timeline;
mod transaction;
mod who_has;
mod work_import;

pub use accept_invite::{AcceptInvite, Acceptance};
pub use accounts::{Account, Credential};
pub use add_user::{AddUser, Added, AskToAdd, InviteTerms, NewUser};
pub use api_keys::{StoredKey, USE_NOTED_EVERY};
pub use approve::{Admit, Admitted, Approving};
pub use audit::{AuditQuery, Order};
use aws_sdk_dynamodb::Client;
pub use change_role::{ChangeRole, RoleChanged};
pub use change_user::{ChangeUser, ChangedUser, UserChange};
pub use chat_cards::{CardKept, KeepCard};
pub use chat_links::{ChatLink, LinkChat, Linking};
pub use chat_notices::{DeadNotice, EndNotice, NoticeClaim, NoticeEnd};
pub use chat_requests::{ChatRequest, Confirmation, Typed};
pub use copy_link::{CopyLink, LinkOf};
pub use create_role::{CreateRole, MAX_ROLES, RoleCreated};
pub use deactivate_user::Removal;
pub use dead_entries::DeadEntry;
pub use decline_invite::DeclineInvite;
pub use delete_role::{DeleteRole, RoleDeleted};
pub use error::StoreError;
pub use expire_invite::Due;
pub use imports::{Committed, ImportRows};
pub use list_users::{Need, Page, Position, UserQuery};
pub use mail_news::{InviteNews, Noted};
pub use make_api_key::{KeyMade, MAX_KEYS_EACH};
pub use outbox::Claim;
pub use prove_password::PasswordProof;
pub use request::{Once, REMEMBERED_FOR, Remembered};
pub use request_renewal::RequestRenewal;
pub use resend_invite::{ResendInvite, Resent};
pub use revive_user::Revived;
pub use revoke_invite::RevokeInvite;
pub use seals::Sealing;
pub use sessions::{EndSessions, OpenSession};
pub use set_password::{PasswordSetter, SetPassword};
pub use settle::{Settled, Settlement};
pub use sign_in::SignIn;
pub use stats::WeekStats;
pub use throttle::{Bucket, Counted, Turn};
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
