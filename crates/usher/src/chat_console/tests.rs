//! The console as a browser meets it, with a stand-in for the bot behind it.

use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU64, Ordering},
};

use axum::{
    Json, Router,
    extract::{Form, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Response},
    routing::post,
};
use jiff::Timestamp;
use secrecy::ExposeSecret as _;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use usher_domain::sources::{Clock, Random};

use super::{ChatConsole, PATH, Platforms};

const HOSTILE: &str = "<script>alert(1)</script>";

/// Speaks the platforms' protocols as the bot will: it opens a form, shows a card, changes it.
#[derive(Clone)]
struct StandIn {
    console: ChatConsole,
    http: reqwest::Client,
}

impl StandIn {
    async fn slack(&self, method: &str, body: Value) {
        let settings = self.console.settings();
        let call = self.http.post(format!("{}/{method}", settings.slack_api_url));
        let token = settings.slack_bot_token.expose_secret();
        let answer: Value =
            call.bearer_auth(token).json(&body).send().await.unwrap().json().await.unwrap();
        assert_eq!(answer["ok"], true, "{answer}");
    }
}

fn plain(text: &str) -> Value {
    json!({ "type": "plain_text", "text": text })
}

fn slack_card(status: &str) -> Value {
    let mrkdwn = |text: &str| json!({ "type": "mrkdwn", "text": text });
    json!([
        { "type": "header", "text": plain("User was successfully added.") },
        { "type": "section", "text": plain("Ada &lt;3 &amp;lt; Grace") },
        { "type": "section", "text": mrkdwn("*Ada &lt;3* <https://usher.example/u/1|Open>") },
        { "type": "section", "fields": [mrkdwn("*Role*\nadmin"), mrkdwn(&format!("*Status*\n{status}"))] },
        { "type": "divider" },
        { "type": "context", "elements": [mrkdwn("Link ends in 7 days")] },
        { "type": "actions", "elements": [
            { "type": "button", "action_id": "resend", "style": "primary", "text": plain("Resend") },
            { "type": "button", "action_id": "revoke", "style": "danger", "text": plain("Revoke") },
            { "type": "button", "action_id": "open", "text": plain("Open in Usher"), "url": "https://usher.example/" },
        ] },
    ])
}

fn slack_form() -> Value {
    let input = |id: &str, label: &str, element: Value| json!({ "type": "input", "block_id": id, "label": plain(label), "element": element });
    let option = |text: &str| json!({ "text": plain(text), "value": text.to_lowercase() });
    let mut mail = input(
        "mail",
        "Mail",
        json!({
            "type": "checkboxes",
            "action_id": "m",
            "options": [option("Yes")],
            "initial_options": [option("Yes")],
        }),
    );
    mail["optional"] = true.into();
    json!({
        "type": "modal",
        "title": plain("Invite"),
        "submit": plain("Invite"),
        "blocks": [
            input("email", "Email", json!({ "type": "email_text_input", "action_id": "e" })),
            input("role", "Role", json!({
                "type": "static_select",
                "action_id": "r",
                "options": [option("User"), option("Admin")],
                "initial_option": option("User"),
            })),
            mail,
        ],
    })
}

async fn slack_command(
    State(bot): State<StandIn>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let field = |name: &str| fields.iter().find(|(known, _)| known == name).unwrap().1.clone();
    match field("text").as_str() {
        "" => {
            let open = json!({ "trigger_id": field("trigger_id"), "view": slack_form() });
            bot.slack("views.open", open).await;
            StatusCode::OK.into_response()
        }
        "card" => Json(json!({ "text": "Added", "blocks": slack_card("invited") })).into_response(),
        "dm" => {
            let message = json!({ "channel": field("user_id"), "text": "A *direct* message" });
            bot.slack("chat.postMessage", message).await;
            StatusCode::OK.into_response()
        }
        "down" => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        text => Json(json!({ "text": text })).into_response(),
    }
}

