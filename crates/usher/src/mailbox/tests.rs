//! The mailbox as a sender (the AWS SDK, over loopback) and as a browser meets it.

use std::sync::atomic::{AtomicU64, Ordering};

use aws_sdk_sesv2::{
    Client,
    config::{BehaviorVersion, Credentials, Region},
    error::ProvideErrorMetadata as _,
    primitives::Blob,
    types::{
        Body as SesBody, Content, Destination, EmailContent, Message as Simple, MessageHeader,
        MessageTag, RawMessage,
    },
};
use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode},
};
use jiff::Timestamp;
use serde_json::{Value, json};
use tower::ServiceExt as _;

use usher_domain::sources::{Clock, Random};

use super::{Mailbox, links};

const LINK: &str = "http://127.0.0.1:8080/accept/AbC_-9?x=1&y=2";

fn sources() -> (Random, Clock) {
    let count = AtomicU64::new(0);
    let entropy = move |bytes: &mut [u8]| {
        bytes.fill(0);
        bytes[..8].copy_from_slice(&count.fetch_add(1, Ordering::Relaxed).to_le_bytes());
    };
    let clock = || "2030-01-02T03:04:05Z".parse::<Timestamp>().unwrap();
    (Random::new(entropy), Clock::new(clock))
}

fn memory() -> Mailbox {
    let (ids, clock) = sources();
    Mailbox::memory(ids, clock)
}

async fn client(mailbox: &Mailbox) -> Client {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let router = mailbox.router();
    tokio::spawn(async move { axum::serve(listener, router).await });
    let config = aws_sdk_sesv2::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-west-1"))
        .endpoint_url(endpoint)
        .credentials_provider(Credentials::from_keys("key", "secret", None))
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .build();
    Client::from_conf(config)
}

fn content(data: &str) -> Content {
    Content::builder().data(data).charset("UTF-8").build().unwrap()
}

fn simple(subject: &str) -> EmailContent {
    let text = format!("Välkommen!\n\nLänken: {LINK}.\nOch igen: {LINK}");
    let body = SesBody::builder().text(content(&text)).html(content("<p>Välkommen & hej</p>"));
    let header =
        |name: &str, value: &str| MessageHeader::builder().name(name).value(value).build().unwrap();
    let message = Simple::builder()
        .subject(content(subject))
        .body(body.build())
        .headers(header("Content-Language", "sv"))
        .headers(header("Usher-Mail-Id", "0197-entry"))
        .build();
    EmailContent::builder().simple(message).build()
}

fn to(address: &str) -> Destination {
    Destination::builder().to_addresses(address).build()
}

