//! What the headers of scans say that they hold: T.81, B.2.3.

use std::collections::BTreeMap;

/// Which coefficients of each component were sent to their last bit.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Coverage(BTreeMap<u8, u64>);

impl Coverage {
    /// Nothing of the components of a frame (B.2.2), which are named behind precision, height,
    /// width and count.
    pub fn of_frame(header: &[u8]) -> Self {
        let components = header.get(6..).unwrap_or_default().chunks_exact(3);
        Self(
            components
                .filter_map(|named| Some((*named.first()?, 0)))
                .collect(),
        )
    }

    /// Adds what a scan holds.
    pub fn scan(&mut self, header: &[u8]) {
        let Some((count, rest)) = header.split_first() else {
            return;
        };
        let Some((selectors, [from, to, approximation, ..])) =
            rest.split_at_checked(usize::from(*count) * 2)
        else {
            return;
        };
        // The lower half says which bit comes last.
        if approximation & 15 != 0 {
            return;
        }
        for component in selectors.iter().step_by(2) {
            let sent = (*from..=(*to).min(63)).fold(0, |sent, coefficient| sent | 1 << coefficient);
            self.0
                .entry(*component)
                .and_modify(|before| *before |= sent);
        }
    }

    /// True where nothing is missing.
    pub fn is_complete(&self) -> bool {
        self.0.values().all(|sent| *sent == u64::MAX)
    }
}