async fn slack_interaction(
    State(bot): State<StandIn>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let payload: Value = serde_json::from_str(&fields[0].1).unwrap();
    if payload["type"] == "view_submission" {
        let values = &payload["view"]["state"]["values"];
        if values["email"]["e"]["value"] == "taken@example.com" {
            let errors = json!({ "email": "This address is taken." });
            return Json(json!({ "response_action": "errors", "errors": errors })).into_response();
        }
        let told = format!(
            "{} {} {}",
            values["email"]["e"]["value"],
            values["role"]["r"]["selected_option"]["value"],
            values["mail"]["m"]["selected_options"],
        );
        bot.slack("chat.postMessage", json!({ "channel": payload["user"]["id"], "text": told }))
            .await;
        return StatusCode::OK.into_response();
    }
    let url = payload["response_url"].as_str().unwrap();
    let card = json!({ "replace_original": true, "text": "x", "blocks": slack_card("accepted") });
    assert_eq!(bot.http.post(url).json(&card).send().await.unwrap().status(), 200);
    StatusCode::OK.into_response()
}

async fn discord(headers: HeaderMap, Json(interaction): Json<Value>) -> Json<Value> {
    assert!(headers.contains_key("x-signature-ed25519"));
    let button = json!({ "type": 2, "style": 1, "label": "Resend", "custom_id": "resend" });
    let card = |status: &str| {
        let field = json!({ "name": "Status", "value": status, "inline": true });
        json!({
            "flags": 64,
            "embeds": [{ "title": "Added", "description": "**Ada**", "color": 0x0057_F287, "fields": [field] }],
            "components": [{ "type": 1, "components": [button] }],
        })
    };
    let email = json!({ "type": 4, "style": 1, "custom_id": "email" });
    let roles =
        json!([{ "label": "User", "value": "user" }, { "label": "Admin", "value": "admin" }]);
    let role = json!({ "type": 3, "custom_id": "role", "options": roles });
    let form = json!({ "custom_id": "form", "title": "Invite", "components": [
        { "type": 18, "label": "Email", "description": "Theirs", "component": email },
        { "type": 18, "label": "Role", "component": role },
    ] });
    let answer = match interaction["type"].as_u64().unwrap() {
        2 if interaction["data"]["options"].is_array() => {
            json!({ "type": 4, "data": card("invited") })
        }
        2 => json!({ "type": 9, "data": form }),
        3 => json!({ "type": 7, "data": { "embeds": card("accepted")["embeds"] } }),
        _ => {
            let parts = &interaction["data"]["components"];
            let (email, roles) =
                (&parts[0]["component"]["value"], &parts[1]["component"]["values"]);
            json!({ "type": 4, "data": { "content": format!("{email} {roles}"), "flags": 64 } })
        }
    };
    Json(answer)
}

struct Scene {
    console: ChatConsole,
    url: String,
    http: reqwest::Client,
}

async fn scene() -> Scene {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (second, count) = (Arc::new(AtomicI64::new(1_900_000_000_000)), AtomicU64::new(1));
    // Each look at the clock is a millisecond later.
    let now = move || Timestamp::from_millisecond(second.fetch_add(1, Ordering::Relaxed)).unwrap();
    let random = Random::new(move |bytes: &mut [u8]| {
        bytes.fill(0);
        bytes[..8].copy_from_slice(&count.fetch_add(1, Ordering::Relaxed).to_le_bytes());
    });
    let platforms = Platforms { slack: true, discord: true };
    let console = ChatConsole::new(platforms, &url, &url, Clock::new(now), random);
    let redirects = reqwest::redirect::Policy::none();
    let http = reqwest::Client::builder().no_proxy().redirect(redirects).build().unwrap();
    let bot = Router::new()
        .route("/chat/slack/commands", post(slack_command))
        .route("/chat/slack/interactions", post(slack_interaction))
        .with_state(StandIn { console: console.clone(), http: http.clone() })
        .route("/chat/discord", post(discord));
    let router = bot.merge(console.router());
    tokio::spawn(async move { axum::serve(listener, router).await });
    Scene { console, url, http }
}

