//! Roles in the portal.

use http::Method;
use serde_json::json;
use usher_tests::{GRACE, TestApp, answer};

use crate::portal_settings::{ESCAPED, SCRIPT, follow, send, send_from, signed_in};

const NEW: (&str, &str) = ("/roles/new", "/roles");

#[tokio::test]
async fn a_role_is_added_changed_and_deleted() {
    let usher = TestApp::start().await;
    let mut grace = signed_in(&usher, GRACE).await;
    let fields = [
        ("name", "front-desk"),
        ("description", SCRIPT),
        ("permissions", "users:read"),
        ("permissions", "users:invite"),
    ];
    let added = send(&mut grace, NEW, &fields).await;
    assert_eq!(added.location(), "/roles/front-desk");
    let page = follow(&mut grace, &added).await;
    assert!(page.html.contains("The role front-desk was added."), "{}", page.html);
    assert!(page.html.contains("see who is in the organization"), "{}", page.html);
    for path in ["/roles", "/roles/front-desk", "/roles/front-desk/edit"] {
        let page = grace.open(path).await;
        assert!(page.html.contains(ESCAPED) && !page.html.contains(SCRIPT), "{path}");
    }

    let edit = ("/roles/front-desk/edit", "/roles/front-desk/edit");
    let form = grace.open(edit.0).await;
    assert!(form.html.contains("value=\"users:invite\" checked"), "{}", form.html);
    let fields = [("description", ""), ("permissions", "users:read"), ("needs_approval", "on")];
    let changed = send(&mut grace, edit, &fields).await;
    follow(&mut grace, &changed).await;
    let role = usher.get("/v1/roles/front-desk").await;
    assert_eq!(role["permissions"], json!(["users:read"]));
    assert_eq!((&role["description"], &role["needs_approval"]), (&json!(null), &json!(true)));

    // A marked role cannot be deleted, another can.
    let delete = ("/roles/front-desk/delete", "/roles/front-desk/delete");
    let refused = send(&mut grace, delete, &[]).await;
    assert_eq!(refused.status, 409);
    assert!(refused.html.contains("Take that mark away first"), "{}", refused.html);
    usher.define_role("plain", &[]).await;
    let deleted = send(&mut grace, ("/roles/plain/delete", "/roles/plain/delete"), &[]).await;
    let page = follow(&mut grace, &deleted).await;
    assert!(page.html.contains("The role plain was deleted."), "{}", page.html);
    assert_eq!(grace.open("/roles/plain").await.status, 404);
    usher.finish().await;
}

#[tokio::test]
async fn what_is_wrong_stands_in_the_form_with_what_was_typed() {
    let usher = TestApp::start().await;
    let mut grace = signed_in(&usher, GRACE).await;
    let fields = [("name", SCRIPT), ("description", "At the door"), ("permissions", "audit:read")];
    let page = send(&mut grace, NEW, &fields).await;
    assert_eq!(page.status, 422);
    assert!(page.html.contains("id=\"name-problem\"") && page.html.contains("At the door"));
    assert!(page.html.contains(ESCAPED) && !page.html.contains(SCRIPT), "{}", page.html);
    assert!(page.html.contains("value=\"audit:read\" checked"), "{}", page.html);
    let page = send(&mut grace, NEW, &[("name", "admin")]).await;
    assert_eq!(page.status, 409);
    assert!(page.html.contains("This role comes with Usher"), "{}", page.html);
    let page = send(&mut grace, NEW, &[("name", "ok"), ("permissions", SCRIPT)]).await;
    assert_eq!(page.status, 422);
    assert!(page.html.contains("id=\"permissions-problem\"") && !page.html.contains(SCRIPT));
    for nobody in ["/roles/%3Cscript%3E", "/roles/none/edit", "/roles/none/delete"] {
        let page = grace.open(nobody).await;
        assert!(page.status == 404 && !page.html.contains("<script>"), "{nobody}");
    }
    // One that is called as the page that adds roles can be reached all the same.
    usher.define_role("new", &["users:read"]).await;
    let list = grace.open("/roles").await;
    assert!(list.html.contains("href=\"/roles/new/edit\""));
    let changed = send(&mut grace, ("/roles/new/edit", "/roles/new/edit"), &[]).await;
    assert_eq!(changed.location(), "/roles/new/edit");
    assert_eq!(usher.get("/v1/roles/new").await["permissions"], json!([]));
    usher.finish().await;
}

