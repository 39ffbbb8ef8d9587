//! API keys and linked chat accounts in the portal.

use http::Method;
use serde_json::{Value, json};
use usher_client::PageRequest;
use usher_tests::{GRACE, Page, TestApp, answer};

use crate::portal_settings::{ESCAPED, SCRIPT, follow, send, send_from, signed_in};

const NEW: (&str, &str) = ("/keys/new", "/keys");

/// The secret that a page shows.
fn secret(page: &Page) -> String {
    let (_, rest) = page.html.split_once("id=\"secret\" type=\"text\" value=\"").unwrap();
    rest.split_once('"').unwrap().0.to_owned()
}

#[tokio::test]
async fn a_key_is_made_its_secret_shown_once_and_the_key_revoked() {
    let usher = TestApp::start().await;
    let mut grace = signed_in(&usher, GRACE).await;
    let form = grace.open("/keys/new").await;
    let fields = [("kind", "program"), ("name", SCRIPT), ("role", "admin"), ("expires_at", "")];
    let made = send_from(&mut grace, (&form, "/keys"), &fields).await;
    assert_eq!(made.status, 201, "{}", made.html);
    assert_eq!(made.headers["cache-control"], "no-store");
    assert!(made.html.contains(ESCAPED) && !made.html.contains(SCRIPT), "{}", made.html);
    let secret = secret(&made);
    let me = usher.call_with(&secret, Method::GET, "/v1/me").send().await.unwrap();
    assert_eq!(me.json::<Value>().await.unwrap()["role"], "admin");

    // The same form again makes no second key, and says so.
    let again = send_from(&mut grace, (&form, "/keys"), &fields).await;
    let list = follow(&mut grace, &again).await;
    assert!(list.html.contains("This form was sent before"), "{}", list.html);
    assert!(!list.html.contains(&secret));
    assert_eq!(list.html.matches(ESCAPED).count(), 2, "one line, its button named: {}", list.html);
    assert!(list.html.contains("Grace Hopper") && list.html.contains("A program"));

    let keys = usher.client().api_keys(&PageRequest::default()).await.unwrap().items;
    let key = keys.iter().find(|key| key.name == SCRIPT).unwrap();
    let path = format!("/keys/{}/revoke", key.id);
    let asks = grace.open(&path).await;
    assert!(asks.html.contains(ESCAPED) && !asks.html.contains(SCRIPT), "{}", asks.html);
    let revoked = send_from(&mut grace, (&asks, &path), &[]).await;
    let list = follow(&mut grace, &revoked).await;
    assert!(list.html.contains("The key was revoked.") && list.html.contains(">Revoked<"));
    assert!(!list.html.contains(&path), "{}", list.html);
    usher.finish().await;
}

#[tokio::test]
async fn a_bots_key_serves_workspaces() {
    let usher = TestApp::start().await;
    let mut grace = signed_in(&usher, GRACE).await;
    let fields = [("kind", "bot"), ("name", "Bot"), ("workspaces", "slack:T1\r\ndiscord:*")];
    let fields = [&fields[..], &[("expires_at", "2027-01-31"), ("role", "user")]].concat();
    let made = send(&mut grace, NEW, &fields).await;
    assert_eq!(made.status, 201, "{}", made.html);
    let list = grace.open("/keys").await;
    for shown in ["slack:T1", "discord:*", "A chat bot", "2027-01-31T23:59:59Z"] {
        assert!(list.html.contains(shown), "{shown}: {}", list.html);
    }
    let wrong: [(&str, &str, &str, &str); 4] = [
        ("bot", "workspaces", "teams:T1", "workspaces-problem"),
        ("bot", "workspaces", "", "workspaces-problem"),
        ("program", "expires_at", "<b>soon</b>", "expires_at-problem"),
        ("program", "expires_at", "2020-01-01", "expires_at-problem"),
    ];
    for (kind, field, value, problem) in wrong {
        let fields = [("kind", kind), ("name", "Kept name"), ("role", "user"), (field, value)];
        let page = send(&mut grace, NEW, &fields).await;
        assert_eq!(page.status, 422, "{value}");
        assert!(page.html.contains(&format!("id=\"{problem}\"")), "{value}: {}", page.html);
        assert!(page.html.contains("value=\"Kept name\"") && !page.html.contains("<b>"));
    }
    usher.finish().await;
}

