//! What a user, an invite, a role and a token *are*.
//!
//! This crate is pure: it knows no AWS, no HTTP and no environment, and takes the time and
//! randomness it needs as arguments. Everything that enters Usher is parsed into one of these
//! types at the edge, so the rest of the code never meets an invalid value.

pub mod actor;
pub mod api_key;
pub mod approval;
pub mod chat;
pub mod chat_notice;
pub mod csv_file;
pub mod cursor;
pub mod days;
mod derived_token;
pub mod did_you_mean;
pub mod email;
pub mod field;
pub mod id;
pub mod import;
pub mod invite_token;
pub mod keyring;
pub mod label;
pub mod language;
pub mod lifetime;
pub mod link_code;
pub mod logo;
pub mod mail_news;
pub mod mail_state;
pub mod name;
pub mod outbox;
pub mod password;
pub mod reset_token;
pub mod role;
pub mod seal;
pub mod sender;
pub mod session;
pub mod settings;
pub mod sources;
pub mod stats;
pub mod status;
pub mod suppression;
pub mod text;
pub mod throttle;
pub mod timeline;
pub mod user;

pub use actor::Actor;
pub use approval::{Approval, ApprovalKind, ApprovalState, OpenApproval};
pub use chat::{ChatAccount, ChatName, ChatPlatform, ChatWorkspaces};
pub use chat_notice::{ChatCard, ChatEvent, ChatNotice, NoticeKind};
pub use email::{EmailAddress, MailDomain};
pub use field::{FieldError, Problem};
pub use id::{ApprovalId, EntryId, ImportId, KeyId, NoticeId, OrgId, UserId};
pub use import::{Import, ImportState};
pub use invite_token::InviteToken;
pub use keyring::Keyring;
pub use label::{Description, Label};
pub use language::Language;
pub use lifetime::InviteLifetime;
pub use logo::{Logo, LogoName};
pub use mail_news::MailNews;
pub use mail_state::{BounceReason, FailureReason, MailState};
pub use name::{OrganizationName, PersonName};
pub use role::{Permission, PermissionSet, Role, RoleName};
pub use sender::Sender;
pub use session::{Session, SessionToken};
pub use settings::{Choices, OrgSettings};
pub use status::Status;
pub use suppression::{Suppression, SuppressionReason};
pub use text::{Reason, WelcomeSentence};
pub use throttle::Throttle;
pub use user::{Invite, RenewalRequest, User};
