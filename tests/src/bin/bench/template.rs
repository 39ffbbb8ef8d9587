//! The bare calls: what a real operation sent to the table, to be sent again for somebody else.

use std::collections::BTreeSet;

use http::Method;
use serde_json::Value;
use usher_domain::{UserId, sources::Ids};
use uuid::Uuid;

use crate::{Failure, house::House, people::Person, sdk::Call, tap::Heard};

/// How many operations of each kind are heard. Each puts its entries into other shards of the
/// outbox, as real ones do. A multiple of the number of first names.
const HEARD: usize = 16;

/// What was heard of each kind of operation.
pub struct Templates {
    add: Vec<Template>,
    accept: Vec<Template>,
    /// A page of 50 users.
    pub list: Template,
}

/// The calls of one operation.
pub struct Template {
    /// Each call's name and request.
    calls: Vec<(String, String)>,
    person: Person,
    user: String,
    /// The ids that every such operation makes anew.
    entries: BTreeSet<Uuid>,
}

impl Templates {
    /// Listens to real operations on a house with a tap.
    pub async fn hear(house: &House) -> Result<Self, Failure> {
        let (mut add, mut accept) = (Vec::new(), Vec::new());
        // The key is read once, and then remembered.
        house.call(Method::GET, "/v1/languages", None).await?;
        for person in house.strangers(HEARD) {
            house.heard();
            let added = house.call(Method::POST, "/v1/users", Some(person.body())).await?;
            let user = added["user"]["id"].as_str().ok_or("an added user has no id")?.to_owned();
            // The look at the inviter, for the warning, is not part of the transaction.
            let mut heard = house.heard();
            heard.retain(|call| call.operation == "TransactWriteItems");
            add.push(Template::new(heard, &person, &user, house)?);
            let request = house.acceptance(user.parse().map_err(|_| "an id is none")?).await?;
            house.heard();
            house.send(request).await?;
            accept.push(Template::new(house.heard(), &person, &user, house)?);
        }
        house.call(Method::GET, "/v1/users?limit=50", None).await?;
        let mut page = house.heard();
        // The page asks for one more, to know whether there is a next one; the bare query does not.
        for call in &mut page {
            call.request["Limit"] = 50.into();
        }
        let list = Template::new(page, &Person::numbered(0), "", house)?;
        Ok(Self { add, accept, list })
    }

    /// What an addition of the person of that number sends, and the user's id.
    pub fn add(&self, number: usize, ids: &Ids) -> Result<(UserId, Vec<Call>), Failure> {
        let user = UserId(ids.next());
        Ok((user, self.add[number % HEARD].calls_for(&Person::numbered(number), user, ids)?))
    }

    /// What the acceptance of a user who is the person of that number sends.
    pub fn accept(&self, number: usize, user: UserId, ids: &Ids) -> Result<Vec<Call>, Failure> {
        self.accept[number % HEARD].calls_for(&Person::numbered(number), user, ids)
    }
}

impl Template {
    fn new(heard: Vec<Heard>, person: &Person, user: &str, house: &House) -> Result<Self, Failure> {
        if heard.is_empty() {
            return Err("nothing was heard of an operation".into());
        }
        let mut entries = BTreeSet::new();
        let calls = heard.into_iter().map(|mut call| {
            // The SDK makes one of its own for every transaction.
            call.request.as_object_mut().and_then(|request| request.remove("ClientRequestToken"));
            let request = call.request.to_string();
            entries.extend(uuids(&request));
            (call.operation, request)
        });
        let calls = calls.collect();
        let keep = [house.key_id.to_string(), house.admin.to_string(), user.to_owned()];
        entries.retain(|id| !keep.contains(&id.to_string()));
        Ok(Self { calls, person: person.clone(), user: user.to_owned(), entries })
    }

    /// The same calls for somebody else.
    pub fn calls_for(
        &self,
        person: &Person,
        user: UserId,
        ids: &Ids,
    ) -> Result<Vec<Call>, Failure> {
        let mut renamed = vec![(self.person.tag.clone(), person.tag.clone())];
        if !self.user.is_empty() {
            renamed.push((self.user.clone(), user.to_string()));
        }
        for entry in &self.entries {
            renamed.push((entry.to_string(), successor(*entry, ids).to_string()));
        }
        let calls = self.calls.iter().map(|(operation, request)| {
            let request =
                renamed.iter().fold(request.clone(), |text, (from, to)| text.replace(from, to));
            Call::read(operation, &serde_json::from_str::<Value>(&request)?)
        });
        calls.collect()
    }
}

/// A new id with the same last byte, which says in which shard of the outbox an entry lies.
fn successor(old: Uuid, ids: &Ids) -> Uuid {
    let mut bytes = ids.next().into_bytes();
    bytes[15] = old.as_bytes()[15];
    Uuid::from_bytes(bytes)
}

/// Every id in a text, in the hyphenated form, which has 36 characters.
fn uuids(text: &str) -> impl Iterator<Item = Uuid> {
    (0..text.len()).filter_map(|at| Uuid::try_parse(text.get(at..at + 36)?).ok())
}
