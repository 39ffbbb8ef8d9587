//! What every operation has, and no handler has to say.

use std::collections::BTreeSet;

use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        ArrayBuilder, Components, ContentBuilder, OpenApi, Ref, RefOr, Required, ResponseBuilder,
        Schema,
        path::{Operation, Parameter, ParameterIn, PathItem},
        request_body::RequestBody,
        security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme},
        tag::{Tag, TagBuilder},
    },
};

use crate::problem::ProblemView;

/// The name of the scheme that operations refer to.
const API_KEY: &str = "api_key";

/// Gives every operation the answers for problems, and the need of a key unless it says otherwise;
/// and the document the `tags` that are in use, with their descriptions.
pub fn complete(document: &mut OpenApi, tags: &[(&str, &str)]) {
    let components = document.components.get_or_insert_default();
    add_problem(components);
    refer_to_items(components);
    components.security_schemes.insert(API_KEY.into(), api_key());
    for item in document.paths.paths.values_mut() {
        operations(item).for_each(complete_operation);
    }
    let mut used: BTreeSet<String> = BTreeSet::new();
    for item in document.paths.paths.values_mut() {
        used.extend(operations(item).filter_map(|one| one.tags.clone()).flatten());
    }
    document.tags = Some(describe(tags, used));
}

/// The tags that are `used`: first the described ones in their order, then the others.
fn describe(described: &[(&str, &str)], mut used: BTreeSet<String>) -> Vec<Tag> {
    let mut tags = Vec::new();
    for (name, description) in described {
        if used.remove(*name) {
            let tag = TagBuilder::new().name(*name).description(Some(*description));
            tags.push(tag.build());
        }
    }
    tags.extend(used.into_iter().map(Tag::new));
    tags
}

fn add_problem(components: &mut Components) {
    let mut schemas = vec![(ProblemView::name().into(), ProblemView::schema())];
    ProblemView::schemas(&mut schemas);
    components.schemas.extend(schemas);
}

/// The derived schema of a generic page writes its items out; a reference says what they are.
fn refer_to_items(components: &mut Components) {
    for (name, schema) in &mut components.schemas {
        if let (Some(item), RefOr::T(Schema::Object(page))) = (name.strip_prefix("Page_"), schema) {
            let items = ArrayBuilder::new().items(Ref::from_schema_name(item));
            page.properties.insert("items".into(), items.into());
        }
    }
}

fn api_key() -> SecurityScheme {
    let scheme = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .bearer_format("usher_<id>_<secret>, or the token of a session")
        .description(Some(
            "An API key, which may do what its role and whoever made it may, or the token of a \
             session. A browser sends its session as a cookie instead, and `X-CSRF-Token` with each \
             change.",
        ));
    SecurityScheme::Http(scheme.build())
}

fn complete_operation(operation: &mut Operation) {
    operation.parameters.iter_mut().flatten().for_each(admit_empty_value);
    operation.request_body.iter_mut().for_each(forbid_null);
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

/// A field of the query that is empty counts as left out: see `QueryFields::get`.
fn admit_empty_value(parameter: &mut Parameter) {
    if matches!(parameter.parameter_in, ParameterIn::Query)
        && !matches!(parameter.required, Required::True)
    {
        let extensions = parameter.extensions.get_or_insert_default();
        extensions.insert("allowEmptyValue".into(), true.into());
    }
}

/// A body that may be left out is derived as one that may be `null`, which is no object.
fn forbid_null(body: &mut RequestBody) {
    for content in body.content.values_mut() {
        if let Some(RefOr::T(Schema::OneOf(choice))) = &mut content.schema
            && let [_null, object] = &choice.items[..]
        {
            content.schema = Some(object.clone());
        }
    }
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    let PathItem { get, put, post, delete, options, head, patch, trace, .. } = item;
    [get, put, post, delete, options, head, patch, trace].into_iter().flatten()
}
