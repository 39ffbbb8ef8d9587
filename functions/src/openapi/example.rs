//! Example values of schemas, for whoever has no better one.

use serde_json::{Map, Value, json};

use super::reference::{Document, list, pairs, type_of};

/// A value that fits the schema: its own example, or one made of its type.
pub(super) fn example(document: &Document, schema: &Value) -> Value {
    let resolved = document.resolve(schema);
    let given = [schema, resolved].into_iter().find_map(|one| {
        one.get("example").or_else(|| list(&one["examples"]).next()).or_else(|| one.get("default"))
    });
    if let Some(given) = given.or_else(|| list(&resolved["enum"]).next()) {
        return given.clone();
    }
    match type_of(resolved) {
        "object" => {
            let fields = pairs(&resolved["properties"])
                .map(|(name, field)| (name.clone(), example(document, field)));
            Value::Object(fields.collect::<Map<_, _>>())
        }
        "array" => json!([example(document, &resolved["items"])]),
        "boolean" => json!(true),
        "integer" | "number" => resolved.get("minimum").cloned().unwrap_or(json!(1)),
        _ => json!(text(resolved)),
    }
}

fn text(schema: &Value) -> &str {
    match schema["format"].as_str() {
        Some("uuid") => "0197a3c2-5b1e-7c40-9d2f-3f6a1c9e8b70",
        Some("date-time") => "2025-06-24T09:30:00Z",
        Some("date") => "2025-06-24",
        Some("email") => "ada@example.com",
        Some("uri") => "https://usher.example.com/",
        Some("password") => "correct horse battery staple",
        _ => "…",
    }
}
