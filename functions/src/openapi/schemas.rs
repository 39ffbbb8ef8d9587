//! The schemas of fields that several operations share, made of what the domain says of them.

use usher_domain::{
    ApprovalKind, ApprovalState, BounceReason, ChatEvent, ChatPlatform, FailureReason, ImportState,
    Language, MailState, NoticeKind, Permission, Status, SuppressionReason,
    approval::CancelReason,
    chat_notice::TellingOutcome,
    email::MAX_EMAIL_CHARS,
    import::{StopReason, Verdict},
    label::{MAX_DESCRIPTION_CHARS, MAX_LABEL_CHARS},
    language::Direction,
    name::MAX_NAME_CHARS,
    password::{MAX_PASSWORD_CHARS, MIN_PASSWORD_CHARS},
    settings::MAX_REMINDER_DAYS,
    text::{MAX_REASON_CHARS, MAX_SENTENCE_CHARS},
};
use utoipa::{
    IntoParams, PartialSchema, ToSchema,
    openapi::{
        KnownFormat, ObjectBuilder, OneOfBuilder, Ref, RefOr, Schema, Type,
        schema::{
            AdditionalProperties,
            SchemaFormat::{Custom, KnownFormat as Known},
        },
    },
};

/// A text with something to see, and without control characters, separators of lines, and marks that
/// turn the direction of what is around it: the rule of names as far as a pattern can say it.
const WITH_SOMETHING_TO_SEE: &str = "^[^\\u0000-\\u001F\\u007F-\\u009F\\u2028-\\u202E\\u2066-\\u2069]*\
    [^\\s\\u0000-\\u001F\\u007F-\\u00A0\\u00AD\\u034F\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u2069\\u3164\\uFEFF]\
    [^\\u0000-\\u001F\\u007F-\\u009F\\u2028-\\u202E\\u2066-\\u2069]*$";

/// 1 hour to 30 days: the spelling in which lifetimes are also answered.
const LIFETIME: &str = "^(([1-9]|[12][0-9]|30)d\
    |([1-9]|[1-9][0-9]|[1-6][0-9]{2}|7[01][0-9]|720)h\
    |([6-9][0-9]|[1-9][0-9]{2,3}|[1-3][0-9]{4}|4[0-2][0-9]{3}|43[01][0-9]{2}|43200)m)$";

/// A platform, a workspace and a person.
pub const CHAT_ACCOUNT: &str = "^(slack|discord):[A-Za-z0-9]{1,40}:[A-Za-z0-9]{1,40}$";

/// An id within a text.
const UUID: &str = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

/// The user that a path names.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "describes a segment of a path")]
pub struct UserIdParam {
    /// The user's id.
    #[param(format = "uuid")]
    id: String,
}

/// The role that a path names.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "describes a segment of a path")]
pub struct RoleNameParam {
    /// The role's name.
    name: RoleNameText,
}

/// The API key that a path names.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "describes a segment of a path")]
pub struct KeyIdParam {
    /// The key's id.
    #[param(format = "uuid")]
    id: String,
}

/// The chat account that a path names.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "describes a segment of a path")]
pub struct ChatAccountParam {
    /// The account.
    account: ChatAccountText,
}

/// The version that a change is meant for.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "describes a header")]
pub struct IfMatchParam {
    /// The `ETag` that the change is meant for: if there is a newer one, nothing is changed.
    #[param(
        rename = "If-Match",
        required = false,
        pattern = r#"^(\*|"[0-9]{1,18}")$"#,
        example = "\"1\""
    )]
    if_match: String,
}

