//! Bounds between sort keys of one length, for queries that go on after one of them.

/// A bound below `key` and above every sort key that precedes it: sort keys are equally long.
pub fn before(key: &str) -> String {
    let mut bound = key.to_owned();
    if let Some(last) = bound.pop() {
        bound.push(char::from_u32((last as u32).saturating_sub(1)).unwrap_or('0'));
        bound.push('~');
    }
    bound
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_bound_before_a_key_lies_between_it_and_its_predecessor() {
        for (predecessor, key) in [
            ("2026#a0", "2026#a1"),
            ("2026#9f", "2026#a0"),
            ("2025#ff", "2026#00"),
        ] {
            let bound = before(key);
            assert!(
                predecessor < bound.as_str() && bound.as_str() < key,
                "{bound}"
            );
        }
    }

    proptest! {
        #[test]
        fn no_key_is_lost_or_met_twice_at_the_bound_before_another(
            one in "[0-9a-f]{6}", other in "[0-9a-f]{6}",
        ) {
            let bound = before(&one);
            prop_assert_eq!(other < one, other <= bound);
            prop_assert!(bound < one);
        }
    }
}