const ADA: &str = "/_dev/chat/as/slack/U0ADA";
const ADA_ON_DISCORD: &str = "/_dev/chat/as/discord/300000000000000001";

impl Scene {
    async fn get(&self, path: &str) -> (u16, HeaderMap, String) {
        let answer = self.http.get(format!("{}{path}", self.url)).send().await.unwrap();
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        (status, headers, answer.text().await.unwrap())
    }

    /// What somebody's page shows.
    async fn page(&self, path: &str) -> String {
        let (status, _, page) = self.get(path).await;
        assert_eq!(status, 200);
        page
    }

    /// Posts a form as the page does; the answer leads back to the page.
    async fn post(&self, path: &str, act: &str, fields: &[(&str, &str)]) -> String {
        let post = self.http.post(format!("{}{path}/{act}", self.url)).form(fields);
        let answer = post.header("origin", &self.url).send().await.unwrap();
        assert_eq!(answer.status(), 303);
        assert_eq!(answer.headers()["location"], path);
        self.page(path).await
    }

    fn no_violations(&self) {
        assert_eq!(self.console.slack().violations(), [""; 0]);
        assert_eq!(self.console.discord().violations(), [""; 0]);
        assert!(self.console.discord().failures().is_empty());
    }
}

#[tokio::test]
async fn the_page_shows_who_one_can_be_and_runs_its_own_script_only() {
    let scene = scene().await;
    let (status, headers, _) = scene.get(PATH).await;
    assert_eq!(
        (status, &headers["location"]),
        (303, &"/_dev/chat/as/slack/U0ADA".parse().unwrap())
    );
    let (status, headers, page) = scene.get(ADA).await;
    assert_eq!(status, 200);
    let policy = headers["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'; style-src 'self'; script-src 'self'"));
    assert!(!policy.contains("unsafe"));
    assert_eq!(headers["cache-control"], "no-store");
    assert_eq!(headers["x-content-type-options"], "nosniff");
    assert!(page.contains("Ada Lovelace") && page.contains("U0GRACE") && page.contains("T0USHER"));
    assert_eq!(page.matches("<script").count(), 1);
    assert!(page.contains("<script src=\"/_dev/chat/script.js\" defer></script>"));
    assert!(!page.contains("style=") && !page.contains(" onclick"));
    assert!(scene.page(ADA_ON_DISCORD).await.contains("100000000000000001"));
    assert_eq!(scene.get("/_dev/chat/as/slack/U0NOBODY").await.0, 404);
    assert_eq!(scene.get("/_dev/chat/as/teams/U0ADA").await.0, 404);
    let stranger = format!("{}/_dev/chat/as/slack/%0A/say", scene.url);
    let post = scene.http.post(stranger).form(&[("line", "/usher")]).send().await.unwrap();
    assert_eq!(post.status().as_u16(), 404);
    let style = scene.get("/_dev/chat/style.css").await;
    assert_eq!(style.1["content-type"], "text/css; charset=utf-8");
    let script = scene.get("/_dev/chat/script.js").await;
    assert_eq!(script.1["content-type"], "text/javascript; charset=utf-8");
}

#[tokio::test]
async fn a_slack_card_is_drawn_and_changes_when_its_button_is_pressed() {
    let scene = scene().await;
    let page = scene.post(ADA, "say", &[("line", "/usher card")]).await;
    for shown in [
        "/usher card",
        "Only visible to you",
        "User was successfully added.",
        "<strong>Ada &#60;3</strong>",
        "href=\"https://usher.example/u/1\"",
        "<strong>Status</strong>\ninvited",
        "<hr>",
        "Link ends in 7 days",
        "button primary",
        "button danger",
        "<a class=\"button usual\" href=\"https://usher.example/\"",
    ] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    let ts = scene.console.slack().messages("U0ADA")[0].ts.clone();
    let press = [("message", ts.as_str()), ("control", "resend"), ("label", "Resend")];
    let page = scene.post(ADA, "press", &press).await;
    assert!(page.contains("accepted") && page.contains("(edited)"));
    assert!(page.contains("You used <bdi>Resend</bdi>"));
    let others = scene.page("/_dev/chat/as/slack/U0GRACE").await;
    assert!(!others.contains("successfully"));
    scene.no_violations();
}

