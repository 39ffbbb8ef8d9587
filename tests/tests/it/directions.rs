//! Who may depend on whom.

use std::process::Command;

use cargo_metadata::MetadataCommand;

/// What each crate may know of the others; `tests` may see all, and nobody sees `tests`.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("usher-domain", &[]),
    ("usher-i18n", &["usher-domain"]),
    ("usher-directory", &["usher-domain"]),
    ("usher-mail", &["usher-domain", "usher-i18n"]),
    ("usher-client", &[]),
    ("usher-fake-chat", &["usher-domain"]),
    // The fakes are for its tests.
    ("usher-bot", &["usher-client", "usher-domain", "usher-i18n", "usher-fake-chat"]),
    // The portal is a client of the API, in the same process.
    (
        "usher-functions",
        &["usher-domain", "usher-i18n", "usher-directory", "usher-mail", "usher-client"],
    ),
    (
        "usher",
        &[
            "usher-domain",
            "usher-i18n",
            "usher-directory",
            "usher-mail",
            "usher-client",
            "usher-functions",
            "usher-fake-chat",
            "usher-bot",
        ],
    ),
    ("usher-hello", &[]),
    ("xtask", &[]),
    ("usher-browser-tests", &["usher-tests"]),
];

#[test]
fn dependencies_point_one_way_only() {
    let metadata =
        MetadataCommand::new().no_deps().other_options(["--offline".to_owned()]).exec().unwrap();
    let ours: Vec<&str> = metadata.packages.iter().map(|package| package.name.as_str()).collect();
    for package in metadata.packages.iter().filter(|package| package.name.as_str() != "usher-tests")
    {
        let allowed = MAY_KNOW.iter().find(|(name, _)| *name == package.name.as_str());
        let (_, allowed) = allowed.unwrap_or_else(|| panic!("{} has no rule here", package.name));
        for dependency in &package.dependencies {
            let name = dependency.name.as_str();
            assert!(
                !ours.contains(&name) || allowed.contains(&name),
                "{} may not know {name}",
                package.name
            );
        }
    }
}

#[test]
fn the_domain_is_pure() {
    let metadata =
        MetadataCommand::new().no_deps().other_options(["--offline".to_owned()]).exec().unwrap();
    let domain =
        metadata.packages.iter().find(|package| package.name.as_str() == "usher-domain").unwrap();
    for dependency in &domain.dependencies {
        let name = dependency.name.as_str();
        let impure = ["aws-", "axum", "http", "tokio", "reqwest", "getrandom", "rand"];
        assert!(!impure.iter().any(|prefix| name.starts_with(prefix)), "the domain uses {name}");
    }
}

#[test]
fn the_bots_functions_bring_nothing_of_the_api_or_of_the_sockets_along() {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--package", "usher-bot", "--features", "lambda"])
        .args(["--edges", "normal", "--prefix", "none", "--no-dedupe", "--format", "{lib}"])
        .output()
        .unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let tree = String::from_utf8(tree.stdout).unwrap();
    let brought: Vec<&str> = tree.lines().collect();
    assert!(brought.contains(&"lambda_http"), "{tree}");
    let ours = ["usher", "usher_functions", "usher_directory", "usher_mail", "usher_fake_chat"];
    let sockets = ["tokio_tungstenite", "tungstenite", "serenity"];
    for name in brought {
        let barred = ours.contains(&name) || sockets.contains(&name);
        assert!(!barred && !name.starts_with("aws_sdk_"), "the functions of the bot use {name}");
    }
}
