//! What the blocks of a whole file say.

use ::gif::Repeat;
use shared_domain::media::Rejection;

use super::blocks::{Block, Blocks};
use crate::images::{Frames, Size, check_size};

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
    let mut frames = Frames::default();
    let mut layout = Layout {
        repeat: Repeat::default(),
        screen,
    };
    for block in Blocks::of(bytes) {
        match block? {
            Block::Frame { size, reach } => {
                if size.pixels() == 0 {
                    return Err(Rejection::Damaged);
                }
                frames.add(size)?;
                layout.screen.width = layout.screen.width.max(reach.width);
                layout.screen.height = layout.screen.height.max(reach.height);
            }
            Block::Extension(0xFF, parts) => layout.repeat = times(parts).unwrap_or(layout.repeat),
            Block::Extension(..) => {}
        }
    }
    check_size(layout.screen)?;
    match frames.count {
        0 => Err(Rejection::Damaged),
        _ => Ok(layout),
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
