//! Spans of similar length, counted as one.
//!
//! A bucket's middle lies 5 % above its start, and the next bucket starts 5 % above the middle:
//! buckets grow by 1.05², the largest factor by which the geometric middle stays within 5 % of all
//! that a bucket holds. Seconds are whole, and every step is rounded down, so a bucket below 20 s
//! holds one value and is exact. One hour lies in bucket 72, one day in 105, ten years in 189; 444
//! buckets hold every `u64`.
//!
//! A bucket is found by walking to it, 190 small steps for ten years. They are in whole numbers, so
//! they end in the same bucket on every machine, which logarithms do not promise.

use std::iter;

use serde::{Deserialize, Serialize};

/// Spans that differ by about a tenth at most, numbered from the shortest.
///
/// Numbers are stored: what they mean must not change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "u16", from = "u16")]
pub struct Bucket(u16);

impl Bucket {
    /// The bucket of the longest spans.
    pub const LAST: Self = Self(443);

    /// The bucket of a span of this many seconds.
    pub fn of(seconds: u64) -> Self {
        let later = starts().skip(1).zip(1..);
        let reached = later.take_while(|(start, _)| *start <= seconds).last();
        Self(reached.map_or(0, |(_, number)| number))
    }

    /// The seconds that stand for every span in this bucket: its geometric middle.
    pub fn seconds(self) -> u64 {
        starts().nth(self.0.into()).map_or(u64::MAX, above)
    }
}

/// Where each bucket starts, in seconds.
fn starts() -> impl Iterator<Item = u64> {
    iter::successors(Some(0u64), |start| above(above(*start)).checked_add(1))
}

/// Seconds that are at most 5 % more than these, rounded down.
const fn above(seconds: u64) -> u64 {
    seconds.saturating_add(seconds / 20)
}

impl From<Bucket> for u16 {
    fn from(bucket: Bucket) -> Self {
        bucket.0
    }
}

impl From<u16> for Bucket {
    /// The bucket of this number, the last where there are fewer.
    fn from(number: u16) -> Self {
        Self(number).min(Self::LAST)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const DAY: u64 = 86_400;
    const TEN_YEARS: u64 = 3_653 * DAY;

    /// True where `read` is within 5 % of `exact`.
    fn is_near(read: u64, exact: u64) -> bool {
        u128::from(read.abs_diff(exact)) * 20 <= u128::from(exact)
    }

    #[test]
    fn spans_below_20_seconds_are_exact() {
        for seconds in 0..20 {
            assert_eq!(Bucket::of(seconds).seconds(), seconds);
        }
    }

    #[test]
    fn a_stored_number_means_what_it_meant() {
        let spans = [
            0,
            19,
            20,
            22,
            23,
            60,
            3_600,
            DAY,
            30 * DAY,
            TEN_YEARS,
            u64::MAX,
        ];
        let numbers = spans.map(|seconds| u16::from(Bucket::of(seconds)));
        assert_eq!(numbers, [0, 19, 20, 20, 21, 30, 72, 105, 140, 189, 443]);
    }

    #[test]
    fn every_bucket_holds_its_start_and_its_end_within_5_percent() {
        let ends = starts().skip(1).map(|next| next - 1).chain([u64::MAX]);
        for ((start, end), number) in starts().zip(ends).zip(0..) {
            let bucket = Bucket(number);
            assert_eq!((Bucket::of(start), Bucket::of(end)), (bucket, bucket));
            assert!(
                is_near(bucket.seconds(), start) && is_near(bucket.seconds(), end),
                "{bucket:?}"
            );
        }
    }

    #[test]
    fn a_number_beyond_the_last_means_the_last() {
        assert_eq!(starts().count(), usize::from(u16::from(Bucket::LAST)) + 1);
        assert_eq!(Bucket::from(u16::MAX), Bucket::LAST);
        assert!(is_near(Bucket::LAST.seconds(), u64::MAX));
    }

    proptest! {
        #[test]
        fn what_stands_for_a_span_is_within_5_percent_of_it(seconds in 0..=TEN_YEARS) {
            prop_assert!(is_near(Bucket::of(seconds).seconds(), seconds));
        }

        #[test]
        fn buckets_are_in_the_order_of_what_they_hold(one in 0..=TEN_YEARS, more in 0..=TEN_YEARS) {
            prop_assert!(Bucket::of(one) <= Bucket::of(one + more));
        }

        #[test]
        fn what_stands_for_a_bucket_lies_in_it(seconds: u64) {
            let bucket = Bucket::of(seconds);
            prop_assert_eq!(Bucket::of(bucket.seconds()), bucket);
        }
    }
}