async fn send(client: &Client, subject: &str) -> String {
    let tag = MessageTag::builder().name("org").value("default").build().unwrap();
    client
        .send_email()
        .from_email_address("Usher <no-reply@example.com>")
        .destination(to("asa@example.com"))
        .content(simple(subject))
        .email_tags(tag)
        .configuration_set_name("usher")
        .send()
        .await
        .unwrap()
        .message_id
        .unwrap()
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

async fn ask(mailbox: &Mailbox, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let answer = mailbox.router().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let (parts, body) = answer.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    let body = String::from_utf8(body.to_vec()).unwrap();
    Answer { status: parts.status, headers: parts.headers, body }
}

async fn get(mailbox: &Mailbox, path: &str) -> Answer {
    ask(mailbox, "GET", path, &[("host", "127.0.0.1:8080")]).await
}

#[tokio::test]
async fn a_simple_mail_becomes_a_message() {
    let mailbox = memory();
    let id = send(&client(&mailbox).await, "Välkommen till Ex\u{e5}mple").await;

    let mails = mailbox.list();
    let [mail] = mails.as_slice() else { panic!("{mails:?}") };
    assert_eq!(mail.id, id);
    assert_eq!(mail.from, "Usher <no-reply@example.com>");
    assert_eq!(mail.to, ["asa@example.com"]);
    assert_eq!(mail.subject, "Välkommen till Exåmple");
    assert_eq!(mail.language.as_deref(), Some("sv"));
    assert_eq!(mail.sent_at.to_string(), "2030-01-02T03:04:05Z");
    assert_eq!(mail.links, [LINK]);
    assert_eq!(mail.html.as_deref(), Some("<p>Välkommen & hej</p>"));
    assert!(mail.text.as_deref().unwrap().starts_with("Välkommen!\n\nLänken"));
    assert!(mail.headers.contains(&("Usher-Mail-Id".into(), "0197-entry".into())));
    assert!(mail.headers.contains(&("Message-ID".into(), format!("<{id}@localhost>"))));
    assert_eq!(mail.tags, [("org".into(), "default".into())]);
    assert_eq!(mail.configuration_set.as_deref(), Some("usher"));
    let raw = String::from_utf8_lossy(&mail.raw);
    assert!(raw.contains("multipart/alternative") && raw.is_ascii());
    assert!(!format!("{mail:?}").contains("asa@"));
}

#[tokio::test]
async fn a_raw_mail_is_kept_as_it_came() {
    let mailbox = memory();
    let raw = "From: a@example.com\r\nTo: B <b@example.com>\r\nSubject: Raw\r\n\
               Content-Type: text/html\r\n\r\n<a href=\"https://example.com/?a=1&amp;b=2\">x</a>\r\n";
    let message = RawMessage::builder().data(Blob::new(raw)).build().unwrap();
    let content = EmailContent::builder().raw(message).build();
    client(&mailbox).await.send_email().content(content).send().await.unwrap();

    let mail = &mailbox.list()[0];
    assert_eq!(&*mail.raw, raw.as_bytes());
    assert_eq!(mail.to, ["b@example.com"]);
    assert_eq!(mail.subject, "Raw");
    assert_eq!(mail.links, ["https://example.com/?a=1&b=2"]);
    assert_eq!(mail.text, None);
}

#[tokio::test]
async fn what_ses_refuses_is_refused_in_its_shape() {
    let mailbox = memory();
    let client = client(&mailbox).await;
    let crowd = (0..51).map(|n| format!("u{n}@example.com")).collect::<Vec<_>>();
    let crowd = Destination::builder().set_bcc_addresses(Some(crowd)).build();
    let cases = [
        (crowd, "Hi", "Recipient count exceeds 50."),
        (Destination::builder().build(), "Hi", "The mail has no recipients."),
        (to("nowhere"), "Hi", "Missing final '@domain'"),
        (to("åsa@example.com"), "Hi", "Local part of the address is not ASCII"),
        (to("a@example.com\r\nBcc: x@example.com"), "Hi", "Local address contains control"),
        (to("a@example.com"), "Hi\r\nBcc: x@example.com", "The subject must be one line."),
    ];
    for (destination, subject, told) in cases {
        let request = client.send_email().from_email_address("no-reply@example.com");
        let request = request.destination(destination).content(simple(subject));
        let error = request.send().await.unwrap_err().into_service_error();
        assert!(error.is_bad_request_exception(), "{error:?}");
        assert!(error.message().unwrap().starts_with(told), "{error:?}");
    }
    assert_eq!(mailbox.list().len(), 0);
}

/// Other languages' SDKs send less: no charset, no lists that are empty.
#[tokio::test]
async fn a_bare_request_is_understood_and_a_broken_one_refused() {
    let mailbox = memory();
    let post = async |body: String| {
        let request = Request::post("/v2/email/outbound-emails").header("host", "localhost:8080");
        let answer = mailbox.router().oneshot(request.body(Body::from(body)).unwrap());
        answer.await.unwrap()
    };
    let bare = json!({
        "FromEmailAddress": "a@example.com",
        "Destination": {"ToAddresses": ["b@example.com"]},
        "Content": {"Simple": {"Subject": {"Data": "Hi"}, "Body": {"Text": {"Data": "Hello"}}}},
    });
    assert_eq!(post(bare.to_string()).await.status(), StatusCode::OK);
    assert_eq!(mailbox.list()[0].text.as_deref(), Some("Hello"));
    for broken in ["", "{}", r#"{"Content": {"Raw": {"Data": "?"}}}"#] {
        let answer = post(broken.into()).await;
        assert_eq!(answer.status(), StatusCode::BAD_REQUEST);
        assert_eq!(answer.headers()["x-amzn-errortype"], "BadRequestException");
    }
    let long = post("x".repeat(super::BODY_LIMIT + 1)).await;
    assert_eq!(long.status(), StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn the_page_shows_a_mail_in_every_view() {
    let mailbox = memory();
    assert!(get(&mailbox, "/_dev/mail").await.body.contains("usher add"));
    let id = send(&client(&mailbox).await, "Welcome").await;

    let list = get(&mailbox, "/_dev/mail").await;
    assert!(list.body.contains("asa@example.com") && list.body.contains("Welcome"));
    assert!(list.headers["content-security-policy"].to_str().unwrap().contains("'none'"));
    assert_eq!(list.headers["x-content-type-options"], "nosniff");
    assert_eq!(list.headers["cache-control"], "no-store");
    assert_eq!(list.headers["referrer-policy"], "no-referrer");

    let page = get(&mailbox, &format!("/_dev/mail/{id}")).await.body;
    assert!(page.contains(&format!("sandbox src=\"/_dev/mail/{id}/html\"")));
    assert!(page.contains("Open the invite link"));
    let html = get(&mailbox, &format!("/_dev/mail/{id}/html")).await;
    assert_eq!(html.body, "<p>Välkommen & hej</p>");
    let policy = html.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("sandbox; default-src 'none';"));
    let views = [("text", "Länken: "), ("headers", "Usher-Mail-Id"), ("raw", "MIME-Version")];
    for (view, shown) in views {
        let page = get(&mailbox, &format!("/_dev/mail/{id}?view={view}")).await.body;
        assert!(page.contains(shown) && !page.contains("<iframe"), "{view}");
    }
    let eml = get(&mailbox, &format!("/_dev/mail/{id}.eml")).await;
    assert_eq!(eml.headers["content-type"], "message/rfc822");
    assert_eq!(eml.body.as_bytes(), &*mailbox.list()[0].raw);
    let style = get(&mailbox, "/_dev/mail/style.css").await;
    assert_eq!(style.headers["content-type"], "text/css; charset=utf-8");
}

#[tokio::test]
async fn the_list_as_json_is_newest_first() {
    let mailbox = memory();
    let client = client(&mailbox).await;
    let first = send(&client, "First").await;
    send(&client, "Second").await;
    let list: Value = serde_json::from_str(&get(&mailbox, "/_dev/mail.json").await.body).unwrap();
    assert_eq!(list[0]["subject"], "Second");
    let expected = json!({
        "id": first,
        "to": ["asa@example.com"],
        "subject": "First",
        "language": "sv",
        "sent_at": "2030-01-02T03:04:05Z",
        "links": [LINK],
    });
    assert_eq!(list[1], expected);
}

#[tokio::test]
async fn a_mail_is_found_by_what_it_says() {
    let mailbox = memory();
    let client = client(&mailbox).await;
    let welcome = send(&client, "Welcome to Acme").await;
    send(&client, "Reset").await;
    for (q, count) in [
        ("", "2 mails, kept on this machine"),
        ("WELCOME", "1 of 2 mails"),
        ("asa%40example", "2 of 2 mails"),
        ("l%C3%84NKEN", "2 of 2 mails"),
        ("nowhere", "None of 2 mails matches"),
        ("%F0%9F%92%A9%00", "None of 2 mails matches"),
    ] {
        let page = get(&mailbox, &format!("/_dev/mail?q={q}")).await;
        assert!(page.status == 200 && page.body.contains(count), "{q}: {}", page.body);
    }
    // A mail and its views stand beside the list that was searched.
    let page = get(&mailbox, &format!("/_dev/mail/{welcome}?q=acme&view=text")).await.body;
    assert!(page.contains("1 of 2 mails"), "{page}");
    assert!(page.contains(&format!("/_dev/mail/{welcome}?view=raw&#38;q=acme")), "{page}");
    assert_eq!(get(&mailbox, "/_dev/mail?view=x&q").await.status, 200);
}

#[tokio::test]
async fn of_many_mails_the_newest_are_listed() {
    let mailbox = memory();
    let client = client(&mailbox).await;
    for number in 0..=super::page::MOST_LISTED {
        send(&client, &format!("Mail {number:03}")).await;
    }
    let page = get(&mailbox, "/_dev/mail").await.body;
    assert!(page.contains("The newest 200 of 201 mails: search for others"));
    assert!(page.contains("Mail 200") && !page.contains("Mail 000"));
    assert!(get(&mailbox, "/_dev/mail?q=mail+000").await.body.contains("1 of 201 mails"));
}

/// What the page's script asks every two seconds.
#[tokio::test]
async fn whoever_has_seen_the_list_is_told_so_until_a_mail_comes() {
    let mailbox = memory();
    let client = client(&mailbox).await;
    let revision = |page: &str| {
        let (_, rest) = page.split_once("data-revision=\"").unwrap();
        rest.split_once("\">").unwrap().0.replace("&#34;", "\"")
    };
    let empty = get(&mailbox, "/_dev/mail").await;
    assert!(empty.body.contains("<script src=\"/_dev/mail/script.js\" defer>"));
    let first = revision(&empty.body);
    let ask = async |path: &str, seen: &str| {
        let headers = [("host", "127.0.0.1:8080"), ("if-none-match", seen)];
        ask(&mailbox, "GET", path, &headers).await.status
    };
    assert_eq!(ask("/_dev/mail", &first).await, 304);
    let id = send(&client, "Hi").await;
    assert_eq!(ask("/_dev/mail", &first).await, 200);
    let path = format!("/_dev/mail/{id}");
    let second = revision(&get(&mailbox, &path).await.body);
    assert_eq!(ask(&path, &second).await, 304);
    send(&client, "Hi").await;
    assert_eq!(ask(&path, &second).await, 200);
    mailbox.clear();
    assert_eq!(ask("/_dev/mail", &second).await, 200);
    let script = get(&mailbox, "/_dev/mail/script.js").await;
    assert_eq!(script.headers["content-type"], "text/javascript; charset=utf-8");
    let policy = empty.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("script-src 'self'") && !policy.contains("unsafe"), "{policy}");
}

#[tokio::test]
async fn a_hostile_mail_stays_text() {
    let mailbox = memory();
    let hostile = "\"><script>alert(1)</script>";
    let id = send(&client(&mailbox).await, hostile).await;
    for path in [
        format!("/_dev/mail/{id}"),
        format!("/_dev/mail/{id}?view=raw"),
        "/_dev/mail?q=%22%3E%3Cscript%3Ealert".to_owned(),
    ] {
        let page = get(&mailbox, &path).await.body;
        assert!(!page.contains("<script>alert"));
        assert!(page.contains("&lt;script") || page.contains("&#60;script"));
    }
}

#[tokio::test]
async fn an_unknown_mail_is_a_problem() {
    let mailbox = memory();
    for path in ["/_dev/mail/x", "/_dev/mail/x.eml", "/_dev/mail/x/html", "/_dev/mail/..%2fx.eml"] {
        let answer = get(&mailbox, path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert_eq!(answer.headers["content-type"], "application/problem+json");
        let problem: Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(problem["code"], "mail_not_found");
    }
}

#[tokio::test]
async fn only_this_machine_under_its_own_name_is_answered() {
    let mailbox = memory();
    for host in ["127.0.0.1", "localhost:1", "LOCALHOST:8080", "[::1]:8080"] {
        assert_eq!(ask(&mailbox, "GET", "/_dev/mail", &[("host", host)]).await.status, 200);
    }
    let strangers =
        ["evil.example", "127.0.0.1.evil.example", "localhost:x", "localhost@evil.example", ""];
    for host in strangers {
        let answer = ask(&mailbox, "GET", "/_dev/mail.json", &[("host", host)]).await;
        assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST, "{host}");
    }
    let ses = "/v2/email/outbound-emails";
    let answer = ask(&mailbox, "POST", ses, &[("host", "evil.example")]).await;
    assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST);
    assert_eq!(answer.headers["x-amzn-errortype"], "AccessDeniedException");
}

