//! Users to render in tests.

use usher_client::{TimelineEntry, User};

/// An invited admin.
pub fn ada() -> User {
    read(
        r#"{"id":"u1","first_name":"Ada","last_name":"Lovelace","email":"ada@example.com","language":"en",
        "role":"admin","status":"invited","version":2,"invited_by":{"type":"user","id":"u0","name":"Grace Hopper"},
        "invite":{"generation":1,"expires_at":"2026-01-08T09:30:15Z","mail":{"state":"bounced","reason":"no such box"}},
        "created_at":"2026-01-01T09:30:15.5Z","updated_at":"2026-01-01T09:30:15.5Z","accepted_at":null}"#,
    )
}

/// A team member whose name tries to take over the terminal.
pub fn mallory() -> User {
    read(
        r#"{"id":"u2","first_name":"Mal\u001b[2J","last_name":"Lory\t\u202e","email":"m@example.com","language":"fa",
        "role":"user","status":"active","version":3,"invited_by":null,"invite":null,
        "created_at":"2026-01-01T10:00:00Z","updated_at":"2026-01-02T10:00:00Z","accepted_at":"2026-01-02T10:00:00Z"}"#,
    )
}

/// What happened to Ada.
pub fn timeline() -> Vec<TimelineEntry> {
    read(
        r#"[{"id":"t1","at":"2026-01-01T09:30:15Z","kind":"user_added","actor":{"type":"user","id":"u0","name":"Grace Hopper"},
        "via_key":"k1","data":{"role":"admin","generation":1}},
        {"id":"t2","at":"2026-01-01T09:30:17Z","kind":"mail_bounced","actor":{"type":"system"},
        "data":{"reason":"no such\u001b[2J box"}}]"#,
    )
}

fn read<T: serde::de::DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).unwrap()
}
