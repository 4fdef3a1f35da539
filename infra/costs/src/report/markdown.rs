//! Tables in Markdown, written.

/// A table, aligned for those who read it as text. Its first row names the columns; the first
/// column holds text, the others figures.
pub(super) fn table<const N: usize>(rows: &[[String; N]]) -> String {
    let width = |column: usize| {
        let cells = rows.iter().map(|row| row[column].chars().count());
        cells.max().unwrap_or(0)
    };
    let widths: [usize; N] = std::array::from_fn(width);
    let mut lines: Vec<String> = rows.iter().map(|row| line(row, widths)).collect();
    lines.insert(1, rule(widths));
    lines.join("\n")
}

fn line<const N: usize>(row: &[String; N], widths: [usize; N]) -> String {
    let mut line = String::from("|");
    for (column, (cell, width)) in row.iter().zip(widths).enumerate() {
        line += &match column {
            0 => format!(" {cell:<width$} |"),
            _ => format!(" {cell:>width$} |"),
        };
    }
    line
}

fn rule<const N: usize>(widths: [usize; N]) -> String {
    let mut rule = String::from("|");
    for (column, width) in widths.into_iter().enumerate() {
        let end = if column == 0 { '-' } else { ':' };
        rule += &format!("{}{end}|", "-".repeat(width + 1));
    }
    rule
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned() {
        let rows = [["for", "$"], ["place", "12"]].map(|row| row.map(str::to_owned));
        assert_eq!(
            table(&rows),
            "| for   |  $ |\n|-------|---:|\n| place | 12 |"
        );
    }
}
