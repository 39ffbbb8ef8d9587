//! Forgotten passwords: the request, and the link that it leads to.

use jiff::SignedDuration;
use usher_directory::{Account, Bucket, Counted, PasswordSetter, SetPassword, Turn};
use usher_domain::{
    EmailAddress, Status, Throttle, User, password::NewPassword, reset_token::ResetClaims,
};

use crate::{App, passwords, problem::ApiError, visit::Visit};

const HOUR: SignedDuration = SignedDuration::from_hours(1);

/// Mails to one address, whoever asks. What is asked beyond that is answered like the rest, and sends
/// nothing. The window is short, so that strangers keep nobody from their link for longer.
const TO_ADDRESS: Throttle = Throttle::at_most("reset", 3, SignedDuration::from_mins(10));

/// Mails to one address that one source asks for.
const TO_ADDRESS_FROM_SOURCE: Throttle = Throttle::at_most("reset_from", 3, HOUR);

/// Requests of one source.
const OF_SOURCE: Throttle = Throttle::at_most("reset_source", 20, HOUR);

/// How often one source may try to set a password by a link and not succeed.
const TRIES: Throttle = Throttle::at_most("reset_confirm", 30, SignedDuration::from_mins(10));

/// Asks for a link. Nothing that is done before the answer depends on whether the address is known.
pub async fn request(app: &App, visit: &Visit, email: &EmailAddress) -> Result<(), ApiError> {
    let now = app.clock.now();
    let of_source = Bucket::new(OF_SOURCE, &visit.source.bucket());
    if let Turn::Wait(wait) = app.directory.take_turn(&[of_source], now).await? {
        return Err(ApiError::TooManyRequests(wait));
    }
    let (address, source) = (email.key(), visit.source.bucket());
    let buckets = [
        Bucket::new(TO_ADDRESS, address),
        Bucket::new(TO_ADDRESS_FROM_SOURCE, &format!("{address} {source}")),
    ];
    if !app.directory.request_reset(email, &buckets, now).await? {
        tracing::info!("asked for too many new passwords for one address");
    }
    Ok(())
}

/// An authentic link that still works.
pub struct ResetLink {
    /// What its token says.
    claims: ResetClaims,
    /// Whose password it sets.
    pub user: User,
}

impl ResetLink {
    /// Reads a token. `None` for one that is forged, used or over: all are the same to whoever holds
    /// it, and a forged one costs no read.
    pub async fn find(app: &App, token: &str) -> Result<Option<Self>, ApiError> {
        let now = app.clock.now();
        let Ok(claims) = app.keys.verify_reset(token, now).await else {
            return Ok(None);
        };
        if claims.org != *app.directory.org() || now >= claims.expires_at {
            return Ok(None);
        }
        let account = app.directory.find_account_of(claims.user).await?;
        let Some(Account { user, credential: Some(credential) }) = account else {
            return Ok(None);
        };
        let works = user.status == Status::Active && credential.set_at == claims.set_at;
        Ok(works.then_some(Self { claims, user }))
    }

    /// Counts a try to set the password. One that succeeds is taken back.
    pub async fn count_try(app: &App, visit: &Visit) -> Result<Counted, ApiError> {
        visit.count_try(app, TRIES).await
    }

    /// Sets the password, and ends every session. `None`: somebody used the link meanwhile.
    pub async fn set(
        &self,
        app: &App,
        visit: &Visit,
        (password, counted): (NewPassword, Counted),
    ) -> Result<Option<User>, ApiError> {
        let order = SetPassword {
            user: self.user.id,
            instead_of: self.claims.set_at,
            password: passwords::hash(app, password).await?,
            by: PasswordSetter::Link { presented: visit.presented, uncounted: counted },
            now: app.clock.now(),
        };
        Ok(app.directory.set_password(&order).await?)
    }
}