#[tokio::test]
async fn who_may_not_make_keys_sees_none() {
    let usher = TestApp::start().await;
    usher.define_role("keys", &["users:read", "keys:manage"]).await;
    usher.member("ada@example.com", "keys").await;
    usher.member("admin@example.com", "admin").await;
    let mut ada = signed_in(&usher, "ada@example.com").await;
    let fields = [("kind", "program"), ("name", "Mine"), ("role", "super_admin")];
    let refused = send(&mut ada, NEW, &fields).await;
    assert_eq!(refused.status, 422);
    assert!(refused.html.contains("id=\"role-problem\""), "{}", refused.html);
    let fields = [("kind", "bot"), ("name", "Mine"), ("workspaces", "slack:*")];
    let refused = send(&mut ada, NEW, &fields).await;
    assert!(refused.html.contains("id=\"workspaces-problem\""), "{}", refused.html);
    // A key of somebody who may more is not hers to revoke.
    let theirs = usher.new_key("super_admin").await.stored.id;
    let path = format!("/keys/{theirs}/revoke");
    let refused = send(&mut ada, (&path, &path), &[]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.html.contains("allows more than you may do yourself"), "{}", refused.html);

    let mut admin = signed_in(&usher, "admin@example.com").await;
    let csrf = admin.csrf().await;
    assert_eq!(admin.open("/keys").await.status, 403);
    let refused = admin.submit("/keys", &[("csrf", &csrf), ("name", "x"), ("role", "user")]).await;
    assert!(!refused.html.contains("usher_") && refused.html.contains("keys:manage"));
    for nothing in ["/keys/none/revoke", "/keys/../revoke"] {
        assert_ne!(ada.open(nothing).await.status, 500);
    }
    assert_eq!(ada.open("/keys?cursor=yesterday").await.status, 422);
    usher.finish().await;
}

#[tokio::test]
async fn linked_accounts_are_listed_and_unlinked() {
    let usher = TestApp::start().await;
    let ada = usher.member("ada@example.com", "user").await;
    let ada = ada["id"].as_str().unwrap();
    usher.link_chat("slack:T1:U1", ada).await;
    usher.link_chat("discord:80351110224678912:7", &usher.admin.to_string()).await;
    usher.member("admin@example.com", "admin").await;
    let mut grace = signed_in(&usher, GRACE).await;
    let page = grace.open("/chat-accounts").await;
    for shown in ["Slack", ">U1<", ">T1<", "Ada Lovelace", "Discord", "80351110224678912"] {
        assert!(page.html.contains(shown), "{shown}: {}", page.html);
    }
    let only = grace.open(&format!("/chat-accounts?user={ada}")).await;
    assert!(
        only.html.contains(">U1<") && !only.html.contains("80351110224678912"),
        "{}",
        only.html
    );

    // An admin sees no account of somebody who may do more.
    let mut admin = signed_in(&usher, "admin@example.com").await;
    let page = admin.open("/chat-accounts").await;
    assert!(page.html.contains(">U1<"), "{}", page.html);
    assert!(!page.html.contains("80351110224678912"), "{}", page.html);
    let path = "/chat-accounts/discord:80351110224678912:7/unlink";
    let refused = send(&mut admin, (path, path), &[]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.html.contains("allows more than you may do yourself"), "{}", refused.html);

    let path = "/chat-accounts/slack:T1:U1/unlink";
    let unlinked = send(&mut admin, (path, path), &[]).await;
    let page = follow(&mut admin, &unlinked).await;
    assert!(page.html.contains("The account is linked no more."), "{}", page.html);
    assert!(!page.html.contains(">U1<"), "{}", page.html);
    assert_eq!(admin.open("/chat-accounts/%3Cscript%3E/unlink").await.status, 404);
    usher.finish_unread().await;
}

#[tokio::test]
async fn the_accounts_of_all_come_in_pages() {
    let usher = TestApp::start().await;
    let ada = usher.member("ada@example.com", "user").await;
    let ada = ada["id"].as_str().unwrap();
    for number in 0..3 {
        usher.link_chat(&format!("slack:T1:U{number}"), ada).await;
        usher.clock.advance(jiff::SignedDuration::from_secs(1));
    }
    let client = usher.client();
    let first = client.all_chat_links(&PageRequest { limit: Some(2), cursor: None }).await.unwrap();
    let accounts: Vec<&str> = first.items.iter().map(|link| &*link.account).collect();
    assert_eq!(accounts, ["slack:T1:U2", "slack:T1:U1"]);
    assert_eq!(first.items[0].user_name.as_deref(), Some("Ada Lovelace"));
    let rest = PageRequest { limit: Some(2), cursor: first.next_cursor };
    assert_eq!(client.all_chat_links(&rest).await.unwrap().items.len(), 1);
    for wrong in
        ["all=maybe", "all=true&user=x", "all=true&limit=0", "all=true&cursor=x", "limit=2"]
    {
        let call = usher.call(Method::GET, &format!("/v1/chat-links?{wrong}&user={ada}"));
        assert_eq!(answer(call).await.0, 422, "{wrong}");
    }
    // One's own need no permission, those of all do.
    let key = usher.new_key("user").await.shown;
    let (status, problem) =
        answer(usher.call_with(&key, Method::GET, "/v1/chat-links?all=true")).await;
    assert_eq!((status, &problem["code"]), (403, &json!("permission_missing")));
    usher.finish_unread().await;
}
