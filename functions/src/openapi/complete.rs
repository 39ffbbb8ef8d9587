//! What every operation has, and no handler has to say.

use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        Components, ContentBuilder, OpenApi, Ref, ResponseBuilder,
        path::{Operation, PathItem},
        security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme},
    },
};

use crate::problem::ProblemView;

/// The name of the scheme that operations refer to.
const API_KEY: &str = "api_key";

/// Gives every operation the answers for problems, and the need of a key unless it says otherwise.
pub fn complete(document: &mut OpenApi) {
    let components = document.components.get_or_insert_default();
    add_problem(components);
    components.security_schemes.insert(API_KEY.into(), api_key());
    for item in document.paths.paths.values_mut() {
        operations(item).for_each(complete_operation);
    }
}

fn add_problem(components: &mut Components) {
    let mut schemas = vec![(ProblemView::name().into(), ProblemView::schema())];
    ProblemView::schemas(&mut schemas);
    components.schemas.extend(schemas);
}

fn api_key() -> SecurityScheme {
    let scheme = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .bearer_format("usher_<id>_<secret>")
        .description(Some("An API key. It may do what its role allows."));
    SecurityScheme::Http(scheme.build())
}

fn complete_operation(operation: &mut Operation) {
    let needs_key = || vec![SecurityRequirement::new(API_KEY, Vec::<String>::new())];
    operation.security.get_or_insert_with(needs_key);
    let problems =
        [("4XX", "The call cannot be done as it is."), ("5XX", "It failed on our side.")];
    for (statuses, description) in problems {
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
        let response = ResponseBuilder::new()
            .description(description)
            .content("application/problem+json", content)
            .build();
        operation.responses.responses.entry(statuses.into()).or_insert(response.into());
    }
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    let PathItem { get, put, post, delete, options, head, patch, trace, .. } = item;
    [get, put, post, delete, options, head, patch, trace].into_iter().flatten()
}
