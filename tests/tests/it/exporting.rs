//! Users as a file that spreadsheets open.

use http::Method;
use serde_json::json;
use usher_client::{ImportOptions, UserQuery};
use usher_tests::{TestApp, body};

async fn add(usher: &TestApp, first: &str, last: &str, email: &str) {
    let mut person = body(email);
    person["first_name"] = first.into();
    person["last_name"] = last.into();
    person["send_welcome_email"] = false.into();
    usher.add(&person).await;
}

#[tokio::test]
async fn an_export_is_a_file_in_which_no_cell_acts() {
    let usher = TestApp::start().await;
    add(&usher, "=SUM(A1)", "+1", "-x@example.com").await;
    add(&usher, "Ada, \"Countess\"", "@home", "ada@example.com").await;
    let response = usher.call(Method::GET, "/v1/users.csv").send().await.unwrap();
    assert_eq!(response.status(), 200);
    let header = |name| response.headers()[name].to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(header("content-disposition"), "attachment; filename=\"users.csv\"");
    assert!(response.headers().get("link").is_none());
    let csv = response.text().await.unwrap();
    assert_eq!(
        csv.replace("\r\n", "\n"),
        "first_name,last_name,email,language,role,status,invited_at,accepted_at\n\
        \"Ada, \"\"Countess\"\"\",'@home,ada@example.com,en,user,added,2026-11-23T09:00:00Z,\n\
        '=SUM(A1),'+1,'-x@example.com,en,user,added,2026-11-23T09:00:00Z,\n\
        Grace,Hopper,grace@example.com,en,super_admin,active,2026-11-23T09:00:00Z,2026-11-23T09:00:00Z\n"
    );
    usher.finish_unread().await;
}

#[tokio::test]
async fn pages_follow_each_other_by_links_below_the_set_address() {
    let usher = TestApp::start().await;
    for n in 0..5 {
        add(&usher, "Ada", &format!("Number{n}"), &format!("ada{n}@example.com")).await;
    }
    let path = "/v1/users.csv?q=ada&status=added&role=user&limit=2";
    let response =
        usher.call(Method::GET, path).header("host", "evil.example").send().await.unwrap();
    let link = response.headers()["link"].to_str().unwrap().to_owned();
    let base = usher.base_url.as_str().trim_end_matches('/');
    assert!(link.starts_with(&format!(
        "<{base}/v1/users.csv?q=ada&status=added&role=user&limit=2&cursor="
    )));
    assert!(link.ends_with(">; rel=\"next\""), "{link}");
    let next = link[1..].split_once('>').unwrap().0.strip_prefix(base).unwrap().to_owned();
    let response = usher.call(Method::GET, &next).send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.text().await.unwrap().lines().count(), 3);

    let client = usher.client();
    let query = UserQuery { q: Some("ada".into()), ..UserQuery::default() };
    let (mut cursor, mut pages) = (None, Vec::new());
    loop {
        let page = client.export_users(&query, Some(2), cursor.as_deref()).await.unwrap();
        pages.push(page.csv.lines().count() - 1);
        cursor = page.next_cursor;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(pages, [2, 2, 1]);
    usher.finish_unread().await;
}

#[tokio::test]
async fn what_was_exported_can_be_imported() {
    let usher = TestApp::start().await;
    add(&usher, "=Ada", "'-Lovelace", "+ada@example.com").await;
    let csv = usher.client().export_users(&UserQuery::default(), None, None).await.unwrap().csv;
    let columns: String = csv
        .lines()
        .map(|line| line.split(',').take(5).collect::<Vec<_>>().join(",") + "\n")
        .collect();
    let import = usher.client().import_users(columns, &ImportOptions::default()).await.unwrap();
    assert_eq!(serde_json::to_value(&import.counts).unwrap(), json!({ "member": 1, "pending": 1 }));
    usher.finish_unread().await;
}

#[tokio::test]
async fn an_export_needs_the_right_and_a_sensible_question() {
    let usher = TestApp::start().await;
    let key = usher.new_key("user").await.shown;
    let response = usher.call_with(&key, Method::GET, "/v1/users.csv").send().await.unwrap();
    assert_eq!(response.status(), 403);
    for (query, field) in
        [("limit=1001", "limit"), ("status=asleep", "status"), ("cursor=x", "cursor")]
    {
        let call = usher.call(Method::GET, &format!("/v1/users.csv?{query}"));
        let response = call.send().await.unwrap();
        assert_eq!(response.status(), 422);
        let problem: serde_json::Value = response.json().await.unwrap();
        assert_eq!(problem["errors"][0]["field"], field);
    }
    usher.finish().await;
}
