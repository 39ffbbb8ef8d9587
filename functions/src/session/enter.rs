//! Signing in, whoever asks and however: one look at a password and four calls of the table.

use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret, SecretString};
use usher_directory::{Account, Bucket, Credential, SignIn, Turn};
use usher_domain::{
    EmailAddress, Status, Throttle, User,
    password::{NewPassword, PasswordHash},
};

use crate::{
    App, passwords,
    problem::ApiError,
    visit::{Beginning, Visit},
};

/// Wrong tries at one account from one source.
const FROM_SOURCE: Throttle = Throttle::growing("sign_in", 5, SignedDuration::from_secs(30));

/// The same from a device that has signed in to it before: no stranger counts here.
const FROM_DEVICE: Throttle = Throttle::growing("sign_in_device", 5, SignedDuration::from_secs(30));

/// Wrong tries of one source at any account.
const OF_SOURCE: Throttle = Throttle::growing("sign_in_source", 50, SignedDuration::from_secs(10));

/// Wrong tries at one account from all devices that never signed in to it.
const OF_STRANGERS: Throttle =
    Throttle::growing("sign_in_account", 100, SignedDuration::from_secs(1));

/// Somebody who has just signed in.
pub struct Entered {
    /// Who.
    pub user: User,
    /// Their session.
    pub beginning: Beginning,
}

/// Begins a session for whoever knows the password of an active member. To anybody else the answer is
/// the same, whether the address is known or not, and it takes the same work.
pub async fn enter(
    app: &App,
    visit: &Visit,
    email: &EmailAddress,
    password: SecretString,
) -> Result<Entered, ApiError> {
    let now = app.clock.now();
    let tries = Tries::of(app, visit, email);
    tries.count(app, now).await?;
    let (user, credential) = match app.directory.find_account(email).await? {
        Some(Account { user, credential }) => (Some(user), credential),
        None => (None, None),
    };
    let kept = credential.as_ref().map(|kept| kept.password.clone());
    let right = passwords::is_right(app, kept, password.clone()).await?;
    match (user, credential) {
        (Some(user), Some(credential)) if right && user.status == Status::Active => {
            let beginning = visit.begin(app, user.id, email)?;
            let rehashed = rehashed(app, &credential, &password).await?;
            let order = order(&credential, rehashed, (&beginning, tries), now);
            if app.directory.sign_in(&order).await? {
                Ok(Entered { user, beginning })
            } else {
                Err(ApiError::SignInFailed)
            }
        }
        _ => Err(ApiError::SignInFailed),
    }
}

fn order(
    credential: &Credential,
    rehashed: Option<PasswordHash>,
    (beginning, tries): (&Beginning, Tries),
    now: Timestamp,
) -> SignIn {
    SignIn {
        set_at: credential.set_at,
        rehashed,
        session: beginning.open.clone(),
        forgiven: tries.forgiven,
        uncounted: tries.uncounted,
        now,
    }
}

/// The password hashed as it is done today, if it was kept otherwise.
async fn rehashed(
    app: &App,
    credential: &Credential,
    password: &SecretString,
) -> Result<Option<PasswordHash>, ApiError> {
    if !credential.password.is_outdated() {
        return Ok(None);
    }
    let password = NewPassword::kept(password.expose_secret());
    passwords::hash(app, password).await.map(Some)
}

/// The counters of a try.
pub struct Tries {
    /// Begins anew when it succeeds.
    pub forgiven: Bucket,
    /// From these it is taken back.
    pub uncounted: Vec<Bucket>,
}

impl Tries {
    /// The counters of a try at the password of whoever has this address.
    pub fn of(app: &App, visit: &Visit, email: &EmailAddress) -> Self {
        let (account, source) = (email.key(), visit.source.bucket());
        let of_source = Bucket::new(OF_SOURCE, &source);
        match visit.device(app, email) {
            Some(device) => Self {
                forgiven: Bucket::new(FROM_DEVICE, &format!("{account} {}", device.name())),
                uncounted: vec![of_source],
            },
            None => Self {
                forgiven: Bucket::new(FROM_SOURCE, &format!("{account} {source}")),
                uncounted: vec![of_source, Bucket::new(OF_STRANGERS, account)],
            },
        }
    }

    /// Counts the try, before it is made.
    pub async fn count(&self, app: &App, now: Timestamp) -> Result<(), ApiError> {
        let all: Vec<Bucket> =
            [&self.forgiven].into_iter().chain(&self.uncounted).cloned().collect();
        match app.directory.take_turn(&all, now).await? {
            Turn::Taken => Ok(()),
            Turn::Wait(wait) => Err(ApiError::TooManyRequests(wait)),
        }
    }
}
