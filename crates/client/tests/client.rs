//! The client against a small server on loopback: what is sent, and how answers are read.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::net::Ipv4Addr;
use std::time::Duration;

use axum::Router;
use axum::extract::{Path, RawQuery};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use usher_client::{Client, Error, MailState, SecretString, Status, Url, UserQuery};

const KEY: &str = "usher_1_s3cret";

async fn serve(router: Router) -> Url {
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    format!("http://{address}/prefix/").parse().unwrap()
}

fn client(url: Url) -> Client {
    Client::builder(url, Some(SecretString::from(KEY))).accept_language("fr").build().unwrap()
}

fn user(id: u32) -> String {
    format!(
        r#"{{"id":"{id}","first_name":"Ada","last_name":"Lovelace","email":"ada{id}@example.com","language":"en",
        "role":"user","status":"hibernating","version":1,"invited_by":{{"type":"robot"}},
        "invite":{{"generation":1,"expires_at":"2026-01-08T09:00:00Z","mail":{{"state":"sent"}}}},
        "created_at":"2026-01-01T09:00:00Z","updated_at":"2026-01-01T09:00:00Z","accepted_at":null,"new":[1]}}"#
    )
}

fn json(body: String) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], body)
}

#[tokio::test]
async fn a_problem_is_read_with_its_fields_and_its_wait() {
    let answer = (
        StatusCode::TOO_MANY_REQUESTS,
        [(header::RETRY_AFTER, "7"), (header::CONTENT_TYPE, "application/problem+json")],
        r#"{"type":"about:blank","title":"Invalid","status":429,"detail":"Please look again.","code":"invalid",
            "errors":[{"field":"email","code":"email_invalid","detail":"ada@ is no address."}],"request_id":"r1"}"#,
    );
    let url =
        serve(Router::new().route("/prefix/v1/users/{id}", get(|| async move { answer }))).await;

    let error = client(url).user("1").await.unwrap_err();

    assert_eq!(error.code(), Some("invalid"));
    assert_eq!(error.to_string(), "Please look again. (429, invalid); email: ada@ is no address.");
    assert_eq!(error.problem().unwrap().retry_after, Some(Duration::from_secs(7)));
    assert!(!format!("{error:?}").contains("ada@"), "{error:?}");
}

