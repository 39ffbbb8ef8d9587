//! The pages of an import, as a browser without scripts has them.

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};
use usher_tests::{ADA, Browser, GOOD_PASSWORD, GRACE, Page, TestApp, answer};

use crate::importing::{everybody, look, mailed, people};

const BOUNDARY: &str = "----a-boundary-of-this-test";

/// Somebody at a browser, signed in.
async fn at_a_browser(usher: &TestApp, email: &str) -> Browser {
    let mut browser = usher.browser();
    assert_eq!(browser.sign_in(email, GOOD_PASSWORD).await.status, 303);
    browser
}

/// A page, which must be there.
async fn open(browser: &mut Browser, path: &str) -> String {
    let page = browser.open(path).await;
    assert_eq!(page.status, 200, "{path}: {}", page.html);
    page.html
}

/// The value of the first field of that name in a page.
fn field(html: &str, name: &str) -> String {
    let (_, rest) = html.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
    rest.split_once('"').unwrap().0.to_owned()
}

#[track_caller]
fn assert_says(html: &str, told: &[&str]) {
    for one in told {
        assert!(html.contains(one), "{one} is missing: {html}");
    }
}

/// A form with a file as a browser sends it.
fn form(fields: &[(&str, &str)], file: Option<&[u8]>) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let head =
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
        body.extend_from_slice(format!("{head}{value}\r\n").as_bytes());
    }
    if let Some(file) = file {
        let head = "Content-Disposition: form-data; name=\"file\"; filename=\"p.csv\"\r\n\
                    Content-Type: text/csv\r\n\r\n";
        body.extend_from_slice(format!("--{BOUNDARY}\r\n{head}").as_bytes());
        body.extend_from_slice(file);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    body
}

async fn send(browser: &mut Browser, body: Vec<u8>) -> Page {
    let request = browser.request(Method::POST, "/imports");
    let media_type = format!("multipart/form-data; boundary={BOUNDARY}");
    browser.send(request.header("content-type", media_type).body(body)).await
}

/// Sends the form of the page of imports, with a file.
async fn upload(browser: &mut Browser, file: impl AsRef<[u8]>) -> Page {
    let page = open(browser, "/imports").await;
    let fields = [
        ("csrf", &*field(&page, "csrf")),
        ("once", &*field(&page, "once")),
        ("language", "en"),
        ("role", "user"),
        ("send_welcome_email", "on"),
        ("text", ""),
    ];
    send(browser, form(&fields, Some(file.as_ref()))).await
}

/// The same of a file that can be used: where its import is.
async fn looked_at(browser: &mut Browser, file: impl AsRef<[u8]>) -> String {
    let page = upload(browser, file).await;
    assert_eq!(page.status, 303, "{}", page.html);
    page.location().to_owned()
}

/// Presses the button of an import's page that sends the form at `path`.
async fn press(browser: &mut Browser, import: &str, action: &str) -> Page {
    let page = open(browser, import).await;
    let fields = [("csrf", field(&page, "csrf")), ("once", field(&page, "once"))];
    let fields = fields.iter().map(|(name, value)| (*name, value.as_str()));
    let hash = if page.contains("name=\"hash\"") { field(&page, "hash") } else { String::new() };
    let fields: Vec<_> = fields.chain([("hash", hash.as_str())]).collect();
    browser.submit(&format!("{import}/{action}"), &fields).await
}

async fn imports(usher: &TestApp) -> Vec<Value> {
    usher.get("/v1/imports").await["items"].as_array().unwrap().clone()
}

async fn nothing_happened(usher: TestApp) {
    assert_eq!(imports(&usher).await, [json!(null); 0]);
    usher.settle().await;
    usher.finish().await;
}