#[tokio::test]
async fn a_slack_form_is_filled_in_corrected_and_closed() {
    let scene = scene().await;
    let page = scene.post(ADA, "say", &[("line", "/usher")]).await;
    assert!(page.contains("<dialog id=\"form\""));
    assert!(page.contains("type=\"email\"") && page.contains("<option value=\"user\" selected>"));
    assert!(page.contains("type=\"checkbox\" name=\"field.mail\" value=\"yes\" checked"));
    let wrong = [("field.email", "taken@example.com"), ("field.role", "admin")];
    let page = scene.post(ADA, "submit", &wrong).await;
    assert!(page.contains("This address is taken.") && page.contains("aria-invalid=\"true\""));
    assert!(page.contains("value=\"taken@example.com\""));
    assert!(page.contains("<option value=\"admin\" selected>") && !page.contains(" checked"));
    let right =
        [("field.email", "ada@example.com"), ("field.role", "admin"), ("field.mail", "yes")];
    let page = scene.post(ADA, "submit", &right).await;
    assert!(!page.contains("<dialog"));
    assert!(
        page.contains("Direct message") && page.contains("ada@example.com&#34; &#34;admin&#34;")
    );
    scene.post(ADA, "say", &[("line", "/usher")]).await;
    let page = scene.post(ADA, "close", &[]).await;
    assert!(!page.contains("<dialog"));
    let page = scene.post(ADA, "submit", &right).await;
    assert!(page.contains("This form is closed."));
    scene.no_violations();
}

#[tokio::test]
async fn discord_is_played_as_well() {
    let scene = scene().await;
    let line = "/invite email:ada@example.com role:admin";
    let page = scene.post(ADA_ON_DISCORD, "say", &[("line", line)]).await;
    assert!(page.contains("fill=\"#57f287\"") && page.contains("<strong>Ada</strong>"));
    assert!(page.contains("Status") && page.contains("invited"));
    let id = scene.console.discord().messages("300000000000000001")[0].id.clone();
    let press = [("message", id.as_str()), ("control", "resend"), ("label", "Resend")];
    let page = scene.post(ADA_ON_DISCORD, "press", &press).await;
    assert!(page.contains("accepted") && !page.contains(">invited"));
    let page = scene.post(ADA_ON_DISCORD, "say", &[("line", "/invite")]).await;
    assert!(page.contains("<dialog") && page.contains("Theirs"));
    let fields = [("field.email", "grace@example.com"), ("field.role", "admin")];
    let page = scene.post(ADA_ON_DISCORD, "submit", &fields).await;
    assert!(!page.contains("<dialog") && page.contains("grace@example.com"));
    let page = scene.post(ADA_ON_DISCORD, "say", &[("line", "/invite ada")]).await;
    assert!(page.contains("grace"));
    scene.no_violations();
}

#[tokio::test]
async fn what_goes_wrong_is_told() {
    let scene = scene().await;
    let page = scene.post(ADA, "say", &[("line", "/usher down")]).await;
    assert!(page.contains("The app did not respond.") && page.contains("status 500"));
    let page = scene.post(ADA, "say", &[("line", "hello")]).await;
    assert!(page.contains("Begin with a slash."));
    scene.post(ADA, "say", &[("line", "/usher")]).await;
    let page = scene.post(ADA, "submit", &[("field.role", "admin")]).await;
    assert!(page.contains("role=\"alert\" dir=\"auto\">Email: please fill this out.</p>"));
    scene.post(ADA, "close", &[]).await;
    let long = "x".repeat(40_001);
    let page = scene.post(ADA, "say", &[("line", &format!("/usher {long}"))]).await;
    assert!(page.contains("1 answer that Slack would not have taken"));
}

