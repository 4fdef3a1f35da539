//! Tables in Markdown, read.

use crate::Error;

/// A table of a document.
#[derive(Debug)]
pub(crate) struct Table {
    file: &'static str,
    after: String,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// The first table of a document after some text, such as a marker or a heading.
    pub(crate) fn after(file: &'static str, text: &str, after: &str) -> Result<Self, Error> {
        let missing = || Error::Missing {
            file,
            what: format!("table after {after:?}"),
        };
        let (_, rest) = text.split_once(after).ok_or_else(missing)?;
        let mut lines = rest
            .lines()
            .skip_while(|line| !line.starts_with('|'))
            .take_while(|line| line.starts_with('|'))
            .map(cells);
        let columns = lines.next().ok_or_else(missing)?;
        Ok(Self {
            file,
            after: after.to_owned(),
            columns,
            // After the rule below the columns' names.
            rows: lines.skip(1).collect(),
        })
    }

    /// Whether it has a row of this name.
    pub(crate) fn has(&self, row: &str) -> bool {
        self.rows.iter().any(|cells| cells[0] == row)
    }

    /// The numbers in a cell, in their order: of `2 + 0` both. What a budget adds is left out, and
    /// – is none.
    pub(crate) fn numbers(&self, row: &str, column: &str) -> Result<Vec<f64>, Error> {
        let cells = self.rows.iter().find(|cells| cells[0] == row);
        let number = self.columns.iter().position(|name| name == column);
        let cell = cells.zip(number).and_then(|(cells, at)| cells.get(at));
        let cell = cell.ok_or_else(|| self.missing(row, column))?;
        let figures = cell.split('(').next().unwrap_or_default();
        Ok(figures.split(" + ").filter_map(parse).collect())
    }

    /// The number in a cell.
    pub(crate) fn number(&self, row: &str, column: &str) -> Result<f64, Error> {
        let numbers = self.numbers(row, column)?;
        numbers
            .first()
            .copied()
            .ok_or_else(|| self.missing(row, column))
    }

    fn missing(&self, row: &str, column: &str) -> Error {
        let after = &self.after;
        Error::Missing {
            file: self.file,
            what: format!("figure {column:?} of {row:?} after {after:?}"),
        }
    }
}

fn cells(line: &str) -> Vec<String> {
    let inner = line.trim().trim_matches('|');
    inner.split('|').map(|cell| cell.trim().into()).collect()
}

fn parse(text: &str) -> Option<f64> {
    text.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "<!-- store -->\n\n| request | both | RCU |\n|---|--:|--:|\n| get | 2 + 0.5 | 1 (≤ 2) ✓ |\n";

    fn table() -> Table {
        Table::after("a.md", TEXT, "<!-- store -->").unwrap()
    }

    #[test]
    fn figures_are_read_without_their_budgets() {
        assert_eq!(table().number("get", "RCU").unwrap(), 1.0);
        assert_eq!(table().numbers("get", "both").unwrap(), [2.0, 0.5]);
    }

    #[test]
    fn a_figure_that_is_not_there_is_named() {
        let error = table().number("put", "RCU").unwrap_err().to_string();
        assert_eq!(
            error,
            r#"a.md has no figure "RCU" of "put" after "<!-- store -->""#
        );
    }
}
