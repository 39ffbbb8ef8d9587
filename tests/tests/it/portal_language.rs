//! The switch of languages: on every page, for whoever looks, and back to where they were.

use usher_tests::{ADA, Browser, GOOD_PASSWORD, GRACE, NEW_PASSWORD, Page, Setup, TestApp, ada};

/// Switches on the page at `path`.
async fn switch(usher: &TestApp, browser: &mut Browser, path: &str, language: &str) -> Page {
    let referer = usher.base_url.join(path).unwrap().to_string();
    browser.headers = vec![("referer", referer)];
    let page = browser.submit("/language", &[("language", language)]).await;
    browser.headers.clear();
    page
}

#[tokio::test]
async fn a_language_is_kept_by_the_browser_and_leads_back_to_the_page() {
    let usher = TestApp::start().await;
    let mut browser = usher.browser();
    let page = switch(&usher, &mut browser, "/sign-in?next=%2Fusers", "de").await;
    assert_eq!((page.status.as_u16(), page.location()), (303, "/sign-in?next=%2Fusers"));
    let cookie = page.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("usher_language=de;") && cookie.contains("HttpOnly"), "{cookie}");
    assert!(cookie.contains("Path=/") && cookie.contains("SameSite=Lax"), "{cookie}");
    let page = browser.open("/sign-in").await;
    assert!(page.html.contains("<html lang=\"de\" dir=\"ltr\">"));
    assert_eq!(page.headers["content-language"], "de");
    assert!(page.html.contains("<option value=\"de\" lang=\"de\" selected>Deutsch</option>"));

    // It goes for their own pages, and for what the browser would rather have.
    browser.sign_in(GRACE, GOOD_PASSWORD).await;
    assert!(browser.open("/account").await.html.contains("<html lang=\"de\""));
    switch(&usher, &mut browser, "/users?q=a%20b", "he").await;
    browser.headers = vec![("accept-language", "ja".into())];
    let page = browser.open("/account").await;
    assert!(page.html.contains("<html lang=\"he\" dir=\"rtl\">"));
    usher.finish().await;
}

#[tokio::test]
async fn invitees_and_the_forgetful_can_switch_too() {
    let usher = TestApp::start().await;
    usher.add(&ada()).await;
    usher.deliver().await;
    let link = usher.mail_to(ADA).link();
    let link = link.strip_prefix(usher.base_url.as_str()).unwrap();
    let mut browser = usher.browser();
    let path = format!("/{link}");
    assert_eq!(browser.open(&path).await.heading(), "Welcome, Ada");
    let page = switch(&usher, &mut browser, &path, "es").await;
    assert_eq!(page.location(), path);
    let page = browser.open(&path).await;
    assert!(page.html.contains("<html lang=\"es\""), "{}", page.html);
    // Also on what the form answers.
    let fields = [("password", "short"), ("password_again", "short")];
    let page = browser.submit(&path, &fields).await;
    assert!(page.status == 422 && page.html.contains("<html lang=\"es\""));
    let fields = [("password", GOOD_PASSWORD), ("password_again", GOOD_PASSWORD)];
    let page = browser.submit(&path, &fields).await;
    assert!(page.status == 200 && page.html.contains("<html lang=\"es\""));
    assert!(browser.open(&path).await.html.contains("<html lang=\"es\""));

    usher.settle().await;
    usher.take_mails();
    browser.submit("/forgot", &[("email", ADA)]).await;
    usher.deliver().await;
    let link = usher.mail_to(ADA).link();
    let path = format!("/{}", link.strip_prefix(usher.base_url.as_str()).unwrap());
    assert!(usher.browser().open(&path).await.html.contains("<html lang=\"en\""));
    assert!(browser.open(&path).await.html.contains("<html lang=\"es\""));
    let fields = [("password", NEW_PASSWORD), ("password_again", NEW_PASSWORD)];
    let page = browser.submit(&path, &fields).await;
    assert!(page.status == 200 && page.html.contains("<html lang=\"es\""));
    assert!(browser.open(&path).await.html.contains("<html lang=\"es\""));
    usher.finish_unread().await;
}

