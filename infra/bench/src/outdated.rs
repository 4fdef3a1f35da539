//! Which figures are older than what they measure.

use clap::ValueEnum;

use crate::Error;
use crate::part::Part;
use crate::report::{Document, Table, git};

/// Tests change without any figure.
const TESTS: [&str; 2] = [":(exclude,glob)**/tests/**", ":(exclude)*.md"];

/// Every part of the page: of which commit its figures are, and how many commits have changed since
/// what they measure.
pub async fn table(document: &Document) -> Result<Table, Error> {
    let mut table = Table::new(["part", "measured", "changes since"]);
    for part in Part::value_variants() {
        let run = document.block(&part.run_block())?;
        let (measured, changes) = match run.split_once(", commit ") {
            Some((day, rest)) => {
                let commit: String = rest.chars().take_while(char::is_ascii_hexdigit).collect();
                let changes = changes_since(&commit, *part).await?;
                (format!("{day}, {commit}"), changes)
            }
            None => ("never".to_owned(), None),
        };
        let changes = changes.map_or_else(|| "?".to_owned(), |count| count.to_string());
        table.row([part.name(), measured, changes]);
    }
    Ok(table)
}

/// None where this clone does not know the commit.
async fn changes_since(commit: &str, part: Part) -> Result<Option<usize>, Error> {
    let range = format!("{commit}..HEAD");
    let paths = part.measured_paths().iter().chain(&TESTS).copied();
    let arguments: Vec<_> = ["rev-list", "--count", &range, "--"]
        .into_iter()
        .chain(paths)
        .collect();
    Ok(git(&arguments).await?.parse().ok())
}
