//! How often spans of each length occurred.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Bucket;

/// Spans counted by their length, with their exact sum.
///
/// Histograms of parts merge to that of the whole, in any order. Counts and sum stop at the largest
/// number rather than begin anew.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Histogram {
    counts: BTreeMap<Bucket, u64>,
    /// In seconds.
    sum: u64,
}

impl Histogram {
    /// A histogram of what was counted elsewhere: spans by bucket, and the sum of them all in
    /// seconds.
    pub fn new(counts: impl IntoIterator<Item = (Bucket, u64)>, sum: u64) -> Self {
        let mut histogram = Self {
            sum,
            ..Self::default()
        };
        for (bucket, count) in counts {
            histogram.count_in(bucket, count);
        }
        histogram
    }

    /// Counts a span of this many seconds.
    pub fn add(&mut self, seconds: u64) {
        self.count_in(Bucket::of(seconds), 1);
        self.sum = self.sum.saturating_add(seconds);
    }

    /// Counts what another histogram counts.
    pub fn merge(&mut self, other: &Self) {
        for (bucket, count) in other.counts() {
            self.count_in(bucket, count);
        }
        self.sum = self.sum.saturating_add(other.sum);
    }

    fn count_in(&mut self, bucket: Bucket, count: u64) {
        if count > 0 {
            let counted = self.counts.entry(bucket).or_default();
            *counted = counted.saturating_add(count);
        }
    }

    /// The buckets that hold anything, from the shortest spans to the longest.
    pub fn counts(&self) -> impl Iterator<Item = (Bucket, u64)> {
        self.counts.iter().map(|(bucket, count)| (*bucket, *count))
    }

    /// How many spans were counted.
    pub fn count(&self) -> u64 {
        self.counts
            .values()
            .fold(0, |count, more| count.saturating_add(*more))
    }

    /// Their sum in seconds, exactly.
    pub const fn sum(&self) -> u64 {
        self.sum
    }

    /// Their average in whole seconds, or `None` where there are none.
    pub fn mean(&self) -> Option<u64> {
        self.sum.checked_div(self.count())
    }

    /// The shortest span that this fraction (0 to 1) of all spans does not exceed, in seconds and
    /// within 5 %: `percentile(0.5)` is the lower median. `None` where there are no spans.
    ///
    /// This is the [nearest
    /// rank](https://en.wikipedia.org/wiki/Percentile#The_nearest-rank_method), so it is a span
    /// that did occur, as precisely as its bucket knows it.
    pub fn percentile(&self, fraction: f64) -> Option<u64> {
        let rank = rank(fraction, self.count());
        let mut passed = 0u64;
        let bucket = self.counts().find(|(_, count)| {
            passed = passed.saturating_add(*count);
            passed >= rank
        });
        bucket.map(|(bucket, _)| bucket.seconds())
    }
}

/// Which of so many spans in order, counted from 1, is the first that so large a fraction reaches.
///
/// Reckons in millionths: as a floating-point number, 0.07 × 100 is a little more than 7.
fn rank(fraction: f64, count: u64) -> u64 {
    const WHOLE: u128 = 1_000_000;
    let millionths = ((fraction * 1e6).round() as u128).min(WHOLE);
    let rank = (millionths * u128::from(count)).div_ceil(WHOLE);
    u64::try_from(rank).unwrap_or(count).max(1)
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    const TEN_YEARS: u64 = 3_653 * 86_400;

    fn histogram_of(spans: &[u64]) -> Histogram {
        let mut histogram = Histogram::default();
        for span in spans {
            histogram.add(*span);
        }
        histogram
    }

    #[test]
    fn nothing_has_neither_percentile_nor_mean() {
        let nothing = Histogram::default();
        assert_eq!(
            (nothing.count(), nothing.percentile(0.5), nothing.mean()),
            (0, None, None)
        );
    }

    #[test]
    fn small_spans_are_told_exactly() {
        let histogram = histogram_of(&[19, 3, 1, 0, 2, 1]);
        let told = [0.0, 0.5, 0.51, 5.0 / 6.0, 0.9, 1.0].map(|part| histogram.percentile(part));
        assert_eq!(told, [0, 1, 2, 3, 19, 19].map(Some));
        assert_eq!(
            (histogram.count(), histogram.sum(), histogram.mean()),
            (6, 26, Some(4))
        );
    }

    #[test]
    fn the_rank_is_the_nearest_of_any_fraction() {
        assert_eq!(rank(0.07, 100), 7);
        assert_eq!(rank(0.95, 20), 19);
        assert_eq!(rank(0.951, 20), 20);
        assert_eq!(rank(1.0, u64::MAX), u64::MAX);
        for (fraction, expected) in [(-1.0, 1), (f64::NAN, 1), (7.0, 20)] {
            assert_eq!(rank(fraction, 20), expected);
        }
    }

    #[test]
    fn counts_stop_at_the_largest_number() {
        let mut histogram =
            Histogram::new([(Bucket::of(1), u64::MAX), (Bucket::of(2), 1)], u64::MAX);
        histogram.add(1);
        assert_eq!((histogram.count(), histogram.sum()), (u64::MAX, u64::MAX));
        assert_eq!(histogram.percentile(1.0), Some(1));
    }

    /// Spans of every scale, from seconds to ten years.
    fn spans() -> impl Strategy<Value = Vec<u64>> {
        let span = prop_oneof![0..100u64, 0..86_400u64, 0..=TEN_YEARS];
        vec(span, 1..100)
    }

    proptest! {
        #[test]
        fn percentiles_are_within_5_percent_of_the_exact_ones(
            mut spans in spans(), percent in 0usize..=100,
        ) {
            let read = histogram_of(&spans).percentile(percent as f64 / 100.0).unwrap();
            spans.sort_unstable();
            let rank = (percent * spans.len()).div_ceil(100).max(1);
            let exact = spans[rank - 1];
            prop_assert!(read.abs_diff(exact) * 20 <= exact, "{} for {}", read, exact);
        }

        #[test]
        fn parts_merge_to_the_whole(one in spans(), other in spans()) {
            let mut merged = histogram_of(&one);
            merged.merge(&histogram_of(&other));
            let whole = histogram_of(&[one, other].concat());
            prop_assert_eq!(Histogram::new(whole.counts(), whole.sum()), whole.clone());
            prop_assert_eq!(merged, whole);
        }
    }
}
