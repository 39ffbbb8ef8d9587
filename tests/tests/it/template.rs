//! What `template.yaml` says of the API must be what the functions serve.

use std::collections::{BTreeMap, BTreeSet};

use usher_functions::{App, accept_invite, add_user, list_users, manage_user, session};
use utoipa_axum::router::OpenApiRouter;

type Routes = BTreeSet<(String, String)>;

/// The operations that each function describes, as `(method, path)`.
fn described() -> BTreeMap<&'static str, Routes> {
    let functions: [(&str, OpenApiRouter<App>); 5] = [
        ("add-user", add_user::routes()),
        ("list-users", list_users::routes()),
        ("manage-user", manage_user::routes()),
        ("accept-invite", accept_invite::routes()),
        ("session", session::routes()),
    ];
    let operations = |router: OpenApiRouter<App>| {
        let document = serde_json::to_value(router.into_openapi()).unwrap();
        let paths = document["paths"].as_object().unwrap().clone();
        let methods = |(path, item): (String, serde_json::Value)| {
            let methods: Vec<String> = item.as_object().unwrap().keys().cloned().collect();
            methods.into_iter().map(move |method| (method, path.clone()))
        };
        paths.into_iter().flat_map(methods).collect()
    };
    functions.into_iter().map(|(name, router)| (name, operations(router))).collect()
}

/// The routes that the template leads to each function. Its `paths` are written a line a route.
fn routed() -> BTreeMap<String, Routes> {
    let template = std::fs::read_to_string("../template.yaml").unwrap();
    let (_, rest) = template.split_once("        paths:\n").unwrap();
    let (paths, _) = rest.split_once("        components:\n").unwrap();
    let mut routed: BTreeMap<String, Routes> = BTreeMap::new();
    let mut path = "";
    for line in paths.lines() {
        let line = line.trim();
        if line.starts_with('#') {
            continue;
        }
        if line.starts_with('/') {
            path = line.strip_suffix(':').unwrap();
        } else {
            let (method, _) = line.split_once(':').unwrap();
            let (_, function) = line.rsplit_once("integrations/").unwrap();
            let function = function.split('"').next().unwrap();
            let route = (method.to_owned(), path.to_owned());
            routed.entry(function.to_owned()).or_default().insert(route);
        }
    }
    routed
}

#[test]
fn every_operation_is_routed_to_the_function_that_serves_it() {
    let routed = routed();
    for (function, operations) in described() {
        let missing: Vec<_> = operations.difference(&routed[function]).collect();
        assert!(
            missing.is_empty(),
            "template.yaml leads these nowhere for {function}: {missing:?}"
        );
    }
}

#[test]
fn no_api_route_leads_to_a_function_that_does_not_know_it() {
    let described = described();
    for (function, routes) in routed() {
        // The bot's function serves nothing of the API: it calls it.
        let nothing = Routes::new();
        let known = described.get(function.as_str()).unwrap_or(&nothing);
        let strange: Vec<_> = routes
            .iter()
            .filter(|(_, path)| path.starts_with("/v1/"))
            .filter(|route| !known.contains(*route))
            .collect();
        assert!(strange.is_empty(), "{function} does not know {strange:?}");
    }
}
