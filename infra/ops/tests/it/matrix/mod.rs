//! Every caller × every operation: who may do what, and that what somebody may not see is as if it
//! did not exist.

mod asking;
mod callers;
mod cells;
mod functions;
mod names;
mod operations;
mod requests;
mod scene;
mod shape;
mod stage;
mod table;

use std::collections::BTreeSet;

use callers::Caller;
use cells::{Figure, try_row};
use operations::documented;
use stage::Theatre;
use table::rows;

#[test]
fn every_operation_has_a_row_and_every_row_an_operation() {
    let documented: BTreeSet<_> = documented().into_keys().collect();
    let listed: BTreeSet<_> = rows().iter().map(|row| row.operation.to_owned()).collect();
    let unlisted: Vec<_> = documented.difference(&listed).collect();
    assert!(
        unlisted.is_empty(),
        "the OpenAPI document has {unlisted:?}, and matrix/table.txt does not say who may do that"
    );
    let unknown: Vec<_> = listed.difference(&documented).collect();
    assert!(
        unknown.is_empty(),
        "matrix/table.txt says who may do {unknown:?}, which the OpenAPI document does not have"
    );
}

#[tokio::test]
async fn everybody_may_do_what_the_table_says_and_learns_nothing_of_the_rest() {
    let operations = documented();
    let theatre = Theatre::build().await;
    let mut figure = Figure::default();
    for row in rows() {
        if let Some(operation) = operations.get(row.operation) {
            try_row(operation, &row, &theatre.stage().await, &mut figure).await;
        }
    }
    println!(
        "matrix: {} operations × {} callers = {} calls, {} compared with what does not exist",
        operations.len(),
        Caller::ALL.len(),
        figure.calls,
        figure.compared,
    );
    let surprises = figure.surprises;
    assert!(surprises.is_empty(), "{}", surprises.join("\n"));
}
