//! What the blocks of a whole file say.

use ::gif::Repeat;
use shared::domain::media::Rejection;

use super::blocks::{Block, Blocks};
use crate::images::{Size, check_size};

/// Frames that are followed.
const MOST_FRAMES: usize = 2_000;

/// Pixels of all frames together: 256 mebipixels, a few seconds of decoding and encoding.
const MOST_PIXELS: u64 = 1 << 28;

/// What was seen on the way.
#[derive(Default)]
struct Seen {
    frames: usize,
    pixels: u64,
}

/// The parts of a GIF that matter here.
#[derive(Debug, PartialEq, Eq)]
pub struct Layout {
    /// How often the animation is shown again.
    pub repeat: Repeat,
    /// The screen, enlarged where frames reach beyond it, as browsers do.
    pub screen: Size,
}

/// Goes through a file to the end of the image.
///
/// # Errors
/// `Damaged` where a block is or there is no frame, `TooManyPixels` where the frames have too many.
pub fn read(bytes: &[u8], screen: Size) -> Result<Layout, Rejection> {
    let mut seen = Seen::default();
    let mut layout = Layout {
        repeat: Repeat::default(),
        screen,
    };
    for block in Blocks::of(bytes) {
        match block? {
            Block::Frame { size, reach } => {
                seen.frame(size.pixels())?;
                layout.screen.width = layout.screen.width.max(reach.width);
                layout.screen.height = layout.screen.height.max(reach.height);
            }
            Block::Extension(0xFF, parts) => layout.repeat = times(parts).unwrap_or(layout.repeat),
            Block::Extension(..) => {}
        }
    }
    check_size(layout.screen)?;
    match seen.frames {
        0 => Err(Rejection::Damaged),
        _ => Ok(layout),
    }
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
}

/// Netscape's extension, which every browser knows: one, then how often, zero for ever.
/// <https://web.archive.org/web/19990418091037/http://www6.uniovi.es/gifanim/gifabout.htm>
fn times(parts: &[u8]) -> Option<Repeat> {
    let times = match parts.strip_prefix(b"\x0BNETSCAPE2.0")? {
        [3, 1, low, high, ..] => u16::from_le_bytes([*low, *high]),
        _ => return None,
    };
    Some(match times {
        0 => Repeat::Infinite,
        times => Repeat::Finite(times),
    })
}
