//! The options of the command as the line that somebody would type.

use serde_json::Value;

use super::decode::Given;
use crate::command::quoted;

/// The text behind the command's name, as Slack would send it.
pub(super) fn of(options: &[Given]) -> String {
    let text = |name: &str| {
        let given = options.iter().find(|given| given.name == name)?;
        given.value.as_str().map(str::trim).filter(|text| !text.is_empty())
    };
    let mail = options.iter().find(|given| given.name == "send_mail").map(|given| &given.value);
    let named = [("first_name", "first"), ("last_name", "last"), ("role", "role")];
    let mut words: Vec<String> = text("text").map(str::to_owned).into_iter().collect();
    words.extend(text("email").map(|email| {
        // A blank in it would make another word of it, and an address that is none is told as it is.
        if email.contains(|c: char| c.is_whitespace() || c == ',') {
            format!("email:{}", quoted(email))
        } else {
            email.to_owned()
        }
    }));
    words.extend(named.into_iter().filter_map(|(option, word)| {
        text(option).map(|value| format!("{word}:{}", quoted(value)))
    }));
    words.extend(text("language").map(|tag| format!("lang:{}", quoted(tag))));
    if mail == Some(&Value::Bool(false)) {
        words.push("no-mail".to_owned());
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn line(options: &Value) -> String {
        let options: Vec<Given> = serde_json::from_value(options.clone()).unwrap();
        of(&options)
    }

    fn option(name: &str, value: &str) -> Value {
        json!({ "name": name, "type": 3, "value": value })
    }

    #[test]
    fn options_say_what_a_line_would() {
        assert_eq!(line(&json!([])), "");
        assert_eq!(line(&json!([option("text", "list invited")])), "list invited");
        let show = json!([option("email", "ada@example.com"), option("text", "show")]);
        assert_eq!(line(&show), "show ada@example.com");
        let all = json!([
            option("first_name", "Mary Jane"),
            option("last_name", "O\"Hara, role:admin"),
            option("email", "mary@example.com"),
            option("role", "user"),
            option("language", "pt-BR"),
            { "name": "send_mail", "type": 5, "value": false },
        ]);
        assert_eq!(
            line(&all),
            "mary@example.com first:\"Mary Jane\" last:\"O\\\"Hara, role:admin\" role:\"user\" \
             lang:\"pt-BR\" no-mail",
        );
        let mail = json!([{ "name": "send_mail", "type": 5, "value": true }]);
        assert_eq!(line(&mail), "");
    }
}
