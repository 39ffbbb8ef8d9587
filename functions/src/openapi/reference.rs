//! The description of the API in the shape in which a page shows it.

use serde_json::{Map, Value};
use utoipa::openapi::OpenApi;

use super::{
    example::example,
    prose::{Prose, prose},
};

/// Everything that the page shows.
pub struct Reference {
    pub version: String,
    pub description: Prose,
    pub sections: Vec<Section>,
    pub schemas: Vec<SchemaView>,
}

/// The operations of one tag.
pub struct Section {
    pub name: String,
    /// The name as an address can hold it.
    pub slug: String,
    pub description: Prose,
    pub operations: Vec<OperationView>,
}

/// One operation.
pub struct OperationView {
    pub id: String,
    pub method: String,
    pub path: String,
    pub summary: String,
    pub description: Prose,
    pub permission: Option<String>,
    pub needs_key: bool,
    pub parameters: Vec<Field>,
    pub body: Option<Content>,
    pub answers: Vec<Answer>,
    /// The path with values in place of its variable segments.
    pub example_path: String,
}

/// What a body holds.
pub struct Content {
    pub media_type: String,
    pub kind: Kind,
    pub fields: Vec<Field>,
    pub is_closed: bool,
    pub example: String,
}

/// What an operation may answer.
pub struct Answer {
    pub status: String,
    pub description: Prose,
    pub headers: Vec<Field>,
    pub content: Option<Content>,
}

/// An object that bodies hold.
pub struct SchemaView {
    pub name: String,
    pub description: Prose,
    pub fields: Vec<Field>,
}

/// A field of a body, a parameter or a header.
pub struct Field {
    pub name: String,
    /// Where it stands, if it is a parameter.
    pub place: String,
    pub kind: Kind,
    pub required: bool,
    pub rules: Vec<String>,
    pub choices: Vec<String>,
    pub description: Prose,
}

/// The type of a value: perhaps a list, perhaps null, perhaps an object with a name.
#[derive(Default)]
pub struct Kind {
    pub is_list: bool,
    pub is_nullable: bool,
    pub text: String,
    /// The schema that `text` names.
    pub is_object: bool,
}

/// A document, to look things up in.
pub(super) struct Document(Value);

impl Reference {
    /// Reads the document.
    pub fn of(document: &OpenApi) -> Result<Self, serde_json::Error> {
        let document = Document(serde_json::to_value(document)?);
        Ok(Self {
            version: text(&document.0["info"], "version"),
            description: prose(&document.0["info"]),
            sections: list(&document.0["tags"]).map(|tag| document.section(tag)).collect(),
            schemas: document.schemas(),
        })
    }
}

impl Document {
    fn section(&self, tag: &Value) -> Section {
        let name = text(tag, "name");
        let mut operations = Vec::new();
        for (path, item) in pairs(&self.0["paths"]) {
            for (method, operation) in pairs(item) {
                if list(&operation["tags"]).next().and_then(Value::as_str) == Some(&name) {
                    operations.push(self.operation(method, path, operation));
                }
            }
        }
        let slug = format!("tag-{}", name.to_lowercase().replace(' ', "-"));
        Section { name, slug, description: prose(tag), operations }
    }

    fn operation(&self, method: &str, path: &str, operation: &Value) -> OperationView {
        let parameters: Vec<&Value> = list(&operation["parameters"]).collect();
        let example_path = parameters.iter().filter(|one| one["in"] == "path").fold(
            path.to_owned(),
            |path, parameter| {
                let name = text(parameter, "name");
                let value = example(self, &parameter["schema"]);
                path.replace(&format!("{{{name}}}"), value.as_str().unwrap_or(&name))
            },
        );
        OperationView {
            id: text(operation, "operationId"),
            method: method.to_uppercase(),
            path: path.to_owned(),
            summary: text(operation, "summary"),
            description: prose(operation),
            permission: operation["x-permission"].as_str().map(str::to_owned),
            needs_key: list(&operation["security"])
                .any(|one| one.as_object().is_some_and(|schemes| !schemes.is_empty())),
            parameters: parameters.into_iter().map(|one| self.parameter(one)).collect(),
            body: self.content(&operation["requestBody"]),
            answers: pairs(&operation["responses"])
                .map(|(status, response)| self.answer(status, response))
                .collect(),
            example_path,
        }
    }

    fn parameter(&self, parameter: &Value) -> Field {
        let required = parameter["required"] == true;
        let mut field = self.field(&text(parameter, "name"), &parameter["schema"], required);
        field.place = text(parameter, "in");
        field.description = prose(parameter);
        field
    }

    fn answer(&self, status: &str, response: &Value) -> Answer {
        let header = |(name, header): (&String, &Value)| {
            let mut field = self.field(name, &header["schema"], false);
            field.description = prose(header);
            field
        };
        Answer {
            status: status.to_owned(),
            description: prose(response),
            headers: pairs(&response["headers"]).map(header).collect(),
            content: self.content(response),
        }
    }

