//! Search and lists.

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use usher_tests::{GOOD_PASSWORD, TestApp, body};

async fn add(usher: &TestApp, first: &str, last: &str, email: &str, role: &str) {
    let mut person = body(email);
    person["first_name"] = first.into();
    person["last_name"] = last.into();
    person["role"] = role.into();
    person["send_welcome_email"] = false.into();
    usher.add(&person).await;
}

async fn emails(usher: &TestApp, path: &str) -> Vec<String> {
    let page = usher.get(path).await;
    let items = page["items"].as_array().unwrap();
    items.iter().map(|user| user["email"].as_str().unwrap().to_owned()).collect()
}

/// Every page of a list, one by one.
async fn pages(usher: &TestApp, path: &str) -> Vec<Vec<String>> {
    let mut pages = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = usher.get(&format!("{path}&cursor={cursor}")).await;
        let items = page["items"].as_array().unwrap();
        pages.push(items.iter().map(|user| user["email"].as_str().unwrap().to_owned()).collect());
        match page["next_cursor"].as_str() {
            Some(next) => next.clone_into(&mut cursor),
            None => return pages,
        }
    }
}

#[tokio::test]
async fn people_are_found_by_first_name_last_name_and_email() {
    let usher = TestApp::start().await;
    add(&usher, "José María", "García", "jm@example.com", "user").await;
    add(&usher, "Ada", "Lovelace", "ada@example.com", "user").await;
    add(&usher, "Adam", "Smith", "smith@example.com", "user").await;
    for (q, found) in [
        ("ada", vec!["ada@example.com", "smith@example.com"]),
        ("ADA L", vec!["ada@example.com"]),
        ("love", vec!["ada@example.com"]),
        ("lovelace ada", vec!["ada@example.com"]),
        ("ada@", vec!["ada@example.com"]),
        ("jose", vec!["jm@example.com"]),
        ("garcia", vec!["jm@example.com"]),
        ("García JOSÉ", vec!["jm@example.com"]),
        ("smith", vec!["smith@example.com"]),
        ("nobody", vec![]),
        ("#", vec![]),
        ("%", vec![]),
    ] {
        let query = url::form_urlencoded::byte_serialize(q.as_bytes()).collect::<String>();
        assert_eq!(emails(&usher, &format!("/v1/users?q={query}")).await, found, "{q}");
    }
    usher.finish_unread().await;
}

#[tokio::test]
async fn somebody_who_matches_twice_shows_once() {
    let usher = TestApp::start().await;
    add(&usher, "Anna", "Annason", "anna@example.com", "user").await;
    add(&usher, "Annabel", "Annandale", "annabel@example.com", "user").await;
    assert_eq!(
        pages(&usher, "/v1/users?q=ann&limit=1").await.concat(),
        ["anna@example.com", "annabel@example.com",]
    );
    usher.finish_unread().await;
}

#[tokio::test]
async fn pages_meet_everybody_once_the_newest_first() {
    let usher = TestApp::start().await;
    for n in 0..7 {
        usher.clock.advance(SignedDuration::from_secs(1));
        let role = if n % 3 == 0 { "admin" } else { "user" };
        add(&usher, "Ada", &format!("Number{n}"), &format!("ada{n}@example.com"), role).await;
    }
    let everybody: Vec<String> = (0..7)
        .rev()
        .map(|n| format!("ada{n}@example.com"))
        .chain(["grace@example.com".to_owned()])
        .collect();
    for limit in [1, 2, 3, 7, 8, 100] {
        let pages = pages(&usher, &format!("/v1/users?limit={limit}")).await;
        assert!(pages.iter().all(|page| (1..=limit).contains(&page.len())), "{limit}: {pages:?}");
        assert_eq!(pages.concat(), everybody, "{limit}");
    }
    let admins = ["ada6@example.com", "ada3@example.com", "ada0@example.com"];
    assert_eq!(pages(&usher, "/v1/users?role=admin&limit=2").await.concat(), admins);
    assert_eq!(pages(&usher, "/v1/users?role=admin&q=ada&limit=2").await.concat().len(), 3);
    assert_eq!(pages(&usher, "/v1/users?role=user&limit=2").await.concat().len(), 4);
    usher.finish_unread().await;
}

