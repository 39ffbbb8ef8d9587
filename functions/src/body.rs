//! Reads request bodies, and collects everything that is wrong with their fields at once.

use std::{collections::BTreeSet, str::FromStr};

use axum::{
    body::Body,
    extract::{FromRequest, Request},
};
use http::{HeaderMap, header::CONTENT_TYPE};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde_json::{Map, Value};
use usher_domain::{
    EmailAddress, FieldError, OrgSettings, Problem,
    logo::{MAX_LOGO_BYTES, PictureKind},
};

use crate::problem::ApiError;

/// The largest body of a call.
pub const MAX_BODY_BYTES: usize = 64 * 1024;

pub use usher_domain::csv_file::MAX_FILE_BYTES;

/// The body as a JSON object, its fields to be taken one by one.
pub struct JsonFields {
    fields: Map<String, Value>,
    known: BTreeSet<&'static str>,
    errors: Vec<FieldError>,
}

impl<S: Sync> FromRequest<S> for JsonFields {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        if !has_media_type(request.headers(), "application/json") {
            return Err(ApiError::UnsupportedMediaType);
        }
        Self::of(&read(request.into_body()).await?)
    }
}

/// A text that says something, taken as it is.
pub struct NonEmpty(pub String);

impl FromStr for NonEmpty {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        if text.is_empty() { Err(Problem::Required) } else { Ok(Self(text.to_owned())) }
    }
}

/// What a change asks of one setting.
#[derive(Debug)]
pub enum Setting<T> {
    /// It stays as it is.
    Kept,
    /// It is set no more.
    Reset,
    /// It is set to this.
    To(T),
}

impl<T: Clone> Setting<T> {
    /// The setting that was `old`, after the change.
    pub fn over(&self, old: Option<&T>) -> Option<T> {
        match self {
            Self::Kept => old.cloned(),
            Self::Reset => None,
            Self::To(new) => Some(new.clone()),
        }
    }
}

/// The same of a body that may be left out.
pub struct OptionalJsonFields(pub JsonFields);

impl<S: Sync> FromRequest<S> for OptionalJsonFields {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        let is_json = has_media_type(request.headers(), "application/json");
        let bytes = read(request.into_body()).await?;
        if bytes.is_empty() {
            return JsonFields::of(b"{}").map(Self);
        }
        if is_json { JsonFields::of(&bytes).map(Self) } else { Err(ApiError::UnsupportedMediaType) }
    }
}

impl JsonFields {
    fn of(bytes: &[u8]) -> Result<Self, ApiError> {
        match serde_json::from_slice(bytes) {
            Ok(Value::Object(fields)) => {
                Ok(Self { fields, known: BTreeSet::new(), errors: Vec::new() })
            }
            Ok(_) => Err(ApiError::field("body", Problem::WrongType("object"))),
            Err(_) => Err(ApiError::MalformedJson),
        }
    }

    /// A text field that parses, or is left out.
    pub fn text_if_given<T: FromStr<Err = Problem>>(&mut self, name: &'static str) -> Option<T> {
        let read = match self.take(name)? {
            Value::String(text) => text.parse(),
            _ => Err(Problem::WrongType("text")),
        };
        self.note(name, read)
    }