#[tokio::test]
async fn a_role_that_somebody_has_stays() {
    let usher = TestApp::start().await;
    usher.define_role("desk", &["users:read"]).await;
    usher.member("ada@example.com", "desk").await;
    let mut grace = signed_in(&usher, GRACE).await;
    let refused = send(&mut grace, ("/roles/desk/delete", "/roles/desk/delete"), &[]).await;
    assert_eq!(refused.status, 409);
    assert!(refused.html.contains("Somebody has this role"), "{}", refused.html);
    assert_eq!(usher.get("/v1/roles/desk").await["version"], 1);
    usher.finish().await;
}

#[tokio::test]
async fn of_two_tabs_the_first_wins_and_the_second_is_told() {
    let usher = TestApp::start().await;
    usher.define_role("desk", &["users:read"]).await;
    let mut grace = signed_in(&usher, GRACE).await;
    let path = "/roles/desk/edit";
    let (one, other) = (grace.open(path).await, grace.open(path).await);
    let first = [("description", "First"), ("permissions", "users:invite")];
    assert_eq!(send_from(&mut grace, (&one, path), &first).await.status, 303);
    let second = [("description", "Second"), ("permissions", "users:read")];
    let page = send_from(&mut grace, (&other, path), &second).await;
    assert_eq!(page.status, 412);
    for said in ["Somebody else changed this role", "<bdi>First</bdi>", "value=\"Second\""] {
        assert!(page.html.contains(said), "{said}: {}", page.html);
    }
    assert!(page.html.contains("<li>invite people</li>"), "{}", page.html);
    assert_eq!(usher.get("/v1/roles/desk").await["description"], "First");
    assert_eq!(send_from(&mut grace, (&page, path), &second).await.status, 303);
    assert_eq!(usher.get("/v1/roles/desk").await["description"], "Second");
    usher.finish().await;
}

#[tokio::test]
async fn a_change_that_takes_two_is_said_to_wait() {
    let usher = TestApp::start().await;
    usher.member("heidi@example.com", "super_admin").await;
    let role = json!({ "name": "ops", "permissions": ["users:read"], "needs_approval": true });
    assert_eq!(answer(usher.call(Method::POST, "/v1/roles").json(&role)).await.0, 201);
    let mut grace = signed_in(&usher, GRACE).await;
    let fields = [("permissions", "users:read")];
    let waits = send(&mut grace, ("/roles/ops/edit", "/roles/ops/edit"), &fields).await;
    let page = follow(&mut grace, &waits).await;
    assert!(page.html.contains("This waits for approval by a second person."), "{}", page.html);
    assert_eq!(usher.get("/v1/roles/ops").await["needs_approval"], true);
    // Of a role that comes with Usher only the mark changes, by one hand.
    let form = grace.open("/roles/admin/edit").await;
    assert!(!form.html.contains("name=\"permissions\""), "{}", form.html);
    let marked = [("built_in", "on"), ("needs_approval", "on")];
    let done = send_from(&mut grace, (&form, "/roles/admin/edit"), &marked).await;
    follow(&mut grace, &done).await;
    assert_eq!(usher.get("/v1/roles/admin").await["needs_approval"], true);
    usher.finish_unread().await;
}

#[tokio::test]
async fn nobody_gives_more_than_they_hold() {
    let usher = TestApp::start().await;
    usher.define_role("keeper", &["users:read", "roles:manage"]).await;
    usher.member("ada@example.com", "keeper").await;
    usher.member("admin@example.com", "admin").await;
    let mut ada = signed_in(&usher, "ada@example.com").await;
    let form = ada.open("/roles/new").await;
    assert!(form.html.contains("value=\"audit:read\" disabled"), "{}", form.html);
    let fields = [("name", "spy"), ("permissions", "audit:read")];
    let refused = send_from(&mut ada, (&form, "/roles"), &fields).await;
    assert_eq!(refused.status, 422);
    assert!(refused.html.contains("id=\"permissions-problem\""), "{}", refused.html);
    assert!(refused.html.contains("allows more than you may do yourself"), "{}", refused.html);
    // What she cannot change, she is not offered to.
    let page = ada.open("/roles/super_admin").await;
    assert!(!page.html.contains("/roles/super_admin/edit"), "{}", page.html);

    let mut admin = signed_in(&usher, "admin@example.com").await;
    let list = admin.open("/roles").await;
    assert!(list.html.contains("keeper") && !list.html.contains("/roles/new"), "{}", list.html);
    let csrf = admin.csrf().await;
    let refused = admin.submit("/roles", &[("csrf", &csrf), ("name", "mine")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.html.contains("roles:manage"), "{}", refused.html);
    assert_eq!(usher.client().roles().await.unwrap().len(), 4);
    usher.finish().await;
}