    /// The first media type of a body and what it holds.
    fn content(&self, of: &Value) -> Option<Content> {
        let (media_type, content) = pairs(&of["content"]).next()?;
        let schema = &content["schema"];
        let object = self.resolve(schema);
        let value = match content.get("example") {
            Some(example) => example.clone(),
            None => example(self, schema),
        };
        Some(Content {
            media_type: media_type.clone(),
            kind: self.kind(schema),
            fields: self.fields(object),
            is_closed: object["additionalProperties"] == false,
            example: serde_json::to_string_pretty(&value).unwrap_or_default(),
        })
    }

    fn schemas(&self) -> Vec<SchemaView> {
        pairs(&self.0["components"]["schemas"])
            .filter(|(_, schema)| is_object(schema))
            .map(|(name, schema)| SchemaView {
                name: name.clone(),
                description: prose(schema),
                fields: self.fields(schema),
            })
            .collect()
    }

    fn fields(&self, object: &Value) -> Vec<Field> {
        let properties = &object["properties"];
        // What is required is listed in the order in which the code names it.
        let required: Vec<&str> = list(&object["required"]).filter_map(Value::as_str).collect();
        let needed = required.iter().map(|name| self.field(name, &properties[*name], true));
        let optional = pairs(properties)
            .filter(|(name, _)| !required.contains(&name.as_str()))
            .map(|(name, schema)| self.field(name, schema, false));
        needed.chain(optional).collect()
    }

    fn field(&self, name: &str, schema: &Value, required: bool) -> Field {
        let resolved = self.resolve(schema);
        let mut description = prose(schema);
        // Without words of its own the field has those of its type; objects say theirs elsewhere.
        if description.is_empty() && !is_object(resolved) {
            description = prose(resolved);
        }
        Field {
            name: name.to_owned(),
            place: String::new(),
            kind: self.kind(schema),
            required,
            rules: rules(resolved),
            choices: list(&self.element(resolved)["enum"]).map(plain).collect(),
            description,
        }
    }

    fn kind(&self, schema: &Value) -> Kind {
        let is_nullable = is_nullable(schema);
        let resolved = self.resolve(schema);
        if resolved["type"] == "array" {
            return Kind { is_list: true, is_nullable, ..self.kind(&resolved["items"]) };
        }
        let name = name_of(schema).filter(|_| is_object(resolved));
        let is_object = name.is_some();
        let text = name.unwrap_or_else(|| match (type_of(resolved), &resolved["format"]) {
            // Sizes of integers are in their bounds.
            (kind @ "string", Value::String(format)) => format!("{kind} ({format})"),
            (kind, _) => kind.to_owned(),
        });
        Kind { is_list: false, is_nullable, text, is_object }
    }

    /// What a list is a list of; anything else as it is.
    fn element<'a>(&'a self, schema: &'a Value) -> &'a Value {
        if schema["type"] == "array" { self.resolve(&schema["items"]) } else { schema }
    }

    /// The schema behind references and behind “or null”.
    pub(super) fn resolve<'a>(&'a self, schema: &'a Value) -> &'a Value {
        if let Some(name) = reference(schema) {
            return self.resolve(&self.0["components"]["schemas"][name]);
        }
        one_of(schema).map_or(schema, |one| self.resolve(one))
    }
}

fn rules(schema: &Value) -> Vec<String> {
    let range = |least: &str, most: &str, unit: &str| match (&schema[least], &schema[most]) {
        (Value::Null, Value::Null) => None,
        (least, Value::Null) => Some(format!("at least {least}{unit}")),
        (Value::Null, most) => Some(format!("at most {most}{unit}")),
        (least, most) => Some(format!("{least} to {most}{unit}")),
    };
    let with = |name: &str, words: &str| {
        let value = schema.get(name).map(plain);
        // A pattern that takes longer to read than its description is for programs.
        value.filter(|value| value.len() <= 60).map(|value| format!("{words} {value}"))
    };
    [
        range("minLength", "maxLength", " characters"),
        range("minimum", "maximum", ""),
        range("minItems", "maxItems", " items"),
        with("pattern", "matches"),
        with("default", "default"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn reference(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.strip_prefix("#/components/schemas/")
}

/// The name of the schema that is referred to, be it “or null”.
fn name_of(schema: &Value) -> Option<String> {
    match reference(schema) {
        Some(name) => Some(name.to_owned()),
        None => one_of(schema).and_then(name_of),
    }
}

/// The one that is not null among alternatives.
fn one_of(schema: &Value) -> Option<&Value> {
    list(&schema["oneOf"]).find(|one| one["type"] != "null")
}

fn is_nullable(schema: &Value) -> bool {
    list(&schema["oneOf"]).any(|one| one["type"] == "null")
        || list(&schema["type"]).any(|one| one == "null")
}

fn is_object(schema: &Value) -> bool {
    schema["type"] == "object" && schema.get("properties").is_some()
}

/// The type of a schema, other than null.
pub(super) fn type_of(schema: &Value) -> &str {
    let among = || list(&schema["type"]).filter_map(Value::as_str).find(|one| *one != "null");
    schema["type"].as_str().or_else(among).unwrap_or("any")
}

fn text(of: &Value, name: &str) -> String {
    of[name].as_str().unwrap_or_default().to_owned()
}

/// A value as it is read: texts without quotes.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

pub(super) fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

pub(super) fn pairs(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flat_map(Map::iter)
}
