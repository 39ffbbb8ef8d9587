//! What a chain of seals notices, and what it lets be erased.

use proptest::prelude::*;
use serde_json::json;
use uuid::Uuid;

use super::*;
use crate::{
    Actor, KeyId, UserId,
    timeline::{Happening, TimelineEntry},
};

const ORG: &str = "default";

fn id(n: u128) -> EntryId {
    EntryId(Uuid::from_u128(n))
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + seconds).unwrap()
}

fn entry(n: u8) -> RawEntry {
    let actor = match n % 3 {
        0 => Actor::System,
        1 => Actor::User { id: UserId(Uuid::from_u128(9)) },
        _ => Actor::Key { id: KeyId(Uuid::from_u128(8)), creator: None },
    };
    let what = Happening::Added { role: format!("role-{n}"), welcome_email: true };
    let user = UserId(Uuid::from_u128(7)).into();
    let id = id(u128::from(n) * 10);
    let entry = TimelineEntry::new(id, user, (actor, None), at(n.into()), &what, [[n; 16]; 2]);
    serde_json::from_value(serde_json::to_value(entry).unwrap()).unwrap()
}

/// A chain over some entries, so many a seal.
fn chain(entries: &[RawEntry], size: usize) -> Vec<Seal> {
    let mut head = Head::before_any(id(0));
    let seal = |part: &[RawEntry]| {
        let through = part.last().map_or(id(0), |entry| entry.id);
        let seal = head.seal(ORG, through, part, at(1000));
        head = Head::from(&seal);
        seal
    };
    entries.chunks(size).map(seal).collect()
}

fn verify(org: &str, seals: &[Seal], entries: &[RawEntry]) -> Result<Head, Disagreement> {
    let mut head = Head::before_any(seals.first().map_or(id(0), |seal| seal.after));
    for seal in seals {
        let covers = |entry: &&RawEntry| entry.id > head.through && entry.id <= seal.through;
        let covered: Vec<RawEntry> = entries.iter().filter(covers).cloned().collect();
        head = head.check(org, seal, &covered)?;
    }
    Ok(head)
}

#[test]
fn a_chain_holds_and_goes_on_holding_when_people_are_erased() {
    let mut entries: Vec<RawEntry> = (1..=7).map(entry).collect();
    let seals = chain(&entries, 3);
    assert_eq!(seals.iter().map(|seal| seal.count).collect::<Vec<_>>(), [3, 3, 1]);
    assert_eq!(verify(ORG, &seals, &entries), Ok(Head::from(&seals[2])));
    for entry in &mut entries {
        entry.told = None;
    }
    assert_eq!(verify(ORG, &seals, &entries), Ok(Head::from(&seals[2])));
}

#[test]
fn the_hash_is_what_it_was_in_the_first_version() {
    let entries: Vec<RawEntry> = serde_json::from_value(json!([
        {
            "id": id(10), "subject": "settings", "at": at(0), "kind": "settings_changed",
            "actor": { "type": "key", "id": id(8), "creator": null }, "digest": "first",
        },
        {
            "id": id(20), "subject": format!("user:{}", id(7)), "kind": "expired",
            "at": at(0) + SignedDuration::from_millis(1), "actor": { "type": "system" },
            "digest": "second",
        },
    ]))
    .unwrap();
    // Chains are kept for years: this must never change. It was computed by another program.
    assert_eq!(chain(&entries, 2)[0].hash, "n7VZ9x87HByfxJX3GXWFV8bWKnrP4OpL1f7Hnv2x2b8");
}

#[test]
fn a_chain_is_of_one_organization() {
    let entries = [entry(1)];
    assert!(verify("other", &chain(&entries, 1), &entries).is_err());
}

#[test]
fn a_seal_of_nothing_covers_that_nothing_happened() {
    let seal = Head::before_any(id(5)).seal(ORG, id(500), &[], at(0));
    assert!(verify(ORG, std::slice::from_ref(&seal), &[]).is_ok());
    let found = verify(ORG, &[seal], &[entry(1)]);
    assert_eq!(found, Err(Disagreement::Counted { number: 1, sealed: 0, found: 1 }));
}

