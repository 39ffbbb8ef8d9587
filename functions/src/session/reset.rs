//! Forgotten passwords: the request, and the link that it leads to.

use jiff::SignedDuration;
use usher_directory::{Account, Bucket, PasswordSetter, SetPassword, Turn};
use usher_domain::{
    EmailAddress, Status, Throttle, User, password::NewPassword, reset_token::ResetClaims,
};

use crate::{App, passwords, problem::ApiError, visit::Visit};

const HOUR: SignedDuration = SignedDuration::from_hours(1);

/// Mails to one address. What is asked beyond that is answered like the rest, and sends nothing.
const TO_ADDRESS: Throttle = Throttle::at_most("reset", 3, HOUR);

/// Requests of one source.
const OF_SOURCE: Throttle = Throttle::at_most("reset_source", 20, HOUR);

/// Asks for a link. Nothing that is done before the answer depends on whether the address is known.
pub async fn request(app: &App, visit: &Visit, email: &EmailAddress) -> Result<(), ApiError> {
    let now = app.clock.now();
    let of_source = Bucket::new(OF_SOURCE, &visit.source.bucket());
    if let Turn::Wait(wait) = app.directory.take_turn(&[of_source], now).await? {
        return Err(ApiError::TooManyRequests(wait));
    }
    let to_address = Bucket::new(TO_ADDRESS, email.key());
    if !app.directory.request_reset(email, &to_address, now).await? {
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

    /// Sets the password, and ends every session. `None`: somebody used the link meanwhile.
    pub async fn set(
        &self,
        app: &App,
        visit: &Visit,
        password: NewPassword,
    ) -> Result<Option<User>, ApiError> {
        let order = SetPassword {
            user: self.user.id,
            instead_of: self.claims.set_at,
            password: passwords::hash(app, password).await?,
            by: PasswordSetter::Link { presented: visit.presented },
            now: app.clock.now(),
        };
        Ok(app.directory.set_password(&order).await?)
    }
}
