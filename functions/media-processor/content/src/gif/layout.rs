//! What the blocks of a whole file say.

use ::gif::Repeat;
use shared::domain::media::Rejection;

use crate::hidden;

use super::blocks::{Block, Blocks};

/// Frames that are followed.
const MOST_FRAMES: usize = 2_000;

/// Pixels of all frames together: 256 mebipixels, a few seconds of decoding and encoding.
const MOST_PIXELS: u64 = 1 << 28;

/// The parts of a GIF that matter here.
#[derive(Debug, PartialEq, Eq)]
pub struct Layout {
    /// How often the animation is shown again.
    pub repeat: Repeat,
    /// Where the image ends, in bytes.
    pub end: usize,
}

/// What was seen on the way.
#[derive(Default)]
struct Seen {
    repeat: Repeat,
    frames: usize,
    pixels: u64,
}

/// Goes through a file to the end of the image.
///
/// # Errors
/// `Damaged` where a block is or the end is missing, `TooManyPixels` where the frames have too many,
/// `HiddenContent` where a comment or the like holds a page or a script.
pub fn read(bytes: &[u8]) -> Result<Layout, Rejection> {
    let mut seen = Seen::default();
    for block in Blocks::of(bytes) {
        match block? {
            Block::Frame(size) => seen.frame(size.pixels())?,
            Block::Extension(label, data) => seen.extension(label, &data)?,
            Block::Trailer(end) if seen.frames > 0 => {
                return Ok(Layout {
                    repeat: seen.repeat,
                    end,
                });
            }
            Block::Trailer(_) => return Err(Rejection::Damaged),
        }
    }
    Err(Rejection::Damaged)
}

impl Seen {
    fn frame(&mut self, pixels: u64) -> Result<(), Rejection> {
        self.frames += 1;
        self.pixels += pixels;
        if pixels == 0 {
            return Err(Rejection::Damaged);
        }
        if self.frames > MOST_FRAMES || self.pixels > MOST_PIXELS {
            return Err(Rejection::TooManyPixels);
        }
        Ok(())
    }

    fn extension(&mut self, label: u8, data: &[u8]) -> Result<(), Rejection> {
        if label == 0xFF {
            self.repeat = repeat(data).unwrap_or(self.repeat);
        }
        hidden::in_metadata(data)
    }
}

/// Netscape's extension, which every browser knows: one, then how often, zero for ever.
/// <https://web.archive.org/web/19990418091037/http://www6.uniovi.es/gifanim/gifabout.htm>
fn repeat(data: &[u8]) -> Option<Repeat> {
    let times = match data.strip_prefix(b"NETSCAPE2.0")? {
        [1, low, high, ..] => u16::from_le_bytes([*low, *high]),
        _ => return None,
    };
    Some(match times {
        0 => Repeat::Infinite,
        times => Repeat::Finite(times),
    })
}
