//! What Lambda is to a function that starts: an address that is asked for work.

use std::{
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use axum::{Router, extract::State, http::Uri};
use tokio::{
    net::TcpListener,
    sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
    task::JoinSet,
    time::timeout,
};

use crate::Failure;

/// How long a function may take.
const A_WHILE: Duration = Duration::from_secs(10);

/// Starts functions, one after the other.
pub struct StartUps {
    address: String,
    asked: UnboundedReceiver<(String, Instant)>,
    _servers: JoinSet<std::io::Result<()>>,
}

/// A process that is ended with this.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl StartUps {
    /// Opens a Runtime API that has no work for anybody.
    pub async fn open() -> Result<Self, Failure> {
        let (asks, asked) = unbounded_channel();
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?.to_string();
        let router = Router::new().fallback(hear).with_state(asks);
        let mut servers = JoinSet::new();
        servers.spawn(async move { axum::serve(listener, router).await });
        Ok(Self { address, asked, _servers: servers })
    }

    /// How long a function takes until it asks for work.
    pub async fn time(
        &mut self,
        function: &Path,
        settings: &[(&str, &str)],
    ) -> Result<Duration, Failure> {
        let mut command = Command::new(function);
        command
            .env_clear()
            .env("AWS_LAMBDA_RUNTIME_API", &self.address)
            .env("AWS_LAMBDA_FUNCTION_NAME", "measured")
            .env("AWS_LAMBDA_FUNCTION_VERSION", "1")
            .env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128")
            .env("AWS_LAMBDA_LOG_GROUP_NAME", "measured")
            .env("AWS_LAMBDA_LOG_STREAM_NAME", "measured")
            .envs(settings.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let start = Instant::now();
        let running = Running(command.spawn()?);
        let asked = timeout(A_WHILE, self.asked.recv()).await;
        drop(running);
        match asked.ok().flatten() {
            Some((path, at)) if path == "/2018-06-01/runtime/invocation/next" => Ok(at - start),
            Some((path, _)) => Err(format!("{} asked for {path}", function.display()).into()),
            None => Err(format!("{} did not ask for work", function.display()).into()),
        }
    }
}

/// Notes the call, and never answers it.
async fn hear(State(asks): State<UnboundedSender<(String, Instant)>>, uri: Uri) {
    // Whoever listens has ended only when everything has.
    let _ = asks.send((uri.path().to_owned(), Instant::now()));
    std::future::pending::<()>().await;
}
