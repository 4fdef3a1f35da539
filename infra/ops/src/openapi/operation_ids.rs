//! Operation ids: unique among all operations, as
//! [OpenAPI](https://spec.openapis.org/oas/v3.1.1.html#operation-object) wants them.

use std::collections::BTreeMap;

use utoipa::openapi::path::{Operation, PathItem, Paths};

/// A handler that serves several methods gives each operation its own name: each gets the method
/// added to it.
pub(super) fn make_unique(paths: &mut Paths) {
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    for (_, id) in paths.paths.values_mut().flat_map(ids) {
        *uses.entry(id.clone()).or_default() += 1;
    }
    for (method, id) in paths.paths.values_mut().flat_map(ids) {
        if uses.get(id).is_some_and(|count| *count > 1) {
            *id = format!("{id}_{method}");
        }
    }
}

/// The methods of a path with their operations' ids.
fn ids(item: &mut PathItem) -> impl Iterator<Item = (&'static str, &mut String)> {
    operations(item).filter_map(|(method, operation)| {
        let id = operation.operation_id.as_mut()?;
        Some((method, id))
    })
}

/// The methods of a path with their operations.
pub(super) fn operations(
    item: &mut PathItem,
) -> impl Iterator<Item = (&'static str, &mut Operation)> {
    let operations: [(_, &mut Option<Operation>); 5] = [
        ("get", &mut item.get),
        ("put", &mut item.put),
        ("post", &mut item.post),
        ("delete", &mut item.delete),
        ("patch", &mut item.patch),
    ];
    operations
        .into_iter()
        .filter_map(|(method, operation)| Some((method, operation.as_mut()?)))
}
