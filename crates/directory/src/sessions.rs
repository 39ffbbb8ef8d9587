//! Sessions: found with each request, listed, and ended.

use jiff::Timestamp;
use usher_domain::{
    Actor, Session, User, UserId,
    session::{SessionId, SessionKey},
    timeline::Happening,
};

use crate::{
    Directory, StoreError,
    item::{self, n, s},
    keys,
    transaction::{Act, Commit, Transaction, is_refused},
};

/// The most sessions of one person that are looked through.
const MOST_SESSIONS: usize = 1000;

/// A session that is to begin.
#[derive(Debug, Clone)]
pub struct OpenSession {
    /// Where it will be found.
    pub key: SessionKey,
    /// What is kept of it.
    pub session: Session,
    /// The session that was presented: it ends by this, whosever it was.
    pub instead_of: Option<SessionKey>,
}

/// The order to end sessions of a user.
#[derive(Debug, Clone, Copy)]
pub struct EndSessions {
    /// Whose.
    pub user: UserId,
    /// By whom.
    pub actor: Actor,
    /// When.
    pub now: Timestamp,
}

#[derive(Clone, Copy)]
struct Overtaken;

impl Directory {
    /// The session of a token and whose it is, in one call, whether it still lets anybody in or not.
    pub async fn find_session(
        &self,
        key: &SessionKey,
    ) -> Result<Option<(User, Session)>, StoreError> {
        let sk = keys::session(&key.hash);
        let [user, session] = self.get_two(keys::user(&self.org, key.user), ["USER", &sk]).await?;
        match (user, session) {
            (Some(user), Some(session)) => Ok(Some((item::read(user)?, item::read(session)?))),
            _ => Ok(None),
        }
    }

    /// Notes that a session is in use. One that ended meanwhile stays ended.
    pub async fn see_session(
        &self,
        key: &SessionKey,
        session: &Session,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let seen = Session { last_seen_at: now, ..session.clone() };
        let call = self
            .client
            .update_item()
            .table_name(&self.table)
            .key("pk", s(keys::user(&self.org, key.user)))
            .key("sk", s(keys::session(&key.hash)))
            .update_expression("SET last_seen_at = :now, #ttl = :ttl")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_names("#ttl", "ttl")
            .expression_attribute_values(":now", s(now.to_string()))
            .expression_attribute_values(":ttl", n(ttl(&seen)))
            .send()
            .await;
        match call {
            Ok(_) => Ok(()),
            Err(error) if is_refused(&error) => Ok(()),
            Err(error) => Err(StoreError::of_call(&error)),
        }
    }

    /// The sessions that let `user` in at `now`, the one used last first.
    pub async fn sessions(&self, user: &User, now: Timestamp) -> Result<Vec<Session>, StoreError> {
        let mut sessions: Vec<Session> =
            self.kept_sessions(user.id).await?.into_iter().map(|(_, session)| session).collect();
        sessions.retain(|session| session.is_live(user, now));
        sessions
            .sort_by_key(|session| std::cmp::Reverse((session.last_seen_at, session.created_at)));
        Ok(sessions)
    }

    /// Ends one session of a user, by its name. False: there is none of that name.
    pub async fn end_session(
        &self,
        order: EndSessions,
        id: &SessionId,
    ) -> Result<bool, StoreError> {
        let kept = self.kept_sessions(order.user).await?;
        let Some((sk, _)) = kept.into_iter().find(|(_, session)| session.id == *id) else {
            return Ok(false);
        };
        let mut writes = self.transaction();
        let pk = keys::user(&self.org, order.user);
        writes.require_and_delete(pk, sk, Overtaken)?;
        writes.record(order.act(), &Happening::SessionEnded { session: id.to_string() })?;
        Ok(matches!(writes.commit().await?, Commit::Done))
    }

    /// Ends the session of a token: signs out.
    pub async fn sign_out(&self, key: &SessionKey, now: Timestamp) -> Result<(), StoreError> {
        let mut writes = self.transaction::<Overtaken>();
        let actor = Actor::User { id: key.user };
        writes.delete(keys::user(&self.org, key.user), keys::session(&key.hash))?;
        writes.record(Act { user: key.user, actor, now }, &Happening::SignedOut)?;
        writes.commit().await.map(drop)
    }

    /// Ends every session of `user`, who must still be as they were read. False: they changed since.
    pub async fn end_sessions(&self, order: EndSessions, user: User) -> Result<bool, StoreError> {
        let ended = User { sessions_from: Some(order.now), ..user.changed(order.now) };
        let mut writes = self.transaction();
        writes.change_user(&ended, Overtaken)?;
        writes.record(order.act(), &Happening::SessionsEnded)?;
        Ok(matches!(writes.commit().await?, Commit::Done))
    }

    async fn kept_sessions(&self, user: UserId) -> Result<Vec<(String, Session)>, StoreError> {
        let mut items = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :user AND begins_with(sk, :session)")
            .expression_attribute_values(":user", s(keys::user(&self.org, user)))
            .expression_attribute_values(":session", s(keys::SESSION))
            .consistent_read(true)
            .into_paginator()
            .items()
            .send();
        let mut kept = Vec::new();
        while kept.len() < MOST_SESSIONS
            && let Some(item) = items.next().await
        {
            let item = item.map_err(|error| StoreError::of_call(&error))?;
            let sk = item::text(&item, "sk").unwrap_or_default().to_owned();
            kept.push((sk, item::read(item)?));
        }
        Ok(kept)
    }
}

impl EndSessions {
    fn act(&self) -> Act {
        Act { user: self.user, actor: self.actor, now: self.now }
    }
}

impl<G: Copy> Transaction<'_, G> {
    /// Begins a session by the password that was set at `set_at`, and ends the one that was presented.
    pub fn open_session(
        &mut self,
        open: &OpenSession,
        set_at: Timestamp,
    ) -> Result<(), StoreError> {
        let org = self.directory().org().clone();
        let pk = keys::user(&org, open.key.user);
        let session = Session { password_set_at: Some(set_at), ..open.session.clone() };
        let mut item = item::keyed(pk, keys::session(&open.key.hash), &session)?;
        item.insert("ttl".into(), n(ttl(&session)));
        self.put(item)?;
        if let Some(old) = open.instead_of {
            self.delete(keys::user(&org, old.user), keys::session(&old.hash))?;
        }
        Ok(())
    }
}

/// When DynamoDB may remove a session's item, in epoch seconds.
fn ttl(session: &Session) -> i64 {
    session.ends_at().as_second() + 1
}
