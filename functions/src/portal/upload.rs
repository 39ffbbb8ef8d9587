//! A form with a file that was sent from a page of the portal.

use axum::{
    extract::{
        DefaultBodyLimit, FromRequest, Multipart, Request,
        multipart::{Field, MultipartError},
    },
    response::Response,
};
use http::{StatusCode, request::Parts};

use super::{
    Reader, Sent, reader,
    sent::{require_token, sender, sign_in_again},
};
use crate::{
    App,
    body::{FormFields, MAX_BODY_BYTES, MAX_FILE_BYTES, has_media_type},
    problem::ApiError,
};

/// A form is read up to so many bytes, its file among them.
const MAX_FORM_BYTES: usize = MAX_FILE_BYTES + MAX_BODY_BYTES;

/// So much of what was typed is kept while somebody signs in again: it is sent in an encoding that may
/// triple it.
const KEPT_BYTES: usize = MAX_BODY_BYTES / 3;

/// A form has so many fields at most.
const MAX_FIELDS: usize = 32;

/// The field that holds the file.
const FILE: &str = "file";

/// A form with a file, checked as [`Sent`] is: the token comes first, and nothing else is read before.
/// The form that waited for somebody to sign in again comes without a file.
pub struct SentFile {
    /// The form without its file.
    pub sent: Sent,
    /// The file.
    pub file: Received,
}

/// A file as it came, or not.
pub enum Received {
    /// Nobody chose one.
    Nothing,
    /// This one, whole.
    File(Vec<u8>),
    /// It is too large: its end was not read.
    TooLarge,
}

impl FromRequest<App> for SentFile {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let is_form = has_media_type(request.headers(), "application/x-www-form-urlencoded");
        if is_form {
            let sent = Sent::from_request(request, app).await?;
            return Ok(Self { sent, file: Received::Nothing });
        }
        let (mut parts, body) = request.into_parts();
        let found = sender(&mut parts, app).await?;
        let mut request = Request::from_parts(parts.clone(), body);
        DefaultBodyLimit::max(MAX_FORM_BYTES).apply(&mut request);
        let failed = |problem| reader::failed(app, &parts, problem);
        let form = Multipart::from_request(request, app)
            .await
            .map_err(|_| failed(ApiError::UnsupportedMediaType))?;
        match found {
            Some(reader) => read(form, reader, &parts).await,
            None => Err(sign_in_again(app, &parts, &typed(form).await)),
        }
    }
}

/// Reads the form of somebody who is signed in.
async fn read(mut form: Multipart, reader: Reader, parts: &Parts) -> Result<SentFile, Response> {
    let app = reader.app.clone();
    let failed = |_: MultipartError| reader::failed(&app, parts, ApiError::UnsupportedMediaType);
    let first = form.next_field().await.map_err(failed)?;
    let token = match first.filter(|field| field.name() == Some("csrf")) {
        Some(field) => text(field, MAX_BODY_BYTES).await.unwrap_or_default(),
        None => String::new(),
    };
    require_token(&reader, parts, &token)
        .map_err(|problem| reader::failed(&app, parts, problem))?;
    let (mut fields, mut file) = (FormFields::default(), Received::Nothing);
    for _ in 0..MAX_FIELDS {
        let field = match form.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => break,
            Err(error) if is_too_large(&error) => {
                file = Received::TooLarge;
                break;
            }
            Err(error) => return Err(failed(error)),
        };
        let name = field.name().unwrap_or_default().to_owned();
        let bytes = match whole(field, MAX_FILE_BYTES).await {
            Ok(Some(bytes)) => bytes,
            Ok(None) => {
                file = Received::TooLarge;
                break;
            }
            Err(error) => return Err(failed(error)),
        };
        if name != FILE {
            fields.add(name, String::from_utf8_lossy(&bytes).into_owned());
        } else if !bytes.is_empty() {
            file = Received::File(bytes);
        }
    }
    Ok(SentFile { sent: Sent::new(reader, fields, parts), file })
}

/// What somebody typed whose session has ended, as far as it can be kept; of the file nothing is read.
async fn typed(mut form: Multipart) -> FormFields {
    let (mut fields, mut room) = (FormFields::default(), KEPT_BYTES);
    for _ in 0..MAX_FIELDS {
        let Ok(Some(field)) = form.next_field().await else { break };
        let name = field.name().unwrap_or_default().to_owned();
        let most = if name == FILE { 0 } else { room.saturating_sub(name.len()) };
        let Some(value) = text(field, most).await else { break };
        room -= (name.len() + value.len()).min(room);
        if name != FILE {
            fields.add(name, value);
        }
    }
    fields
}

/// A field as a text, unless it is longer than `max`.
async fn text(field: Field<'_>, max: usize) -> Option<String> {
    let bytes = whole(field, max).await.ok().flatten()?;
    String::from_utf8(bytes).ok()
}

/// A field, unless it is longer than `max`: then it is not read to its end.
async fn whole(mut field: Field<'_>, max: usize) -> Result<Option<Vec<u8>>, MultipartError> {
    let mut bytes = Vec::new();
    loop {
        match field.chunk().await {
            Ok(Some(chunk)) if bytes.len() + chunk.len() <= max => bytes.extend_from_slice(&chunk),
            Ok(None) => return Ok(Some(bytes)),
            Ok(Some(_)) => return Ok(None),
            Err(error) if is_too_large(&error) => return Ok(None),
            Err(error) => return Err(error),
        }
    }
}

fn is_too_large(error: &MultipartError) -> bool {
    error.status() == StatusCode::PAYLOAD_TOO_LARGE
}
