//! The whole system for one test.

use std::{
    collections::HashSet,
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::Router;
use http::Method;
use jiff::SignedDuration;
use reqwest::RequestBuilder;
use secrecy::SecretString;
use serde_json::Value;
use tokio::{
    net::TcpListener,
    sync::{Notify, mpsc::UnboundedReceiver},
};
use url::Url;
use usher::{
    dev::{self, Config, FirstAdmin, Functions, Parts},
    engine::Engine,
    mailbox::Mailbox,
};
use usher_client::Client;
use usher_directory::{Directory, StoredKey};
use usher_domain::{
    KeyId, Keyring, UserId,
    api_key::{ApiKey, KeyKind},
};
use usher_functions::{
    App, Keys,
    clean_up::clean_up,
    deliver::{Deliver, EventBus},
    mail_events::{self, Outcome},
};

use crate::{
    Mail,
    events::Bus,
    faults::{Faults, MailFault},
    sources::{TestClock, seeded},
};

/// What a test may want otherwise.
#[derive(Debug, Clone)]
pub struct Setup {
    /// The longest to wait for the mail service.
    pub ses_timeout: Duration,
    /// The keys of links.
    pub keyring: Keyring,
    /// The path of the base URL, as behind a proxy that takes it off.
    pub base_path: &'static str,
    /// Where links lead, if not to where it is.
    pub base_url: Option<&'static str>,
    /// How many welcome mails the imports of one caller may ask for in a day.
    pub import_mails_per_day: u32,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            ses_timeout: Duration::from_secs(20),
            keyring: Keyring::new(1, &[42; 32]).unwrap(),
            base_path: "/",
            base_url: None,
            import_mails_per_day: 10_000,
        }
    }
}

/// The whole system, and the hands of everybody who uses it.
pub struct TestApp {
    /// Its clock.
    pub clock: TestClock,
    /// What will go wrong.
    pub faults: Faults,
    /// What the functions work with.
    pub app: App,
    /// What empties the outbox.
    pub deliver: Deliver,
    /// Where it is.
    pub base_url: Url,
    /// The first admin's id: a super admin who has set a password.
    pub admin: UserId,
    pub(crate) http: reqwest::Client,
    key: String,
    mailbox: Mailbox,
    news: Mutex<UnboundedReceiver<Value>>,
    pub(crate) table: aws_sdk_dynamodb::Client,
    pub(crate) engine: Engine,
    bus: Bus,
    bell: Arc<Notify>,
    read: Mutex<HashSet<String>>,
    finished: bool,
}

impl TestApp {
    /// A fresh system whose first admin has accepted.
    pub async fn start() -> Self {
        Self::with(Setup::default()).await
    }

