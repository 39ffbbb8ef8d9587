//! Roles that the organization defines.

use http::{Method, StatusCode};
use jiff::SignedDuration;
use serde_json::{Value, json};
use tokio::task::JoinSet;
use usher_tests::{TestApp, ada, answer, body};

/// Somebody tries to define a role.
async fn create(usher: &TestApp, key: &str, body: &Value) -> (u16, Value) {
    answer(usher.call_with(key, Method::POST, "/v1/roles").json(body)).await
}

async fn change(usher: &TestApp, key: &str, name: &str, body: &Value) -> (u16, Value) {
    let path = format!("/v1/roles/{name}");
    answer(usher.call_with(key, Method::PATCH, &path).json(body)).await
}

async fn delete(usher: &TestApp, key: &str, name: &str) -> (u16, Value) {
    answer(usher.call_with(key, Method::DELETE, &format!("/v1/roles/{name}"))).await
}

/// What comes first: the deletion of a role, or those who are to have it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum First {
    Deletion,
    Additions,
    /// At once. With a yield, the deletion is not always the first at the table.
    Either {
        yields: bool,
    },
}

impl First {
    /// Each order once, and so many rounds at once.
    pub fn rounds(at_once: usize) -> impl Iterator<Item = Self> {
        let at_once = (0..at_once).map(|round| Self::Either { yields: round % 2 == 1 });
        [Self::Deletion, Self::Additions].into_iter().chain(at_once)
    }

    /// What the deletion and the additions came to.
    pub async fn of<D, A: Send + 'static>(
        self,
        deletion: impl Future<Output = D>,
        additions: impl FnOnce() -> JoinSet<A>,
    ) -> (D, Vec<A>) {
        match self {
            Self::Deletion => (deletion.await, additions().join_all().await),
            Self::Additions => {
                let additions = additions().join_all().await;
                (deletion.await, additions)
            }
            Self::Either { yields } => {
                let additions = additions();
                if yields {
                    tokio::task::yield_now().await;
                }
                (deletion.await, additions.join_all().await)
            }
        }
    }

    /// Where one came first, it won.
    pub fn check(self, deletion: u16, added: usize, of: usize) {
        match self {
            Self::Deletion => assert_eq!((deletion, added), (204, 0)),
            Self::Additions => assert_eq!((deletion, added), (409, of)),
            Self::Either { .. } => (),
        }
    }
}

/// Who is to be added with a role, without a mail.
fn with_role(email: &str, role: &str) -> Value {
    let mut body = body(email);
    body["role"] = role.into();
    body["send_welcome_email"] = false.into();
    body
}

#[tokio::test]
async fn a_role_is_defined_changed_and_deleted_and_all_of_it_is_told() {
    let usher = TestApp::start().await;
    let call = usher.call(Method::POST, "/v1/roles").json(&json!({
        "name": "front-desk",
        "permissions": ["users:invite", "users:read", "users:read"],
        "description": " Invites people. ",
    }));
    let response = call.send().await.unwrap();
    assert_eq!(response.status(), StatusCode::CREATED);
    assert_eq!(response.headers()["location"], "/v1/roles/front-desk");
    assert_eq!(response.headers()["etag"], "\"1\"");
    let role = response.json::<Value>().await.unwrap()["role"].clone();
    let shown = json!({
        "name": "front-desk",
        "permissions": ["users:read", "users:invite"],
        "description": "Invites people.",
        "built_in": false,
        "version": 1,
    });
    assert_eq!(role, shown);
    assert_eq!(usher.get("/v1/roles/front-desk").await, shown);
    assert_eq!(usher.get("/v1/roles").await["items"][3], shown);

    let body = json!({ "permissions": ["users:read"], "description": null });
    let (status, role) = change(&usher, usher.key(), "front-desk", &body).await;
    assert_eq!((status, &role["permissions"]), (200, &json!(["users:read"])));
    assert_eq!((&role["description"], &role["version"]), (&json!(null), &json!(2)));
    let (status, same) = change(&usher, usher.key(), "front-desk", &body).await;
    assert_eq!((status, &same), (200, &role), "what is so already is no change");

    assert_eq!(delete(&usher, usher.key(), "front-desk").await.0, 204);
    assert_eq!(delete(&usher, usher.key(), "front-desk").await.0, 404);
    assert_eq!(change(&usher, usher.key(), "front-desk", &body).await.0, 404);
    let told = usher.told_of("role:front-desk").await;
    let created =
        json!({ "permissions": "users:read users:invite", "description": "Invites people." });
    let changes = json!({ "changes": [
        { "field": "permissions", "old": "users:read users:invite", "new": "users:read" },
        { "field": "description", "old": "Invites people.", "new": "" },
    ]});
    assert_eq!(
        told,
        [
            json!({ "kind": "role_created", "data": created }),
            json!({ "kind": "role_changed", "data": changes }),
            json!({ "kind": "role_deleted" }),
        ]
    );
    usher.finish().await;
}

