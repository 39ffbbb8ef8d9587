//! Every path to a role that needs approval waits for it.

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use usher_tests::{GOOD_PASSWORD, TestApp};

use crate::{
    approving::{
        House, approval, approve, ask, decline, define, house, id_of, mark, status, with_role,
    },
    importing::send,
    managing::{act, act_with, patch, path, read},
};

#[tokio::test]
async fn another_role_waits_and_is_given_in_one_go() {
    let House { usher, second, heidi } = house().await;
    let ada = usher.member("ada@example.com", "user").await;
    let answer = patch(&usher, &ada, &json!({ "role": "ops", "last_name": "King" })).await;
    assert_eq!(answer.status, 202, "{}", answer.body);
    let asked = &answer.body["approval"];
    assert_eq!(asked["kind"], "change_role");
    assert_eq!(asked["changes"][1], json!({ "field": "role", "old": "user", "new": "ops" }));
    assert_eq!(
        (&answer.body["user"]["role"], &answer.body["user"]["last_name"]),
        (&json!("user"), &json!("Lovelace"))
    );
    let second_try = patch(&usher, &ada, &json!({ "role": "ops" })).await;
    assert_eq!(second_try.code(), (409, "approval_pending"));
    // Whoever would get more by it has no say.
    let adas = usher.key_of(&ada, "super_admin").await.shown;
    assert_eq!(
        approve(&usher, &adas, &id_of(&answer.body)).await.code(),
        (403, "permission_missing")
    );
    let done = approve(&usher, &second, &id_of(&answer.body)).await;
    assert_eq!((&done.user()["role"], &done.user()["last_name"]), (&json!("ops"), &json!("King")));
    assert!(done.user().get("approval_id").is_none());
    usher.deliver().await;
    let events = usher.take_events();
    assert_eq!(events, ["UserApprovalRequested", "UserApproved", "UserChanged"]);

    // Back without anybody, and up again with somebody.
    assert_eq!(patch(&usher, &ada, &json!({ "role": "user" })).await.status, 200);
    let answer = patch(&usher, &ada, &json!({ "role": "ops" })).await;
    assert_eq!(answer.status, 202);
    let done = decline(&usher, &second, &id_of(&answer.body), None).await;
    assert_eq!((&done.user()["role"], &done.user()["status"]), (&json!("user"), &json!("active")));
    // One's own, too.
    assert_eq!(mark(&usher, usher.key(), "super_admin", true).await.status, 200);
    let own = patch(&usher, &heidi, &json!({ "role": "super_admin" })).await;
    assert_eq!(own.status, 200, "nothing changes: {}", own.body);
    usher.finish_unread().await;
}

#[tokio::test]
async fn what_has_changed_meanwhile_is_not_approved_any_more() {
    let House { usher, second, .. } = house().await;
    define(&usher, "other", &["users:read"], true).await;
    let ada = usher.member("ada@example.com", "admin").await;
    let answer = patch(&usher, &ada, &json!({ "role": "other" })).await;
    let id = id_of(&answer.body);
    assert_eq!(patch(&usher, &ada, &json!({ "role": "user" })).await.status, 200);
    assert_eq!(approve(&usher, &second, &id).await.code(), (409, "approval_overtaken"));
    assert_eq!(approval(&usher, &id).await["cancelled_because"], "overtaken");
    assert_eq!(approve(&usher, &second, &id).await.code(), (409, "approval_ended"));
    // The role is deleted meanwhile, which takes two as well: its mark goes first.
    let answer = patch(&usher, &ada, &json!({ "role": "other" })).await;
    let id = id_of(&answer.body);
    let unmark = mark(&usher, usher.key(), "other", false).await;
    assert_eq!(approve(&usher, &second, &id_of(&unmark.body)).await.status, 200);
    let gone = read(usher.call(Method::DELETE, "/v1/roles/other")).await;
    assert_eq!(gone.status, 204, "{}", gone.body);
    assert_eq!(approve(&usher, &second, &id).await.code(), (409, "approval_overtaken"));
    assert_eq!(usher.get(&path(&ada, "")).await["role"], "user");
    usher.finish_unread().await;
}

