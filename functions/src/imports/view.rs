//! Imports and their rows as the API shows them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::Serialize;
use usher_domain::{
    Actor, Import, Language, User, UserId,
    import::{COLUMNS, Fault, Row, StopReason, Verdict},
};
use usher_i18n::Texts;

use utoipa::{IntoParams, ToSchema};

use crate::{
    App,
    openapi::schemas::{ImportStateName, StopReasonName, VerdictName},
    problem::ApiError,
    views::ActorView,
};

/// An import of many users.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Import)]
pub struct ImportView {
    #[schema(format = "uuid")]
    id: String,
    #[schema(value_type = ImportStateName)]
    state: &'static str,
    /// Over the rows as they were understood: a commit names it.
    hash: String,
    /// How many rows it has.
    rows: u32,
    /// How many rows were judged how, when the file was looked at.
    counts: BTreeMap<String, u32>,
    /// How many rows were tried so far.
    done: u32,
    /// How many users were added.
    added: u32,
    /// How many users were added again after their invite had ended.
    revived: u32,
    /// How many users were added and wait for approval by a second person.
    waiting: u32,
    /// How many rows came to nothing.
    rejected: u32,
    /// Until when it waits, because the caller's welcome mails of the day are used up.
    #[schema(value_type = Option<String>, format = DateTime, required)]
    waits_until: Option<Timestamp>,
    /// Why it could not go on, if it is `stopped`.
    #[schema(value_type = Option<StopReasonName>, required)]
    stopped_because: Option<&'static str>,
    created_by: ActorView,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// Until when it can be committed.
    #[schema(value_type = String, format = DateTime)]
    expires_at: Timestamp,
    /// Who committed it: users are added by them, with their rights.
    #[schema(required)]
    run_by: Option<ActorView>,
    #[schema(value_type = Option<String>, format = DateTime, required)]
    started_at: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime, required)]
    finished_at: Option<Timestamp>,
}

/// The import that was sent, committed or called off.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportAnswer)]
pub struct ImportAnswer {
    import: ImportView,
}

/// The import that a path names.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "describes a segment of a path")]
pub struct ImportIdParam {
    /// The import's id.
    #[param(format = "uuid")]
    id: String,
}

impl ImportAnswer {
    /// The import with the names of who made and ran it.
    pub async fn of(app: &App, import: &Import) -> Result<Self, ApiError> {
        Ok(Self { import: ImportView::named(app, import).await? })
    }
}

impl ImportView {
    /// The import with the names of who made and ran it.
    pub async fn named(app: &App, import: &Import) -> Result<Self, ApiError> {
        let people = people_of(app, std::slice::from_ref(import)).await?;
        Ok(Self::new(import, &people))
    }

    /// The same for several.
    pub async fn all_named(app: &App, imports: &[Import]) -> Result<Vec<Self>, ApiError> {
        let people = people_of(app, imports).await?;
        Ok(imports.iter().map(|import| Self::new(import, &people)).collect())
    }

    fn new(import: &Import, people: &[User]) -> Self {
        let named = |actor: Actor| {
            let person = people.iter().find(|user| Some(user.id) == actor.person());
            ActorView::named(actor, person.map(User::full_name))
        };
        Self {
            id: import.id.to_string(),
            state: import.state.as_str(),
            hash: import.hash.clone(),
            rows: import.rows,
            counts: import.counts.clone(),
            done: import.done(),
            added: import.added,
            revived: import.revived,
            waiting: import.waiting,
            rejected: import.rejected,
            waits_until: import.waits_until,
            stopped_because: import.stopped_because.map(StopReason::as_str),
            created_by: named(import.created_by),
            created_at: import.created_at,
            expires_at: import.expires_at,
            run_by: import.run_by.map(named),
            started_at: import.started_at,
            finished_at: import.finished_at,
        }
    }
}

