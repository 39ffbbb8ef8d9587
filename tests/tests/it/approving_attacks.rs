//! One person alone, with every right there is, tries to give somebody a marked role.

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use usher_tests::TestApp;

use crate::{
    approving::{House, ask, define, house, id_of, mark, with_role},
    managing::{act, act_with, patch, path, read},
};

const ADDRESS: &str = "mallory@example.com";

/// Whether anybody has a marked role in a way that lets them in, or a link to it.
async fn has_won(usher: &TestApp, role: &str) -> bool {
    let users = usher.get(&format!("/v1/users?role={role}")).await;
    let users = users["items"].as_array().unwrap().clone();
    users
        .iter()
        .any(|user| ["active", "invited", "added"].contains(&user["status"].as_str().unwrap()))
}

async fn send(usher: &TestApp, method: Method, path: &str, body: &Value) -> u16 {
    read(usher.call(method, path).json(body)).await.status
}

#[tokio::test]
async fn no_edit_of_roles_unguards_one() {
    let House { usher, .. } = house().await;
    let role = |body: Value| (Method::PATCH, "/v1/roles/ops", body);
    let create = |name: &str, permissions: &[&str]| {
        let body = json!({ "name": name, "permissions": permissions, "needs_approval": false });
        (Method::POST, "/v1/roles", body)
    };
    let ops = ["users:read", "app:calling"];
    let more = ["users:read", "app:calling", "users:invite", "users:manage"];
    for (method, path, body) in [
        role(json!({ "needs_approval": false })),
        role(json!({ "permissions": [], "needs_approval": false })),
        role(json!({ "permissions": more })),
        role(json!({ "permissions": [] })),
        create("twin", &ops),
        create("more", &more),
        create("seed", &["users:read"]),
        (Method::PATCH, "/v1/roles/seed", json!({ "permissions": ops })),
        (Method::PATCH, "/v1/roles/seed", json!({ "permissions": more, "needs_approval": false })),
        (Method::PATCH, "/v1/roles/twin", json!({ "needs_approval": false })),
        (Method::DELETE, "/v1/roles/ops", json!({})),
        (Method::DELETE, "/v1/roles/twin", json!({})),
        create("ops", &ops),
    ] {
        send(&usher, method, path, &body).await;
    }
    for name in ["ops", "twin", "more"] {
        let role = usher.get(&format!("/v1/roles/{name}")).await;
        assert_eq!(role["needs_approval"], true, "{role}");
    }
    assert_eq!(usher.get("/v1/roles/ops").await["permissions"], json!(ops));
    assert_eq!(usher.get("/v1/roles/seed").await["permissions"], json!(["users:read"]));
    let deleted = read(usher.call(Method::DELETE, "/v1/roles/ops")).await;
    assert_eq!(deleted.code(), (409, "role_needs_approval"));
    usher.finish_unread().await;
}

#[tokio::test]
async fn no_order_of_calls_leads_one_person_to_a_marked_role() {
    let House { usher, .. } = house().await;
    let mut quiet = with_role(ADDRESS, "user");
    quiet["send_welcome_email"] = false.into();
    let user = usher.add(&quiet).await;
    let csv = format!("first_name,last_name,email,role\nMal,Ory,{ADDRESS},ops\n");
    for round in 0..3 {
        // Whatever the user is: give the role, then try every door.
        patch(&usher, &user, &json!({ "role": "ops" })).await;
        for (method, rest) in [
            (Method::POST, "/invite"),
            (Method::GET, "/invite"),
            (Method::POST, "/reactivate"),
            (Method::DELETE, "/invite"),
            (Method::POST, "/invite"),
            (Method::GET, "/invite"),
        ] {
            act(&usher, method, &user, rest).await;
            assert!(!has_won(&usher, "ops").await, "round {round}, {rest}");
        }
        let changes = json!({ "role": "ops", "email": "other@example.com" });
        patch(&usher, &user, &changes).await;
        usher.try_add(usher.key(), &with_role(ADDRESS, "ops")).await;
        let looked =
            crate::importing::send(&usher, usher.key(), "/v1/imports", csv.clone()).await.1;
        let at = format!("/v1/imports/{}/commit", looked["import"]["id"].as_str().unwrap());
        send(&usher, Method::POST, &at, &json!({ "hash": looked["import"]["hash"] })).await;
        usher.deliver().await;
        assert!(!has_won(&usher, "ops").await, "round {round}");
        // Requests lapse, are called off, and are asked for again.
        let asked = usher.get("/v1/approvals").await["items"].as_array().unwrap().clone();
        assert!(!asked.is_empty(), "round {round}");
        for one in &asked {
            let id = one["id"].as_str().unwrap();
            let at = format!("/v1/approvals/{id}/approve");
            assert_eq!(send(&usher, Method::POST, &at, &json!({})).await, 403, "round {round}");
            if round == 1 {
                send(&usher, Method::DELETE, &format!("/v1/approvals/{id}"), &json!({})).await;
            }
        }
        usher.clock.advance(SignedDuration::from_hours(73));
        assert!(!has_won(&usher, "ops").await, "round {round}: lapsed");
        if round > 0 {
            usher.clean_up().await;
        }
        act(&usher, Method::GET, &user, "/invite").await;
        assert!(!has_won(&usher, "ops").await, "round {round}: in the end");
    }
    usher.settle().await;
    let links = usher.take_mails().iter().filter(|mail| mail.text().contains("/accept/")).count();
    assert_eq!(links, 0);
    usher.finish().await;
}

