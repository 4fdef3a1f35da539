//! Custom resources: `Custom::…`.

use super::fields::Fields;
use super::node::Entry;
use super::{Error, Resource};

/// A resource that a function of the template makes.
#[derive(Debug, Clone)]
pub struct CustomResource {
    /// The logical id.
    pub name: String,
    /// `Custom::…`.
    pub resource_type: String,
    /// What the function is given, unresolved.
    pub(crate) properties: Vec<Entry>,
}

pub(super) fn read(resource: &Resource<'_>) -> Result<CustomResource, Error> {
    Fields::of(resource.properties, resource.name)?.require("ServiceToken")?;
    Ok(CustomResource {
        name: resource.name.to_owned(),
        resource_type: resource.kind.clone(),
        properties: resource.properties.as_map()?.to_vec(),
    })
}