#[tokio::test]
async fn lists_by_status_read_the_clock_not_the_clean_up() {
    let usher = TestApp::start().await;
    for n in 0..3 {
        usher.add(&body(&format!("early{n}@example.com"))).await;
    }
    usher.clock.advance(SignedDuration::from_hours(24));
    usher.add(&body("late@example.com")).await;
    add(&usher, "Quiet", "One", "quiet@example.com", "user").await;
    usher.deliver().await;
    let link = usher.mail_to("late@example.com").link();
    usher.take_mails();
    usher.accept(&link, GOOD_PASSWORD).await;
    usher.add(&body("later@example.com")).await;

    usher.clock.advance(SignedDuration::from_hours(6 * 24));
    assert_eq!(emails(&usher, "/v1/users?status=invited").await, ["later@example.com"]);
    assert_eq!(pages(&usher, "/v1/users?status=expired&limit=1").await.concat().len(), 3);
    usher.clean_up().await;
    usher.clock.advance(SignedDuration::from_hours(24));
    // Now three are recorded as expired, and one only reads so.
    assert_eq!(emails(&usher, "/v1/users?status=invited").await, Vec::<String>::new());
    for limit in [1, 2, 3, 4, 5] {
        let mut expired =
            pages(&usher, &format!("/v1/users?status=expired&limit={limit}")).await.concat();
        expired.sort_unstable();
        let all =
            ["early0@example.com", "early1@example.com", "early2@example.com", "later@example.com"];
        assert_eq!(expired, all, "{limit}");
    }
    assert_eq!(emails(&usher, "/v1/users?status=added").await, ["quiet@example.com"]);
    assert_eq!(emails(&usher, "/v1/users?status=active&q=ada").await, ["late@example.com"]);
    assert_eq!(emails(&usher, "/v1/team-members").await[0], "late@example.com");
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_list_goes_on_though_the_invite_it_stopped_at_has_ended_meanwhile() {
    let usher = TestApp::start().await;
    for n in 0..4 {
        usher.clock.advance(SignedDuration::from_hours(1));
        usher.add(&body(&format!("ada{n}@example.com"))).await;
    }
    let first = usher.get("/v1/users?status=invited&limit=1").await;
    let cursor = first["next_cursor"].as_str().unwrap();
    usher.clock.advance(SignedDuration::from_hours(8 * 24));
    let next = usher.get(&format!("/v1/users?status=invited&limit=1&cursor={cursor}")).await;
    assert_eq!((&next["items"], &next["next_cursor"]), (&json!([]), &json!(null)));
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_cursor_is_of_one_list_and_cannot_be_changed() {
    let usher = TestApp::start().await;
    for n in 0..3 {
        add(&usher, "Ada", "Lovelace", &format!("ada{n}@example.com"), "user").await;
    }
    let page = usher.get("/v1/users?limit=1&q=ada").await;
    let cursor = page["next_cursor"].as_str().unwrap().to_owned();
    assert!(!cursor.contains("ada"));
    let mut changed = cursor.clone();
    let last = if changed.pop() == Some('A') { 'B' } else { 'A' };
    changed.push(last);
    for path in [
        format!("/v1/users?q=ada&cursor={changed}"),
        format!("/v1/users?q=bob&cursor={cursor}"),
        format!("/v1/users?cursor={cursor}"),
        format!("/v1/team-members?q=ada&cursor={cursor}"),
        "/v1/users?cursor=nonsense".to_owned(),
        "/v1/users?cursor=AAAA".to_owned(),
    ] {
        let response = usher.call(Method::GET, &path).send().await.unwrap();
        assert_eq!(response.status(), 422, "{path}");
        let problem: Value = response.json().await.unwrap();
        assert_eq!(problem["errors"][0]["code"], "cursor_invalid");
        assert_eq!(problem["errors"][0]["field"], "cursor");
    }
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_page_that_filters_stops_after_a_thousand_and_goes_on() {
    let usher = TestApp::start().await;
    let mut adds = tokio::task::JoinSet::new();
    let usher = std::sync::Arc::new(usher);
    for chunk in 0..8 {
        let usher = std::sync::Arc::clone(&usher);
        adds.spawn(async move {
            for n in 0..130 {
                add(&usher, "Ada", "Lovelace", &format!("ada{chunk}x{n}@example.com"), "user")
                    .await;
            }
        });
    }
    adds.join_all().await;
    let usher = std::sync::Arc::into_inner(usher).unwrap();
    // Nobody called Ada is active, and each has two terms that begin with it: two thousand and some
    // items are read for nothing, a thousand a page.
    let empty = Vec::<String>::new();
    assert_eq!(
        pages(&usher, "/v1/users?q=ada&status=active").await,
        [empty.clone(), empty.clone(), empty]
    );
    // The client does not stop at an empty page.
    let query = usher_client::UserQuery { q: Some("ada".into()), ..Default::default() };
    let all = usher.client().all_users(&query, 2000).await.unwrap();
    assert_eq!(all.items.len(), 1040);
    usher.finish_unread().await;
}

#[tokio::test]
async fn roles_and_languages_are_there_to_choose_from() {
    let usher = TestApp::start().await;
    let roles = usher.get("/v1/roles").await;
    let names: Vec<_> =
        roles["items"].as_array().unwrap().iter().map(|role| &role["name"]).collect();
    assert_eq!(names, ["super_admin", "admin", "user"]);
    assert_eq!(roles["items"][2]["permissions"], json!(["app:calling", "app:messaging"]));
    let languages = usher.get("/v1/languages").await;
    assert_eq!(languages["items"].as_array().unwrap().len(), 8);
    assert_eq!(languages["items"][6], json!({ "tag": "he", "name": "עברית", "direction": "rtl" }));
    let response = usher.call_without_key(Method::GET, "/healthz").send().await.unwrap();
    assert_eq!(response.status(), 200);
    usher.finish().await;
}
