//! What a path names by an id.

use std::{convert::Infallible, str::FromStr};

use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::request::Parts,
};
use shared_domain::{ApiKeyId, MediaId, NotificationId, UserId, order::OrderRef, wire::string};
use utoipa::{
    IntoParams, ToSchema,
    openapi::{
        Ref, RefOr, Required, Schema,
        path::{Parameter, ParameterBuilder, ParameterIn},
    },
};

/// What a path can name.
pub trait PathParameter: FromStr {
    /// The parameter's name in paths.
    const NAME: &'static str;
    /// What the OpenAPI document says of it.
    const DESCRIPTION: &'static str;

    /// How it looks in the OpenAPI document.
    fn schema() -> RefOr<Schema>;
}

/// The id that the path names, and the parameter in the OpenAPI document; none where the path names
/// no `T`, which is answered as if nothing had that id.
#[derive(Debug, Clone, Copy)]
pub struct PathId<T>(pub Option<T>);

impl<S: Sync, T: PathParameter> FromRequestParts<S> for PathId<T> {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let parameters = RawPathParams::from_request_parts(parts, &()).await;
        let text = parameters.as_ref().ok().and_then(|parameters| {
            let mut parameters = parameters.iter();
            parameters.find_map(|(name, text)| (name == T::NAME).then_some(text))
        });
        Ok(Self(text.and_then(|text| text.parse().ok())))
    }
}

impl<T: PathParameter> IntoParams for PathId<T> {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let parameter = ParameterBuilder::new()
            .name(T::NAME)
            .parameter_in(ParameterIn::Path)
            .description(Some(T::DESCRIPTION))
            .required(Required::True)
            .schema(Some(T::schema()));
        vec![parameter.build()]
    }
}

impl PathParameter for OrderRef {
    const NAME: &'static str = "id";
    const DESCRIPTION: &'static str = "The order's id or number.";

    fn schema() -> RefOr<Schema> {
        string().into()
    }
}

macro_rules! ids {
    ($($id:ident: $name:literal, $description:literal;)*) => {$(
        impl PathParameter for $id {
            const NAME: &'static str = $name;
            const DESCRIPTION: &'static str = $description;

            fn schema() -> RefOr<Schema> {
                Ref::from_schema_name($id::name()).into()
            }
        }
    )*};
}

ids! {
    ApiKeyId: "id", "The key's id.";
    MediaId: "mediaId", "The file's id.";
    NotificationId: "id", "The notification's id.";
    UserId: "id", "The user's id.";
}