async fn people_of(app: &App, imports: &[Import]) -> Result<Vec<User>, ApiError> {
    let actors = imports.iter().flat_map(|import| [Some(import.created_by), import.run_by]);
    let people: BTreeSet<UserId> = actors.flatten().filter_map(Actor::person).collect();
    Ok(app.directory.find_users(&people.into_iter().collect::<Vec<_>>()).await?)
}

/// A row of an import.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportRow)]
pub struct RowView {
    /// 1 for the first below the header. Lines that are empty altogether do not count.
    #[schema(minimum = 1)]
    row: u32,
    /// The line of the file in which it begins.
    #[schema(minimum = 1)]
    line: u64,
    #[schema(value_type = VerdictName)]
    verdict: &'static str,
    /// The address, until somebody was added by the row.
    #[schema(required, format = "email")]
    email: Option<String>,
    /// What stands in the row, until somebody was added by it; nothing of a row over 2 KB that cannot be
    /// used.
    #[schema(required)]
    fields: Option<FieldsView>,
    /// The earlier row with the same address, if the verdict is `duplicate`.
    #[schema(required)]
    duplicate_of: Option<u32>,
    /// The line in which that row begins.
    #[schema(required, minimum = 1)]
    duplicate_of_line: Option<u64>,
    /// What is wrong with which column, if the verdict is `invalid`.
    errors: Vec<FaultView>,
    /// Why nobody is added by the row, for a person.
    #[schema(required)]
    reason: Option<String>,
}

/// What stands in a row, as a text; where nothing stands, what is meant then.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportRowFields)]
struct FieldsView {
    first_name: String,
    last_name: String,
    email: String,
    language: String,
    role: String,
    /// `true` or `false`, or what stands there instead.
    send_welcome_email: String,
}

/// What is wrong with a cell.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RowProblem)]
struct FaultView {
    /// The column, or `row` for the row's form.
    field: String,
    /// What is wrong with it, for a program.
    code: String,
    /// What is wrong with it, for a person.
    detail: String,
}

impl RowView {
    /// The row, with its reason in the caller's language.
    pub fn new(texts: &Texts, row: Row) -> Self {
        let verdict = row.verdict.as_str();
        let fields = row.texts().map(FieldsView::new);
        let (mut errors, mut duplicate_of, mut duplicate_of_line) = (Vec::new(), None, None);
        let reason = match row.verdict {
            Verdict::New
            | Verdict::Revives
            | Verdict::Added
            | Verdict::Revived
            | Verdict::Waits => None,
            Verdict::Duplicate { of, line } => {
                (duplicate_of, duplicate_of_line) = (Some(of), line);
                Some(texts.format("import-duplicate", &[("row", of.to_string().into())]))
            }
            Verdict::Invalid { faults } => {
                errors = faults.into_iter().map(|fault| FaultView::new(texts, fault)).collect();
                let told = errors.iter().map(|error| format!("{}: {}", error.field, error.detail));
                Some(told.collect::<Vec<_>>().join("; "))
            }
            Verdict::Member
            | Verdict::Pending
            | Verdict::RoleNotAllowed
            | Verdict::Suppressed
            | Verdict::NoApprover => {
                Some(texts.get(&format!("import-{}", verdict.replace('_', "-"))))
            }
        };
        let email = row.entrant.map(|entrant| entrant.email.as_typed().to_owned());
        let (row, line) = (row.row, row.line);
        Self { row, line, verdict, email, fields, duplicate_of, duplicate_of_line, errors, reason }
    }
}

impl FieldsView {
    fn new(texts: [String; COLUMNS.len()]) -> Self {
        let [first_name, last_name, email, language, role, send_welcome_email] = texts;
        Self { first_name, last_name, email, language, role, send_welcome_email }
    }
}

impl FaultView {
    fn new(texts: &Texts, fault: Fault) -> Self {
        let known: Vec<&str> = match fault.code.as_str() {
            "unknown_language" => Language::ALL.iter().map(|one| one.tag()).collect(),
            _ => Vec::new(),
        };
        let detail = texts.problem_of_code(&fault.code, fault.number, &known);
        Self { field: fault.field, code: fault.code, detail }
    }
}
