//! Web sockets, as both platforms use them.

use std::time::Duration;

use futures_util::{
    SinkExt as _, StreamExt as _,
    stream::{SplitSink, SplitStream},
};
use serde_json::Value;
use tokio::{net::TcpStream, sync::mpsc, time::timeout};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{
        Message,
        protocol::{CloseFrame, frame::coding::CloseCode},
    },
};
use url::Url;

/// How long a connection may take to be made.
const CONNECT: Duration = Duration::from_secs(15);

type Stream = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// What was received.
pub(super) enum Received {
    /// A message.
    Json(Value),
    /// A sign of life, or what is not understood.
    Nothing,
    /// The other side closed, with a code if it gave one.
    Closed(Option<u16>),
}

/// The end that receives.
pub(super) struct Receiver(SplitStream<Stream>);

/// The end that sends. Clones send into the same socket, which closes when the last of them is gone.
#[derive(Clone)]
pub(super) struct Sender(mpsc::UnboundedSender<Value>);

/// The socket could not be opened.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unconnected {
    /// It would not be encrypted.
    #[error("its address is not one of a secure socket")]
    Insecure,
    /// Nobody answered.
    #[error("it took too long")]
    TimedOut,
    /// It was refused.
    #[error("{0}")]
    Refused(Box<tokio_tungstenite::tungstenite::Error>),
}

/// Opens a socket. Only a platform that is asked over plain HTTP, as a test's is, may lead to a plain
/// socket.
pub(super) async fn open(url: &Url, asked: &Url) -> Result<(Sender, Receiver), Unconnected> {
    if url.scheme() != "wss" && asked.scheme() != "http" {
        return Err(Unconnected::Insecure);
    }
    let connected = timeout(CONNECT, connect_async(url.as_str())).await;
    let (stream, _) = connected
        .map_err(|_| Unconnected::TimedOut)?
        .map_err(|error| Unconnected::Refused(Box::new(error)))?;
    let (sink, stream) = stream.split();
    let (sender, queue) = mpsc::unbounded_channel();
    tokio::spawn(write(sink, queue));
    Ok((Sender(sender), Receiver(stream)))
}

async fn write(mut sink: SplitSink<Stream, Message>, mut queue: mpsc::UnboundedReceiver<Value>) {
    while let Some(message) = queue.recv().await {
        if sink.send(Message::text(message.to_string())).await.is_err() {
            return;
        }
    }
    // With any other code Discord keeps the session for a while, to be resumed.
    let frame = CloseFrame { code: CloseCode::Library(4000), reason: "".into() };
    let _ = sink.send(Message::Close(Some(frame))).await;
}

impl Sender {
    /// Sends a message; false if the socket is gone.
    pub(super) fn send(&self, message: Value) -> bool {
        self.0.send(message).is_ok()
    }
}

impl Receiver {
    /// The next thing that comes; none if nothing does within `patience`.
    pub(super) async fn next(&mut self, patience: Duration) -> Option<Received> {
        let received = timeout(patience, self.0.next()).await.ok()?;
        Some(match received {
            Some(Ok(Message::Text(text))) => {
                serde_json::from_str(&text).map_or(Received::Nothing, Received::Json)
            }
            Some(Ok(Message::Close(frame))) => {
                Received::Closed(frame.map(|frame| frame.code.into()))
            }
            Some(Ok(_)) => Received::Nothing,
            Some(Err(_)) | None => Received::Closed(None),
        })
    }
}