#[tokio::test]
async fn a_file_goes_the_whole_way() {
    let usher = TestApp::start().await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let page = open(&mut grace, "/imports").await;
    assert_says(
        &page,
        &["<h1>Import</h1>", "enctype=\"multipart/form-data\"", "There is none yet"],
    );
    let sample = grace.open("/imports/sample.csv").await;
    assert_eq!(sample.headers["content-disposition"], "attachment; filename=\"sample.csv\"");
    assert!(sample.html.starts_with("first_name,last_name,email,language,role,send_welcome_email"));

    let import = looked_at(&mut grace, &sample.html).await;
    let page = open(&mut grace, &import).await;
    assert_says(&page, &["To be decided", "Start the import", "<b>2</b> To be added", "Deutsch"]);
    assert_says(&page, &["<bdi class=\"name\">Ada Lovelace</bdi>", "ada@example.com"]);
    assert!(!page.contains("/fix\""), "nothing is to be put right");
    assert_eq!(everybody(&usher).await, [GRACE]);

    let started = press(&mut grace, &import, "commit").await;
    assert_eq!((started.status.as_u16(), started.location()), (303, import.as_str()));
    let page = open(&mut grace, &import).await;
    let bar = "<progress id=\"bar\" max=\"2\" value=\"0\"></progress>";
    assert_says(&page, &[bar, "hx-trigger=\"every 1s\"", "Call it off", "Refresh"]);
    let asked = async |grace: &mut Browser| {
        let request = grace.request(Method::GET, &format!("{import}/progress"));
        grace.send(request.header("hx-request", "true")).await
    };
    let part = asked(&mut grace).await;
    assert!(part.html.starts_with("<section class=\"card progress\" id=\"progress\""));
    assert_says(&part.html, &["0 of 2 rows are done", "2 are left"]);

    usher.deliver().await;
    assert_eq!(mailed(&usher), [ADA]);
    assert_eq!(asked(&mut grace).await.headers["hx-redirect"], import.as_str());
    let page = open(&mut grace, &import).await;
    assert_says(&page, &["The import is done.", "<b>2</b> Added", "<b>0</b> Rejected"]);
    assert!(!page.contains("hx-trigger"), "nothing goes on");
    let page = open(&mut grace, "/imports").await;
    assert_says(&page, &["badge finished\">Done<", &format!("href=\"{import}\""), "Grace Hopper"]);
    assert_eq!(everybody(&usher).await.len(), 3);
    usher.finish_unread().await;
}

/// Five rows, of which the second to the fourth cannot be added.
const FAULTY: &str = "email,last_name,first_name,role\r\n\
    ada@example.com,King,Ada,\r\n\
    nobody,\"=cmd|' /C calc'!A0\",Linus,emperor\r\n\
    \r\n\
    bob@example.com,Ek\r\n\
    ADA@example.com,Twice,Ada,\r\n\
    eve@example.com,Last,Eve,\r\n";

