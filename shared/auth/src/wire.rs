//! How passwords and their tokens are read from a request, and how they look in the OpenAPI
//! document.

use shared_domain::wire::string;
use utoipa::openapi::{KnownFormat, SchemaFormat};

use crate::{Password, PasswordToken};

shared_domain::read_from_text!(Password, PasswordToken);

shared_domain::schemas! {
    Password: string()
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::Password)))
        .min_length(Some(Password::MIN))
        .max_length(Some(Password::MAX))
        .examples(["correct horse battery"]),
}
