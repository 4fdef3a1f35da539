//! How exactly a JPEG keeps its pixels, so that it is kept as exactly where it is written anew:
//! T.81, B.2.2 and B.2.4.1.

use image::metadata::Orientation;

use super::segments::Segment;
use crate::{
    bytes::{be16, byte},
    images::Precision,
};

/// Quantisation tables.
const DQT: u8 = 0xDB;

/// Where in a block the values of a table belong, which come in the order of a zigzag: T.81, figure
/// A.6.
const ZIGZAG: [u8; 64] = [
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20,
    13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59,
    52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
];

/// What fits into the tables that are written.
const LARGEST_STEP: u16 = 255;

/// As many pixels in a row share a colour where all components go into one scan.
const MOST_SHARED: u8 = 2;

type Steps = [u16; 64];

/// How exactly the image of these segments is kept. As usual where they do not say.
pub fn read(segments: &[Segment<'_>]) -> Precision {
    let tables = tables(segments);
    let frame = segments.iter().find(|segment| segment.is_frame());
    let components = frame.and_then(|frame| frame.payload.get(6..));
    let (components, _) = components.unwrap_or_default().as_chunks::<3>();
    let steps = |[.., table]: &[u8; 3]| tables.get(usize::from(*table)).copied().flatten();
    let brightness = components.first();
    let colour = components.get(1).or(brightness);
    Precision {
        steps: brightness
            .and_then(steps)
            .zip(colour.and_then(steps))
            .map(<[Steps; 2]>::from),
        sampling: sampling(components),
    }
}

/// The same for the image once it is turned like this.
pub fn turned(precision: Precision, orientation: Orientation) -> Precision {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    if !matches!(
        orientation,
        Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH
    ) {
        return precision;
    }
    let (across, down) = precision.sampling;
    Precision {
        steps: precision.steps.map(|steps| steps.map(transposed)),
        sampling: (down, across),
    }
}

/// Less exactly, for an image that took this much room and should take that.
pub fn coarser(precision: Precision, length: usize, most: usize) -> Precision {
    let wider = |step: u16| {
        let step = usize::from(step) * length * 21 / (most.max(1) * 20);
        u16::try_from(step + 1)
            .unwrap_or(u16::MAX)
            .min(LARGEST_STEP)
    };
    Precision {
        steps: precision
            .steps
            .map(|steps| steps.map(|steps| steps.map(wider))),
        ..precision
    }
}

fn transposed(steps: Steps) -> Steps {
    std::array::from_fn(|at| steps.get(at % 8 * 8 + at / 8).copied().unwrap_or(1))
}

/// As many pixels of the first component as there are of the second for each, but for what encoders
/// put into scans of its own.
fn sampling(components: &[[u8; 3]]) -> (u8, u8) {
    let [[_, first, _], [_, second, _], _] = components else {
        return (1, 1);
    };
    let of = |shift: u8| {
        let (more, fewer) = (first >> shift & 15, second >> shift & 15);
        more.checked_div(fewer).unwrap_or(1).clamp(1, MOST_SHARED)
    };
    (of(4), of(0))
}

fn tables(segments: &[Segment<'_>]) -> [Option<Steps>; 4] {
    let mut tables = [None; 4];
    for segment in segments.iter().filter(|segment| segment.marker == DQT) {
        let mut rest = segment.payload;
        while let Some((id, steps, behind)) = table(rest) {
            if let Some(place) = tables.get_mut(id) {
                *place = Some(steps);
            }
            rest = behind;
        }
    }
    tables
}

/// The first of some tables, and what follows it.
fn table(bytes: &[u8]) -> Option<(usize, Steps, &[u8])> {
    let (first, values) = bytes.split_first()?;
    let width = if first >> 4 == 0 { 1 } else { 2 };
    let mut steps = [1; 64];
    for (at, place) in ZIGZAG.iter().enumerate() {
        let step = match width {
            1 => byte(values, at)?.into(),
            _ => be16(values, at * 2)?,
        };
        *steps.get_mut(usize::from(*place))? = step.clamp(1, LARGEST_STEP);
    }
    Some((usize::from(first & 15), steps, values.get(64 * width..)?))
}
