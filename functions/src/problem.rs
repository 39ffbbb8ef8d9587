//! Problems as the API tells them: RFC 9457 documents with a stable code.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, StatusCode as Http, header};
use jiff::SignedDuration;
use serde::Serialize;
use thiserror::Error;
use usher_directory::StoreError;
use usher_domain::{
    ApprovalState, FieldError, ImportState, Language, MailState, Permission, RoleName, Status,
    SuppressionReason, import::Verdict, keyring::UnknownKey, user::Standing,
};
use usher_i18n::Texts;
use utoipa::ToSchema;

use crate::openapi::schemas::SuppressionReasonName;

/// Why a call was not done. Nothing was changed by it.
#[derive(Debug, Clone, Error)]
pub enum ApiError {
    /// Fields that cannot be used as they are.
    #[error("invalid fields")]
    Invalid(Vec<FieldError>),
    /// A body that is no JSON.
    #[error("malformed JSON")]
    MalformedJson,
    /// A body of another media type.
    #[error("unsupported media type")]
    UnsupportedMediaType,
    /// A body that is no CSV file.
    #[error("CSV expected")]
    CsvExpected,
    /// A body that is no picture.
    #[error("picture expected")]
    PictureExpected,
    /// The import is not what the caller looked at.
    #[error("import changed")]
    ImportChanged,
    /// The import has ended.
    #[error("import is over: {0:?}")]
    ImportEnded(ImportState),
    /// A body larger than this many bytes.
    #[error("body over {0} bytes")]
    BodyTooLarge(usize),
    /// No such address, or no such thing.
    #[error("not found")]
    NotFound,
    /// The address does not take the method.
    #[error("method not allowed")]
    MethodNotAllowed,
    /// A call without a key.
    #[error("no API key")]
    ApiKeyMissing,
    /// A key that is unknown, wrong, revoked or expired: the caller cannot tell which.
    #[error("invalid API key")]
    ApiKeyInvalid,
    /// A session that has ended, or never was.
    #[error("session ended")]
    SessionEnded,
    /// The email or the password is not right, or nobody may sign in with them: nobody can tell which.
    #[error("sign-in failed")]
    SignInFailed,
    /// A change that a page of ours did not ask for.
    #[error("cross-site request")]
    Csrf,
    /// Only a person who signed in can do it.
    #[error("session required")]
    SessionRequired,
    /// `Usher-On-Behalf-Of` with anything but the key of a bot.
    #[error("not allowed on behalf of others")]
    OnBehalfNotAllowed,
    /// The chat account is linked to nobody who may enter.
    #[error("chat account not linked")]
    NotLinked,
    /// The bot's key does not serve the account's workspace.
    #[error("workspace not served")]
    WorkspaceNotServed,
    /// Only a bot can do it.
    #[error("bot required")]
    BotRequired,
    /// No request to link the chat account is open any more.
    #[error("link code ended")]
    LinkCodeEnded,
    /// Whoever makes a bot's key needs all that it can come to do.
    #[error("bot exceeds the caller's rights")]
    BotExceedsCaller,
    /// A link to set a new password that is forged, used or over.
    #[error("reset link ended")]
    ResetEnded,
    /// The caller lacks a permission.
    #[error("permission {0} missing")]
    PermissionMissing(Permission),
    /// The role allows more than the caller may do.
    #[error("role exceeds the caller's")]
    RoleExceedsCaller(RoleName),
    /// The address has a user already.
    #[error("email taken")]
    EmailTaken,
    /// Mail to the address bounced or was reported before.
    #[error("address suppressed")]
    AddressSuppressed(SuppressionReason),
    /// Somebody changed the same thing at the same time.
    #[error("conflict")]
    Conflict,
    /// The thing has another version than the one that `If-Match` names.
    #[error("version mismatch")]
    VersionMismatch,
    /// The same change was made before under its idempotency key: its answer is to be given again,
    /// which the gate does; this stands where it cannot.
    #[error("repeated")]
    Repeated,
    /// The idempotency key was used for another request.
    #[error("idempotency key reused")]
    IdempotencyKeyReused,
    /// The same request is being worked on.
    #[error("under way")]
    UnderWay,
    /// The same request was done, and its answer was lost.
    #[error("answer lost")]
    AnswerLost,
    /// Tried too often: not before so long.
    #[error("too many requests")]
    TooManyRequests(SignedDuration),
    /// The caller would lose permissions of their own by it.
    #[error("own permissions")]
    OwnPermissions,
    /// Nobody would be left who may do everything.
    #[error("last super admin")]
    LastSuperAdmin,
    /// The user's status does not allow it.
    #[error("not while the user is {0}")]
    WrongStatus(Status),
    /// Only a person can do it: whoever calls with a key that nobody made is none.
    #[error("person required")]
    PersonRequired,
    /// Whoever asked for it, and whom it is about, cannot decide on it.
    #[error("own request")]
    OwnRequest,
    /// Nobody else may approve the change.
    #[error("no approver")]
    NoApprover,
    /// The user waits for another approval already.
    #[error("approval pending")]
    ApprovalPending,
    /// The request for approval has ended.
    #[error("approval ended")]
    ApprovalEnded,
    /// What the request was about has changed: it was cancelled.
    #[error("approval overtaken")]
    ApprovalOvertaken,
    /// Whoever asked may not make the change any more: the request was cancelled.
    #[error("requester lost rights")]
    RequesterLostRights,
    /// A role whose mark must be taken away first.
    #[error("role needs approval")]
    RoleNeedsApproval,
    /// There is a role of that name already.
    #[error("role exists")]
    RoleExists,
    /// The role comes with Usher.
    #[error("role built in")]
    RoleBuiltIn,
    /// Somebody has the role, or a live API key.
    #[error("role in use")]
    RoleInUse,
    /// The organization has this many roles already.
    #[error("{0} roles")]
    TooManyRoles(usize),
    /// The caller has made this many live keys already.
    #[error("{0} keys")]
    TooManyKeys(usize),
    /// Whoever would make the key is no active member.
    #[error("creator not active")]
    CreatorNotActive,
    /// Somebody else has the notice by now.
    #[error("claim lost")]
    ClaimLost,
    /// There is no open invite to link to.
    #[error("no link")]
    NoLink,
    /// A link that cannot be accepted.
    #[error("invite is {0:?}")]
    Invite(Standing),
    /// The table or something else is busy.
    #[error("unavailable")]
    Unavailable,
    /// It took too long.
    #[error("timed out")]
    Timeout,
    /// A fault of ours. What it was stands in the log, and nowhere else.
    #[error("internal: {0}")]
    Internal(String),
}

