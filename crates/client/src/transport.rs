//! How a request gets to Usher and its answer back: over HTTP, or within the same process.

use std::{error::Error as StdError, fmt, future::Future, pin::Pin};

use http::{Request, Response};

/// What a transport hands back: the whole answer, or why there is none.
pub type Answering<'a> =
    Pin<Box<dyn Future<Output = Result<Response<Vec<u8>>, TransportError>> + Send + 'a>>;

/// Carries a request to Usher. Over HTTP it does so by itself; whoever runs in the same process as
/// the API brings a transport of their own to [`Client::through`](crate::Client::through).
pub trait Transport: Send + Sync {
    /// Carries one request, whole, and brings its answer back, whole.
    fn carry(&self, request: Request<Vec<u8>>) -> Answering<'_>;
}

/// Why there is no answer. Its text holds no address that was asked.
#[derive(Debug)]
pub struct TransportError {
    lost: Lost,
    source: Box<dyn StdError + Send + Sync>,
}

/// Where a request got lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lost {
    /// On its way: it never arrived.
    Connecting,
    /// Waiting for its answer, for as long as it may take.
    Waiting,
    /// Anywhere else.
    Elsewhere,
}

impl TransportError {
    /// A request that was lost.
    pub fn new(lost: Lost, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { lost, source: source.into() }
    }

    /// Whether the request never arrived.
    pub fn is_connect(&self) -> bool {
        self.lost == Lost::Connecting
    }

    /// Whether its answer took too long.
    pub fn is_timeout(&self) -> bool {
        self.lost == Lost::Waiting
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.source.fmt(f)
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.source()
    }
}