#[tokio::test]
async fn rows_are_put_right_or_left_out_and_the_rest_is_kept() {
    let usher = TestApp::start().await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let first = looked_at(&mut grace, FAULTY).await;
    let page = open(&mut grace, &first).await;
    assert_says(&page, &["<b>2</b> To be added", "<b>3</b> Rejected", "<b>2</b> Not usable"]);
    assert_says(&page, &["Email: has no", "The row: must have 4 cells", "email as line 2"]);
    let page = open(&mut grace, &format!("{first}?verdict=duplicate")).await;
    assert_says(&page, &["Twice", "Stands twice"]);
    assert!(!page.contains("Linus"));

    // One row by itself, as the link beside it has it.
    let (_, link) = page.split_once("class=\"verdict\"").unwrap();
    let link = link.split_once("href=\"").unwrap().1.split_once('"').unwrap().0;
    let page = open(&mut grace, &link.replace("&#38;", "&")).await;
    assert_says(&page, &["<legend>Line 6</legend>", "value=\"Twice\"", "id=\"pop-up\""]);
    assert_eq!(page.matches("<fieldset>").count(), 1);

    let page = open(&mut grace, &format!("{first}/fix")).await;
    assert_eq!(page.matches("<fieldset>").count(), 3);
    assert_says(
        &page,
        &["name=\"2.email\" type=\"text\" value=\"nobody\"", "id=\"2.email-problem\""],
    );
    // Of a row of another length it is told what there is.
    assert_says(&page, &["name=\"3.email\" type=\"text\" value=\"bob@example.com\""]);
    assert_says(&page, &["<option value=\"emperor\" selected>"]);
    let (csrf, once) = (field(&page, "csrf"), field(&page, "once"));
    let fixed = |number: &str, texts: [&str; 3]| {
        let names = ["first_name", "last_name", "email", "language", "role", "send_welcome_email"];
        let texts = texts.into_iter().chain(["en", "user", "true"]);
        let fields = names.into_iter().zip(texts);
        let field = |(name, text): (&str, &str)| (format!("{number}.{name}"), text.to_owned());
        let row = ("row".to_owned(), number.to_owned());
        fields.map(field).chain([row]).collect::<Vec<_>>()
    };
    let mut fields = vec![("csrf".to_owned(), csrf), ("once".to_owned(), once)];
    fields.extend(fixed("2", ["Linus", "=cmd|' /C calc'!A0", "linus@example.com"]));
    fields.extend(fixed("3", ["Bob", "Ek", "still none"]));
    fields.extend(fixed("4", ["Ada", "Twice", "ada@example.com"]));
    fields.push(("4.leave_out".to_owned(), "on".to_owned()));
    let fields: Vec<_> = fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let sent = grace.submit(&format!("{first}/fix"), &fields).await;
    assert_eq!(sent.status, 303, "{}", sent.html);
    let second = sent.location().to_owned();
    assert_ne!(first, second);
    let page = open(&mut grace, &second).await;
    assert_says(&page, &["Rows that cannot be added: 1", "<b>3</b> To be added", "still none"]);
    // Each row has the line that it has in the file.
    let lines: Vec<_> = page.matches("class=\"line\"").collect();
    assert_eq!(lines.len(), 4);
    assert_says(&page, &["</span>2</th>", "</span>3</th>", "</span>5</th>", "</span>7</th>"]);

    // The one before is not to be run, too.
    let late = grace.submit(&format!("{first}/fix"), &fields).await;
    assert_eq!((late.status.as_u16(), late.location()), (303, "/imports"));
    assert_says(&open(&mut grace, "/imports").await, &["cannot be changed any more"]);
    assert_says(&open(&mut grace, &first).await, &["was called off"]);

    assert_eq!(press(&mut grace, &second, "commit").await.status, 303);
    usher.deliver().await;
    assert_eq!(mailed(&usher), [ADA, "eve@example.com", "linus@example.com"]);
    let page = open(&mut grace, &second).await;
    assert_says(
        &page,
        &["The import is done.", "<b>3</b> Added", "<b>1</b> Rejected", "still none"],
    );
    assert!(!page.contains("linus@example.com"), "who was added is no concern of the import's");
    let file = grace.open(&format!("{second}/rejected.csv")).await;
    assert_eq!(file.headers["content-disposition"], "attachment; filename=\"rejected.csv\"");
    let mut rows = file.html.lines();
    assert_eq!(
        rows.next().unwrap(),
        "first_name,last_name,email,language,role,send_welcome_email,reason"
    );
    assert!(rows.next().unwrap().starts_with("Bob,Ek,still none,en,user,true,\"Email: "));
    assert_eq!(rows.next(), None);
    // It can be put right and imported as it is.
    let again = file.html.replace("still none", "bob@example.com");
    let third = looked_at(&mut grace, again).await;
    assert_says(&open(&mut grace, &third).await, &["<b>1</b> To be added", "<b>0</b> Rejected"]);
    usher.finish_unread().await;
}

