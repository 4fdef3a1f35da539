//! Pictures that may move: <https://www.w3.org/Graphics/GIF/spec-gif89a.txt>.

mod animation;
mod blocks;
mod first;
mod layout;

use ::bytes::Bytes;
use ::gif::{ColorOutput, DecodeOptions, Decoder, DecodingError, MemoryLimit};
use shared::domain::media::Rejection;

use super::{
    bytes::le16,
    hidden,
    images::{self, Renditions, Size, Still, check_size},
};
use layout::Layout;

/// How large the image is that begins like this: section 18.
pub fn size(head: &[u8]) -> Option<Size> {
    Some(Size {
        width: le16(head, 6)?.into(),
        height: le16(head, 8)?.into(),
    })
}

/// What is served of it: the animation, and its first frame in small.
///
/// # Errors
/// Where it is damaged, hides something or is too large.
pub fn renditions(bytes: Bytes) -> Result<Renditions, Rejection> {
    let layout = check(&bytes)?;
    let (preview, thumbnail) = images::sharp_previews(first::read(&bytes)?)?;
    Ok(Renditions {
        file: animation::rewrite(&bytes, layout.repeat)?,
        thumbnail,
        preview,
    })
}

/// What is seen of it first.
///
/// # Errors
/// As [`renditions`], but for what is behind the first frame.
pub fn first_frame(bytes: Bytes) -> Result<Still, Rejection> {
    check(&bytes)?;
    Still::new(first::read(&bytes)?.into(), None)
}

fn check(bytes: &[u8]) -> Result<Layout, Rejection> {
    hidden::in_image(bytes)?;
    check_size(size(bytes).ok_or(Rejection::Damaged)?)?;
    let layout = layout::read(bytes)?;
    hidden::in_trailing(bytes.get(layout.end..).unwrap_or_default())?;
    Ok(layout)
}

/// A decoder that tolerates no frame beyond the edge. Its memory is that of one frame.
fn decoder(bytes: &[u8]) -> Result<Decoder<&[u8]>, Rejection> {
    let mut options = DecodeOptions::new();
    options.set_color_output(ColorOutput::Indexed);
    options.check_frame_consistency(true);
    options.set_memory_limit(MemoryLimit::Bytes(images::MOST_PIXELS));
    options.read_info(bytes).map_err(damaged)
}

fn damaged(_: DecodingError) -> Rejection {
    Rejection::Damaged
}
