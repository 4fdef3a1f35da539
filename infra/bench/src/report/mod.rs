//! What is shown and written down.

mod document;
mod run;
mod table;

use std::time::Duration;

pub use document::{Block, Document};
pub use run::{git, run};
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

/// What half of them, 99 of 100 and all of them do not exceed, in milliseconds.
pub fn percentiles(mut times: Vec<Duration>) -> [String; 3] {
    times.sort();
    [0.5, 0.99, 1.0].map(|fraction| {
        let rank = (fraction * times.len() as f64).ceil() as usize;
        let time = times.get(rank.saturating_sub(1)).copied();
        format!("{:.0}", time.unwrap_or_default().as_secs_f64() * 1_000.0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_times_that_were_measured() {
        let times = (1..=200).rev().map(Duration::from_millis).collect();
        assert_eq!(percentiles(times), ["100", "198", "200"]);
        assert_eq!(percentiles(vec![Duration::from_millis(7)]), ["7", "7", "7"]);
    }

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
