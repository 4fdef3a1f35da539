//! Where the samples of a track lie: ISO/IEC 14496-12, 8.7.

use std::ops::Range;

use shared_domain::media::Rejection;

use super::{boxes::Boxed, find};
use crate::bytes::{be32, be64};

/// Samples of a track that are followed. Notes are taken as often as there are pictures: in 100
/// MiB, for hours.
const MOST: usize = 1_000_000;

/// Where all samples of a track are.
///
/// # Errors
/// `Damaged` where that cannot be told.
pub fn of_track(film: &[u8], track: &Boxed) -> Result<Vec<Range<usize>>, Rejection> {
    let table = |kind| find(film, track, &[b"mdia", b"minf", b"stbl", kind]);
    let chunks = match (table(b"stco")?, table(b"co64")?) {
        (Some(short), _) => numbers(film, &short, 4)?,
        (None, Some(long)) => numbers(film, &long, 8)?,
        (None, None) => return Ok(Vec::new()),
    };
    let (Some(sizes), Some(runs)) = (table(b"stsz")?, table(b"stsc")?) else {
        return Err(Rejection::Damaged);
    };
    let mut sizes = Sizes::read(film, &sizes)?;
    let mut runs = Runs::of(numbers(film, &runs, 12)?);
    let mut samples = Vec::new();
    for (number, place) in (1..).zip(chunks) {
        let start = usize::try_from(place).or(Err(Rejection::Damaged))?;
        let mut end = start;
        for _ in 0..runs.samples_of(number) {
            let Some(size) = sizes.next() else { break };
            end = end.checked_add(size).ok_or(Rejection::Damaged)?;
        }
        samples.push(start..end.min(film.len()));
    }
    Ok(samples)
}

/// Runs of chunks that have as many samples, each with the number of its first: 8.7.4.
struct Runs {
    next: std::iter::Peekable<std::vec::IntoIter<u64>>,
    samples: u64,
}

impl Runs {
    fn of(runs: Vec<u64>) -> Self {
        Self {
            next: runs.into_iter().peekable(),
            samples: 0,
        }
    }

    /// How many samples a chunk has. To be asked for one after the other.
    fn samples_of(&mut self, number: u64) -> u64 {
        while let Some(run) = self.next.next_if(|run| run >> 32 <= number) {
            self.samples = run & 0xFFFF_FFFF;
        }
        self.samples
    }
}

/// How long samples are, one after the other: 8.7.3.
enum Sizes {
    All(usize, usize),
    Each(std::vec::IntoIter<u64>),
}

impl Sizes {
    fn read(film: &[u8], table: &Boxed) -> Result<Self, Rejection> {
        let number = |offset| be32(film, table.body.start + offset).ok_or(Rejection::Damaged);
        let (size, count) = (number(4)?, number(8)?);
        if size == 0 {
            return Ok(Self::Each(rows(film, table, 8, 4)?.into_iter()));
        }
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        Ok(Self::All(size as usize, count.min(MOST)))
    }
}

impl Iterator for Sizes {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        match self {
            Self::All(size, left) => {
                *left = left.checked_sub(1)?;
                Some(*size)
            }
            Self::Each(sizes) => usize::try_from(sizes.next()?).ok(),
        }
    }
}

/// The rows of a table behind its version and how many there are.
fn numbers(film: &[u8], table: &Boxed, width: usize) -> Result<Vec<u64>, Rejection> {
    rows(film, table, 4, width)
}

/// What each row begins with: eight bytes, or four where it has no more.
fn rows(film: &[u8], table: &Boxed, count: usize, width: usize) -> Result<Vec<u64>, Rejection> {
    let damaged = Rejection::Damaged;
    let first = table.body.start + count + 4;
    let count = be32(film, table.body.start + count).ok_or(damaged)? as usize;
    if count > MOST || table.body.end.saturating_sub(first) / width < count {
        return Err(damaged);
    }
    let row = |index: usize| {
        let at = first + index * width;
        match width {
            4 => be32(film, at).map(u64::from),
            _ => be64(film, at),
        }
    };
    (0..count).map(|index| row(index).ok_or(damaged)).collect()
}
