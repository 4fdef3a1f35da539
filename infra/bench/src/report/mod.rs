//! What is shown and written down.

mod document;
mod run;
mod table;

pub use document::{Block, Document};
pub use run::run;
pub use table::Table;

/// A figure beside what it may be at most.
pub fn limited(figure: f64, decimals: usize, budget: f64) -> String {
    let mark = if figure <= budget { '✓' } else { '✗' };
    format!("{figure:.decimals$} (≤ {budget}) {mark}")
}

/// The middle of some figures.
pub fn median(figures: impl IntoIterator<Item = f64>) -> f64 {
    let mut figures: Vec<f64> = figures.into_iter().collect();
    figures.sort_by(f64::total_cmp);
    let middle = figures.len() / 2;
    match figures.len() {
        0 => f64::NAN,
        count if count % 2 == 1 => figures[middle],
        _ => f64::midpoint(figures[middle - 1], figures[middle]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_says_whether_it_keeps_within_its_budget() {
        assert_eq!(limited(9.0, 0, 9.0), "9 (≤ 9) ✓");
        assert_eq!(limited(2.25, 1, 2.0), "2.2 (≤ 2) ✗");
    }

    #[test]
    fn the_median_lies_in_the_middle() {
        assert_eq!(median([3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median([4.0, 1.0, 2.0, 3.0]), 2.5);
        assert!(median([]).is_nan());
    }
}
