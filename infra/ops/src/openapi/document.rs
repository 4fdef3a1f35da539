//! One document of all functions.

use shared_http::{Failure, Limit};
use utoipa::{
    Modify, OpenApi,
    openapi::{
        OpenApi as Document,
        security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};

use super::{limits, operation_ids::make_unique, present};
use crate::Error;

/// What no function says: what all of it is, and what the functions refer to.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Order tracking",
        description = include_str!("description.md"),
        license(name = "MIT", identifier = "MIT")
    ),
    servers((url = "/", description = "Where this document comes from")),
    tags(
        (name = "Authentication", description = "Accounts and sign-ins"),
        (name = "Orders", description = "Orders and their history"),
        (name = "Notes", description = "What staff and customers write on orders"),
        (name = "Media", description = "Files of orders, which go to storage and come from there directly"),
        (name = "Users", description = "People's own accounts"),
        (name = "Administration", description = "Who may do what, how the shop is doing, and how the system is set"),
        (name = "Notifications", description = "What people are told of their orders"),
        (name = "System", description = "Health and documentation"),
    ),
    components(schemas(Failure, Limit)),
    modifiers(&Credentials),
)]
struct Base;

struct Credentials;

impl Modify for Credentials {
    fn modify(&self, document: &mut Document) {
        let scheme = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .bearer_format("JWT")
            .description(Some("An access token, as signing in gives it"))
            .build();
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("bearer", SecurityScheme::Http(scheme));
        let description = "A key that an administrator has made for a program";
        let key = ApiKey::Header(ApiKeyValue::with_description("X-API-Key", description));
        components.add_security_scheme("apiKey", SecurityScheme::ApiKey(key));
    }
}

/// What each function says of itself, by the name of its binary.
pub fn functions() -> [(&'static str, Document); 7] {
    [
        ("auth", auth::Documentation::openapi()),
        ("orders", orders::Documentation::openapi()),
        ("media", media::Documentation::openapi()),
        ("users", users::Documentation::openapi()),
        ("admin", admin::Documentation::openapi()),
        ("notifications", notifications::Documentation::openapi()),
        ("system", system::Documentation::openapi()),
    ]
}

/// One document of all functions.
///
/// # Errors
/// Where two of them mean different things by one schema's name, or have no JSON form.
pub fn document() -> Result<Document, Error> {
    let mut document = Base::openapi();
    for (_, function) in functions() {
        refuse_conflicts(&document, &function)?;
        document.merge(function);
    }
    make_unique(&mut document.paths);
    limits::describe(&mut document);
    present::require(&mut document)?;
    Ok(document)
}

/// Merging would silently keep one of the two.
fn refuse_conflicts(document: &Document, function: &Document) -> Result<(), Error> {
    let (Some(known), Some(new)) = (&document.components, &function.components) else {
        return Ok(());
    };
    let differs = |(name, schema): &(&String, _)| {
        known
            .schemas
            .get(*name)
            .is_some_and(|known| known != *schema)
    };
    match new.schemas.iter().find(differs) {
        Some((name, _)) => Err(Error::SchemaConflict(name.clone())),
        None => Ok(()),
    }
}
