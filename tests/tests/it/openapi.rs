//! The description of the API, and its reference page.

use std::collections::BTreeSet;

use http::Method;
use serde_json::{Map, Value, json};
use usher_domain::Permission;
use usher_tests::{Page, Setup, TestApp};

/// The operations of a document: path, method, and what is said of them.
fn operations(document: &Value) -> Vec<(&str, &str, &Value)> {
    let paths = document["paths"].as_object().unwrap();
    let methods = |(path, item)| {
        let item: &Map<String, Value> = Value::as_object(item).unwrap();
        item.iter().map(move |(method, one)| (String::as_str(path), method.as_str(), one))
    };
    paths.iter().flat_map(methods).collect()
}

/// Every value below `value`, itself included.
fn walk<'a>(value: &'a Value, visit: &mut dyn FnMut(&'a Value)) {
    visit(value);
    match value {
        Value::Object(fields) => fields.values().for_each(|field| walk(field, visit)),
        Value::Array(items) => items.iter().for_each(|item| walk(item, visit)),
        _ => {}
    }
}

async fn document(usher: &TestApp) -> Value {
    let response = usher.call_without_key(Method::GET, "/openapi.json").send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "application/json");
    response.json().await.unwrap()
}

#[tokio::test]
async fn every_operation_is_described() {
    let usher = TestApp::start().await;
    let document = document(&usher).await;
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1."));
    assert_eq!(document["info"]["title"], "Usher");
    let permissions = Permission::ALL.map(Permission::as_str);
    let mut ids = BTreeSet::new();
    for (path, method, operation) in operations(&document) {
        let at = format!("{method} {path}");
        let id = operation["operationId"].as_str().unwrap_or_else(|| panic!("{at}: no id"));
        assert!(ids.insert(id), "{at}: the id {id} is taken");
        assert!(id.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{at}: {id}");
        let summary = operation["summary"].as_str().unwrap_or_else(|| panic!("{at}: no summary"));
        assert!(summary.ends_with('.') && summary.len() <= 90, "{at}: “{summary}” is no line");
        assert_eq!(operation["tags"].as_array().map(Vec::len), Some(1), "{at}: tags");
        assert!(operation["security"].is_array(), "{at}: says nothing of keys");
        if let Some(permission) = operation.get("x-permission") {
            let permission = permission.as_str().unwrap();
            assert!(permissions.contains(&permission), "{at}: {permission} is no permission");
        }
        for statuses in ["4XX", "5XX"] {
            let problem = &operation["responses"][statuses]["content"]["application/problem+json"];
            assert_eq!(problem["schema"]["$ref"], "#/components/schemas/Problem", "{at}");
        }
        let named = path.split(['{', '}']).skip(1).step_by(2).collect::<Vec<_>>();
        let described = operation["parameters"].as_array().into_iter().flatten();
        let described: Vec<&str> = described
            .filter(|parameter| parameter["in"] == "path")
            .map(|parameter| parameter["name"].as_str().unwrap())
            .collect();
        assert_eq!(named, described, "{at}: the parameters of the path");
    }
    usher.finish().await;
}

#[tokio::test]
async fn the_schemas_hold_together() {
    let usher = TestApp::start().await;
    let document = document(&usher).await;
    let schemas = document["components"]["schemas"].as_object().unwrap();
    let mut used = BTreeSet::new();
    walk(&document, &mut |value| {
        if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
            used.insert(reference.strip_prefix("#/components/schemas/").unwrap().to_owned());
        }
    });
    let there: BTreeSet<String> = schemas.keys().cloned().collect();
    assert_eq!(used, there, "schemas that are referred to, and schemas that are there");
    for (path, method, operation) in operations(&document) {
        let body = &operation["requestBody"]["content"]["application/json"]["schema"];
        if let Some(name) = body["$ref"].as_str() {
            let schema = &schemas[name.rsplit('/').next().unwrap()];
            assert_eq!(schema["additionalProperties"], false, "{method} {path}: {name} is open");
        }
    }
    usher.finish().await;
}

