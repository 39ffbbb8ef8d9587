//! Every limit, one step beyond it.

use serde_json::{Value, json};

use super::{ADA, button, input, modal, option, plain, scene, section};

/// Every limit, one step beyond it; the text is what is complained of.
#[tokio::test]
async fn every_limit_of_a_message_is_kept() {
    let scene = scene().await;
    let long = |n: usize| "x".repeat(n);
    let many = |n: usize, of: Value| Value::from(vec![of; n]);
    let actions = |elements: Value| json!([{ "type": "actions", "elements": elements }]);
    let with = |mut of: Value, name: &str, value: Value| {
        of[name] = value;
        of
    };
    let select = |options: Value| {
        actions(json!([{ "type": "static_select", "action_id": "s", "options": options }]))
    };
    let options =
        |n: usize| (0..n).map(|n| option(&n.to_string(), &n.to_string())).collect::<Vec<_>>();
    let numbered = (0..26).map(|n| button("x", &n.to_string())).collect::<Vec<_>>();
    let cases = [
        (many(51, section("x")), "50 or fewer"),
        (json!([section(&long(3001))]), "3000"),
        (json!([section("")]), "1 or more"),
        (json!([{ "type": "section" }]), "text or fields"),
        (json!([{ "type": "section", "fields": many(11, plain("x")) }]), "10 or fewer"),
        (json!([{ "type": "section", "fields": [plain(&long(2001))] }]), "2000"),
        (json!([{ "type": "header", "text": plain(&long(151)) }]), "150"),
        (json!([{ "type": "header", "text": section("x")["text"] }]), "plain_text"),
        (json!([{ "type": "context", "elements": many(11, plain("x")) }]), "10 or fewer"),
        (json!([{ "type": "poem" }]), "unsupported type"),
        (json!([with(section("x"), "color", json!("red"))]), "additional property: color"),
        (json!([with(section("x"), "block_id", json!(long(256)))]), "255"),
        (many(2, with(section("x"), "block_id", json!("a"))), "unique"),
        (actions(json!(numbered)), "25 or fewer"),
        (actions(json!([])), "1 or more"),
        (actions(json!([button(&long(76), "a")])), "75"),
        (actions(json!([with(button("x", "a"), "value", json!(long(2001)))])), "2000"),
        (actions(json!([with(button("x", "a"), "url", json!(long(3001)))])), "3000"),
        (actions(json!([with(button("x", "a"), "style", json!("red"))])), "primary"),
        (actions(json!([button("x", &long(256))])), "255"),
        (actions(many(2, button("x", "same"))), "unique"),
        (select(json!([])), "1 or more"),
        (select(options(101).into()), "100 or fewer"),
        (select(json!([option(&long(76), "a")])), "75"),
        (select(json!([option("x", &long(151))])), "150"),
        (select(many(2, option("x", "same"))), "unique"),
    ];
    for (blocks, told) in cases {
        let answer =
            scene.call("chat.postMessage", json!({ "channel": ADA, "blocks": blocks })).await;
        assert_eq!(answer["error"], "invalid_blocks", "{told}");
        let messages = answer["response_metadata"]["messages"].to_string();
        assert!(messages.contains(told), "{told}: {messages}");
    }
    let long =
        scene.call("chat.postMessage", json!({ "channel": ADA, "text": long(40_001) })).await;
    assert_eq!(long["error"], "msg_too_long");
    let empty = scene.call("chat.postMessage", json!({ "channel": ADA, "text": "" })).await;
    assert_eq!(empty["error"], "no_text");
    assert_eq!(scene.slack.violations().len(), 28);
    assert_eq!(scene.slack.messages(ADA), []);
}

#[tokio::test]
async fn every_limit_of_a_modal_is_kept() {
    let scene = scene().await;
    let long = |n: usize| "x".repeat(n);
    let with = |name: &str, value: Value| {
        let mut view = modal();
        view[name] = value;
        view
    };
    let one = |element: Value| with("blocks", json!([input("b", "Label", element)]));
    let typed = |name: &str, value: Value| {
        let mut element = json!({ "type": "plain_text_input", "action_id": "a" });
        element[name] = value;
        one(element)
    };
    let field = json!({ "type": "plain_text_input", "action_id": "a" });
    let cases = [
        (with("title", plain(&long(25))), "24"),
        (with("submit", plain(&long(25))), "24"),
        (with("close", plain(&long(25))), "24"),
        (with("submit", Value::Null), "is required when there is an input"),
        (with("blocks", json!(vec![section("x"); 101])), "100 or fewer"),
        (with("blocks", json!([])), "1 or more"),
        (with("private_metadata", json!(long(3001))), "3000"),
        (with("callback_id", json!(long(256))), "255"),
        (with("external_id", json!(long(256))), "255"),
        (with("type", json!("home")), "modal"),
        (with("state", json!({})), "additional property: state"),
        (with("blocks", json!([input("b", &long(2001), field.clone())])), "2000"),
        (with("blocks", json!([input("b", "x", button("x", "a"))])), "cannot stand here"),
        (with("blocks", json!(vec![input("b", "x", field); 2])), "unique"),
        (typed("placeholder", plain(&long(151))), "150"),
        (typed("max_length", json!(3001)), "from 1 to 3000"),
        (typed("min_length", json!(3001)), "from 0 to 3000"),
        (typed("initial_value", json!(long(3001))), "3000"),
        (
            one(json!({
                "type": "static_select",
                "options": [option("x", "x")],
                "initial_option": option("y", "x"),
            })),
            "one of the options",
        ),
    ];
    for (view, told) in cases {
        let trigger = scene.trigger().await;
        let answer = scene.call("views.open", json!({ "trigger_id": trigger, "view": view })).await;
        assert_eq!(answer["error"], "invalid_arguments", "{told}");
        let messages = answer["response_metadata"]["messages"].to_string();
        assert!(messages.contains(told), "{told}: {messages}");
    }
    assert_eq!(scene.slack.form(ADA), None);
    let trigger = scene.trigger().await;
    let large = with("blocks", json!(vec![section(&long(2900)); 100]));
    let answer = scene.call("views.open", json!({ "trigger_id": trigger, "view": large })).await;
    assert_eq!(answer["error"], "view_too_large");
}
