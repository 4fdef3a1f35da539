use serde_json::Value;

const README: &str = include_str!("../../../../README.md");

/// The rows of the README's table of endpoints.
fn rows() -> Vec<String> {
    let (_, rest) = README.split_once("<!-- endpoints -->").unwrap();
    let (table, _) = rest.split_once("<!-- end of endpoints -->").unwrap();
    table.trim().lines().skip(2).map(str::to_owned).collect()
}

#[test]
fn the_readme_lists_every_endpoint_as_the_document_does() {
    let document = serde_json::to_value(ops::openapi::document().unwrap()).unwrap();
    let paths = document["paths"].as_object().unwrap();
    let documented = paths.iter().flat_map(|(path, item)| {
        let operations = item.as_object().unwrap().iter();
        operations.map(move |(method, operation)| row(method, path, operation))
    });
    assert_eq!(sorted(rows()), sorted(documented.collect()));
}

fn row(method: &str, path: &str, operation: &Value) -> String {
    let summary = operation["summary"].as_str().unwrap();
    format!("| {} | `{path}` | {summary} |", method.to_uppercase())
}

fn sorted(mut rows: Vec<String>) -> Vec<String> {
    rows.sort();
    rows
}