#[tokio::test]
async fn rejected_rows_are_harmless_in_a_spreadsheet_and_in_the_page() {
    let usher = TestApp::start().await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let emoji = "🦀".repeat(100);
    let csv = format!(
        "first_name,last_name,email,role\n\
         =cmd(),<script>alert(1)</script>,a,\n\
         \u{202e}evil,B,b@example.com,\n\
         {emoji},B,c@example.com,\n\
         A,B,d@example.com,\"<img src=x onerror=alert(1)>\"\n\
         \"A;=1+1\",{{{{7*7}}}},\"\"\"><script>\",\n"
    );
    let import = looked_at(&mut grace, &csv).await;
    for path in [import.clone(), format!("{import}/fix")] {
        let page = open(&mut grace, &path).await;
        assert!(!page.contains("<script>alert"), "{page}");
        assert!(!page.contains("<img src=x"), "{page}");
        assert_says(&page, &["&#60;script&#62;alert(1)", "{{7*7}}", "\u{202e}evil"]);
    }
    assert_says(&open(&mut grace, &import).await, &["<bdi class=\"name\">\u{202e}evil B</bdi>"]);
    let file = grace.open(&format!("{import}/rejected.csv")).await.html;
    assert_says(&file, &["\r\n'=cmd(),", "A;'=1+1"]);
    assert_eq!(
        grace.open(&format!("{import}/rejected.csv")).await.headers["x-content-type-options"],
        "nosniff"
    );
    // Put right by nobody, they are what they were.
    let page = open(&mut grace, &format!("{import}/fix")).await;
    let fields = [("csrf", &*field(&page, "csrf")), ("once", &*field(&page, "once"))];
    let sent = grace.submit(&format!("{import}/fix"), &fields).await;
    let after = sent.location().to_owned();
    assert_eq!(grace.open(&format!("{after}/rejected.csv")).await.html, file);
    usher.finish_unread().await;
}

#[tokio::test]
async fn what_is_no_file_of_users_is_refused_in_plain_words() {
    let usher = TestApp::start().await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let utf16: Vec<u8> = "\u{FEFF}first_name".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let head = "first_name,last_name,email\n";
    for (file, told) in [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "The file is UTF-16 or no text"),
        (utf16, "The file is UTF-16 or no text"),
        (format!("{head}A\0,B,a@example.com\n").into(), "The file is UTF-16 or no text"),
        (
            format!("{head}Jos").into_bytes().into_iter().chain([0xE9]).collect(),
            "not UTF-8 from byte 30",
        ),
        (format!("{head}A,\"B,a@example.com\n").into(), "a quote in line 2 that never closes"),
        (people(10_001).into(), "more than 10000 rows"),
        (head.into(), "has no rows below its header"),
        (
            b"first_name,<script>,email\na,b,c\n".to_vec(),
            "&#60;script&#62;</bdi>: is not a known column",
        ),
        (b"nick\nA\n".to_vec(), "last_name</bdi>: is a column that the header lacks"),
        (Vec::new(), "Choose a file, or paste its rows"),
    ] {
        let page = upload(&mut grace, &file).await;
        assert_eq!(page.status, 422, "{told}");
        assert_says(&page.html, &[told, "role=\"alert\"", "name=\"once\""]);
    }
    nothing_happened(usher).await;
}

#[tokio::test]
async fn pasted_rows_are_a_file_too() {
    let usher = TestApp::start().await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let page = open(&mut grace, "/imports").await;
    let csrf = field(&page, "csrf");
    let text = people(2);
    let fields =
        |once, text| [("csrf", csrf.as_str()), ("once", once), ("role", "admin"), ("text", text)];
    let both = send(&mut grace, form(&fields("1", &text), Some(text.as_bytes()))).await;
    assert_eq!(both.status, 422);
    assert_says(&both.html, &["there are pasted rows", "ada2@example.com"]);
    let wrong = form(&[("csrf", csrf.as_str()), ("role", "emperor"), ("text", &text)], Some(b""));
    let wrong = send(&mut grace, wrong).await;
    assert_eq!(wrong.status, 422);
    assert_says(&wrong.html, &["id=\"role-problem\""]);
    let sent = send(&mut grace, form(&fields("2", &text), Some(b""))).await;
    assert_eq!(sent.status, 303);
    // The box was not ticked, and the role is as chosen.
    let rows = usher.get(&format!("/v1{}/rows", sent.location())).await;
    let told = &rows["items"][1]["fields"];
    assert_eq!((&told["role"], &told["send_welcome_email"]), (&json!("admin"), &json!("false")));
    // The same form twice is one import.
    let again = send(&mut grace, form(&fields("2", &text), Some(b""))).await;
    assert_eq!((again.status.as_u16(), again.location()), (303, sent.location()));
    assert_eq!(imports(&usher).await.len(), 1);
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_file_over_the_limit_is_refused_and_not_read_to_its_end() {
    let usher = TestApp::start().await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let most = 4 * 1024 * 1024;
    let large = format!("{}{}", people(1), " ".repeat(most));
    let page = upload(&mut grace, &large).await;
    assert_eq!(page.status, 413);
    assert_says(&page.html, &["larger than 4 MB", "role=\"alert\"", "name=\"file\""]);

    // What would be a gigabyte is answered long before it is there.
    let csrf = grace.csrf().await;
    let cookie = grace.cookies.iter().map(|(name, value)| format!("{name}={value}"));
    let cookie = cookie.collect::<Vec<_>>().join("; ");
    let start = form(&[("csrf", &csrf)], Some(&b"x".repeat(most + 1)));
    let head = format!(
        "POST /imports HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\n\
         Content-Type: multipart/form-data; boundary={BOUNDARY}\r\nContent-Length: 1000000000\r\n\r\n"
    );
    let base = usher.app.settings.base_url.clone();
    let address = (base.host_str().unwrap(), base.port().unwrap());
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    // Without the end of the form.
    stream.write_all(&start[..start.len() - BOUNDARY.len() - 8]).await.unwrap();
    let mut answer = vec![0; 16];
    stream.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer[..12], b"HTTP/1.1 413");
    nothing_happened(usher).await;
}

