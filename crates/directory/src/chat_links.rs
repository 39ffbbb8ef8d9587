//! Which chat account belongs to whom: one person an account, any number of accounts a person.

use aws_sdk_dynamodb::types::{Delete, TransactWriteItem};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use usher_domain::{
    Actor, ChatAccount, ChatName, EntryId, Language, User, UserId, outbox::Message,
    timeline::Happening,
};

use crate::{
    Directory, Page, Position, StoreError,
    item::{self, Item, s},
    keys,
    transaction::{Act, Commit, Transaction, built},
};

/// That a chat account belongs to a person. It lies twice in the table: by the account, where every
/// call on somebody's behalf reads it, and with the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChatLink {
    /// Names this link, for good: another one of the same account has another.
    pub id: EntryId,
    /// The account.
    pub account: ChatAccount,
    /// Whose it is.
    pub user: UserId,
    /// What it called itself then, if that is known.
    #[serde(default)]
    pub display_name: Option<ChatName>,
    /// What its workspace called itself then, if that is known.
    #[serde(default)]
    pub workspace_name: Option<ChatName>,
    /// The language that it is set to, if that is known.
    #[serde(default)]
    pub language: Option<Language>,
    /// When it was linked.
    pub linked_at: Timestamp,
    /// By whom.
    pub linked_by: Actor,
}

/// The order to link an account to somebody, or to end a link.
#[derive(Debug, Clone)]
pub struct LinkChat {
    /// The link that is to be.
    pub link: ChatLink,
    /// To whom, as they were read when it was decided.
    pub user: User,
    /// The link that it replaces, as it was read, and its person, if they are still there; none where
    /// there was no link.
    pub instead_of: Option<(ChatLink, Option<User>)>,
}

/// What became of a link that was to be made or ended. Unless it was done, nothing was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Linking {
    /// It is done.
    Done,
    /// The person, the link or the request for it changed since it was read.
    Overtaken,
}

#[derive(Clone, Copy)]
pub(crate) struct Overtaken;

impl From<Commit<Overtaken>> for Linking {
    fn from(commit: Commit<Overtaken>) -> Self {
        match commit {
            Commit::Done => Self::Done,
            Commit::Refused(Overtaken) => Self::Overtaken,
        }
    }
}

impl Directory {
    /// Whose an account is, strongly consistent.
    pub async fn find_chat_link(
        &self,
        account: &ChatAccount,
    ) -> Result<Option<ChatLink>, StoreError> {
        let item = self.get(keys::chat(&self.org, account), keys::CHAT_LINK.into()).await?;
        item.map(item::read).transpose()
    }

    /// The accounts of a person, strongly consistent, in the order of their names.
    pub async fn chat_links_of(&self, user: UserId) -> Result<Vec<ChatLink>, StoreError> {
        let mut items = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :user AND begins_with(sk, :chat)")
            .expression_attribute_values(":user", s(keys::user(&self.org, user)))
            .expression_attribute_values(":chat", s(keys::CHAT))
            .consistent_read(true)
            .into_paginator()
            .items()
            .send();
        let mut links = Vec::new();
        while let Some(item) = items.next().await {
            links.push(item::read(item.map_err(|error| StoreError::of_call(&error))?)?);
        }
        Ok(links)
    }

    /// A page of all links, the newest first. Not strongly consistent.
    pub async fn chat_links(
        &self,
        limit: i32,
        position: Option<Position>,
    ) -> Result<Page<ChatLink>, StoreError> {
        let answer = self
            .client
            .query()
            .table_name(&self.table)
            .index_name(keys::BY_KIND)
            .key_condition_expression("gsi1pk = :links")
            .expression_attribute_values(":links", s(keys::chat_links(&self.org)))
            .scan_index_forward(false)
            .limit(limit)
            .set_exclusive_start_key(position.map(Position::into_key))
            .send()
            .await
            .map_err(|error| StoreError::of_call(&error))?;
        let next = answer.last_evaluated_key.as_ref().map(|key| Position::of_key(0, key));
        let items = answer.items.unwrap_or_default().into_iter().map(item::read);
        Ok(Page { items: items.collect::<Result<_, _>>()?, next })
    }

    /// Links an account to somebody by an admin's word.
    pub async fn link_chat(&self, order: &LinkChat) -> Result<Linking, StoreError> {
        let mut writes = self.transaction();
        writes.link_chat(order, Overtaken)?;
        Ok(writes.commit().await?.into())
    }

