//! The page of one user, where cards in chat lead.

use usher_tests::{GOOD_PASSWORD, Page, TestApp, ada};

#[tokio::test]
async fn whoever_may_see_users_sees_one_after_signing_in() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    let path = format!("/users/{}", user["id"].as_str().unwrap());
    let mut browser = usher.browser();
    let next: String = url::form_urlencoded::byte_serialize(path.as_bytes()).collect();
    assert_eq!(browser.open(&path).await.location(), format!("/sign-in?next={next}"));
    let fields = [("email", "grace@example.com"), ("password", GOOD_PASSWORD), ("next", &*path)];
    assert_eq!(browser.submit("/sign-in", &fields).await.location(), path);
    let page = browser.open(&path).await;
    assert_eq!((page.status.as_u16(), &*page.heading()), (200, "<bdi>Ada Lovelace</bdi>"));
    for told in ["ada@example.com", "<bdi>user</bdi>", "Invited", "Queued"] {
        assert!(page.html.contains(told), "{told}: {}", page.html);
    }
    usher.finish_unread().await;
}

#[tokio::test]
async fn to_whoever_may_not_everybody_is_the_same() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    usher.member("bob@example.com", "user").await;
    let mut browser = usher.browser();
    assert_eq!(browser.sign_in("bob@example.com", GOOD_PASSWORD).await.status, 303);
    let seen = browser.open(&format!("/users/{}", user["id"].as_str().unwrap())).await;
    let nobody = browser.open("/users/01930000-0000-7000-8000-000000000000").await;
    let nonsense = browser.open("/users/nobody").await;
    for page in [&seen, &nobody, &nonsense] {
        assert_eq!((page.status.as_u16(), &*page.heading()), (403, "That did not work"));
    }
    // Each page masks the form's token anew.
    let without_token = |page: &Page| {
        let (_, token) = page.hidden().into_iter().find(|(name, _)| name == "csrf").unwrap();
        page.html.replace(&token, "")
    };
    assert_eq!(without_token(&seen), without_token(&nobody));
    usher.finish_unread().await;
}

#[tokio::test]
async fn where_nobody_is_nothing_is() {
    let usher = TestApp::start().await;
    let mut browser = usher.browser();
    assert_eq!(browser.sign_in("grace@example.com", GOOD_PASSWORD).await.status, 303);
    for id in ["01930000-0000-7000-8000-000000000000", "nobody", "%F0%9F%98%80", "%00"] {
        for path in [format!("/users/{id}"), format!("/approvals/{id}")] {
            let page = browser.open(&path).await;
            assert_eq!(
                (page.status.as_u16(), &*page.heading()),
                (404, "Nothing is there"),
                "{path}"
            );
        }
    }
    usher.finish_unread().await;
}
