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
    connect: bool,
    timeout: bool,
    source: Box<dyn StdError + Send + Sync>,
}

impl TransportError {
    /// A request that may have arrived, though its answer did not.
    pub fn new(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { connect: false, timeout: false, source: source.into() }
    }

    /// A request that never arrived.
    pub fn connecting(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { connect: true, timeout: false, source: source.into() }
    }

    /// A request whose answer took too long.
    pub fn timing_out(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { connect: false, timeout: true, source: source.into() }
    }

    /// Whether the answer took too long.
    pub fn is_timeout(&self) -> bool {
        self.timeout
    }

    /// Whether the request never arrived.
    pub fn is_connect(&self) -> bool {
        self.connect
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