#[tokio::test]
async fn another_site_can_send_no_file() {
    let usher = TestApp::start().await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let csrf = grace.csrf().await;
    let file = people(1);
    let good = [("csrf", csrf.as_str())];
    for (fields, headers) in [
        (&good[..], vec![("origin", "https://evil.example")]),
        (&good[..], vec![("sec-fetch-site", "cross-site")]),
        (&good[..], vec![("origin", "null")]),
        (&[], vec![]),
        (&[("csrf", "")], vec![]),
        (&[("csrf", "guessed")], vec![]),
        // The token comes first, or not at all.
        (&[("role", "user"), good[0]], vec![]),
    ] {
        let mut request = grace.request(Method::POST, "/imports");
        for (name, value) in headers {
            request = request.header(name, value);
        }
        let media_type = format!("multipart/form-data; boundary={BOUNDARY}");
        let body = form(fields, Some(file.as_bytes()));
        let page = grace.send(request.header("content-type", media_type).body(body)).await;
        assert_eq!(page.status, 403, "{fields:?}");
    }
    // Neither can it start what somebody looked at.
    let import = looked_at(&mut grace, &file).await;
    let hash = imports(&usher).await[0]["hash"].as_str().unwrap().to_owned();
    for action in ["commit", "cancel", "fix"] {
        let fields = [("hash", hash.as_str()), ("csrf", "guessed")];
        let page = grace.submit(&format!("{import}/{action}"), &fields).await;
        assert_eq!(page.status, 403, "{action}");
    }
    assert_eq!(imports(&usher).await[0]["state"], "checked");
    assert_eq!(press(&mut grace, &import, "cancel").await.location(), "/imports");
    assert_says(&open(&mut grace, "/imports").await, &["is discarded", "Called off"]);
    usher.finish_unread().await;
}

#[tokio::test]
async fn forms_that_are_none_are_refused() {
    let usher = TestApp::start().await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let csrf = grace.csrf().await;
    let whole = form(&[("csrf", &csrf)], Some(b"x"));
    let cut = whole[..whole.len() - 60].to_vec();
    for (media_type, body) in [
        ("multipart/form-data".to_owned(), whole.clone()),
        ("text/csv".to_owned(), people(1).into_bytes()),
        (format!("multipart/form-data; boundary={BOUNDARY}"), cut),
    ] {
        let request = grace.request(Method::POST, "/imports").header("content-type", media_type);
        let page = grace.send(request.body(body)).await;
        assert!(page.status.is_client_error(), "{}", page.status);
    }
    nothing_happened(usher).await;
}