    /// A field that `read` understands, or that is null, or is left out.
    pub fn setting<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(Value) -> Result<T, Problem>,
    ) -> Setting<T> {
        match self.take(name) {
            None => Setting::Kept,
            Some(Value::Null) => Setting::Reset,
            Some(value) => self.note(name, read(value)).map_or(Setting::Kept, Setting::To),
        }
    }

    /// Whether all went well; what went wrong, else.
    pub fn finish(self) -> Result<(), ApiError> {
        if self.is_clean() { Ok(()) } else { Err(self.errors()) }
    }

    /// The address that a user is to have, which the organization must admit.
    pub fn address(&mut self, name: &'static str, org: &OrgSettings) -> Option<EmailAddress> {
        let address: EmailAddress = self.text(name)?;
        let admitted = org.admit(&address);
        self.note(name, admitted.map(|()| address))
    }

    /// A text field that must be there and parse.
    pub fn text<T: FromStr<Err = Problem>>(&mut self, name: &'static str) -> Option<T> {
        let read = match self.take(name) {
            None | Some(Value::Null) => Err(Problem::Required),
            Some(Value::String(text)) => text.parse(),
            Some(_) => Err(Problem::WrongType("text")),
        };
        self.note(name, read)
    }

    /// A field that is true or false, or left out.
    pub fn flag(&mut self, name: &'static str, default: bool) -> Option<bool> {
        let read = match self.take(name) {
            None => Ok(default),
            Some(Value::Bool(flag)) => Ok(flag),
            Some(_) => Err(Problem::WrongType("boolean")),
        };
        self.note(name, read)
    }

    /// A field that `read` makes something of; it is given nothing where the field is left out.
    pub fn field<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(Option<Value>) -> Result<T, Problem>,
    ) -> Option<T> {
        let read = read(self.take(name));
        self.note(name, read)
    }

    /// Everything that was wrong, fields that nobody asked for among it.
    pub fn errors(mut self) -> ApiError {
        for name in self.fields.keys().filter(|name| !self.known.contains(name.as_str())) {
            // The caller's own field name, cut so that the answer stays small.
            let shown: String = name.chars().take(64).collect();
            self.errors.push(FieldError::new(shown, Problem::Unknown));
        }
        self.errors.truncate(50);
        ApiError::Invalid(self.errors)
    }

    /// Whether nothing was wrong so far and nothing is left over.
    pub fn is_clean(&self) -> bool {
        self.errors.is_empty() && self.fields.is_empty()
    }

    fn take(&mut self, name: &'static str) -> Option<Value> {
        self.known.insert(name);
        self.fields.remove(name)
    }

    fn note<T>(&mut self, name: &'static str, read: Result<T, Problem>) -> Option<T> {
        read.map_err(|problem| self.errors.push(FieldError::new(name, problem))).ok()
    }
}

/// The pairs of an HTML form.
#[derive(Default)]
pub struct FormFields(Vec<(String, String)>);

impl<S: Sync> FromRequest<S> for FormFields {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        let is_form = has_media_type(request.headers(), "application/x-www-form-urlencoded");
        let bytes = read(request.into_body()).await?;
        if !is_form && !bytes.is_empty() {
            return Err(ApiError::UnsupportedMediaType);
        }
        Ok(Self(url::form_urlencoded::parse(&bytes).into_owned().collect()))
    }
}

impl FormFields {
    /// Adds a field that was read otherwise.
    pub fn add(&mut self, name: String, value: String) {
        self.0.push((name, value));
    }

    /// All fields, as they were sent.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// All values of a field that may be sent several times.
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.iter().filter(|(field, _)| *field == name).map(|(_, value)| value).collect()
    }

    /// Whether a box was ticked.
    pub fn is_ticked(&self, name: &str) -> bool {
        !self.get(name).is_empty()
    }

    /// The value of a field; nothing sent is an empty one.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }
}

/// A CSV file as the body.
pub struct CsvBody(pub Vec<u8>);

impl<S: Sync> FromRequest<S> for CsvBody {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        if !has_media_type(request.headers(), "text/csv") {
            return Err(ApiError::CsvExpected);
        }
        read_up_to(request.into_body(), MAX_FILE_BYTES).await.map(Self)
    }
}

/// A picture as the body, of whatever kind.
pub struct PictureBody(pub Vec<u8>);

impl<S: Sync> FromRequest<S> for PictureBody {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        let is_picture = |kind: PictureKind| has_media_type(request.headers(), kind.media_type());
        if !PictureKind::ALL.into_iter().any(is_picture) {
            return Err(ApiError::PictureExpected);
        }
        read_up_to(request.into_body(), MAX_LOGO_BYTES).await.map(Self)
    }
}

async fn read(body: Body) -> Result<Vec<u8>, ApiError> {
    read_up_to(body, MAX_BODY_BYTES).await
}

async fn read_up_to(body: Body, max: usize) -> Result<Vec<u8>, ApiError> {
    match Limited::new(body, max).collect().await {
        Ok(bytes) => Ok(bytes.to_bytes().into()),
        Err(error) if error.is::<LengthLimitError>() => Err(ApiError::BodyTooLarge(max)),
        // The caller went away in the middle: nobody reads the answer.
        Err(_) => Err(ApiError::MalformedJson),
    }
}

pub fn has_media_type(headers: &HeaderMap, wanted: &str) -> bool {
    headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|media_type| media_type.trim().eq_ignore_ascii_case(wanted))
}
