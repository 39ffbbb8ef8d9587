//! Direct messages. There Discord does not say which server somebody means, and an account is one of a
//! server: so the buttons and forms of direct messages name it.

use serde_json::Value;

use crate::action::MAX_BYTES;

/// Stands before the server's id.
const MARK: char = '@';
/// The longest id, in digits.
const DIGITS: usize = 20;

/// The same message or form, for direct messages: it names the server.
pub(crate) fn naming(mut content: Value, server: &str) -> Value {
    if let Some(form) = content.get_mut("custom_id") {
        name(form, server);
        return content;
    }
    let rows = content.get_mut("components").and_then(Value::as_array_mut);
    for row in rows.into_iter().flatten() {
        let controls = row.get_mut("components").and_then(Value::as_array_mut);
        for control in controls.into_iter().flatten() {
            if let Some(id) = control.get_mut("custom_id") {
                name(id, server);
            }
        }
    }
    content
}

fn name(id: &mut Value, server: &str) {
    let named = format!("{}{MARK}{server}", id.as_str().unwrap_or_default());
    // What does not fit is said to work in a server only.
    if named.len() <= MAX_BYTES {
        *id = named.into();
    }
}

/// What a button or form is without the server that it names, and that.
pub(super) fn named(id: &str) -> (String, Option<String>) {
    let is_server = |text: &str| {
        (1..=DIGITS).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    match id.rsplit_once(MARK) {
        Some((id, server)) if is_server(server) => (id.to_owned(), Some(server.to_owned())),
        _ => (id.to_owned(), None),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_names_a_server_is_read_again() {
        let buttons = json!({ "components": [{ "components": [
            { "custom_id": "approve:a1" }, { "url": "https://usher.example" },
        ] }] });
        let named_so = naming(buttons, "100000000000000001");
        let id = named_so["components"][0]["components"][0]["custom_id"].as_str().unwrap();
        assert_eq!(id, "approve:a1@100000000000000001");
        assert_eq!(named(id), ("approve:a1".to_owned(), Some("100000000000000001".to_owned())));
        let form = json!({ "custom_id": "decline:a1", "components": [
            { "component": { "custom_id": "reason" } },
        ] });
        let form = naming(form, "1");
        assert_eq!(form["custom_id"], "decline:a1@1");
        assert_eq!(form["components"][0]["component"]["custom_id"], "reason");
    }

    #[test]
    fn nothing_else_names_one() {
        let long = "a".repeat(MAX_BYTES);
        let message = json!({ "components": [{ "components": [{ "custom_id": &long }] }] });
        assert_eq!(naming(message.clone(), "1"), message);
        for id in
            ["approve:a1", "again email:ada@example.com", "a@", "a@1x", "a@123456789012345678901"]
        {
            assert_eq!(named(id), (id.to_owned(), None));
        }
    }
}