#[tokio::test]
async fn whoever_was_signed_out_meanwhile_goes_on_with_what_they_pasted() {
    let usher = TestApp::start().await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let page = open(&mut grace, "/imports").await;
    let (csrf, once) = (field(&page, "csrf"), field(&page, "once"));
    let text = people(1);
    grace.cookies.clear();
    let fields = [("csrf", &*csrf), ("once", &*once), ("role", "admin"), ("text", &*text)];
    let page = send(&mut grace, form(&fields, Some(b""))).await;
    assert_eq!(page.status, 401);
    assert_says(&page.html, &["Sign in again", "name=\"kept.text\"", "ada1@example.com"]);
    let kept = [
        ("resume", "/imports"),
        ("kept.once", &once),
        ("kept.role", "admin"),
        ("kept.text", &text),
        ("email", GRACE),
        ("password", GOOD_PASSWORD),
    ];
    let page = grace.submit("/sign-in", &kept).await;
    assert_eq!(page.status, 200, "{}", page.html);
    assert_eq!(imports(&usher).await.len(), 0);
    let csrf = field(&page.html, "csrf");
    let fields = [("csrf", &*csrf), ("once", &*once), ("role", "admin"), ("text", &*text)];
    let page = grace.submit("/imports", &fields).await;
    assert_eq!(page.status, 303);
    assert_says(&open(&mut grace, page.location()).await, &["ada1@example.com", "admin"]);

    // A file is to be chosen again: nobody's file is read whose session has ended.
    grace.cookies.clear();
    let page = send(&mut grace, form(&fields[..1], Some(text.as_bytes()))).await;
    assert_eq!(page.status, 401);
    assert!(!page.html.contains("ada1@example.com"));
    let mut grace = at_a_browser(&usher, GRACE).await;
    let csrf = grace.csrf().await;
    let page = grace.submit("/imports", &[("csrf", &csrf), ("role", "user")]).await;
    assert_eq!(page.status, 422);
    assert_says(&page.html, &["Choose a file"]);
    assert_eq!(imports(&usher).await.len(), 1);
    usher.finish_unread().await;
}

