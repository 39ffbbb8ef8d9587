//! What answers though the table is out of reach.

use http::Method;
use tokio::net::TcpListener;
use usher::dev;
use usher_directory::Directory;
use usher_domain::OrgId;
use usher_functions::{App, finish, list_users};
use usher_tests::TestApp;

#[tokio::test]
async fn health_and_description_ask_nothing_of_the_table() {
    let usher = TestApp::start().await;
    let mut access = dev::local_access(&usher.app.random);
    // Nobody listens there: the listener is gone at once.
    let nowhere = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    access.dynamodb_endpoint = Some(format!("http://{nowhere}"));
    let (ids, random) = (usher.app.ids.clone(), usher.app.random.clone());
    let directory =
        Directory::new(access.dynamodb(), "usher", OrgId::default(), ids.clone(), random.clone());
    let parts = (usher.app.keys.clone(), usher.app.settings.clone(), usher.app.clock.clone());
    let app = App::new(directory, parts.0, parts.1, parts.2, random, ids);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = finish(list_users::routes(), app);
    tokio::spawn(async move { axum::serve(listener, router).await });

    for (path, status) in [("/healthz", 200), ("/openapi.json", 200), ("/v1/languages", 503)] {
        let url = format!("http://{address}{path}");
        let page = usher.browse(Method::GET, &url).await;
        assert_eq!(page.status.as_u16(), status, "{path}");
    }
    usher.finish().await;
}