#[tokio::test]
async fn what_cannot_be_a_role_is_refused_with_the_field() {
    let usher = TestApp::start().await;
    let fields = async |body: Value| {
        let (status, problem) = create(&usher, usher.key(), &body).await;
        assert_eq!(status, 422, "{problem}");
        let error = problem["errors"][0].clone();
        (error["field"].clone(), error["code"].clone(), error["detail"].clone())
    };
    let code = async |body: Value| {
        let (field, code, _) = fields(body).await;
        format!("{} {}", field.as_str().unwrap(), code.as_str().unwrap())
    };
    for name in ["front desk", "Admin", "", "2nd", "é", &"a".repeat(41)] {
        let body = json!({ "name": name, "permissions": [] });
        assert_eq!(code(body).await, "name role_name_malformed", "{name}");
    }
    let (field, _, detail) =
        fields(json!({ "name": "x", "permissions": ["users:read", "users:fly", "see"] })).await;
    assert_eq!(
        (field, detail),
        ("permissions".into(), "names what is no permission: users:fly, see".into())
    );
    let many = vec!["users:read"; 11];
    for (permissions, wanted) in [
        (json!(null), "wrong_type"),
        (json!("users:read"), "wrong_type"),
        (json!([7]), "wrong_type"),
        (json!(many), "too_many"),
    ] {
        let body = json!({ "name": "x", "permissions": permissions });
        assert_eq!(code(body).await, format!("permissions {wanted}"));
    }
    assert_eq!(code(json!({ "name": "x" })).await, "permissions required");
    let long = json!({ "name": "x", "permissions": [], "description": "d".repeat(301) });
    assert_eq!(code(long).await, "description too_long");
    let odd = json!({ "name": "x", "permissions": [], "members": [] });
    assert_eq!(code(odd).await, "members unknown_field");
    assert_eq!(usher.get("/v1/roles").await["items"].as_array().unwrap().len(), 3);
    usher.finish().await;
}

#[tokio::test]
async fn names_are_taken_once_and_built_in_roles_stay_as_they_are() {
    let usher = TestApp::start().await;
    usher.define_role("twice", &[]).await;
    let body = json!({ "name": "twice", "permissions": ["users:read"] });
    let (status, problem) = create(&usher, usher.key(), &body).await;
    assert_eq!((status, &problem["code"]), (409, &json!("role_exists")));
    for name in ["super_admin", "admin", "user"] {
        let body = json!({ "name": name, "permissions": [] });
        let outcomes = [
            create(&usher, usher.key(), &body).await,
            change(&usher, usher.key(), name, &json!({ "permissions": [] })).await,
            delete(&usher, usher.key(), name).await,
        ];
        for (status, problem) in outcomes {
            assert_eq!((status, &problem["code"]), (409, &json!("role_built_in")));
        }
    }
    for name in ["nobody", "no%20name", "%FF"] {
        let path = format!("/v1/roles/{name}");
        assert_eq!(answer(usher.call(Method::GET, &path)).await.0, 404, "{name}");
        assert_eq!(delete(&usher, usher.key(), name).await.0, 404, "{name}");
    }
    usher.finish().await;
}