#[tokio::test]
async fn what_the_domain_knows_stands_in_the_schemas() {
    let usher = TestApp::start().await;
    let document = document(&usher).await;
    let schemas = &document["components"]["schemas"];
    let languages = &usher.get("/v1/languages").await["items"];
    let languages: Vec<&Value> =
        languages.as_array().unwrap().iter().map(|language| &language["tag"]).collect();
    let described: Vec<&Value> =
        schemas["LanguageTag"]["enum"].as_array().unwrap().iter().collect();
    assert_eq!(languages, described);
    let new_user = &schemas["NewUser"];
    let required = ["first_name", "last_name", "email", "language", "role"];
    assert_eq!(new_user["required"], json!(required));
    assert_eq!(new_user["properties"]["send_welcome_email"]["default"], true);
    usher.finish().await;
}

#[tokio::test]
async fn a_body_that_may_be_left_out_is_an_object_where_it_is_sent() {
    let usher = TestApp::start().await;
    let document = document(&usher).await;
    let bodies = operations(&document)
        .into_iter()
        .filter(|(.., operation)| operation.get("requestBody").is_some())
        .map(|(.., operation)| &operation["requestBody"]);
    let optional: Vec<_> = bodies.filter(|body| body["required"] != json!(true)).collect();
    assert!(!optional.is_empty());
    for body in optional {
        assert_eq!(body["content"]["application/json"]["schema"]["type"], "object", "{body}");
    }
    usher.finish().await;
}

#[tokio::test]
async fn the_reference_shows_every_operation() {
    let usher = TestApp::start().await;
    let document = document(&usher).await;
    let page = reference(&usher).await;
    assert_eq!(page.heading(), "API reference");
    for (path, method, operation) in operations(&document) {
        let id = operation["operationId"].as_str().unwrap();
        let start = page.html.find(&format!("<article id=\"{id}\"")).unwrap_or_else(|| {
            panic!("{method} {path} is not in the reference");
        });
        let article = &page.html[start..];
        let article = &article[..article.find("</article>").unwrap()];
        let summary = operation["summary"].as_str().unwrap().replace('\'', "&#39;");
        for shown in [path, &method.to_uppercase(), &summary] {
            assert!(article.contains(shown), "{id} does not show {shown}");
        }
        if let Some(permission) = operation["x-permission"].as_str() {
            assert!(article.contains(&format!("<code>{permission}</code>")), "{id}: {permission}");
        }
    }
    let names = document["components"]["schemas"].as_object().unwrap();
    for (name, _) in names.iter().filter(|(_, schema)| schema.get("properties").is_some()) {
        assert!(page.html.contains(&format!("id=\"schema-{name}\"")), "{name} is not shown");
    }
    usher.finish().await;
}

#[tokio::test]
async fn the_reference_loads_nothing_but_its_own_style() {
    let usher = TestApp::with(Setup { base_path: "/usher/", ..Setup::default() }).await;
    let page = reference(&usher).await;
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'; style-src 'self'; img-src data:;"), "{policy}");
    for absent in ["<script", "javascript:", " onclick", " style=", "<iframe", "@import"] {
        assert!(!page.html.contains(absent), "{absent}");
    }
    let mut styles = 0;
    for link in page.html.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        if let Some(style) = link.strip_prefix("/usher/assets/") {
            let style = usher.base_url.join(&format!("/assets/{style}")).unwrap();
            let style = usher.open(style.as_str()).await;
            assert_eq!(style.status, 200);
            assert!(!style.html.contains("url(") && !style.html.contains("@import"));
            styles += 1;
        } else {
            let own = link.starts_with('#') || link == "data:," || link == "/usher/openapi.json";
            assert!(own, "{link} leads elsewhere");
        }
    }
    assert_eq!(styles, 2);
    usher.finish().await;
}

#[tokio::test]
async fn the_document_leads_below_the_path_of_the_base_url() {
    for (base_path, server) in [("/", "/"), ("/usher/", "/usher")] {
        let usher = TestApp::with(Setup { base_path, ..Setup::default() }).await;
        assert_eq!(document(&usher).await["servers"], json!([{ "url": server }]));
        usher.finish().await;
    }
}

async fn reference(usher: &TestApp) -> Page {
    let page = usher.open(usher.base_url.join("/docs").unwrap().as_str()).await;
    assert_eq!(page.status, 200);
    page
}