#[tokio::test]
async fn another_sites_page_is_refused() {
    let mailbox = memory();
    send(&client(&mailbox).await, "Stays").await;
    let host = ("host", "127.0.0.1:8080");
    let strangers = [
        ("origin", "http://evil.example"),
        ("origin", "http://127.0.0.1:9999"),
        ("origin", "https://127.0.0.1:8080"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ];
    for stranger in strangers {
        let cases = [("DELETE", "/_dev/mail"), ("POST", "/_dev/mail/clear")];
        for (method, path) in cases.into_iter().chain([("POST", "/v2/email/outbound-emails")]) {
            let answer = ask(&mailbox, method, path, &[host, stranger]).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{method} {stranger:?}");
            assert!(!answer.headers.contains_key("access-control-allow-origin"));
        }
    }
    let foreign_read = [host, ("origin", "http://evil.example")];
    let answer = ask(&mailbox, "GET", "/_dev/mail.json", &foreign_read).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(mailbox.list().len(), 1);
}

#[tokio::test]
async fn the_mailbox_is_emptied_by_its_button_and_by_delete() {
    let mailbox = memory();
    let client = client(&mailbox).await;
    let host = ("host", "127.0.0.1:8080");
    let forms = [
        [host, ("origin", "http://127.0.0.1:8080"), ("sec-fetch-site", "same-origin")],
        [host, ("origin", "null"), ("sec-fetch-site", "same-origin")],
    ];
    for form in forms {
        send(&client, "Gone soon").await;
        let answer = ask(&mailbox, "POST", "/_dev/mail/clear", &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(answer.headers["location"], "/_dev/mail");
        assert_eq!(mailbox.list().len(), 0);
    }
    send(&client, "Gone soon").await;
    let answer = ask(&mailbox, "DELETE", "/_dev/mail", &[host]).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    assert_eq!(mailbox.list().len(), 0);
}

async fn send_to(client: &Client, address: &str) {
    let request = client.send_email().from_email_address("no-reply@example.com");
    request.destination(to(address)).content(simple("Hi")).send().await.unwrap();
}

/// The kinds of the events that wait, each with what a bounce says of itself.
fn told(events: &mut tokio::sync::mpsc::UnboundedReceiver<Value>) -> Vec<String> {
    let kind = |event: Value| {
        assert_eq!(event["source"], "aws.ses");
        let kind = event["detail"]["eventType"].as_str().unwrap().to_owned();
        match event["detail"]["bounce"]["bounceSubType"].as_str() {
            Some(sub_kind) => format!("{kind} {sub_kind}"),
            None => kind,
        }
    };
    std::iter::from_fn(|| events.try_recv().ok()).map(kind).collect()
}

#[tokio::test]
async fn what_becomes_of_a_mail_is_told_as_eventbridge_tells_it() {
    let mailbox = memory();
    let client = client(&mailbox).await;
    // Nobody listens yet.
    send(&client, "Hi").await;
    let mut events = mailbox.events();
    let id = send(&client, "Hi").await;
    let event = events.try_recv().unwrap();
    assert_eq!(event["detail-type"], "Email Sent");
    assert_eq!(event["time"], "2030-01-02T03:04:05Z");
    assert_eq!(event["detail"]["mail"]["messageId"], id);
    assert_eq!(event["detail"]["mail"]["destination"], json!(["asa@example.com"]));
    assert_eq!(event["detail"]["mail"]["tags"], json!({ "org": ["default"] }));
    assert_eq!(
        events.try_recv().unwrap()["detail"]["delivery"]["recipients"][0],
        "asa@example.com"
    );
    for (local, expected) in [
        ("success", vec!["Send", "Delivery"]),
        ("ooto", vec!["Send", "Delivery", "Bounce General"]),
        ("suppressionlist", vec!["Send", "Bounce OnAccountSuppressionList"]),
        ("complaint+1", vec!["Send", "Delivery", "Complaint"]),
        ("COMPLAINT+1", vec!["Send", "Bounce OnAccountSuppressionList"]),
        ("unknown", vec!["Send", "Delivery"]),
    ] {
        send_to(&client, &format!("{local}@simulator.amazonses.com")).await;
        assert_eq!(told(&mut events), expected, "{local}");
    }
}

#[tokio::test]
async fn an_address_that_bounced_is_suppressed_until_it_is_cleared() {
    let folder = tempfile::tempdir().unwrap();
    let open = || {
        let (ids, clock) = sources();
        Mailbox::open(folder.path(), ids, clock).unwrap()
    };
    let address = "bounce+a/b@simulator.amazonses.com";
    send_to(&client(&open()).await, address).await;

    let mailbox = open();
    let client = client(&mailbox).await;
    let mut events = mailbox.events();
    let found = client.get_suppressed_destination().email_address(address).send().await.unwrap();
    let found = found.suppressed_destination.unwrap();
    assert_eq!((found.email_address.as_str(), found.reason.as_str()), (address, "BOUNCE"));
    send_to(&client, address).await;
    assert_eq!(told(&mut events), ["Send", "Bounce OnAccountSuppressionList"]);

    let delete = || client.delete_suppressed_destination().email_address(address).send();
    delete().await.unwrap();
    let error = delete().await.unwrap_err().into_service_error();
    assert!(error.is_not_found_exception(), "{error:?}");
    let error = client.get_suppressed_destination().email_address(address).send().await;
    assert!(error.unwrap_err().into_service_error().is_not_found_exception());
    send_to(&client, address).await;
    assert_eq!(told(&mut events), ["Send", "Bounce General"]);

    let path = "/v2/email/suppression/addresses/a@example.com";
    let answer = ask(&mailbox, "DELETE", path, &[("host", "evil.example")]).await;
    assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST);
    assert_eq!(answer.headers["x-amzn-errortype"], "AccessDeniedException");
}

#[tokio::test]
async fn a_folder_keeps_the_mails() {
    let folder = tempfile::tempdir().unwrap();
    let open = || {
        let (ids, clock) = sources();
        Mailbox::open(folder.path(), ids, clock).unwrap()
    };
    let first = open();
    let id = send(&client(&first).await, "Välkommen").await;
    assert!(folder.path().join(format!("{id}.eml")).exists());

    std::fs::write(folder.path().join("note.eml"), "not one of ours").unwrap();
    let second = open();
    let newest = send(&client(&second).await, "Newer").await;
    let mails = open().list();
    let ids: Vec<&str> = mails.iter().map(|mail| mail.id.as_str()).collect();
    assert_eq!(ids, [newest.as_str(), id.as_str()]);
    assert_eq!(mails[1].subject, "Välkommen");
    assert_eq!(mails[1].to, ["asa@example.com"]);
    assert_eq!(mails[1].tags, [("org".into(), "default".into())]);

    open().clear();
    assert_eq!(open().list().len(), 0);
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "only what is not ours stays");
}

#[test]
fn links_end_where_the_sentence_goes_on() {
    let text = "See (https://example.com/a), <http://b.example/c?d=e&f>. mailto:x@y.z http://";
    assert_eq!(links::in_text(text), ["https://example.com/a", "http://b.example/c?d=e&f"]);
    let html = "<a href='https://example.com/?a&amp;b'>x</a> <a href=\"javascript:1\">y</a>";
    assert_eq!(links::in_html(html), ["https://example.com/?a&b"]);
}
