//! Every limit, one step beyond it.

use serde_json::{Value, json};

use super::{ADA, APP, GENERAL, button, choices, label, menu, modal, row, scene, text_input};

/// Every limit, one step beyond it; the text is what is complained of.
#[tokio::test]
async fn every_limit_of_a_message_is_kept() {
    let scene = scene().await;
    let long = |n: usize| "x".repeat(n);
    let with = |mut of: Value, name: &str, value: Value| {
        of[name] = value;
        of
    };
    let rows = |n: usize| {
        let row = |n: usize| json!({ "type": 1, "components": [button("x", &n.to_string())] });
        Value::from((0..n).map(row).collect::<Vec<_>>())
    };
    let buttons = (0..6).map(|n| button("x", &n.to_string())).collect::<Vec<_>>();
    let embed = |embed: Value| json!({ "embeds": [embed] });
    let field =
        |name: &str, value: &str| embed(json!({ "fields": [{ "name": name, "value": value }] }));
    let fields = vec![json!({ "name": "a", "value": "b" }); 26];
    let one = |control: Value| json!({ "content": "x", "components": row(json!([control])) });
    let link = |url: &str| one(json!({ "type": 2, "style": 5, "label": "x", "url": url }));
    let cases = [
        (json!({ "content": long(2001) }), "2000 or fewer"),
        (json!({ "embeds": vec![json!({ "title": "x" }); 11] }), "10 or fewer"),
        (embed(json!({ "title": long(257) })), "256"),
        (embed(json!({ "description": long(4097) })), "4096"),
        (embed(json!({ "footer": { "text": long(2049) } })), "2048"),
        (embed(json!({ "author": { "name": long(257) } })), "256"),
        (embed(json!({ "fields": fields })), "25 or fewer"),
        (embed(json!({ "title": "x", "color": 0x100_0000 })), "16777215"),
        (embed(json!({ "title": "x", "timestamp": "yesterday" })), "ISO 8601"),
        (field(&long(257), "x"), "256"),
        (field("x", &long(1025)), "1024"),
        (field("x", ""), "1 or more"),
        (json!({ "embeds": vec![json!({ "description": long(3001) }); 2] }), "6000 or fewer"),
        (json!({ "content": "x", "components": rows(6) }), "5 or fewer"),
        (json!({ "content": "x", "components": row(json!(buttons)) }), "5 or fewer"),
        (json!({ "content": "x", "components": row(json!([])) }), "1 or more"),
        (json!({ "content": "x", "components": [button("x", "a")] }), "action row"),
        (
            json!({ "content": "x", "components": row(json!([button("x", "a"), button("y", "a")])) }),
            "unique",
        ),
        (one(button(&long(81), "a")), "80"),
        (one(button("x", &long(101))), "100"),
        (one(with(button("x", "a"), "style", json!(9))), "from 1 to 5"),
        (one(with(button("x", "a"), "url", json!("https://x"))), "only a link"),
        (link("ftp://x"), "http, https"),
        (link(&format!("https://{}", long(512))), "512"),
        (one(menu(choices(26))), "25 or fewer"),
        (one(menu(choices(0))), "1 or more"),
        (one(menu(json!([{ "label": long(101), "value": "x" }]))), "100"),
        (one(menu(json!([{ "label": "x", "value": long(101) }]))), "100"),
        (one(with(menu(choices(2)), "placeholder", json!(long(151)))), "150"),
        (one(with(menu(choices(2)), "max_values", json!(3))), "does not fit"),
        (
            json!({ "content": "x", "components": row(json!([menu(choices(1)), button("x", "a")])) }),
            "stands alone",
        ),
        (json!({ "content": "x", "flags": 64 }), "EPHEMERAL"),
        (json!({ "content": "x", "flags": 1 << 15 }), "IS_COMPONENTS_V2"),
        (json!({ "content": "x", "nonce": long(26) }), "25"),
        (json!({ "content": "x", "allowed_mentions": { "parse": ["all"] } }), "roles, users"),
    ];
    let path = format!("/channels/{GENERAL}/messages");
    let count = cases.len();
    for (body, told) in cases {
        let (status, error) = scene.call("POST", &path, body).await;
        assert_eq!((status, &error["code"]), (400, &json!(50_035)), "{told}");
        assert!(error["errors"].to_string().contains(told), "{told}: {error}");
    }
    let (status, error) = scene.call("POST", &path, json!({ "content": "" })).await;
    assert_eq!((status, &error["code"]), (400, &json!(50_006)));
    assert_eq!(scene.discord.violations().len(), count + 1);
    assert_eq!(scene.discord.messages(ADA), []);
    let (_, error) = scene.call("POST", &path, json!({ "content": long(2001) })).await;
    assert_eq!(error["errors"]["content"]["_errors"][0]["code"], "BASE_TYPE_BAD_LENGTH");
}