#[tokio::test]
async fn an_import_is_started_once_and_as_it_was_looked_at() {
    let usher = TestApp::start().await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let import = looked_at(&mut grace, people(3)).await;
    let page = open(&mut grace, &import).await;
    let [csrf, once, hash] = ["csrf", "once", "hash"].map(|name| field(&page, name));
    let commit = format!("{import}/commit");
    let other = grace.submit(&commit, &[("csrf", &csrf), ("hash", "another")]).await;
    assert_eq!((other.status.as_u16(), other.location()), (303, import.as_str()));
    assert_says(
        &open(&mut grace, &import).await,
        &["not the one that you looked at", "role=\"alert\""],
    );
    let fields = [("csrf", &*csrf), ("once", &*once), ("hash", &*hash)];
    for once in [&*once, &*once, "another tab"] {
        let fields = [fields[0], ("once", once), fields[2]];
        let page = grace.submit(&commit, &fields).await;
        assert_eq!((page.status.as_u16(), page.location()), (303, import.as_str()));
    }
    usher.deliver().await;
    assert_eq!(mailed(&usher).len(), 3);
    // Too late to call it off.
    let page = grace.submit(&format!("{import}/cancel"), &fields).await;
    assert_eq!((page.status.as_u16(), page.location()), (303, import.as_str()));
    assert_says(&open(&mut grace, &import).await, &["nothing left to do", "The import is done."]);
    let fix = grace.open(&format!("{import}/fix")).await;
    assert_eq!((fix.status.as_u16(), fix.location()), (303, import.as_str()));
    assert_eq!(everybody(&usher).await.len(), 4);
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_running_import_can_be_called_off_and_one_that_waits_says_so() {
    let usher = TestApp::with(usher_tests::Setup {
        import_mails_per_day: 100,
        ..usher_tests::Setup::default()
    })
    .await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let import = looked_at(&mut grace, people(250)).await;
    press(&mut grace, &import, "commit").await;
    usher.deliver().await;
    let page = open(&mut grace, &import).await;
    assert_says(&page, &["100 of 250 rows are done: 100 added, 0 rejected. 150 are left."]);
    assert_says(&page, &["welcome mails are used up", "max=\"250\" value=\"100\""]);
    let page = press(&mut grace, &import, "cancel").await;
    assert_eq!(page.location(), import);
    let page = open(&mut grace, &import).await;
    assert_says(
        &page,
        &["is called off", "was called off. Who was added stays.", "<b>100</b> Added"],
    );
    // What waited for the mails of the next day is over then, too.
    usher.clock.advance(SignedDuration::from_hours(24));
    usher.finish_unread().await;
}

#[tokio::test]
async fn whoever_may_not_invite_sees_no_page() {
    let usher = TestApp::start().await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let theirs = looked_at(&mut grace, people(1)).await;
    usher.member(ADA, "user").await;
    let mut ada = at_a_browser(&usher, ADA).await;
    let sample = "/imports/sample.csv".to_owned();
    let rejected = format!("{theirs}/rejected.csv");
    let fix = format!("{theirs}/fix");
    for path in ["/imports", &theirs, &fix, &sample, &rejected] {
        let page = ada.open(path).await;
        assert_eq!(page.status, 403, "{path}");
        assert!(!page.html.contains("ada1@example.com"));
    }
    let csrf = ada.csrf().await;
    let page = send(&mut ada, form(&[("csrf", &csrf)], Some(people(1).as_bytes()))).await;
    assert_eq!(page.status, 403);
    for action in ["commit", "cancel", "fix"] {
        let page = ada.submit(&format!("{theirs}/{action}"), &[("csrf", &csrf)]).await;
        assert_eq!(page.status, 403, "{action}");
    }
    // Nobody's import is shown to those who neither made it nor manage users.
    usher.define_role("inviter", &["users:invite", "app:calling", "app:messaging"]).await;
    usher.member("ivy@example.com", "inviter").await;
    let mut ivy = at_a_browser(&usher, "ivy@example.com").await;
    assert_eq!(ivy.open(&theirs).await.status, 404);
    assert_eq!(ivy.open("/imports/nothing").await.status, 404);
    assert_eq!(ivy.open("/imports/%2E%2E%2Fx").await.status, 404);
    assert_says(&open(&mut ivy, "/imports").await, &["There is none yet"]);
    assert_eq!(imports(&usher).await[0]["state"], "checked");
    // Whoever is signed out is led to sign in, and back.
    let page = usher.browser().open(&theirs).await;
    assert_eq!(page.status, 303);
    assert!(page.location().starts_with("/sign-in"), "{}", page.location());
    usher.finish_unread().await;
}

#[tokio::test]
async fn what_a_role_takes_is_told_beside_the_row() {
    let usher = TestApp::start().await;
    let role =
        json!({ "name": "front-desk", "permissions": ["app:calling"], "needs_approval": true });
    let made = answer(usher.call(Method::POST, "/v1/roles").json(&role)).await;
    assert_eq!(made.0, 201, "{made:?}");
    usher.member("amy@example.com", "admin").await;
    let mut amy = at_a_browser(&usher, "amy@example.com").await;
    let csv = "first_name,last_name,email,role\n\
               A,B,a@example.com,super_admin\n\
               C,D,c@example.com,front-desk\n";
    let import = looked_at(&mut amy, csv).await;
    let page = open(&mut amy, &import).await;
    assert_says(&page, &["has a role that allows more than you may do yourself"]);
    assert_says(&page, &["waits for approval by a second person first", "Role not allowed"]);
    press(&mut amy, &import, "commit").await;
    usher.deliver().await;
    let page = open(&mut amy, &import).await;
    assert_says(&page, &["<b>1</b> Waits for approval", "<b>1</b> Rejected", "a@example.com"]);
    usher.finish_unread().await;
}

#[tokio::test]
async fn long_imports_have_pages_and_a_cursor_of_something_else_is_refused() {
    let usher = TestApp::start().await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let bad: Vec<String> = (0..30).map(|n| format!("Bad,Row{n},none{n}\n")).collect();
    let bad = bad.concat();
    let import = looked_at(&mut grace, format!("{}{bad}", people(60))).await;
    let page = open(&mut grace, &import).await;
    assert_eq!(page.matches("class=\"line\"").count(), 50);
    let (_, next) = page.split_once("class=\"pages\"").unwrap();
    let next =
        next.split_once("href=\"").unwrap().1.split_once('"').unwrap().0.replace("&#38;", "&");
    let page = open(&mut grace, &next).await;
    assert_eq!(page.matches("class=\"line\"").count(), 40);
    assert_says(&page, &["First page", "ada60@example.com", "none29"]);
    // The link beside a row of the second page leads to that row.
    let (_, link) = page.split_once("none29").unwrap();
    let link = link.split_once("href=\"").unwrap().1.split_once('"').unwrap().0;
    let fix = open(&mut grace, &link.replace("&#38;", "&")).await;
    assert_says(&fix, &["<legend>Line 91</legend>", "value=\"none29\""]);
    // Twenty at once; the others come after.
    let fix = open(&mut grace, &format!("{import}/fix")).await;
    assert_eq!(fix.matches("<fieldset>").count(), 20);
    assert_says(&fix, &["Next page"]);

    let cursor = next.split_once("cursor=").unwrap().1;
    let stale = grace.open(&format!("{import}?verdict=invalid&cursor={cursor}")).await;
    assert_eq!(stale.status, 422);
    assert_eq!(grace.open(&format!("{import}?cursor=x")).await.status, 422);
    assert_eq!(grace.open(&format!("{import}?verdict=odd")).await.status, 422);
    // An import that nobody started in a week is there no more.
    usher.clock.advance(SignedDuration::from_hours(7 * 24));
    let mut grace = at_a_browser(&usher, GRACE).await;
    assert_eq!(grace.open(&import).await.status, 404);
    usher.finish_unread().await;
}

#[tokio::test]
async fn rows_too_long_to_be_kept_are_left_out_and_it_is_said() {
    let usher = TestApp::start().await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let csv = format!("{}Ada,{},long@example.com\nx,y,none\n", people(1), "x".repeat(3000));
    let import = looked_at(&mut grace, csv).await;
    let page = open(&mut grace, &format!("{import}/fix")).await;
    assert_says(&page, &["too long to be kept here", "name=\"3.email\""]);
    let fields = [
        ("csrf", &*field(&page, "csrf")),
        ("once", &*field(&page, "once")),
        ("row", "3"),
        ("3.leave_out", "on"),
    ];
    let sent = grace.submit(&format!("{import}/fix"), &fields).await;
    let page = open(&mut grace, sent.location()).await;
    assert_says(
        &page,
        &["every row can be added", "that were too long to be kept, and are left out: 1"],
    );
    // Where nothing is left, there is nothing to look at.
    let single = looked_at(&mut grace, "first_name,last_name,email\nx,y,none\n").await;
    let page = open(&mut grace, &format!("{single}/fix")).await;
    let (csrf, once) = (field(&page, "csrf"), field(&page, "once"));
    let fields = [("csrf", &*csrf), ("once", &*once), ("row", "1"), ("1.leave_out", "on")];
    let sent = grace.submit(&format!("{single}/fix"), &fields).await;
    assert_eq!(sent.status, 422);
    assert_says(&sent.html, &["Nothing would be left", "value=\"on\" checked"]);
    usher.finish_unread().await;
}

#[tokio::test]
async fn what_was_rejected_is_told_by_the_api_and_who_was_added_is_not() {
    let usher = TestApp::start().await;
    usher.member(ADA, "user").await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let csv = "first_name,last_name,email\nAda,King,ada@example.com\nBob,Ek,bob@example.com\n";
    let import = looked_at(&mut grace, csv).await;
    press(&mut grace, &import, "commit").await;
    usher.deliver().await;
    let rows = usher.get(&format!("/v1{import}/rows")).await;
    assert_eq!(rows["items"][0]["fields"]["email"], "ada@example.com");
    assert_eq!(rows["items"][0]["fields"]["first_name"], "Ada");
    assert_eq!(rows["items"][1]["fields"], json!(null));
    assert!(!rows.to_string().contains("bob@"), "{rows}");
    let id = import.strip_prefix("/imports/").unwrap();
    let told = look(&usher, &json!({ "id": id })).await;
    assert_eq!((&told["added"], &told["rejected"]), (&json!(1), &json!(1)));
    usher.finish_unread().await;
}
