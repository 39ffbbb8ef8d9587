//! What each operation costs at the table, in capacity units, which is what DynamoDB bills: in a
//! small table and in a large one, where it should be the same.

use http::Method;
use serde_json::Value;
use usher_directory::{AddUser, InviteTerms};
use usher_domain::{Actor, UserId, sources::Clock};
use usher_functions::{clean_up::clean_up, runtime::Sources};

use crate::{
    Effort, Failure,
    house::{House, KID},
    tap::{Cost, Heard, Tap},
    template::Templates,
};

/// What an operation costs.
type Bill = Vec<(&'static str, Cost)>;

/// Prints what each operation costs in a table of either size, and whether that is the same.
pub async fn print(effort: Effort, sources: &Sources) -> Result<(), Failure> {
    let [small, large] = effort.table_sizes;
    // The clock stands, so that instants take as many characters in both tables.
    let now = sources.clock.now();
    let clock = Clock::new(move || now);
    let first = bill(small, &clock, sources).await?;
    let second = bill(large, &clock, sources).await?;
    println!("\nCapacity units an operation, with {small} and with {large} users");
    println!("  {:<46} {:>17} {:>17}", "", small, large);
    println!("  {:<46} {:>8} {:>8} {:>8} {:>8}  same", "", "read", "write", "read", "write");
    let mut differing = 0;
    for ((name, one), (_, other)) in first.iter().zip(&second) {
        let same = one.equals(*other);
        differing += usize::from(!same);
        let verdict = if same { "yes" } else { "NO" };
        println!(
            "  {name:<46} {:>8.1} {:>8.1} {:>8.1} {:>8.1}  {verdict}",
            one.read, one.write, other.read, other.write
        );
    }
    let verdict = if differing == 0 { "met" } else { "MISSED" };
    println!("  operations that do not cost the same in both: {differing}; goal 0: {verdict}");
    Ok(())
}

/// The cost of each operation in a table that holds so many users, and nothing left to send.
async fn bill(users: usize, clock: &Clock, sources: &Sources) -> Result<Bill, Failure> {
    let house = House::open(clock, &sources.random, Some(Tap::default())).await?;
    house.heard();
    house.call(Method::GET, "/v1/languages", None).await?;
    let key = Cost::of(&house.heard());
    let templates = Templates::hear(&house).await?;
    house.empty_outbox().await?;
    house.fill(&templates, users).await?;
    house.heard();
    let mut bill = vec![("a key's first call, then known for 30 s", key)];
    one_user(&house, &mut bill).await?;
    lists(&house, &mut bill).await?;
    background(&house, &mut bill).await?;
    Ok(bill)
}

/// The way of one user: added, mailed, looked at, handed the link, accepted.
async fn one_user(house: &House, bill: &mut Bill) -> Result<(), Failure> {
    let person = house.strangers(1).next().ok_or("nobody is left to add")?;
    let added = house.call(Method::POST, "/v1/users", Some(person.body())).await?;
    let posted = house.heard();
    let id = added["user"]["id"].as_str().ok_or("an added user has no id")?.to_owned();
    let user: UserId = id.parse().map_err(|_| "an id is none")?;
    bill.push(("add a user, with welcome mail", Cost::of(&posted)));
    for (kind, name) in [("welcome", "deliver a welcome mail"), ("event", "deliver an event")] {
        let (pk, sk) = entry(&posted, kind).ok_or("an addition posted nothing")?;
        house.deliver.rung(&pk, &sk).await?;
        bill.push((name, Cost::of(&house.heard())));
    }
    let mut note = |name| bill.push((name, Cost::of(&house.heard())));
    house.call(Method::GET, &format!("/v1/users/{id}"), None).await?;
    note("show a user");
    house.call(Method::GET, &format!("/v1/users/{id}/invite"), None).await?;
    note("copy the link");
    let request = house.acceptance(user).await?;
    house.heard();
    house.send(request).await?;
    note("accept the invite");
    Ok(())
}

/// The keys of the outbox entry of a kind that an addition wrote.
fn entry(posted: &[Heard], kind: &str) -> Option<(String, String)> {
    let writes = posted.iter().filter_map(|call| call.request["TransactItems"].as_array());
    let items = writes.flatten().map(|write| &write["Put"]["Item"]);
    let is_posted = |item: &&Value| item["due_at"].is_object() && item["kind"]["S"] == kind;
    let item = items.clone().find(is_posted)?;
    let text = |name: &str| item[name]["S"].as_str().map(str::to_owned);
    Some((text("pk")?, text("sk")?))
}

async fn lists(house: &House, bill: &mut Bill) -> Result<(), Failure> {
    for (name, path) in [
        ("a page of 50 users", "/v1/users?limit=50"),
        ("a page of 50 who are invited", "/v1/users?status=invited&limit=50"),
        ("search, a page of 50", "/v1/users?q=alma&limit=50"),
        ("search, one hit", "/v1/users?q=qaaaaab&limit=50"),
        ("a page of 50 of the audit trail", "/v1/audit?limit=50"),
        ("a page of 50 of what one did", "/v1/audit?actor=system&limit=50"),
        ("the numbers of 12 weeks", "/v1/stats"),
    ] {
        house.call(Method::GET, path, None).await?;
        bill.push((name, Cost::of(&house.heard())));
    }
    Ok(())
}

/// What runs by itself.
async fn background(house: &House, bill: &mut Bill) -> Result<(), Failure> {
    house.empty_outbox().await?;
    house.heard();
    house.deliver.sweep().await?;
    bill.push(("a sweep of an empty outbox", Cost::of(&house.heard())));
    // The first run of all looks back a month for what to seal.
    clean_up(&house.app.directory, &house.app.clock).await?;
    house.heard();
    clean_up(&house.app.directory, &house.app.clock).await?;
    bill.push(("a clean-up with nothing due", Cost::of(&house.heard())));
    let now = house.app.clock.now();
    let person = house.strangers(1).next().ok_or("nobody is left to add")?;
    let order = AddUser {
        id: None,
        user: person.new_user()?,
        actor: Actor::Key { id: house.key_id, creator: Some(house.admin) },
        invite: Some(InviteTerms { kid: KID, expires_at: now }),
        force: false,
        ask: None,
        now,
    };
    house.app.directory.add_user(&order).await?;
    house.heard();
    let expired = clean_up(&house.app.directory, &house.app.clock).await?;
    if expired != 1 {
        return Err(format!("one invite is due, and {expired} expired").into());
    }
    bill.push(("a clean-up of one due invite", Cost::of(&house.heard())));
    Ok(())
}