/// A type that stands in the description for a text: a name, and its schema.
macro_rules! text {
    ($(#[doc = $doc:literal])* $type:ident, $name:literal, $schema:expr) => {
        $(#[doc = $doc])*
        pub struct $type;

        impl ToSchema for $type {
            fn name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }
        }

        impl PartialSchema for $type {
            fn schema() -> RefOr<Schema> {
                let description = [$($doc),*].map(str::trim).join(" ");
                let text = ObjectBuilder::new().schema_type(Type::String);
                let with: fn(ObjectBuilder) -> ObjectBuilder = $schema;
                with(text.description(Some(description))).into()
            }
        }
    };
}

text!(
    /// The BCP 47 tag of a language.
    LanguageTag,
    "LanguageTag",
    |text| text.enum_values(Some(Language::ALL.map(Language::tag)))
);
text!(
    /// The way a language is written: from left to right, or from right to left.
    WritingDirection,
    "WritingDirection",
    |text| text.enum_values(Some([Direction::Ltr, Direction::Rtl].map(Direction::as_str)))
);
text!(
    /// A person, an API key that nobody made, or Usher itself.
    ActorKind,
    "ActorKind",
    |text| text.enum_values(Some(["user", "key", "system"]))
);
text!(
    /// A chat platform.
    ChatPlatformName,
    "ChatPlatform",
    |text| text.enum_values(Some(ChatPlatform::ALL.map(ChatPlatform::as_str)))
);
text!(
    /// How something is told in chat: the card that announces the user changes in place, or by a
    /// message to the account.
    NoticeKindName,
    "ChatNoticeKind",
    |text| text.enum_values(Some([NoticeKind::Card, NoticeKind::Message].map(NoticeKind::as_str)))
);
text!(
    /// What happened. There may be more words in later versions.
    ChatEventName,
    "ChatEvent",
    |text| text.enum_values(Some(ChatEvent::ALL.map(ChatEvent::as_str)))
);
text!(
    /// Whether the platform took a notice, or will never take it.
    TellingOutcomeName,
    "ChatNoticeOutcome",
    |text| text.enum_values(Some(TellingOutcome::ALL.map(TellingOutcome::as_str)))
);
text!(
    /// One workspace of a chat platform, or all of one: slack:T024BE7LD, discord:*.
    ChatWorkspacesText,
    "ChatWorkspaces",
    |text| text.pattern(Some("^(slack|discord):(\\*|[A-Za-z0-9]{1,40})$")).examples(["slack:T024BE7LD"])
);
text!(
    /// An account in one workspace of a chat platform, by the platform's own ids.
    ChatAccountText,
    "ChatAccountName",
    |text| text.pattern(Some(CHAT_ACCOUNT)).examples(["slack:T024BE7LD:U2147483697"])
);
text!(
    /// For whom an API key is.
    KeyKindName,
    "ApiKeyKind",
    |text| text.enum_values(Some(["program", "bot"]))
);
text!(
    /// Whether an API key works, and if not, why.
    KeyStatusName,
    "ApiKeyStatus",
    |text| text.enum_values(Some(["live", "expired", "revoked"]))
);
text!(
    /// Where a user stands on the way from being added to being a member, and after.
    StatusName,
    "Status",
    |text| text.enum_values(Some(Status::ALL.map(Status::as_str)))
);
text!(
    /// What became of a mail. It only ever moves forward.
    MailStateName,
    "MailState",
    |text| text.enum_values(Some(mail_states()))
);
text!(
    /// States of mails, with commas between them.
    MailStatesText,
    "MailStates",
    |text| {
        let word = MailState::WORDS.join("|");
        text.pattern(Some(format!("^({word})(,({word})){{0,15}}$")))
    }
);
text!(
    /// Why a mail will never be sent, or came back.
    MailReasonName,
    "MailReason",
    |text| text.enum_values(Some(mail_reasons()))
);
text!(
    /// What became of earlier mail to an address: it came back, or was reported as spam.
    SuppressionReasonName,
    "SuppressionReason",
    |text| text.enum_values(Some(suppression_reasons().map(SuppressionReason::as_str)))
);
text!(
    /// One thing that somebody may do.
    PermissionName,
    "Permission",
    |text| text.enum_values(Some(Permission::ALL.map(Permission::as_str)))
);
text!(
    /// White space around it is dropped. Control characters and internet addresses are refused.
    PersonNameText,
    "PersonName",
    |text| with_something_to_see(text, MAX_NAME_CHARS)
);
text!(
    /// The name of an organization.
    OrganizationText,
    "OrganizationName",
    |text| with_something_to_see(text, MAX_NAME_CHARS)
);
text!(
    /// What people call a thing.
    LabelText,
    "Label",
    |text| with_something_to_see(text, MAX_LABEL_CHARS)
);
text!(
    /// What somebody says of a thing in a sentence or two.
    DescriptionText,
    "Description",
    |text| with_something_to_see(text, MAX_DESCRIPTION_CHARS)
);
text!(
    /// One line without an internet address.
    SentenceText,
    "WelcomeSentence",
    |text| with_something_to_see(text, MAX_SENTENCE_CHARS)
);
text!(
    /// From 1 hour to 30 days, in days, hours or minutes.
    LifetimeText,
    "InviteLifetime",
    |text| text.pattern(Some(LIFETIME)).examples(["7d"])
);
text!(
    /// A domain such as example.com, by IDNA.
    MailDomainText,
    "MailDomain",
    |text| text.min_length(Some(3)).max_length(Some(MAX_EMAIL_CHARS)).examples(["example.com"])
);
text!(
    /// Whom or what something happened to.
    SubjectText,
    "AuditSubjectName",
    |text| text.pattern(Some(format!(
        "^(settings|role:[a-z][a-z0-9_-]{{0,39}}|(user|key|import|delivery):{UUID})$"
    )))
);
text!(
    /// Who did something.
    ActorText,
    "AuditActorName",
    |text| text.pattern(Some(format!("^(system|(user|key):{UUID})$")))
);
text!(
    /// An address that mail can be sent to. The part before the @ is ASCII.
    EmailText,
    "EmailAddress",
    |text| text
        .format(Some(Custom("email".into())))
        .max_length(Some(MAX_EMAIL_CHARS))
);
text!(
    /// The name of a role.
    RoleNameText,
    "RoleName",
    |text| text.pattern(Some("^[a-z][a-z0-9_-]{0,39}$"))
);
text!(
    /// One line that says why.
    ReasonText,
    "Reason",
    |text| with_something_to_see(text, MAX_REASON_CHARS)
);
text!(
    /// Any characters. One that is too easy to guess is refused with the reason.
    PasswordText,
    "Password",
    |text| text
        .format(Some(Known(KnownFormat::Password)))
        .min_length(Some(MIN_PASSWORD_CHARS))
        .max_length(Some(MAX_PASSWORD_CHARS))
);

text!(
    /// What became of a request for approval.
    ApprovalStateName,
    "ApprovalState",
    |text| text.enum_values(Some(ApprovalState::ALL.map(ApprovalState::as_str)))
);
text!(
    /// What kind of change needs approval. There may be more in later versions.
    ApprovalKindName,
    "ApprovalKind",
    |text| text.enum_values(Some(ApprovalKind::ALL.map(ApprovalKind::as_str)))
);
text!(
    /// Why a request for approval was cancelled.
    CancelReasonName,
    "CancelReason",
    |text| text.enum_values(Some(cancel_reasons().map(CancelReason::as_str)))
);
text!(
    /// How far an import has come.
    ImportStateName,
    "ImportState",
    |text| text.enum_values(Some(import_states().map(ImportState::as_str)))
);
text!(
    /// What will be made of a row of an import, or was.
    VerdictName,
    "Verdict",
    |text| text.enum_values(Some(Verdict::WORDS))
);
text!(
    /// A verdict, or `rejected` for all that nobody is added by.
    WantedVerdict,
    "WantedVerdict",
    |text| text.enum_values(Some(Verdict::WORDS.into_iter().chain(["rejected"])))
);
text!(
    /// Why an import could not go on.
    StopReasonName,
    "StopReason",
    |text| text.enum_values(Some(
        [StopReason::RightsLost, StopReason::RowsLost, StopReason::GivenUp].map(StopReason::as_str)
    ))
);

/// How many days before its end an invitee is reminded of their invite.
pub struct ReminderDay;

impl ToSchema for ReminderDay {}

impl PartialSchema for ReminderDay {
    fn schema() -> RefOr<Schema> {
        let days = ObjectBuilder::new().schema_type(Type::Integer);
        days.minimum(Some(1)).maximum(Some(MAX_REMINDER_DAYS)).into()
    }
}

/// A sentence by each language.
pub struct SentencesByLanguage;

impl ToSchema for SentencesByLanguage {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.push((SentenceText::name().into(), SentenceText::schema()));
    }
}