#[tokio::test]
async fn nobody_touches_a_role_that_allows_more_than_they_may() {
    let usher = TestApp::start().await;
    usher.define_role("lead", &["users:read", "roles:manage"]).await;
    usher.define_role("guest", &["users:read"]).await;
    usher.define_role("caller", &["app:calling"]).await;
    let lead = usher.new_key("lead").await.shown;
    let refused = |(status, problem): (u16, Value)| {
        assert_eq!((status, &problem["code"]), (403, &json!("role_exceeds_caller")));
    };
    refused(create(&usher, &lead, &json!({ "name": "x", "permissions": ["users:manage"] })).await);
    refused(change(&usher, &lead, "caller", &json!({ "permissions": ["users:read"] })).await);
    refused(change(&usher, &lead, "guest", &json!({ "permissions": ["audit:read"] })).await);
    refused(delete(&usher, &lead, "caller").await);
    assert_eq!(change(&usher, &lead, "guest", &json!({ "permissions": [] })).await.0, 200);
    assert_eq!(delete(&usher, &lead, "guest").await.0, 204);

    let admin = usher.new_key("admin").await.shown;
    let missing = |(status, problem): (u16, Value)| {
        assert_eq!((status, &problem["code"]), (403, &json!("permission_missing")));
    };
    missing(create(&usher, &admin, &json!({ "name": "x", "permissions": [] })).await);
    missing(change(&usher, &admin, "caller", &json!({})).await);
    missing(delete(&usher, &admin, "caller").await);
    usher.finish().await;
}

