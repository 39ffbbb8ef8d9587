//! The API as the portal reaches it: within the same process.

use std::sync::Arc;

use axum::{Router, body::Body, middleware};
use http::{Extensions, Request, Response};
use http_body_util::BodyExt;
use tower::ServiceExt;
use url::Url;
use usher_client::{Answering, Client, Lost, Transport, TransportError};
use usher_i18n::Texts;

use crate::{
    App,
    caller::Caller,
    gate::{self, RequestId},
    idempotency::remember,
    language::asked_for,
    problem::ApiError,
    source::Source,
};

/// The API's own routes, by which the portal reads and changes everything. So it can do nothing that
/// the API would refuse to whoever is signed in.
#[derive(Clone)]
pub struct Api {
    router: Router,
}

impl Api {
    /// The API on `app`.
    pub fn new(app: &App) -> Self {
        let (routes, _) = crate::routes().split_for_parts();
        let remembering = middleware::from_fn_with_state(app.clone(), remember);
        let router = routes.layer(remembering).with_state(app.clone());
        Self { router }
    }

    /// A client that calls as `caller`, on the connection of the request whose `extensions` these are,
    /// and hears problems in the language of `texts`.
    pub fn client(
        &self,
        caller: Caller,
        extensions: &Extensions,
        texts: &Texts,
    ) -> Result<Client, ApiError> {
        // All else, such as the variables of a page's path, is no concern of the API's.
        let request_id = extensions.get::<RequestId>().cloned();
        let mut extensions = Source::only(extensions);
        extensions.insert(caller);
        let within = Within { api: self.clone(), extensions, request_id };
        let failed = |error: usher_client::Error| ApiError::Internal(error.to_string());
        // No such host is asked: only the path counts.
        let url = Url::parse("http://usher.internal/")
            .map_err(|error| ApiError::Internal(error.to_string()))?;
        let client = Client::through(Arc::new(within), url).map_err(failed)?;
        client.in_language(texts.language().tag()).map_err(failed)
    }
}

/// Carries a request to the routes beside, as somebody who is known already.
struct Within {
    api: Api,
    extensions: Extensions,
    /// What the page's own request is called.
    request_id: Option<RequestId>,
}

impl Transport for Within {
    fn carry(&self, request: Request<Vec<u8>>) -> Answering<'_> {
        Box::pin(async {
            let mut request = request.map(Body::from);
            *request.extensions_mut() = self.extensions.clone();
            let language = asked_for(request.headers());
            let Ok(mut response) = self.api.router.clone().oneshot(request).await;
            if let Some(problem) = response.extensions().get::<ApiError>() {
                gate::log(problem);
                let request_id = self.request_id.as_ref().map_or("", |id| &id.0);
                response = problem.document(language, request_id);
            }
            let (parts, body) = response.into_parts();
            let body = body
                .collect()
                .await
                .map_err(|error| TransportError::new(Lost::Elsewhere, error))?
                .to_bytes();
            Ok(Response::from_parts(parts, body.into()))
        })
    }
}