    /// The same, set up otherwise.
    pub async fn with(setup: Setup) -> Self {
        let (clock, random, faults, bus) =
            (TestClock::default(), seeded(7), Faults::default(), Bus::default());
        let mailbox = Mailbox::memory(seeded(8), clock.source());
        let engine = Engine::memory().unwrap();
        let mut access = dev::local_access(&random);
        let table = engine.router(access.credentials.access_key_id());
        access.dynamodb_endpoint = Some(serve(faults.around_table(table)).await);
        access.ses_endpoint = Some(serve(faults.around_mail(mailbox.router())).await);
        access.events_endpoint = Some(serve(bus.router()).await);
        access.ses_timeout = setup.ses_timeout;
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base_url: Url = format!("http://{}", listener.local_addr().unwrap()).parse().unwrap();
        let table = access.dynamodb();
        let mut config = Config::read(None, &dev::Environment(&[].into())).unwrap();
        config.import_mails_per_day = setup.import_mails_per_day;
        let parts = Parts {
            events: EventBus::EventBridge { client: access.events(), bus: "usher".into() },
            access,
            base_url: match setup.base_url {
                Some(elsewhere) => elsewhere.parse().unwrap(),
                None => base_url.join(setup.base_path).unwrap(),
            },
            config,
            keys: Keys::fixed(setup.keyring),
            clock: clock.source(),
            random: random.clone(),
        };
        let Functions { app, deliver, router, bell } = Functions::assemble(parts).await.unwrap();
        // As `usher dev` has it: the mails are shown beside the pages.
        let service =
            router.merge(mailbox.router()).into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, service).await });
        let key = ApiKey::new(KeyId(app.ids.next()), random.bytes());
        let admin = FirstAdmin {
            email: "grace@example.com".parse().unwrap(),
            first_name: "Grace".parse().unwrap(),
            last_name: "Hopper".parse().unwrap(),
        };
        let bootstrap = dev::bootstrap(&app, &admin, &key).await.unwrap();
        let test = Self {
            clock,
            faults,
            app,
            deliver,
            base_url,
            admin: bootstrap.admin.id,
            http: reqwest::Client::builder()
                .no_proxy()
                .redirect(reqwest::redirect::Policy::none())
                .build()
                .unwrap(),
            key: key.expose(),
            news: Mutex::new(mailbox.events()),
            mailbox,
            table,
            engine,
            bus,
            bell,
            read: Mutex::default(),
            finished: false,
        };
        let mut link = bootstrap.setup_link.unwrap().replace(setup.base_path, "/");
        if let Some(elsewhere) = setup.base_url {
            link = link.replace(elsewhere, test.base_url.as_str());
        }
        test.settle_in(&link).await;
        test
    }

    /// The first admin sets a password; the mails and events of that are nobody's concern.
    async fn settle_in(&self, link: &str) {
        let page = self.accept(link, crate::GOOD_PASSWORD).await;
        assert_eq!(page.status, 200, "{}", page.html);
        self.settle().await;
        self.take_news();
    }

    // -- the API -------------------------------------------------------------------------------

    /// The typed client, with the super admin's key.
    pub fn client(&self) -> Client {
        Client::new(self.base_url.clone(), Some(SecretString::from(self.key.clone()))).unwrap()
    }

    /// A call with the super admin's key.
    pub fn call(&self, method: Method, path: &str) -> RequestBuilder {
        self.call_with(&self.key, method, path)
    }

    /// A call with another key.
    pub fn call_with(&self, key: &str, method: Method, path: &str) -> RequestBuilder {
        self.call_without_key(method, path).bearer_auth(key)
    }

    /// A call without a key.
    pub fn call_without_key(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, self.base_url.join(path).unwrap())
    }

    /// Reads what the API has at `path`.
    pub async fn get(&self, path: &str) -> Value {
        let response = self.call(Method::GET, path).send().await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        response.json().await.unwrap()
    }

    /// The super admin adds somebody.
    pub async fn add(&self, body: &Value) -> Value {
        let (status, answer) = self.try_add(&self.key, body).await;
        assert_eq!(status, 201, "{answer}");
        answer["user"].clone()
    }

    /// Somebody tries to add somebody.
    pub async fn try_add(&self, key: &str, body: &Value) -> (u16, Value) {
        let call = self.call_with(key, Method::POST, "/v1/users").json(body);
        let response = call.send().await.unwrap();
        (response.status().as_u16(), response.json().await.unwrap())
    }

    /// The super admin's key.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// A key with a role, made by nobody.
    pub async fn new_key(&self, role: &str) -> StoredAndShown {
        self.new_key_in(&self.app.directory, role).await
    }

    /// A key with a role that acts for a user.
    pub async fn key_of(&self, user: &Value, role: &str) -> StoredAndShown {
        let mut key = self.new_key(role).await;
        key.stored.creator = Some(user["id"].as_str().unwrap().parse().unwrap());
        self.app.directory.put_api_key(&key.stored).await.unwrap();
        key
    }

    /// A key with a role in another organization of the same table.
    pub async fn foreign_key(&self, role: &str) -> StoredAndShown {
        self.new_key_in(&self.directory_of("elsewhere"), role).await
    }

    async fn new_key_in(&self, directory: &Directory, role: &str) -> StoredAndShown {
        let key = ApiKey::new(KeyId(self.app.ids.next()), self.app.random.bytes());
        let stored = StoredKey {
            id: key.id,
            name: role.to_owned(),
            hash: key.hash(),
            kind: KeyKind::Program { role: role.parse().unwrap() },
            creator: None,
            created_at: self.clock.now(),
            expires_at: None,
            revoked_at: None,
            last_used_at: None,
        };
        directory.put_api_key(&stored).await.unwrap();
        StoredAndShown { stored, shown: key.expose() }
    }

    // -- mails, events and time ----------------------------------------------------------------

    /// Empties the outbox, and whatever that puts into it.
    pub async fn deliver(&self) {
        while self.deliver.sweep().await.unwrap() > 0 {}
    }

    /// The mail service takes nothing for two days: what waits to be mailed now is given up.
    pub async fn set_aside_mails(&self) {
        self.faults.mail([MailFault::Throttle; 8]);
        for _ in 0..8 {
            self.deliver().await;
            self.clock.advance(SignedDuration::from_hours(7));
        }
        self.deliver().await;
    }

    /// Runs clean-up, and tells how many invites it expired.
    pub async fn clean_up(&self) -> usize {
        clean_up(&self.app.directory, &self.app.clock).await.unwrap()
    }

    /// Takes what the mail service tells of the mails since the last look.
    pub fn take_news(&self) -> Vec<Value> {
        let mut told = self.news.lock().unwrap();
        std::iter::from_fn(|| told.try_recv().ok()).collect()
    }

    /// Brings what the mail service tells of the mails, in its order.
    pub async fn mail_news(&self) {
        for event in self.take_news() {
            self.tell(&event).await;
        }
    }

    /// Brings one event of the mail service.
    pub async fn tell(&self, event: &Value) -> Outcome {
        let App { directory, .. } = &self.app;
        mail_events::news(directory, &self.app.clock, event.clone()).await.unwrap()
    }

    /// Takes the one unread mail to `address`.
    pub fn mail_to(&self, address: &str) -> Mail {
        let mut unread = self.unread();
        unread.retain(|mail| mail.0.to.iter().any(|to| to == address));
        assert_eq!(unread.len(), 1, "unread mails to {address}");
        let mail = unread.remove(0);
        self.read.lock().unwrap().insert(mail.0.id.clone());
        mail
    }

    /// Takes all unread mails, the oldest first.
    pub fn take_mails(&self) -> Vec<Mail> {
        let mut unread = self.unread();
        unread.reverse();
        self.read.lock().unwrap().extend(unread.iter().map(|mail| mail.0.id.clone()));
        unread
    }

    fn unread(&self) -> Vec<Mail> {
        let read = self.read.lock().unwrap();
        let mails = self.mailbox.list().into_iter().map(Mail);
        mails.filter(|mail| !read.contains(&mail.0.id)).collect()
    }

    /// Takes the names of the events that came since the last look, sorted.
    pub fn take_events(&self) -> Vec<String> {
        let mut kinds: Vec<String> = self.bus.take().into_iter().map(|(kind, _)| kind).collect();
        kinds.sort_unstable();
        kinds
    }

    /// The bus takes none of the next events.
    pub fn refuse_events(&self, count: usize) {
        self.bus.refuse(count);
    }

    /// Whether the bell of chat rang since the last look.
    pub async fn bell_rang(&self) -> bool {
        tokio::time::timeout(Duration::ZERO, self.bell.notified()).await.is_ok()
    }

    /// Takes the events with what they tell.
    pub fn take_event_details(&self) -> Vec<(String, Value)> {
        self.bus.take()
    }

    /// The outbox is emptied, and what left by it is nobody's concern.
    pub async fn settle(&self) {
        self.deliver().await;
        self.take_mails();
        self.take_events();
    }

    // -- the end -------------------------------------------------------------------------------

    /// Ends a test in which what leaves in the end is nobody's concern.
    pub async fn finish_unread(self) {
        self.settle().await;
        self.finish().await;
    }

    /// Ends the test: nothing may be left that nobody looked at.
    pub async fn finish(mut self) {
        self.finished = true;
        let subjects: Vec<String> =
            self.unread().iter().map(|mail| mail.subject().to_owned()).collect();
        assert_eq!(subjects, Vec::<String>::new(), "unread mails");
        assert_eq!(self.take_events(), Vec::<String>::new(), "unread events");
        assert_eq!(self.app.directory.count_entries().await.unwrap(), 0, "outbox entries left");
        assert!(self.faults.are_spent(), "faults that never happened");
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        assert!(self.finished || std::thread::panicking(), "a test ends with finish()");
    }
}

/// A key as the table keeps it and as its holder has it.
pub struct StoredAndShown {
    /// In the table.
    pub stored: StoredKey,
    /// In its holder's hands.
    pub shown: String,
}

async fn serve(router: Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}
