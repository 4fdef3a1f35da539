//! Counting what a scan holds: T.81, annexes F and G.
//!
//! The decoder fills what a scan lacks with grey, and says nothing. So the codes are gone through before,
//! without computing a pixel: a scan that ends before its last block does is one of a damaged image.

mod bits;
mod block;
mod frame;
mod huffman;
mod pass;

use crate::bytes::be16;

use super::segments::Segment;
use block::{Codes, Pass};
use frame::{Component, Frame};
use huffman::Tables;
use pass::Units;

/// What segments said that scans depend on.
#[derive(Default)]
pub struct Scans {
    frame: Option<Frame>,
    /// For the first coefficient of blocks.
    first: Tables,
    /// For the others.
    others: Tables,
    /// Units between two restarts; none where there are no restarts.
    restart_interval: usize,
}

impl Scans {
    /// Follows a segment and its scan, if one follows it. `None` where it is damaged.
    pub fn follow(&mut self, segment: &Segment<'_>) -> Option<()> {
        match segment.marker {
            0xC0..=0xC2 => self.frame = Some(Frame::read(segment)?),
            0xC4 => huffman::define(segment.payload, &mut self.first, &mut self.others)?,
            0xDD => self.restart_interval = be16(segment.payload, 0)?.into(),
            0xDA => self.scan(segment)?,
            _ => {}
        }
        Some(())
    }

    /// True once there was a scan for each component.
    pub fn is_complete(&self) -> bool {
        let frame = self.frame.as_ref();
        frame.is_some_and(|frame| frame.components.iter().all(|component| component.is_seen))
    }

    /// The header of a scan (B.2.3), and what follows it.
    fn scan(&mut self, segment: &Segment<'_>) -> Option<()> {
        let frame = self.frame.as_mut()?;
        let (count, rest) = segment.payload.split_first()?;
        let (selectors, rest) = rest.split_at_checked(usize::from(*count) * 2)?;
        let [from, to, approximation, ..] = *rest else {
            return None;
        };
        let pass = Pass::new(frame.is_progressive, from, to, approximation)?;
        let mut chosen = Vec::new();
        for selector in selectors.chunks_exact(2) {
            let [name, tables] = *selector.first_chunk()?;
            let at = frame
                .components
                .iter()
                .position(|known| known.name == name)?;
            let codes = Codes {
                first: self.first.get(usize::from(tables >> 4))?.as_ref(),
                others: self.others.get(usize::from(tables & 15))?.as_ref(),
            };
            chosen.push((at, codes));
        }
        Units::of(frame, &chosen)?.follow(pass, segment.scan, self.restart_interval)
    }
}
