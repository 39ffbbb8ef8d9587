use uuid::Uuid;

use super::*;

fn entry() -> TimelineEntry {
    let what = Happening::Added { role: "user".to_owned(), welcome_email: true };
    let user = UserId(Uuid::from_u128(7));
    let by = (Actor::System, Some(IpAddr::from([192, 0, 2, 1])));
    let at = Timestamp::UNIX_EPOCH;
    TimelineEntry::new(EntryId(Uuid::from_u128(1)), user.into(), by, at, &what, [[9; 16], [8; 16]])
}

#[test]
fn an_entry_tells_what_it_was_given_and_nothing_else() {
    let mut entry = entry();
    assert_eq!(entry.kind, "added");
    assert!(entry.is_genuine());
    if let Some(from) = entry.told.as_mut().and_then(|told| told.from.as_mut()) {
        from.known = None;
    }
    assert!(entry.is_genuine(), "the address may go");
    if let Some(told) = &mut entry.told {
        told.what = told.what.replace("user", "super_admin");
    }
    assert!(!entry.is_genuine());
    entry.told = None;
    assert!(entry.is_genuine() && entry.happening().is_none());
}

#[test]
fn subjects_are_read_as_they_are_written() {
    for text in ["settings", "role:on-call", "user:00000000-0000-0000-0000-000000000007"] {
        assert_eq!(text.parse::<Subject>().map(|read| read.to_string()).as_deref(), Ok(text));
    }
    for text in ["", "user:", "user:7", "role:On Call", "team:1"] {
        assert!(text.parse::<Subject>().is_err(), "{text}");
    }
}