    /// Ends a link as it was read. `user` is its person as they were read when that was decided; none
    /// for one who is gone.
    pub async fn unlink_chat(
        &self,
        link: &ChatLink,
        user: Option<&User>,
        (actor, now): (Actor, Timestamp),
    ) -> Result<Linking, StoreError> {
        let mut writes = self.transaction();
        writes.delete_link(&link.account, ("id", link.id.to_string()), Overtaken)?;
        if let Some(user) = user {
            writes.require_version(user, Overtaken)?;
            writes.tell_unlinked(link, Act { user: user.id, actor, now })?;
        }
        writes.delete(keys::user(&self.org, link.user), keys::chat_of_user(&link.account))?;
        Ok(writes.commit().await?.into())
    }

    /// Ends a link of somebody who was erased, which nobody is told of. `item` is theirs.
    pub(crate) async fn erase_link(&self, user: UserId, item: &Item) -> Result<(), StoreError> {
        let sk = item::text(item, "sk").unwrap_or_default();
        let account = sk.strip_prefix(keys::CHAT).and_then(|account| account.parse().ok());
        let mut writes = self.transaction();
        if let Some(account) = &account
            && self.find_chat_link(account).await?.is_some_and(|link| link.user == user)
        {
            writes.delete_link(account, ("user", user.to_string()), Overtaken)?;
        }
        writes.delete(keys::user(&self.org, user), sk.to_owned())?;
        match writes.commit().await? {
            Commit::Done => Ok(()),
            Commit::Refused(Overtaken) => Err(StoreError::Busy("a chat link changes".into())),
        }
    }
}

impl<G: Copy> Transaction<'_, G> {
    /// Links an account to a person who must still be as they were read, in place of the link that was
    /// read, whose person loses it; and tells both.
    pub fn link_chat(&mut self, order: &LinkChat, guard: G) -> Result<(), StoreError> {
        let LinkChat { link, user, instead_of } = order;
        let org = self.directory().org().clone();
        let (pk, sk) = (keys::chat(&org, &link.account), keys::CHAT_LINK.to_owned());
        let mut item = item::keyed(pk, sk, link)?;
        item.insert("gsi1pk".into(), s(keys::chat_links(&org)));
        item.insert("gsi1sk".into(), s(link.id.to_string()));
        match instead_of {
            None => self.create(item, guard)?,
            Some((old, _)) => {
                self.put_where(item, "id = :read", (":read", s(old.id.to_string())), guard)?;
            }
        }
        let (actor, now) = (link.linked_by, link.linked_at);
        if let Some((old, person)) = instead_of
            && old.user != user.id
        {
            self.delete(keys::user(&org, old.user), keys::chat_of_user(&link.account))?;
            if let Some(person) = person {
                self.require_version(person, guard)?;
                self.tell_unlinked(old, Act { user: person.id, actor, now })?;
            }
        }
        let theirs = keys::chat_of_user(&link.account);
        self.put(item::keyed(keys::user(&org, user.id), theirs, link)?)?;
        self.require_version(user, guard)?;
        let act = Act { user: user.id, actor, now };
        self.record(act, &Happening::ChatLinked { account: link.account.clone() })?;
        let (display_name, workspace_name) =
            (link.display_name.clone(), link.workspace_name.clone());
        let account = link.account.clone();
        self.post(act, Message::ChatLinkedNotice { account, display_name, workspace_name })
    }

    fn tell_unlinked(&mut self, link: &ChatLink, act: Act) -> Result<(), StoreError> {
        let account = link.account.clone();
        self.record(act, &Happening::ChatUnlinked { account: account.clone() })?;
        self.post(act, Message::ChatUnlinkedNotice { account })
    }

    /// Deletes the link of an account, one of whose fields must be as it was read.
    fn delete_link(
        &mut self,
        account: &ChatAccount,
        (field, read): (&str, String),
        guard: G,
    ) -> Result<(), StoreError> {
        let delete = Delete::builder()
            .table_name(&self.directory().table)
            .key("pk", s(keys::chat(self.directory().org(), account)))
            .key("sk", s(keys::CHAT_LINK))
            .condition_expression("#field = :read")
            .expression_attribute_names("#field", field)
            .expression_attribute_values(":read", s(read));
        let delete = built(delete.build())?;
        self.push(TransactWriteItem::builder().delete(delete).build(), Some(guard));
        Ok(())
    }
}