#[test]
fn what_is_wrong_is_named() {
    let entries: Vec<RawEntry> = (1..=6).map(entry).collect();
    let seals = chain(&entries, 2);
    let gone = [&entries[..3], &entries[4..]].concat();
    let error = verify(ORG, &seals, &gone).unwrap_err();
    assert_eq!(error.to_string(), "seal 2 covers 2 entries, and there are 1");
    let error = verify(ORG, &[seals[0].clone(), seals[2].clone()], &entries).unwrap_err();
    assert_eq!(error, Disagreement::Missing(2));
    let mut retold = entries.clone();
    retold[4].told.as_mut().unwrap().what = retold[3].told.as_ref().unwrap().what.clone();
    let error = verify(ORG, &seals, &retold).unwrap_err();
    assert_eq!(error, Disagreement::Retold { number: 3, entry: entries[4].id });
}

/// Changes one thing in an entry that a seal covers.
fn tamper(entry: &mut RawEntry, field: u8, with: &str) {
    match field % 8 {
        0 => entry.id = id(entry.id.0.as_u128() + 1),
        1 => entry.subject.push_str(with),
        2 => entry.at += SignedDuration::from_nanos(1),
        3 => {
            entry.actor.insert("type".to_owned(), with.into());
        }
        4 => {
            entry.actor.insert(with.to_owned(), Value::Null);
        }
        5 => entry.kind.push_str(with),
        6 => entry.digest.push_str(with),
        // As far as a seal can tell, these two fields become one another.
        _ => (entry.kind, entry.digest) = (entry.digest.clone(), entry.kind.clone()),
    }
}

proptest! {
    #[test]
    fn any_change_to_any_entry_shows(
        count in 1..20_u8, size in 1..8_usize, which in any::<prop::sample::Index>(),
        field in any::<u8>(), with in "[a-z]{1,8}", erased in any::<bool>(),
    ) {
        let mut entries: Vec<RawEntry> = (1..=count).map(entry).collect();
        let seals = chain(&entries, size);
        let changed = which.get(&entries).id;
        let changed = entries.iter_mut().find(|entry| entry.id == changed).unwrap();
        if erased {
            changed.told = None;
        }
        tamper(changed, field, &with);
        prop_assert!(verify(ORG, &seals, &entries).is_err());
    }

    #[test]
    fn an_entry_that_is_added_removed_or_moved_shows(
        count in 2..20_u8, size in 1..8_usize, which in any::<prop::sample::Index>(), how in 0..3,
    ) {
        let mut entries: Vec<RawEntry> = (1..=count).map(entry).collect();
        let seals = chain(&entries, size);
        let at = which.index(entries.len());
        match how {
            0 => drop(entries.remove(at)),
            1 => {
                let copy = RawEntry { id: id(entries[at].id.0.as_u128() - 1), ..entries[at].clone() };
                entries.insert(at, copy);
            }
            _ => {
                let (one, other) = (at, (at + 1) % entries.len());
                let (first, second) = (entries[one].id, entries[other].id);
                (entries[one].id, entries[other].id) = (second, first);
                entries.sort_by_key(|entry| entry.id);
            }
        }
        prop_assert!(verify(ORG, &seals, &entries).is_err());
    }

    #[test]
    fn any_change_to_any_seal_shows(
        count in 2..20_u8, size in 1..8_usize, which in any::<prop::sample::Index>(), field in 0..7,
    ) {
        let entries: Vec<RawEntry> = (1..=count).map(entry).collect();
        let mut seals = chain(&entries, size);
        let at = which.index(seals.len());
        let seal = &mut seals[at];
        match field {
            0 => seal.number += 1,
            1 => seal.after = seal.after.after(),
            2 => seal.through = seal.through.after(),
            3 => seal.count += 1,
            4 => seal.previous = Some("other".to_owned()),
            5 => seal.sealed_at += SignedDuration::from_nanos(1),
            _ => seal.hash.push('A'),
        }
        prop_assert!(verify(ORG, &seals, &entries).is_err());
    }
}
