//! What operations tell of their limits: those that count requests say so in every answer.

use utoipa::openapi::{
    Components, Header, HeaderBuilder, ObjectBuilder, OpenApi as Document, Ref, RefOr, Response,
    Type, path::Operation,
};

use super::operation_ids::operations;

const TOO_MANY_REQUESTS: &str = "429";
/// How long to wait.
const RETRY_AFTER: &str = "Retry-After";
/// The limit, and how the caller stands with it.
const LIMITS: [&str; 2] = ["RateLimit-Policy", "RateLimit"];

/// Describes the headers once, and refers to them wherever requests are counted: where one may be
/// too many.
pub(super) fn describe(document: &mut Document) {
    let components = document.components.get_or_insert_default();
    define(components);
    let operations = document.paths.paths.values_mut().flat_map(operations);
    for (_, operation) in operations {
        if operation
            .responses
            .responses
            .contains_key(TOO_MANY_REQUESTS)
        {
            refer(operation);
        }
    }
}

fn define(components: &mut Components) {
    let text = |description, example: &str| header(Type::String, description, example.into());
    let headers = [
        (
            LIMITS[0],
            text(
                "How many requests (`q`) are taken in how many seconds (`w`)",
                "\"default\";q=100;w=900",
            ),
        ),
        (
            LIMITS[1],
            text(
                "How many more are taken (`r`), and after how many seconds (`t`) all are again",
                "\"default\";r=99;t=812",
            ),
        ),
        (
            RETRY_AFTER,
            header(Type::Integer, "How many seconds to wait", 812.into()),
        ),
    ];
    for (name, header) in headers {
        components.headers.insert(name.to_owned(), header.into());
    }
}

fn header(kind: Type, description: &str, example: serde_json::Value) -> Header {
    HeaderBuilder::new()
        .schema(Some(ObjectBuilder::new().schema_type(kind)))
        .description(Some(description))
        .example(Some(example))
        .build()
}

fn refer(operation: &mut Operation) {
    for (status, response) in &mut operation.responses.responses {
        let RefOr::T(response) = response else {
            continue;
        };
        if status.starts_with('2') || status == TOO_MANY_REQUESTS {
            LIMITS.iter().for_each(|name| add(response, name));
        }
        if status == TOO_MANY_REQUESTS {
            add(response, RETRY_AFTER);
        }
    }
}

fn add(response: &mut Response, name: &str) {
    let header = Ref::new(format!("#/components/headers/{name}"));
    response.headers.insert(name.to_owned(), RefOr::Ref(header));
}