impl PartialSchema for SentencesByLanguage {
    fn schema() -> RefOr<Schema> {
        let sentence = || {
            let null = ObjectBuilder::new().schema_type(Type::Null);
            OneOfBuilder::new().item(null).item(Ref::from_schema_name(SentenceText::name()))
        };
        let no_others = Some(AdditionalProperties::<Schema>::FreeForm(false));
        let sentences = ObjectBuilder::new().additional_properties(no_others).description(Some(
            "Languages that are left out stay as they are; null takes a language's sentence away.",
        ));
        let add = |all: ObjectBuilder, language: Language| all.property(language.tag(), sentence());
        Language::ALL.into_iter().fold(sentences, add).into()
    }
}

fn with_something_to_see(text: ObjectBuilder, max: usize) -> ObjectBuilder {
    text.min_length(Some(1)).max_length(Some(max)).pattern(Some(WITH_SOMETHING_TO_SEE))
}

fn cancel_reasons() -> [CancelReason; 4] {
    use CancelReason::{Overtaken, RightsLost, UserErased, Withdrawn};
    [Withdrawn, Overtaken, RightsLost, UserErased]
}

fn import_states() -> [ImportState; 5] {
    use ImportState::{Cancelled, Checked, Finished, Running, Stopped};
    [Checked, Running, Finished, Cancelled, Stopped]
}

fn mail_states() -> [&'static str; 8] {
    use MailState::{Bounced, Complained, Delayed, Delivered, Failed, None, Queued, Sent};
    let failed = Failed(FailureReason::Refused);
    let bounced = Bounced(BounceReason::Undetermined);
    [None, Queued, Sent, Delayed, Delivered, failed, bounced, Complained].map(MailState::as_str)
}

fn mail_reasons() -> impl Iterator<Item = &'static str> {
    let failures = [FailureReason::Refused, FailureReason::Overdue, FailureReason::GaveUp];
    let bounces = [
        BounceReason::AddressRejected,
        BounceReason::AddressBlocked,
        BounceReason::MailboxFull,
        BounceReason::MessageRejected,
        BounceReason::MailboxUnavailable,
        BounceReason::Undetermined,
    ];
    failures.map(FailureReason::as_str).into_iter().chain(bounces.map(BounceReason::as_str))
}

fn suppression_reasons() -> [SuppressionReason; 2] {
    [SuppressionReason::Bounced, SuppressionReason::Complained]
}
