//! Roles: what each allows, and one's own.

use serde_json::json;
use usher_tests::{ADA, GOOD_PASSWORD, GRACE, TestApp, body};

use crate::support::with_and_without_scripts;

const HOSTILE: &str = "<script>alert(1)</script>";

#[tokio::test]
async fn a_role_of_ones_own_is_made_changed_and_deleted() {
    with_and_without_scripts(async |_, browser| {
        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        browser.press("Roles").await;
        browser.sees("A role says what its members may do.").await;
        browser.sees_in("super_admin", "make and revoke API keys").await;
        browser.looks("roles").await;

        browser.press("Add role").await;
        browser.sees("Small letters, digits, - and _.").await;
        browser.looks("role-new").await;
        browser.fill("Role", HOSTILE).await;
        browser.fill("What it is for", HOSTILE).await;
        browser.tick("see who is in the organization").await;
        browser.tick("invite people").await;
        browser.press("Add role").await;
        browser.sees_beside("Role", "must be 1 to 40 of the characters a-z").await;
        browser.looks("role-refused").await;
        assert_eq!(browser.value("Role").await, HOSTILE);
        assert_eq!(browser.value("What it is for").await, HOSTILE);
        assert_eq!(browser.value("invite people").await, "true");
        assert_eq!(browser.value("read what has happened").await, "false");

        browser.fill("Role", "front-desk").await;
        browser.press("Add role").await;
        browser.sees("The role front-desk was added.").await;
        browser.is_at("/roles/front-desk").await;
        browser.sees(HOSTILE).await;
        browser.sees("invite people").await;
        browser.looks("role").await;

        browser.press("Change").await;
        browser.sees("A second person must approve before somebody gets this role").await;
        browser.fill("What it is for", "Greets whoever comes in").await;
        browser.untick("invite people").await;
        browser.looks("role-change").await;
        browser.press("Save").await;
        browser.sees("The role front-desk was changed.").await;
        browser.sees("Greets whoever comes in").await;
        browser.sees_no("invite people").await;

        browser.press("Delete role").await;
        browser.sees("It goes only if nobody has it.").await;
        browser.looks("role-delete").await;
        browser.press("Delete role").await;
        browser.sees("The role front-desk was deleted.").await;
        browser.reload().await;
        browser.sees_no("front-desk").await;
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_done_with_a_role_is_said_where_it_was_tried() {
    with_and_without_scripts(async |usher, browser| {
        usher.define_role("front-desk", &["users:read"]).await;
        usher.member(ADA, "front-desk").await;
        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        browser.open("/roles").await;
        browser.press("front-desk").await;
        browser.press("Delete role").await;
        browser.press("Delete role").await;
        browser.sees("Somebody has this role").await;
        browser.looks("role-delete-refused").await;
        browser.press("Cancel").await;
        browser.sees_no("Somebody has this role").await;

        browser.open("/roles/super_admin").await;
        browser.press("Change").await;
        browser.sees("You can only say whether it needs approval.").await;
        browser.tick("A second person must approve").await;
        browser.press("Save").await;
        browser.sees("The role super_admin was changed.").await;
        browser.sees("Needs approval").await;
        // To take the mark away needs approval, too, and there is nobody else.
        browser.press("Change").await;
        browser.untick("A second person must approve").await;
        browser.press("Save").await;
        browser.sees_beside("A second person must approve", "nobody else here may give it").await;
        browser.looks("role-mark-refused").await;
    })
    .await;
}

#[tokio::test]
async fn of_two_who_change_a_role_the_later_sees_what_the_first_did() {
    with_and_without_scripts(async |usher, browser| {
        usher.define_role("front-desk", &["users:read"]).await;
        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        browser.open("/roles/front-desk").await;
        browser.press("Change").await;
        browser.fill("What it is for", "Mine").await;
        change(usher, "front-desk", "Theirs").await;
        browser.press("Save").await;
        browser.sees("Somebody else changed this role meanwhile").await;
        browser.sees("Theirs").await;
        browser.looks("role-overtaken").await;
        assert_eq!(browser.value("What it is for").await, "Mine");
        browser.press("Save").await;
        browser.sees("The role front-desk was changed.").await;
        browser.sees("Mine").await;
    })
    .await;
}

/// The super admin says elsewhere what a role is for.
async fn change(usher: &TestApp, role: &str, description: &str) {
    let change = json!({ "description": description });
    let call = usher.call(http::Method::PATCH, &format!("/v1/roles/{role}")).json(&change);
    assert_eq!(usher_tests::answer(call).await.0, 200);
}

#[tokio::test]
async fn whoever_may_only_look_is_offered_nothing_to_change() {
    with_and_without_scripts(async |usher, browser| {
        let mut person = body(ADA);
        person["role"] = json!("admin");
        usher.add(&person).await;
        usher.deliver().await;
        assert_eq!(usher.accept(&usher.mail_to(ADA).link(), GOOD_PASSWORD).await.status, 200);
        browser.sign_in(ADA, GOOD_PASSWORD).await;
        browser.press("Roles").await;
        browser.sees("see who is in the organization").await;
        browser.looks("roles-read-only").await;
        let text = browser.text().await;
        assert!(!text.contains("Add role") && !text.contains("Change"), "{text}");
    })
    .await;
}