#[tokio::test]
async fn nobody_makes_an_approver_of_their_own_where_the_roles_that_approve_are_marked() {
    let House { usher, .. } = house().await;
    for role in ["super_admin", "admin"] {
        assert_eq!(mark(&usher, usher.key(), role, true).await.status, 200);
    }
    let all = usher.get("/v1/roles/super_admin").await["permissions"].clone();
    let root = json!({ "name": "root", "permissions": all });
    assert_eq!(send(&usher, Method::POST, "/v1/roles", &root).await, 201);
    for role in ["root", "super_admin", "admin"] {
        let code =
            usher.try_add(usher.key(), &with_role(&format!("{role}@example.com"), role)).await.0;
        assert_eq!(code, 202, "{role}");
    }
    // Who may approve `ops` alone is a puppet, too: whoever covers a marked role is marked.
    define(&usher, "desk", &["users:invite", "users:read", "app:calling"], false).await;
    assert_eq!(usher.get("/v1/roles/desk").await["needs_approval"], true);
    usher.finish_unread().await;
}

#[tokio::test]
async fn whoever_is_to_be_approved_is_not_swapped_for_another() {
    let House { usher, second, .. } = house().await;
    let (id, user) = ask(&usher, usher.key(), "ada@example.com", "ops").await;
    for change in [
        json!({ "email": ADDRESS }),
        json!({ "first_name": "Mal", "last_name": "Ory" }),
        json!({ "role": "user" }),
    ] {
        assert_eq!(patch(&usher, &user, &change).await.code(), (409, "wrong_status"));
    }
    // Called off and asked for anew, the old request is worth nothing.
    assert_eq!(act(&usher, Method::DELETE, &user, "/invite").await.status, 200);
    assert_eq!(patch(&usher, &user, &json!({ "email": ADDRESS })).await.status, 200);
    let again = act(&usher, Method::POST, &user, "/invite").await;
    assert_eq!(again.status, 202);
    let old = crate::approving::approve(&usher, &second, &id).await;
    assert_eq!(old.code(), (409, "approval_ended"));
    assert_eq!(usher.get(&path(&user, "")).await["status"], "pending_approval");
    assert_ne!(id_of(&again.body), id);
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_key_of_whoever_asked_is_not_another_person() {
    let House { usher, heidi, .. } = house().await;
    let first = usher.key_of(&heidi, "super_admin").await.shown;
    let make = json!({ "name": "Another", "role": "super_admin" });
    let made = read(usher.call_with(&first, Method::POST, "/v1/api-keys").json(&make)).await;
    let other = made.body["secret"].as_str().unwrap().to_owned();
    let (id, user) = ask(&usher, &first, "ada@example.com", "ops").await;
    let approved = crate::approving::approve(&usher, &other, &id).await;
    assert_eq!(approved.code(), (403, "own_request"));
    // Nor is what is asked by key and by hand two requests for one user.
    let twice = act_with(&usher, &other, Method::POST, &user, "/invite").await;
    assert_eq!(twice.code(), (409, "wrong_status"));
    usher.finish_unread().await;
}