#[tokio::test]
async fn a_strangers_text_stays_text() {
    let scene = scene().await;
    let page = scene.post(ADA, "say", &[("line", &format!("/usher {HOSTILE}"))]).await;
    assert_eq!(page.matches("<script").count(), 1);
    assert!(page.contains("&#60;script&#62;alert(1)"));
    let page = scene.post(ADA, "say", &[("line", "/usher <javascript:alert(1)|x>")]).await;
    assert!(!page.contains("href=\"javascript"));
}

#[tokio::test]
async fn the_stage_is_drawn_anew_only_when_something_changed() {
    let scene = scene().await;
    scene.page(ADA).await;
    let (status, headers, stage) = scene.get(&format!("{ADA}/stage")).await;
    assert_eq!(status, 200);
    assert!(stage.starts_with("<div id=\"stage\""));
    let since = headers["usher-revision"].to_str().unwrap().to_owned();
    let path = format!("{ADA}/stage?since={since}");
    assert_eq!(scene.get(&path).await.0, 204);
    scene.post(ADA, "say", &[("line", "/usher dm")]).await;
    let (status, _, stage) = scene.get(&path).await;
    assert_eq!(status, 200);
    assert!(stage.contains("A <strong>direct</strong> message"));
}

#[tokio::test]
async fn somebody_can_be_added() {
    let scene = scene().await;
    let add = async |platform: &str, id: &str, locale: &str| {
        let url = format!("{}/_dev/chat/as/{platform}", scene.url);
        let fields = [("id", id), ("name", "Åsa"), ("locale", locale)];
        let answer = scene.http.post(url).form(&fields).send().await.unwrap();
        answer.status().as_u16()
    };
    assert_eq!(add("slack", "U0ASA", "sv-SE").await, 303);
    assert_eq!(add("discord", "42", "sv-SE").await, 303);
    for (platform, id, locale) in [
        ("slack", "asa", "sv"),
        ("discord", "U1", "sv"),
        ("slack", "U1", "<b>"),
        ("slack", "U", "sv"),
    ] {
        assert_eq!(add(platform, id, locale).await, 422, "{platform} {id} {locale}");
    }
    assert!(scene.page("/_dev/chat/as/slack/U0ASA").await.contains("Åsa"));
    assert!(scene.page("/_dev/chat/as/discord/42").await.contains("Åsa"));
}

#[tokio::test]
async fn only_this_machines_own_pages_are_answered() {
    let scene = scene().await;
    let cases = [
        ("host", "evil.example"),
        ("origin", "http://evil.example"),
        ("x-forwarded-for", "1.2.3.4"),
    ];
    for path in
        [ADA.to_owned(), format!("{ADA}/stage"), "/_dev/chat/slack/api/auth.test".to_owned()]
    {
        for (name, value) in cases {
            let get = scene.http.get(format!("{}{path}", scene.url)).header(name, value);
            let status = get.send().await.unwrap().status().as_u16();
            assert!(matches!(status, 421 | 403), "{path} {name}: {status}");
        }
    }
    let url = format!("{}{ADA}/say", scene.url);
    let post =
        scene.http.post(url).form(&[("line", "/usher")]).header("sec-fetch-site", "cross-site");
    assert_eq!(post.send().await.unwrap().status().as_u16(), 403);
    assert!(scene.console.slack().messages("U0ADA").is_empty());
    assert!(!format!("{:?}", scene.console.settings()).contains("xoxb-0"));
}

#[tokio::test]
async fn a_platform_with_real_settings_is_not_played() {
    let (clock, random) =
        (Clock::new(|| Timestamp::UNIX_EPOCH), Random::new(|bytes: &mut [u8]| bytes.fill(1)));
    let platforms = Platforms { slack: false, discord: true };
    let url = "http://127.0.0.1:1";
    let console = ChatConsole::new(platforms, url, url, clock, random);
    let paths: Vec<String> = console.platforms().into_iter().map(|(_, path)| path).collect();
    assert_eq!(paths, ["/_dev/chat/as/discord/300000000000000001"]);
}