impl ApiError {
    /// One field that cannot be used as it is.
    pub fn field(name: &str, problem: usher_domain::Problem) -> Self {
        Self::Invalid(vec![FieldError::new(name, problem)])
    }

    /// The status and the stable code: the only place where they are chosen.
    pub fn status_and_code(&self) -> (StatusCode, &'static str) {
        match self {
            Self::Invalid(_) => (Http::UNPROCESSABLE_ENTITY, "invalid"),
            Self::MalformedJson => (Http::BAD_REQUEST, "malformed_json"),
            Self::UnsupportedMediaType => (Http::UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type"),
            Self::CsvExpected => (Http::UNSUPPORTED_MEDIA_TYPE, "csv_expected"),
            Self::PictureExpected => (Http::UNSUPPORTED_MEDIA_TYPE, "picture_expected"),
            Self::ImportChanged => (Http::CONFLICT, "import_changed"),
            Self::ImportEnded(_) => (Http::CONFLICT, "import_ended"),
            Self::BodyTooLarge(_) => (Http::PAYLOAD_TOO_LARGE, "body_too_large"),
            Self::NotFound => (Http::NOT_FOUND, "not_found"),
            Self::MethodNotAllowed => (Http::METHOD_NOT_ALLOWED, "method_not_allowed"),
            Self::ApiKeyMissing => (Http::UNAUTHORIZED, "api_key_missing"),
            Self::ApiKeyInvalid => (Http::UNAUTHORIZED, "api_key_invalid"),
            Self::SessionEnded => (Http::UNAUTHORIZED, "session_ended"),
            Self::SignInFailed => (Http::UNAUTHORIZED, "sign_in_failed"),
            Self::Csrf => (Http::FORBIDDEN, "csrf"),
            Self::SessionRequired => (Http::FORBIDDEN, "session_required"),
            Self::OnBehalfNotAllowed => (Http::FORBIDDEN, "on_behalf_not_allowed"),
            Self::NotLinked => (Http::FORBIDDEN, "not_linked"),
            Self::WorkspaceNotServed => (Http::FORBIDDEN, "workspace_not_served"),
            Self::BotRequired => (Http::FORBIDDEN, "bot_required"),
            Self::LinkCodeEnded => (Http::GONE, "link_code_ended"),
            Self::BotExceedsCaller => (Http::FORBIDDEN, "bot_exceeds_caller"),
            Self::ResetEnded => (Http::GONE, "reset_ended"),
            Self::PermissionMissing(_) => (Http::FORBIDDEN, "permission_missing"),
            Self::RoleExceedsCaller(_) => (Http::FORBIDDEN, "role_exceeds_caller"),
            Self::EmailTaken => (Http::CONFLICT, "email_taken"),
            Self::AddressSuppressed(_) => (Http::CONFLICT, "address_suppressed"),
            Self::Conflict => (Http::CONFLICT, "conflict"),
            Self::VersionMismatch => (Http::PRECONDITION_FAILED, "version_mismatch"),
            Self::Repeated => (Http::CONFLICT, "repeated"),
            Self::IdempotencyKeyReused => (Http::UNPROCESSABLE_ENTITY, "idempotency_key_reused"),
            Self::UnderWay => (Http::CONFLICT, "under_way"),
            Self::AnswerLost => (Http::CONFLICT, "answer_lost"),
            Self::TooManyRequests(_) => (Http::TOO_MANY_REQUESTS, "too_many_requests"),
            Self::OwnPermissions => (Http::CONFLICT, "own_permissions"),
            Self::LastSuperAdmin => (Http::CONFLICT, "last_super_admin"),
            Self::WrongStatus(_) => (Http::CONFLICT, "wrong_status"),
            Self::PersonRequired => (Http::FORBIDDEN, "person_required"),
            Self::OwnRequest => (Http::FORBIDDEN, "own_request"),
            Self::NoApprover => (Http::CONFLICT, "no_approver"),
            Self::ApprovalPending => (Http::CONFLICT, "approval_pending"),
            Self::ApprovalEnded => (Http::CONFLICT, "approval_ended"),
            Self::ApprovalOvertaken => (Http::CONFLICT, "approval_overtaken"),
            Self::RequesterLostRights => (Http::CONFLICT, "requester_lost_rights"),
            Self::RoleNeedsApproval => (Http::CONFLICT, "role_needs_approval"),
            Self::RoleExists => (Http::CONFLICT, "role_exists"),
            Self::RoleBuiltIn => (Http::CONFLICT, "role_built_in"),
            Self::RoleInUse => (Http::CONFLICT, "role_in_use"),
            Self::TooManyRoles(_) => (Http::CONFLICT, "too_many_roles"),
            Self::TooManyKeys(_) => (Http::CONFLICT, "too_many_keys"),
            Self::CreatorNotActive => (Http::CONFLICT, "creator_not_active"),
            Self::ClaimLost => (Http::CONFLICT, "claim_lost"),
            Self::NoLink => (Http::CONFLICT, "no_link"),
            Self::Invite(standing) => not_open(*standing),
            Self::Unavailable => (Http::SERVICE_UNAVAILABLE, "unavailable"),
            Self::Timeout => (Http::SERVICE_UNAVAILABLE, "timeout"),
            Self::Internal(_) => (Http::INTERNAL_SERVER_ERROR, "internal"),
        }
    }

    /// The problem document in `language`.
    pub fn document(&self, language: Language, request_id: &str) -> Response {
        let texts = Texts::of(language);
        let (status, code) = self.status_and_code();
        let document = ProblemView {
            kind: format!("urn:usher:problem:{code}"),
            title: status.canonical_reason().unwrap_or_default(),
            status: status.as_u16(),
            detail: self.detail(texts, code),
            code,
            request_id,
            errors: match self {
                Self::Invalid(errors) => {
                    Some(errors.iter().map(|error| FieldProblemView::new(texts, error)).collect())
                }
                _ => None,
            },
            reason: match self {
                Self::AddressSuppressed(reason) => Some(reason.as_str()),
                _ => None,
            },
        };
        let mut response = (status, Json(document)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(seconds) = self.retry_after() {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }

    /// After how many seconds another try may do better.
    pub fn retry_after(&self) -> Option<u64> {
        match self {
            Self::TooManyRequests(wait) => {
                let seconds = (wait.as_millis().max(1) + 999) / 1000;
                Some(u64::try_from(seconds).unwrap_or(u64::MAX))
            }
            Self::Unavailable | Self::Timeout | Self::UnderWay => Some(1),
            _ => None,
        }
    }

    fn detail(&self, texts: &Texts, code: &str) -> String {
        let id = format!("problem-{}", code.replace('_', "-"));
        match self {
            Self::BodyTooLarge(max) | Self::TooManyRoles(max) | Self::TooManyKeys(max) => {
                texts.format(&id, &[("max", max.to_string().into())])
            }
            Self::PermissionMissing(permission) => {
                texts.format(&id, &[("permission", permission.as_str().into())])
            }
            Self::AddressSuppressed(reason) => {
                texts.choose(&id, &[("reason", reason.as_str().into())])
            }
            Self::ImportEnded(state) => texts.format(&id, &[("state", state.as_str().into())]),
            Self::WrongStatus(status) => texts.format(&id, &[("status", status.as_str().into())]),
            Self::TooManyRequests(_) => {
                let seconds = self.retry_after().unwrap_or(1);
                texts.format(&id, &[("seconds", seconds.to_string().into())])
            }
            Self::RoleExceedsCaller(role) => texts.format(&id, &[("role", role.as_str().into())]),
            _ => texts.get(&id),
        }
    }
}

/// Why a call was not done (RFC 9457). Nothing was changed by it.
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemView<'a> {
    #[serde(rename = "type")]
    #[schema(format = "uri", example = "urn:usher:problem:invalid")]
    kind: String,
    #[schema(example = "Unprocessable Entity")]
    title: &'static str,
    /// The status of the answer.
    #[schema(minimum = 400, maximum = 599, example = 422)]
    status: u16,
    /// What went wrong, for a person, in the language of `Accept-Language`.
    detail: String,
    /// What went wrong, for a program. It does not change between versions.
    #[schema(example = "invalid")]
    code: &'static str,
    /// By which an operator finds the call in the log; it also stands in `X-Request-Id`.
    #[schema(format = "uuid")]
    request_id: &'a str,
    /// Each field that cannot be used as it is, if that is the problem.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Vec<FieldProblemView>, required = false)]
    errors: Option<Vec<FieldProblemView>>,
    /// What became of earlier mail to the address, if that is the problem.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = SuppressionReasonName, required = false)]
    reason: Option<&'static str>,
}

/// A field that cannot be used as it is.
#[derive(Serialize, ToSchema)]
#[schema(as = FieldProblem)]
struct FieldProblemView {
    /// The field of the body, or of the query.
    #[schema(example = "email")]
    field: String,
    /// What is wrong with it, for a program.
    #[schema(example = "email_domain_missing")]
    code: &'static str,
    /// What is wrong with it, for a person.
    detail: String,
}

impl FieldProblemView {
    fn new(texts: &Texts, error: &FieldError) -> Self {
        let known: Vec<&str> = match error.problem {
            usher_domain::Problem::UnknownLanguage => {
                Language::ALL.iter().map(|one| one.tag()).collect()
            }
            usher_domain::Problem::UnknownVerdict => Verdict::WORDS.to_vec(),
            usher_domain::Problem::UnknownStatus => {
                Status::ALL.iter().map(|one| one.as_str()).collect()
            }
            usher_domain::Problem::UnknownMailState => MailState::WORDS.to_vec(),
            usher_domain::Problem::UnknownApprovalState => {
                ApprovalState::ALL.iter().map(|one| one.as_str()).collect()
            }
            _ => Vec::new(),
        };
        Self {
            field: error.field.clone(),
            code: error.problem.code(),
            detail: texts.problem(&error.problem, &known),
        }
    }
}

/// What is answered to a link that does not open its invite.
fn not_open(standing: Standing) -> (StatusCode, &'static str) {
    match standing {
        Standing::Expired => (StatusCode::GONE, "invite_expired"),
        Standing::Superseded => (StatusCode::GONE, "invite_superseded"),
        Standing::AlreadyAccepted => (StatusCode::GONE, "invite_already_accepted"),
        Standing::Open | Standing::Ended => (StatusCode::NOT_FOUND, "invite_not_found"),
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        if matches!(error, StoreError::Repeated) {
            Self::Repeated
        } else if error.is_busy() {
            tracing::warn!(%error, "the table is busy");
            Self::Unavailable
        } else {
            Self::Internal(error.to_string())
        }
    }
}

impl From<UnknownKey> for ApiError {
    fn from(error: UnknownKey) -> Self {
        Self::Internal(error.to_string())
    }
}

impl IntoResponse for ApiError {
    /// Leaves the error in the response for the gate, which knows the language and the request id.
    fn into_response(self) -> Response {
        let mut response = self.status_and_code().0.into_response();
        response.extensions_mut().insert(self);
        response
    }
}
