//! The whole system in memory: the real routers on a loopback port, with the embedded engine and the
//! embedded mailbox. Nothing works in its background.

use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use http::Method;
use reqwest::Request;
use serde_json::{Value, json};
use tokio::{net::TcpListener, task::JoinSet};
use url::Url;
use usher::{
    dev::{self, Config, Functions, Parts},
    engine::Engine,
    mailbox::Mailbox,
};
use usher_domain::{
    KeyId, Keyring, UserId,
    api_key::ApiKey,
    sources::{Clock, Random},
};
use usher_functions::{
    App, Keys,
    deliver::{Deliver, EventBus},
};

use crate::{
    Failure,
    contest::{self, Job},
    people::Person,
    sdk::Call,
    tap::{Heard, Tap},
    template::Templates,
};

/// What everybody sets.
pub const PASSWORD: &str = "correct horse battery staple";

/// The number of the one signing key.
pub const KID: u32 = 1;

/// A system of its own.
pub struct House {
    /// What its functions work with.
    pub app: App,
    /// What empties its outbox.
    pub deliver: Deliver,
    /// The bare client of its table, set up as its functions' own.
    pub table: aws_sdk_dynamodb::Client,
    /// Its first admin.
    pub admin: UserId,
    /// The id of the admin's API key.
    pub key_id: KeyId,
    tap: Option<Tap>,
    http: reqwest::Client,
    base_url: Url,
    key: String,
    next: AtomicUsize,
    /// Its servers, which end with it.
    _servers: JoinSet<std::io::Result<()>>,
}

impl House {
    /// A fresh one. With a `tap`, every call of its table is heard, and takes longer.
    pub async fn open(clock: &Clock, random: &Random, tap: Option<Tap>) -> Result<Self, Failure> {
        Self::open_on(&Engine::memory()?, clock, random, tap).await
    }

    /// The same on tables that lie elsewhere.
    pub async fn open_on(
        engine: &Engine,
        clock: &Clock,
        random: &Random,
        tap: Option<Tap>,
    ) -> Result<Self, Failure> {
        let mut servers = JoinSet::new();
        let mut access = dev::local_access(random);
        let mut table = engine.router(access.credentials.access_key_id());
        if let Some(tap) = &tap {
            table = tap.around(table);
        }
        let mailbox = Mailbox::memory(random.clone(), clock.clone());
        access.dynamodb_endpoint = Some(serve(&mut servers, listener().await?, table)?.into());
        access.ses_endpoint =
            Some(serve(&mut servers, listener().await?, mailbox.router())?.into());
        let listener = listener().await?;
        let base_url: Url = format!("http://{}", listener.local_addr()?).parse()?;
        let client = access.dynamodb();
        let config = Config::read(None, &dev::Environment(&[].into()))?;
        let first_admin = config.first_admin.clone();
        let parts = Parts {
            access,
            base_url: base_url.clone(),
            config,
            keys: Keys::fixed(Keyring::new(KID, &[42; 32])?),
            events: EventBus::Log,
            clock: clock.clone(),
            random: random.clone(),
        };
        let Functions { app, deliver, router, .. } = Functions::assemble(parts).await?;
        serve(&mut servers, listener, router)?;
        let key = ApiKey::new(KeyId(app.ids.next()), random.bytes());
        let admin = dev::bootstrap(&app, &first_admin, &key).await?.admin.id;
        Ok(Self {
            app,
            deliver,
            table: client,
            admin,
            key_id: key.id,
            tap,
            http: reqwest::Client::builder().no_proxy().build()?,
            base_url,
            key: key.expose(),
            next: AtomicUsize::new(0),
            _servers: servers,
        })
    }

    /// Where it is.
    pub fn base_url(&self) -> &Url {
        &self.base_url
    }

    /// Takes what its tap heard since the last look.
    pub fn heard(&self) -> Vec<Heard> {
        self.tap.as_ref().map(Tap::take).unwrap_or_default()
    }

    /// The numbers of people who were not here yet.
    pub fn numbers(&self, count: usize) -> std::ops::Range<usize> {
        let first = self.next.fetch_add(count, Ordering::Relaxed);
        first..first + count
    }

    /// People who were not here yet.
    pub fn strangers(&self, count: usize) -> impl Iterator<Item = Person> + use<> {
        self.numbers(count).map(Person::numbered)
    }

