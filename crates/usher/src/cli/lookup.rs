//! Finds the user that the command line names.

use usher_client::{Client, UserQuery};

use super::failure::Failure;
use super::harmless;

/// How many hits of the search are looked through. The search matches beginnings, so an exact
/// address is among the first.
const MOST_HITS: usize = 500;

/// The id of the user that `name` stands for: an id already, or an email address.
pub async fn id(client: &Client, name: &str) -> Result<String, Failure> {
    let name = name.trim();
    if !name.contains('@') {
        return Ok(name.to_owned());
    }
    let query = UserQuery { q: Some(name.to_owned()), ..UserQuery::default() };
    let wanted = name.to_lowercase();
    let found = client.all_users(&query, MOST_HITS).await?;
    let user = found.items.into_iter().find(|user| user.email.trim().to_lowercase() == wanted);
    user.map(|user| user.id).ok_or_else(|| {
        Failure::Undone(format!("No user has the address {}.", harmless::text(name)))
    })
}