#[tokio::test]
async fn nobody_takes_a_permission_from_themselves() {
    let usher = TestApp::start().await;
    usher.define_role("lead", &["users:read", "roles:manage"]).await;
    let lead = usher.new_key("lead").await.shown;
    let less = json!({ "permissions": ["roles:manage"] });
    let (status, problem) = change(&usher, &lead, "lead", &less).await;
    assert_eq!((status, &problem["code"]), (409, &json!("own_permissions")));
    let words = json!({ "description": "Leads." });
    assert_eq!(change(&usher, &lead, "lead", &words).await.0, 200);

    // The same for the role of the person for whom a key acts.
    let person = usher.add(&with_role("ada@example.com", "lead")).await;
    let key = usher.key_of(&person, "super_admin").await;
    let (status, problem) = change(&usher, &key.shown, "lead", &less).await;
    assert_eq!((status, &problem["code"]), (409, &json!("own_permissions")));
    assert_eq!(change(&usher, usher.key(), "lead", &less).await.0, 200, "somebody else does it");
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_role_that_anybody_has_stays() {
    let usher = TestApp::start().await;
    usher.define_role("desk", &["users:read"]).await;
    let in_use = async || {
        let (status, problem) = delete(&usher, usher.key(), "desk").await;
        assert_eq!((status, &problem["code"]), (409, &json!("role_in_use")));
    };
    // A live key has it.
    let mut key = usher.new_key("desk").await;
    in_use().await;
    key.stored.revoked_at = Some(usher.clock.now());
    usher.app.directory.put_api_key(&key.stored).await.unwrap();
    // A user whose invite was declined has it.
    let mut invited = ada();
    invited["role"] = "desk".into();
    usher.add(&invited).await;
    in_use().await;
    usher.deliver().await;
    let link = usher.mail_to("ada@example.com").link();
    usher.submit(&format!("{link}/not-me"), &[("confirm", "yes")]).await;
    in_use().await;
    // A refused deletion leaves the role as useful as it was.
    usher.add(&with_role("bob@example.com", "desk")).await;
    usher.add(&ada()).await;
    in_use().await;
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_role_that_people_had_can_go() {
    let usher = TestApp::start().await;
    usher.define_role("desk", &[]).await;
    let mut invited = ada();
    invited["role"] = "desk".into();
    usher.add(&invited).await;
    usher.clock.advance(SignedDuration::from_hours(8 * 24));
    usher.add(&ada()).await;
    assert_eq!(delete(&usher, usher.key(), "desk").await.0, 204);
    let (status, problem) = usher.try_add(usher.key(), &with_role("b@example.com", "desk")).await;
    assert_eq!((status, &problem["errors"][0]["code"]), (422, &json!("unknown_role")));
    usher.finish_unread().await;
}

#[tokio::test]
async fn nobody_ever_has_a_role_that_is_gone() {
    let usher = TestApp::start().await;
    for (round, first) in First::rounds(6).enumerate() {
        let role = format!("role{round}");
        usher.define_role(&role, &[]).await;
        let add = || {
            let mut adds = JoinSet::new();
            for n in 0..20 {
                let body = with_role(&format!("p{round}-{n}@example.com"), &role);
                adds.spawn(usher.call(Method::POST, "/v1/users").json(&body).send());
            }
            adds
        };
        let (gone, adds) = first.of(delete(&usher, usher.key(), &role), add).await;
        let added = adds.iter().filter(|add| add.as_ref().unwrap().status() == 201).count();
        first.check(gone.0, added, 20);
        let refused = |status: StatusCode| status == 422 || status == 503;
        let others = adds.iter().map(|add| add.as_ref().unwrap().status());
        assert!(others.filter(|status| *status != 201).all(refused), "{adds:?}");
        let path = format!("/v1/users?role={role}");
        let members = usher.get(&path).await["items"].as_array().unwrap().len();
        assert_eq!(members, added);
        if gone.0 == 204 {
            assert_eq!(members, 0, "a user with a role that is gone");
        } else {
            assert_eq!(gone.1["code"], json!("role_in_use"));
            assert_eq!(added, 20, "a refused deletion keeps nobody out: {adds:?}");
        }
    }
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_deletion_that_died_half_way_holds_the_role_for_a_minute() {
    let usher = TestApp::start().await;
    for (name, n) in [("one", 1), ("two", 2), ("three", 3)] {
        usher.define_role(name, &[]).await;
        let until = usher.clock.now() + SignedDuration::from_mins(1);
        usher.set_raw("default#ROLES", name, "retiring", &format!("dead{n}")).await;
        usher.set_raw("default#ROLES", name, "retiring_until", &until.to_string()).await;
    }
    let (status, problem) = usher.try_add(usher.key(), &with_role("a@example.com", "one")).await;
    assert_eq!((status, &problem["code"]), (503, &json!("unavailable")));
    let words = json!({ "description": "Two." });
    assert_eq!(change(&usher, usher.key(), "two", &words).await.1["code"], json!("conflict"));
    assert_eq!(delete(&usher, usher.key(), "three").await.1["code"], json!("conflict"));
    usher.clock.advance(SignedDuration::from_mins(1));
    usher.add(&with_role("a@example.com", "one")).await;
    assert_eq!(change(&usher, usher.key(), "two", &words).await.0, 200);
    usher.add(&with_role("b@example.com", "two")).await;
    assert_eq!(delete(&usher, usher.key(), "three").await.0, 204);
    usher.finish_unread().await;
}

#[tokio::test]
async fn of_two_changes_to_one_version_one_is_made() {
    let usher = TestApp::start().await;
    usher.define_role("desk", &[]).await;
    let change = |description: &str| {
        let call = usher.call(Method::PATCH, "/v1/roles/desk").header("If-Match", "\"1\"");
        answer(call.json(&json!({ "description": description })))
    };
    let (one, two) = tokio::join!(change("One."), change("Two."));
    let mut outcomes = [one.0, two.0];
    outcomes.sort_unstable();
    assert_eq!(outcomes, [200, 412]);
    let stale = usher.call(Method::DELETE, "/v1/roles/desk").header("If-Match", "\"1\"");
    assert_eq!(answer(stale).await.0, 412);
    usher.finish().await;
}

#[tokio::test]
async fn there_are_a_hundred_roles_at_most_however_many_are_defined_at_once() {
    let usher = TestApp::start().await;
    for n in 0..97 {
        usher.define_role(&format!("role{n}"), &[]).await;
    }
    let calls: JoinSet<_> = (0..6)
        .map(|n| {
            let body = json!({ "name": format!("last{n}"), "permissions": [] });
            usher.call(Method::POST, "/v1/roles").json(&body).send()
        })
        .collect();
    let answers = calls.join_all().await;
    let made = answers.iter().filter(|answer| answer.as_ref().unwrap().status() == 201).count();
    assert_eq!(made, 3);
    let body = json!({ "name": "one-more", "permissions": [] });
    let (status, problem) = create(&usher, usher.key(), &body).await;
    assert_eq!((status, &problem["code"]), (409, &json!("too_many_roles")));
    assert_eq!(delete(&usher, usher.key(), "role0").await.0, 204);
    assert_eq!(create(&usher, usher.key(), &body).await.0, 201);
    usher.finish().await;
}

#[tokio::test]
async fn a_repeated_definition_gets_the_first_answer() {
    let usher = TestApp::start().await;
    let body = json!({ "name": "desk", "permissions": [] });
    let call = || usher.call(Method::POST, "/v1/roles").header("Idempotency-Key", "k").json(&body);
    let first = answer(call()).await;
    assert_eq!(first.0, 201);
    assert_eq!(answer(call()).await, first);
    let call = || usher.call(Method::DELETE, "/v1/roles/desk").header("Idempotency-Key", "d");
    assert_eq!(answer(call()).await.0, 204);
    assert_eq!(answer(call()).await.0, 204);
    assert_eq!(usher.told_of("role:desk").await.len(), 2);
    usher.finish().await;
}