#[tokio::test]
async fn a_list_is_followed_over_empty_pages_and_unknown_words_survive() {
    let list = async |RawQuery(query): RawQuery| {
        let query = query.unwrap();
        let filters = "q=a%26b+%40%C3%A9&status=invited&limit=";
        let rest = query.strip_prefix(filters).unwrap_or_else(|| unreachable!("{query}"));
        json(match rest {
            "3" => format!(r#"{{"items":[{}],"next_cursor":"c+1"}}"#, user(1)),
            "2&cursor=c%2B1" => r#"{"items":[],"next_cursor":"c2"}"#.to_owned(),
            "2&cursor=c2" => format!(r#"{{"items":[{}],"next_cursor":null}}"#, user(2)),
            other => unreachable!("{other}"),
        })
    };
    let url = serve(Router::new().route("/prefix/v1/users", get(list))).await;
    let query = UserQuery {
        q: Some("a&b @é".to_owned()),
        status: Some(Status::Invited),
        ..UserQuery::default()
    };

    let found = client(url).all_users(&query, 3).await.unwrap();

    assert!(!found.more);
    assert_eq!(found.items.iter().map(|user| user.id.as_str()).collect::<Vec<_>>(), ["1", "2"]);
    assert_eq!(found.items[0].status, Status::Other("hibernating".to_owned()));
    assert_eq!(found.items[0].invite.as_ref().unwrap().mail.state, MailState::Sent);
    assert!(!format!("{found:?}").contains("example.com"));
    let again = serde_json::to_value(&found.items[0]).unwrap();
    assert_eq!(
        (&again["status"], &again["invited_by"]["type"]),
        (&"hibernating".into(), &"robot".into())
    );
}

#[tokio::test]
async fn a_list_stops_at_the_maximum_and_never_goes_in_circles() {
    let page = format!(r#"{{"items":[{},{}],"next_cursor":"same"}}"#, user(1), user(2));
    let url = serve(Router::new().route("/prefix/v1/team-members", get(async || json(page)))).await;
    let client = client(url);

    let few = client.all_team_members(None, 1).await.unwrap();
    assert_eq!((few.items.len(), few.more), (1, true));
    let circle = client.all_team_members(None, 100).await.unwrap();
    assert_eq!((circle.items.len(), circle.more), (4, false));
}

#[tokio::test]
async fn ids_cannot_leave_their_place_in_the_path() {
    let echo =
        async |uri: Uri| (StatusCode::NOT_FOUND, format!(r#"{{"detail":"{}"}}"#, uri.path()));
    let url = serve(Router::new().fallback(echo)).await;
    let client = client(url);

    let error = client.user("a/../b?c#d").await.unwrap_err();
    assert_eq!(error.problem().unwrap().detail, "/prefix/v1/users/a%2F..%2Fb%3Fc%23d");
    for id in ["", ".", "..", "\t..", "a\n"] {
        assert!(matches!(client.user(id).await, Err(Error::InvalidUrl(_))), "{id:?}");
    }
}

#[tokio::test]
async fn the_key_goes_with_every_request_but_an_acceptance() {
    let echo = |headers: HeaderMap| {
        let word = |name| headers.get(name).map_or("-", |value| value.to_str().unwrap()).to_owned();
        format!(
            r#"{{"title":"{} {}"}}"#,
            word(header::AUTHORIZATION),
            word(header::ACCEPT_LANGUAGE)
        )
    };
    let refuse = move |headers: HeaderMap| async move { (StatusCode::FORBIDDEN, echo(headers)) };
    let url = serve(
        Router::new()
            .route("/prefix/v1/roles", get(refuse))
            .route("/prefix/v1/invites/accept", post(refuse)),
    )
    .await;
    let client = client(url);

    let with_key = client.roles().await.unwrap_err();
    assert_eq!(with_key.problem().unwrap().title, format!("Bearer {KEY} fr"));
    let (token, password) = (SecretString::from("token"), SecretString::from("password"));
    let without = client.accept_invite(&token, &password).await.unwrap_err();
    assert_eq!(without.problem().unwrap().title, "- fr");
    assert!(!format!("{client:?}").contains(KEY));
}

#[tokio::test]
async fn redirects_and_foreign_answers_are_refused() {
    let url = serve(
        Router::new()
            .route(
                "/prefix/v1/users/{id}",
                get(async |Path(id): Path<String>| match id.as_str() {
                    "moved" => Redirect::permanent("/elsewhere").into_response(),
                    _ => "<html>ada@example.com".into_response(),
                }),
            )
            .route("/elsewhere", get(async || -> &str { unreachable!("followed") })),
    )
    .await;
    let client = client(url);

    let moved = client.user("moved").await.unwrap_err();
    assert_eq!(moved.problem().unwrap().status, 308);
    assert!(moved.to_string().contains("check the base URL"), "{moved}");
    assert!(matches!(client.user("html").await, Err(Error::Decode { line: 1, .. })));
}

#[tokio::test]
async fn a_silent_server_is_a_transport_error_without_the_search() {
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap()).parse().unwrap();
    let client = Client::builder(url, None).timeout(Duration::from_millis(50)).build().unwrap();
    let query = UserQuery { q: Some("ada@example.com".to_owned()), ..UserQuery::default() };

    let error = client.all_users(&query, 1).await.unwrap_err();

    assert!(matches!(&error, Error::Transport(cause) if cause.is_timeout()), "{error:?}");
    assert!(!format!("{error:?}").contains("ada"), "{error:?}");
}

#[test]
fn a_url_that_is_no_base_is_refused() {
    for url in ["ftp://example.com", "mailto:ada@example.com", "https://ada:pw@example.com"] {
        let error = Client::new(url.parse().unwrap(), None).unwrap_err();
        assert!(matches!(error, Error::InvalidUrl(_)), "{url}");
    }
    let url: Url = "https://example.com".parse().unwrap();
    let error = Client::new(url, Some(SecretString::from("two\nlines"))).unwrap_err();
    assert!(matches!(error, Error::InvalidHeader("Authorization")));
}

/// Callers spawn operations on threads: this need only compile.
#[test]
fn operations_are_send() {
    fn send<T: Send>(_: T) {}
    let client = Client::new("http://localhost".parse().unwrap(), None).unwrap();
    send(client.all_users(&UserQuery::default(), 1));
    send(client.whole_timeline("1", 1));
}
