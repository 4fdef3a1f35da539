use std::fmt;

/// A table in Markdown, aligned for those who read it as text.
#[derive(Debug, Clone)]
pub struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// An empty table with these columns. The first holds text, the others figures.
    pub fn new<const N: usize>(columns: [&str; N]) -> Self {
        Self {
            rows: vec![columns.map(str::to_owned).to_vec()],
        }
    }

    /// Adds a row.
    pub fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.rows.push(cells.to_vec());
    }

    fn width(&self, column: usize) -> usize {
        let cells = self.rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    }
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, row) in self.rows.iter().enumerate() {
            for (column, cell) in row.iter().enumerate() {
                let width = self.width(column);
                match column {
                    0 => write!(formatter, "| {cell:<width$} |")?,
                    _ => write!(formatter, " {cell:>width$} |")?,
                }
            }
            writeln!(formatter)?;
            if number == 0 {
                self.rule(formatter)?;
            }
        }
        Ok(())
    }
}

impl Table {
    fn rule(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for column in 0..self.rows.first().map_or(0, Vec::len) {
            let dashes = "-".repeat(self.width(column) + 1);
            match column {
                0 => write!(formatter, "|{dashes}-|")?,
                _ => write!(formatter, "{dashes}:|")?,
            }
        }
        writeln!(formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned() {
        let mut table = Table::new(["call", "×"]);
        table.row(["get".to_owned(), "1 ✓".to_owned()]);
        assert_eq!(
            table.to_string(),
            "| call |   × |\n|------|----:|\n| get  | 1 ✓ |\n"
        );
    }
}