#[tokio::test]
async fn every_limit_of_a_form_is_kept() {
    let scene = scene().await;
    let long = |n: usize| "x".repeat(n);
    let with = |name: &str, value: Value| {
        let mut modal = modal();
        modal[name] = value;
        modal
    };
    let one = |part: Value| with("components", json!([part]));
    let typed = |name: &str, value: Value| {
        let mut input = text_input("a");
        input[name] = value;
        one(label("x", input))
    };
    let described = |text: String| {
        let mut label = label("x", text_input("a"));
        label["description"] = text.into();
        one(label)
    };
    let labels = (0..6).map(|n| label("x", text_input(&n.to_string()))).collect::<Vec<_>>();
    let mut disabled = menu(choices(1));
    disabled["disabled"] = true.into();
    let cases = [
        (with("title", json!(long(46))), "45"),
        (with("custom_id", json!(long(101))), "100"),
        (with("components", json!([])), "1 or more"),
        (with("components", json!(labels)), "5 or fewer"),
        (one(label(&long(46), text_input("a"))), "45"),
        (described(long(101)), "100"),
        (one(button("x", "a")), "label (18)"),
        (one(label("x", button("x", "a"))), "text input (4) or a menu (3)"),
        (one(label("x", menu(choices(26)))), "25 or fewer"),
        (one(label("x", disabled)), "cannot be disabled"),
        (typed("custom_id", json!("")), "1 or more"),
        (typed("style", json!(3)), "1 or 2"),
        (typed("placeholder", json!(long(101))), "100"),
        (typed("value", json!(long(4001))), "4000"),
        (typed("max_length", json!(4001)), "from 1 to 4000"),
        (typed("min_length", json!(4001)), "from 0 to 4000"),
        (typed("label", json!("x")), "in the label component"),
        (with("components", json!(vec![label("x", text_input("a")); 2])), "unique"),
    ];
    for (data, told) in cases {
        scene.command(json!({ "type": 9, "data": data })).await;
        let violation = scene.discord.violations().pop().unwrap();
        assert!(violation.contains(told), "{told}: {violation}");
        assert_eq!(scene.discord.form(ADA), None);
    }
}

#[tokio::test]
async fn every_limit_of_a_command_is_kept() {
    let scene = scene().await;
    let long = |n: usize| "x".repeat(n);
    let with = |name: &str, value: Value| {
        let mut command = json!({ "name": "invite", "description": "x" });
        command[name] = value;
        json!([command])
    };
    let option = |n: usize| json!({ "type": 3, "name": format!("o{n}"), "description": "x" });
    let options = |options: Value| with("options", options);
    let chosen = |choices: Value| {
        let mut option = option(1);
        option["choices"] = choices;
        options(json!([option]))
    };
    let many = (0..26).map(option).collect::<Vec<_>>();
    let choice = |name: &str, value: &str| json!({ "name": name, "value": value });
    let mut required = option(2);
    required["required"] = true.into();
    let mut both = option(1);
    both["autocomplete"] = true.into();
    both["choices"] = json!([choice("x", "y")]);
    let wordy = json!({ "type": 3, "name": "o", "description": "x", "choices": (0..25)
        .map(|n| choice(&format!("{n:0>100}"), &format!("{n:0>100}"))).collect::<Vec<_>>() });
    let wordy = (0..2).map(|n| {
        let mut option = wordy.clone();
        option["name"] = format!("o{n}").into();
        option
    });
    let cases = [
        (with("name", json!(long(33))), "32"),
        (with("name", json!("Invite")), "lower case"),
        (with("name", json!("in vite")), "lower case"),
        (with("description", json!("")), "1 or more"),
        (with("description", json!(long(101))), "100"),
        (with("name_localizations", json!({ "es": "invitar" })), "no locale"),
        (with("description_localizations", json!({ "de": long(101) })), "100"),
        (with("default_member_permissions", json!(8)), "bit set"),
        (json!(vec![with("x", Value::Null)[0].clone(); 2]), "unique"),
        (options(json!(many)), "25 or fewer"),
        (options(json!([option(1), option(1)])), "unique"),
        (options(json!([option(1), required])), "come first"),
        (
            options(json!([option(1), { "type": 1, "name": "a", "description": "x" }])),
            "go together",
        ),
        (options(json!([{ "type": 12, "name": "a", "description": "x" }])), "from 1 to 11"),
        (chosen(json!(vec![choice("x", "x"); 26])), "25 or fewer"),
        (chosen(json!([choice(&long(101), "x")])), "100"),
        (chosen(json!([choice("x", &long(101))])), "100"),
        (options(json!([both])), "does not go with choices"),
        (options(wordy.collect()), "8000"),
    ];
    let path = format!("/applications/{APP}/commands");
    for (body, told) in cases {
        let (status, error) = scene.call("PUT", &path, body).await;
        assert_eq!((status, &error["code"]), (400, &json!(50_035)), "{told}");
        assert!(error["errors"].to_string().contains(told), "{told}: {error}");
    }
    assert_eq!(scene.discord.commands(), [] as [Value; 0]);
    let crowd = json!({ "type": 8, "data": { "choices": vec![choice("x", "x"); 26] } });
    scene.bot.answer(200, crowd);
    scene.discord.suggest(ADA, "invite", &[("lang", "")], "lang").await.unwrap();
    assert!(scene.discord.violations().pop().unwrap().contains("25 or fewer"));
}
