//! What can go wrong between Usher and its table, apart from what a use case names itself.

use aws_sdk_dynamodb::{
    error::{ProvideErrorMetadata, SdkError},
    operation::RequestId,
};
use thiserror::Error;

/// The table could not do its part. Nothing was half done.
#[derive(Debug, Error)]
pub enum StoreError {
    /// Throttled, in conflict with others for too long, or out of reach: worth trying again shortly.
    #[error("the table is busy ({0})")]
    Busy(String),
    /// The table refused the request, which is a fault of ours or of its set-up.
    #[error("the table refused the request ({0})")]
    Refused(String),
    /// The change was made before, under the same idempotency key.
    #[error("the change was made before")]
    Repeated,
    /// An item is not what this version writes.
    #[error("an item cannot be read: {0}")]
    Unreadable(String),
}

impl StoreError {
    /// Whether trying again shortly may help.
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::Busy(_))
    }

    /// The error of a call. It keeps the code and the request id and nothing else: messages of the
    /// service may quote keys, and those hold names and addresses.
    pub(crate) fn of_call<E, R>(error: &SdkError<E, R>) -> Self
    where
        E: ProvideErrorMetadata,
        SdkError<E, R>: RequestId,
    {
        let code = error.as_service_error().and_then(ProvideErrorMetadata::code);
        let text = match (code, error.request_id()) {
            (Some(code), Some(id)) => format!("{code}, request {id}"),
            (Some(code), None) => code.to_owned(),
            (None, _) => "no answer".to_owned(),
        };
        match code {
            None
            | Some(
                "ProvisionedThroughputExceededException"
                | "ThrottlingException"
                | "RequestLimitExceeded"
                | "TransactionInProgressException"
                | "TransactionConflictException"
                | "InternalServerError"
                | "LimitExceededException"
                | "ServiceUnavailable",
            ) => Self::Busy(text),
            Some(_) => Self::Refused(text),
        }
    }
}

impl From<serde_dynamo::Error> for StoreError {
    /// Without the message, which may quote what the item holds.
    fn from(_: serde_dynamo::Error) -> Self {
        Self::Unreadable("not of the form that this version writes".to_owned())
    }
}
