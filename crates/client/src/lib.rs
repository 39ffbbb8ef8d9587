//! Typed client of the Usher HTTP API.
//!
//! One method of [`Client`] is one operation; what goes in and comes out are plain types. Whatever
//! holds a name, an address or a secret leaves it out of `Debug`, so a value may be logged.
//!
//! ```no_run
//! # async fn example() -> Result<(), usher_client::Error> {
//! use usher_client::{Client, NewUser, SecretString, Url};
//!
//! let url: Url = "https://usher.example.com".parse().map_err(|_| usher_client::Error::InvalidUrl("not a URL"))?;
//! let client = Client::new(url, Some(SecretString::from("usher_1_s3cret")))?;
//! let added = client
//!     .add_user(&NewUser {
//!         first_name: "Ada".to_owned(),
//!         last_name: "Lovelace".to_owned(),
//!         email: "ada@example.com".to_owned(),
//!         language: "en".to_owned(),
//!         role: "user".to_owned(),
//!         send_welcome_email: true,
//!         force: false,
//!     })
//!     .await?;
//! println!("{} {}", added.message, added.user.status);
//! # Ok(())
//! # }
//! ```

#[macro_use]
mod open;

mod api_key;
mod approval;
mod audit;
mod call;
mod catalogue;
mod chat;
mod chat_notice;
mod client;
mod error;
mod import;
mod invite;
mod manage;
mod need;
mod outbox;
#[cfg(feature = "http")]
mod over_http;
mod page;
mod problem;
mod request;
mod role;
mod session;
mod settings;
mod stats;
mod timeline;
mod transport;
mod user;

pub use api_key::{ApiKey, CreatedApiKey, KeyKind, KeyStatus, NewApiKey, NewKeyKind};
pub use approval::{
    Approval, ApprovalKind, ApprovalState, ApprovalUser, DecidedApproval, ProposedChange,
};
pub use audit::{AuditActor, AuditEntry, AuditQuery, AuditSeal, AuditSubject, RawAuditEntry};
pub use catalogue::{Direction, Language, Role};
pub use chat::{ChatLink, LinkCode, LinkedChatAccount, NewLinkCode};
pub use chat_notice::{ChatCard, Notice, NoticeCard, NoticeEvent, NoticeKind, NoticeOutcome};
pub use client::{Client, is_loopback};
#[cfg(feature = "http")]
pub use client::{ClientBuilder, DEFAULT_TIMEOUT};
pub use error::Error;
pub use import::{CsvPage, Import, ImportFields, ImportOptions, ImportRow, ImportState, Verdict};
pub use invite::{Accepted, AcceptedUser, InviteLink};
pub use manage::UserChange;
pub use need::Need;
pub use outbox::{DeadEntry, DeadEntryUser};
pub use page::{Collected, MAX_PAGE, Page, PageRequest};
pub use problem::{FieldError, Problem};
pub use role::{NewRole, RoleChange};
pub use session::{Me, NewSession, OwnKey, Session, SignedIn, Told};
pub use settings::{Settings, SettingsChange};
pub use stats::{DomainBounces, Stats, Tally, WeekStats};
pub use timeline::{Actor, ActorKind, TimelineEntry};
pub use transport::{Answering, Lost, Transport, TransportError};
pub use user::{AddedUser, Invite, Mail, MailState, NewUser, Status, User, UserQuery, Warning};

pub use jiff::Timestamp;
pub use secrecy::{ExposeSecret, SecretString};
pub use url::Url;