#[tokio::test]
async fn whoever_lost_the_right_cannot_ask_or_approve_any_more() {
    let House { usher, second, heidi } = house().await;
    let ivan = usher.member("ivan@example.com", "admin").await;
    let ivans = usher.key_of(&ivan, "admin").await.shown;
    let (id, user) = ask(&usher, &ivans, "ada@example.com", "ops").await;
    assert_eq!(patch(&usher, &ivan, &json!({ "role": "user" })).await.status, 200);
    assert_eq!(approve(&usher, &second, &id).await.code(), (409, "requester_lost_rights"));
    assert_eq!(approval(&usher, &id).await["cancelled_because"], "rights_lost");
    assert_eq!(status(&usher, &user).await, "revoked");

    let (id, _) = ask(&usher, usher.key(), "bob@example.com", "ops").await;
    assert_eq!(patch(&usher, &heidi, &json!({ "role": "user" })).await.status, 200);
    // Her key is believed for half a minute more, but not for this.
    assert_eq!(approve(&usher, &second, &id).await.code(), (403, "permission_missing"));
    assert_eq!(patch(&usher, &heidi, &json!({ "role": "admin" })).await.status, 200);
    assert_eq!(act(&usher, Method::POST, &heidi, "/deactivate").await.status, 200);
    assert_eq!(approve(&usher, &second, &id).await.status, 403);
    assert_eq!(approval(&usher, &id).await["state"], "pending");
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_member_with_a_marked_role_is_let_in_again_by_two() {
    let House { usher, second, .. } = house().await;
    define(&usher, "crew", &["users:read"], false).await;
    let ada = usher.member("ada@example.com", "crew").await;
    assert_eq!(mark(&usher, usher.key(), "crew", true).await.status, 200, "marking takes nobody");
    assert_eq!(act(&usher, Method::POST, &ada, "/deactivate").await.status, 200);
    let answer = act(&usher, Method::POST, &ada, "/reactivate").await;
    assert_eq!((answer.status, &answer.body["user"]["status"]), (202, &json!("deactivated")));
    let id = id_of(&answer.body);
    assert_eq!(approval(&usher, &id).await["kind"], "reactivate_user");
    assert_eq!(approve(&usher, &second, &id).await.user()["status"], "active");
    usher.deliver().await;
    assert!(usher.take_events().contains(&"UserReactivated".to_owned()));
    usher.finish_unread().await;
}

#[tokio::test]
async fn whoever_was_added_before_the_mark_gets_no_link_without_approval() {
    let House { usher, second, .. } = house().await;
    define(&usher, "crew", &["users:read"], false).await;
    let mut quiet = with_role("ada@example.com", "crew");
    quiet["send_welcome_email"] = false.into();
    let ada = usher.add(&quiet).await;
    let bob = usher.add(&with_role("bob@example.com", "crew")).await;
    usher.deliver().await;
    let old = usher.mail_to("bob@example.com").link();
    assert_eq!(mark(&usher, usher.key(), "crew", true).await.status, 200);

    let answer = act(&usher, Method::GET, &ada, "/invite").await;
    assert_eq!((answer.status, &answer.body["approval"]["kind"]), (202, &json!("invite_user")));
    assert!(answer.body.get("link").is_none());
    for (method, rest) in [(Method::GET, "/invite"), (Method::POST, "/invite")] {
        assert_eq!(act(&usher, method, &ada, rest).await.status, 409);
    }
    assert_eq!(
        patch(&usher, &ada, &json!({ "last_name": "King" })).await.code(),
        (409, "wrong_status")
    );
    assert_eq!(approve(&usher, &second, &id_of(&answer.body)).await.user()["status"], "added");
    assert_eq!(act(&usher, Method::GET, &ada, "/invite").await.status, 200);

    // A new link for an open invite waits, too, and the old one ends.
    usher.clock.advance(SignedDuration::from_hours(8 * 24));
    let answer = act(&usher, Method::POST, &bob, "/invite").await;
    assert_eq!((answer.status, &answer.body["user"]["status"]), (202, &json!("pending_approval")));
    assert_eq!(usher.open(&old).await.status, 404);
    usher.settle().await;
    assert_eq!(approve(&usher, &second, &id_of(&answer.body)).await.user()["status"], "invited");
    usher.deliver().await;
    let new = usher.mail_to("bob@example.com").link();
    assert_eq!(usher.open(&old).await.status, 410);
    assert_eq!(usher.accept(&new, GOOD_PASSWORD).await.status, 200);
    usher.finish_unread().await;
}

#[tokio::test]
async fn who_was_approved_at_one_address_is_not_approved_at_another() {
    let House { usher, second, .. } = house().await;
    let (id, user) = ask(&usher, usher.key(), "ada@example.com", "ops").await;
    approve(&usher, &second, &id).await;
    usher.settle().await;
    let answer = patch(&usher, &user, &json!({ "email": "eve@example.com" })).await;
    assert_eq!((answer.status, &answer.body["approval"]["kind"]), (202, &json!("change_user")));
    usher.deliver().await;
    let mail = usher.mail_to("heidi@example.com");
    assert!(mail.text().contains("email: ada@example.com → eve@example.com"), "{}", mail.text());
    let done = approve(&usher, &second, &id_of(&answer.body)).await;
    assert_eq!(done.user()["email"], "eve@example.com");
    usher.settle().await;
    // Expired, it can be readdressed, but then it is nobody's who was approved.
    usher.clock.advance(SignedDuration::from_hours(8 * 24));
    assert_eq!(patch(&usher, &user, &json!({ "email": "mallory@example.com" })).await.status, 200);
    assert_eq!(act(&usher, Method::POST, &user, "/invite").await.status, 202);
    // Revoked, too, what was approved is over; and so is a request that lapsed.
    assert_eq!(act(&usher, Method::DELETE, &user, "/invite").await.status, 200);
    assert_eq!(act(&usher, Method::POST, &user, "/invite").await.status, 202);
    usher.finish_unread().await;
}

const CSV: &str = "first_name,last_name,email,role\nAda,One,ada1@example.com,ops\n\
                   Bob,Two,bob2@example.com,user\nCat,Three,cat3@example.com,ops\n";

async fn import(usher: &TestApp, key: &str) -> (Value, Value) {
    let (code, answer) = send(usher, key, "/v1/imports", CSV).await;
    assert_eq!(code, 201);
    let at = format!("/v1/imports/{}", answer["import"]["id"].as_str().unwrap());
    let hash = json!({ "hash": answer["import"]["hash"] });
    let commit = usher.call_with(key, Method::POST, &format!("{at}/commit")).json(&hash);
    assert_eq!(read(commit).await.status, 202);
    usher.deliver().await;
    (answer["import"].clone(), usher.get(&at).await)
}

#[tokio::test]
async fn rows_of_an_import_wait_or_are_rejected_where_nobody_could_approve() {
    let House { usher, second, heidi } = house().await;
    let (_, done) = import(&usher, usher.key()).await;
    assert_eq!(
        (&done["state"], &done["added"], &done["waiting"], &done["rejected"]),
        (&json!("finished"), &json!(1), &json!(2), &json!(0))
    );
    let rows = usher.get(&format!("/v1/imports/{}/rows", done["id"].as_str().unwrap())).await;
    assert_eq!(rows["items"][0]["verdict"], "waits_for_approval");
    let waiting = usher.get("/v1/approvals").await;
    assert_eq!(waiting["items"].as_array().unwrap().len(), 2);
    for one in waiting["items"].as_array().unwrap() {
        let done = approve(&usher, &second, one["id"].as_str().unwrap()).await;
        assert_eq!(done.user()["status"], "invited");
    }
    usher.settle().await;

    for email in ["ada1", "cat3", "bob2"] {
        let user = usher.get(&format!("/v1/users?q={email}")).await["items"][0].clone();
        assert_eq!(act(&usher, Method::DELETE, &user, "").await.status, 204);
    }
    usher.settle().await;
    assert_eq!(patch(&usher, &heidi, &json!({ "role": "user" })).await.status, 200);
    let (looked, done) = import(&usher, usher.key()).await;
    assert_eq!(looked["counts"], json!({ "new": 1, "no_approver": 2 }));
    assert_eq!(
        (&done["added"], &done["waiting"], &done["rejected"]),
        (&json!(1), &json!(0), &json!(2))
    );
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_marked_role_changes_by_two_and_built_in_roles_can_be_marked() {
    let House { usher, second, .. } = house().await;
    let change = |key: String, body: Value| {
        let call = usher.call_with(&key, Method::PATCH, "/v1/roles/ops").json(&body);
        async move { read(call).await }
    };
    let words = change(usher.key().into(), json!({ "description": "Keeps it running." })).await;
    assert_eq!((words.status, &words.body["needs_approval"]), (200, &json!(true)));
    let wider = json!({ "permissions": ["users:read", "users:manage"] });
    let answer = change(usher.key().into(), wider).await;
    assert_eq!(
        (answer.status, &answer.body["approval"]["kind"]),
        (202, &json!("change_role_definition"))
    );
    let id = id_of(&answer.body);
    assert_eq!(approve(&usher, usher.key(), &id).await.code(), (403, "own_request"));
    usher.deliver().await;
    let mail = usher.mail_to("heidi@example.com");
    assert_eq!(mail.subject(), "Grace Hopper asks for your approval: ops");
    assert!(mail.text().contains("users:read users:manage"), "{}", mail.text());
    assert_eq!(approve(&usher, &second, &id).await.status, 200);
    assert_eq!(
        usher.get("/v1/roles/ops").await["permissions"],
        json!(["users:read", "users:manage"])
    );
    usher.deliver().await;
    assert_eq!(usher.mail_to("grace@example.com").subject(), "Approved: ops");

    // Of two requests for one version the second is overtaken by the first.
    let one = mark(&usher, usher.key(), "ops", false).await;
    let two = change(usher.key().into(), json!({ "permissions": [] })).await;
    assert_eq!(approve(&usher, &second, &id_of(&one.body)).await.status, 200);
    assert_eq!(
        approve(&usher, &second, &id_of(&two.body)).await.code(),
        (409, "approval_overtaken")
    );

    for role in ["super_admin", "admin", "user"] {
        assert_eq!(mark(&usher, usher.key(), role, true).await.body["needs_approval"], true);
        assert_eq!(usher.get(&format!("/v1/roles/{role}")).await["needs_approval"], true);
    }
    assert_eq!(usher.get("/v1/roles").await["items"].as_array().unwrap().len(), 4);
    let code = usher.try_add(usher.key(), &with_role("ada@example.com", "user")).await.0;
    assert_eq!(code, 202);
    let unmark = mark(&usher, &second, "user", false).await;
    assert_eq!(unmark.status, 202);
    assert_eq!(approve(&usher, usher.key(), &id_of(&unmark.body)).await.status, 200);
    assert_eq!(usher.get("/v1/roles/user").await["needs_approval"], false);
    let both = json!({ "needs_approval": true, "permissions": [] });
    let refused = read(usher.call(Method::PATCH, "/v1/roles/user").json(&both)).await;
    assert_eq!(refused.code(), (409, "role_built_in"));
    usher.finish_unread().await;
}

#[tokio::test]
async fn requests_are_listed_in_pages_and_bad_ones_name_their_field() {
    let House { usher, second, .. } = house().await;
    let mut asked = Vec::new();
    for n in 0..5 {
        asked.push(ask(&usher, usher.key(), &format!("ada{n}@example.com"), "ops").await.0);
    }
    let first = usher.get("/v1/approvals?limit=3").await;
    assert_eq!(first["items"].as_array().unwrap().len(), 3);
    assert_eq!(first["items"][0]["id"], json!(asked[4]));
    let next = first["next_cursor"].as_str().unwrap();
    let rest = usher.get(&format!("/v1/approvals?limit=3&cursor={next}")).await;
    assert_eq!(rest["items"][1]["id"], json!(asked[0]));
    let problem = read(usher.call(Method::GET, "/v1/approvals?state=open")).await;
    assert_eq!(problem.body["errors"][0]["code"], "unknown_approval_state");
    for id in ["x", "01930000-0000-7000-8000-000000000000"] {
        assert_eq!(approve(&usher, &second, id).await.code(), (404, "not_found"));
    }
    let client = usher.client();
    assert_eq!(client.all_approvals(None, 100).await.unwrap().items.len(), 5);
    let error = client.approve(&asked[0]).await.unwrap_err();
    assert_eq!(error.code(), Some("own_request"));
    client.cancel_approval(&asked[0]).await.unwrap();
    assert_eq!(client.approval(&asked[0]).await.unwrap().state.as_str(), "cancelled");
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_key_with_a_marked_role_is_no_way_around() {
    let House { usher, second, .. } = house().await;
    let make = json!({ "name": "A program", "role": "ops" });
    let made = read(usher.call(Method::POST, "/v1/api-keys").json(&make)).await;
    assert_eq!(made.status, 201, "{}", made.body);
    let ivan = usher.member("ivan@example.com", "admin").await;
    let ivans = usher.key_of(&ivan, "super_admin").await.shown;
    let (id, user) = ask(&usher, &ivans, "ada@example.com", "ops").await;
    assert_eq!(approve(&usher, &ivans, &id).await.code(), (403, "own_request"));
    assert_eq!(
        act_with(&usher, &ivans, Method::POST, &user, "/invite").await.code(),
        (409, "wrong_status")
    );
    assert_eq!(approve(&usher, &second, &id).await.status, 200);
    usher.finish_unread().await;
}

#[tokio::test]
async fn whoever_asks_too_often_fills_no_mailbox() {
    let House { usher, .. } = house().await;
    for n in 0..32 {
        ask(&usher, usher.key(), &format!("ada{n}@example.com"), "ops").await;
    }
    usher.deliver().await;
    assert_eq!(usher.take_mails().len(), 30);
    assert_eq!(usher.get("/v1/approvals").await["items"].as_array().unwrap().len(), 32);
    usher.clock.advance(SignedDuration::from_hours(1));
    ask(&usher, usher.key(), "late@example.com", "ops").await;
    usher.deliver().await;
    assert_eq!(usher.take_mails().len(), 1);
    usher.take_events();
    usher.finish().await;
}

#[tokio::test]
async fn a_notice_that_comes_too_late_bothers_nobody_and_each_reads_their_own_language() {
    let House { usher, second, heidi } = house().await;
    assert_eq!(patch(&usher, &heidi, &json!({ "language": "de" })).await.status, 200);
    usher.settle().await;
    let (id, _) = ask(&usher, usher.key(), "ada@example.com", "ops").await;
    usher.deliver().await;
    let mail = usher.mail_to("heidi@example.com");
    assert_eq!(mail.subject(), "Grace Hopper bittet um Ihre Zustimmung: Ada Lovelace");
    assert_eq!(approve(&usher, &second, &id).await.status, 200);
    usher.settle().await;
    // The request has become a notice, which has not left yet.
    let (id, _) = ask(&usher, usher.key(), "bob@example.com", "ops").await;
    usher.deliver.sweep().await.unwrap();
    assert_eq!(decline(&usher, &second, &id, None).await.status, 200);
    usher.deliver().await;
    let subjects: Vec<String> =
        usher.take_mails().iter().map(|mail| mail.subject().to_owned()).collect();
    assert_eq!(subjects, ["Declined: Ada Lovelace"]);
    usher.take_events();
    usher.finish().await;
}