    /// Writes users as an addition does, but for the outbox: as if everything had been sent long
    /// ago. Tells their numbers and ids.
    pub async fn fill(
        &self,
        templates: &Templates,
        count: usize,
    ) -> Result<Vec<(usize, UserId)>, Failure> {
        let mut filled = Vec::with_capacity(count);
        let numbers: Vec<usize> = self.numbers(count).collect();
        // By the thousand, so that what is yet to be written takes little memory.
        for numbers in numbers.chunks(1000) {
            let mut jobs = Vec::with_capacity(numbers.len());
            for number in numbers {
                let (user, calls) = templates.add(*number, &self.app.ids)?;
                filled.push((*number, user));
                jobs.push(self.bare(calls.into_iter().map(Call::without_outbox).collect()));
            }
            contest::run(jobs, 16).await?;
        }
        Ok(filled)
    }

    /// Sends bare calls, one after the other.
    pub fn bare(&self, calls: Vec<Call>) -> Job {
        let table = self.table.clone();
        Box::pin(async move {
            for call in calls {
                call.send(&table).await?;
            }
            Ok(())
        })
    }

    /// A request of the API with the admin's key.
    pub fn request(
        &self,
        method: Method,
        path: &str,
        body: Option<Value>,
    ) -> Result<Request, Failure> {
        let mut request =
            self.http.request(method, self.base_url.join(path)?).bearer_auth(&self.key);
        if let Some(body) = body {
            request = request.json(&body);
        }
        Ok(request.build()?)
    }

    /// Has a file of users looked at, and tells the import.
    pub async fn look_at(&self, csv: String) -> Result<Value, Failure> {
        let request = self.http.request(Method::POST, self.base_url.join("/v1/imports")?);
        let request = request.bearer_auth(&self.key).header("content-type", "text/csv");
        self.send(request.body(csv).build()?).await
    }

    /// A request of the API without a key.
    pub fn request_without_key(
        &self,
        method: Method,
        path: &str,
        body: &Value,
    ) -> Result<Request, Failure> {
        Ok(self.http.request(method, self.base_url.join(path)?).json(body).build()?)
    }

    /// Sends a request, and reads the whole answer, which must have this status.
    pub fn over_http_expecting(&self, request: Request, expected: u16) -> Job {
        let http = self.http.clone();
        Box::pin(async move {
            let response = http.execute(request).await?;
            let status = response.status();
            response.bytes().await?;
            if status == expected { Ok(()) } else { Err(format!("an answer is {status}").into()) }
        })
    }

    /// The request by which an invited user accepts.
    pub async fn acceptance(&self, user: UserId) -> Result<Request, Failure> {
        let found = self.app.directory.find_user(user).await?.ok_or("a user is gone")?;
        let link = self.app.invite_link(user, &found.invite.ok_or("a user has no invite")?)?;
        let token = link.rsplit('/').next().unwrap_or_default();
        let body = json!({ "token": token, "password": PASSWORD });
        self.request(Method::POST, "/v1/invites/accept", Some(body))
    }

    /// Sends a request, and reads the whole answer, which must be a success.
    pub fn over_http(&self, request: Request) -> Job {
        let http = self.http.clone();
        Box::pin(async move { succeed(&http, request).await.map(drop) })
    }

    /// Sends a request and tells the bytes of the answer, which must be a success.
    pub async fn read(&self, request: Request) -> Result<Vec<u8>, Failure> {
        succeed(&self.http, request).await
    }

    /// Sends a request and tells the answer.
    pub async fn send(&self, request: Request) -> Result<Value, Failure> {
        Ok(serde_json::from_slice(&succeed(&self.http, request).await?)?)
    }

    /// Makes a request of the API and tells the answer.
    pub async fn call(
        &self,
        method: Method,
        path: &str,
        body: Option<Value>,
    ) -> Result<Value, Failure> {
        self.send(self.request(method, path, body)?).await
    }

    /// Empties the outbox, and whatever that puts into it.
    pub async fn empty_outbox(&self) -> Result<(), Failure> {
        while self.deliver.sweep().await? > 0 {}
        Ok(())
    }
}

async fn succeed(http: &reqwest::Client, request: Request) -> Result<Vec<u8>, Failure> {
    let response = http.execute(request).await?;
    let status = response.status();
    let body = response.bytes().await?;
    if status.is_success() { Ok(body.into()) } else { Err(format!("an answer is {status}").into()) }
}

async fn listener() -> std::io::Result<TcpListener> {
    TcpListener::bind("127.0.0.1:0").await
}

/// Serves on a loopback port, and tells the address.
fn serve(
    servers: &mut JoinSet<std::io::Result<()>>,
    listener: TcpListener,
    router: Router,
) -> Result<Url, Failure> {
    let url = format!("http://{}", listener.local_addr()?).parse()?;
    servers.spawn(async move { axum::serve(listener, router).await });
    Ok(url)
}
