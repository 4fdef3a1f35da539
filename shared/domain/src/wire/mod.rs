//! How the domain's values are read from a request, and how they look in the OpenAPI document.
//!
//! It is here because of the [orphan
//! rule](https://doc.rust-lang.org/reference/items/implementations.html#orphan-rules), and a
//! feature because no rule needs it.

mod fields;
mod schema;

pub use fields::from_text;
pub use schema::{SchemaOrRef, one_of, string, whole};
#[doc(hidden)]
pub use {deserr, utoipa};