/// What was an answer to a form has no page of its own: the one above it is shown, never an error.
#[tokio::test]
async fn a_switch_on_the_answer_to_a_form_leads_to_a_page() {
    let usher = TestApp::start().await;
    let mut browser = usher.browser();
    for (answered, back) in [
        ("/accept/abc/not-me", "/accept/abc"),
        ("/accept/abc/renew", "/accept/abc"),
        ("/account/password", "/account"),
        ("/account/sessions/0123456789abcdef/end", "/account"),
        ("/account/chat-links/slack:T1:U1/unlink", "/account"),
        ("/sign-out", "/"),
        ("/language", "/"),
        ("/users", "/users"),
        ("/users/new", "/users/new"),
        ("/sign-in", "/sign-in"),
        ("/reset/abc", "/reset/abc"),
        ("/nowhere/at/all?q=1", "/"),
        ("/", "/"),
    ] {
        let page = switch(&usher, &mut browser, answered, "fr").await;
        assert_eq!((page.status.as_u16(), page.location()), (303, back), "{answered}");
        assert_eq!(browser.cookies["usher_language"], "fr");
        let status = browser.open(back).await.status.as_u16();
        assert!(!matches!(status, 405 | 500..), "{back} is {status}");
    }
    usher.finish().await;
}

#[tokio::test]
async fn a_switch_never_leads_elsewhere() {
    let usher = TestApp::start().await;
    let mut browser = usher.browser();
    let ours = usher.base_url.origin().ascii_serialization();
    for referer in [
        "https://evil.example/users",
        &format!("{ours}.evil.example/users"),
        &format!("{ours}//evil.example/users"),
        &format!("{ours}/%5Cevil.example\\x"),
        "data:text/html,x",
        "about:blank",
        "",
    ] {
        browser.headers = vec![("referer", referer.to_owned())];
        let page = browser.submit("/language", &[("language", "it")]).await;
        assert_eq!((page.status.as_u16(), page.location()), (303, "/"), "{referer}");
    }
    browser.headers.clear();
    let page = browser.submit("/language", &[("language", "it")]).await;
    assert_eq!(page.location(), "/", "a browser may keep the page to itself");
    usher.finish().await;
}

#[tokio::test]
async fn another_site_switches_nothing_and_an_unknown_language_is_none() {
    let usher = TestApp::start().await;
    let mut browser = usher.browser();
    for (name, value) in [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")] {
        browser.headers = vec![(name, value.to_owned())];
        let page = browser.submit("/language", &[("language", "he")]).await;
        assert_eq!((page.status.as_u16(), &*page.heading()), (403, "Please start again"));
    }
    browser.headers.clear();
    for language in ["", "tlh", "de; Path=/x", "de\r\nSet-Cookie: a=b", "<script>"] {
        let page = switch(&usher, &mut browser, "/sign-in", language).await;
        assert_eq!((page.status.as_u16(), page.location()), (303, "/sign-in"), "{language:?}");
    }
    assert_eq!(browser.submit("/language", &[]).await.status, 303);
    assert!(browser.cookies.is_empty());
    // A cookie of somebody else's making is no language either.
    browser.cookies.insert("usher_language".into(), "<script>".into());
    assert!(browser.open("/sign-in").await.html.contains("<html lang=\"en\""));
    usher.finish().await;
}

#[tokio::test]
async fn behind_a_path_the_switch_stays_below_it() {
    let usher = TestApp::with(Setup { base_path: "/team/", ..Setup::default() }).await;
    let mut browser = usher.browser();
    for (answered, back) in [
        ("/team/sign-in?next=%2Fteam%2Fusers", "/team/sign-in?next=%2Fteam%2Fusers"),
        ("/team/account/password", "/team/account"),
        ("/elsewhere", "/team/"),
        ("/teamwork/account", "/team/"),
    ] {
        let page = switch(&usher, &mut browser, answered, "fr").await;
        assert_eq!((page.status.as_u16(), page.location()), (303, back), "{answered}");
    }
    usher.finish().await;
}
