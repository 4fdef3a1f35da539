//! Pictures that may move: <https://www.w3.org/Graphics/GIF/spec-gif89a.txt>.

mod animation;
mod blocks;
mod first;
mod layout;

use std::io::Read;

use ::bytes::Bytes;
use ::gif::{ColorOutput, DecodeOptions, Decoder, DecodingError, MemoryLimit};
use shared_domain::media::{ContentType, Rejection};

use layout::Layout;

use super::{
    bytes::le16,
    hidden,
    images::{self, Colours, Renditions, Size, Still, check_size},
};

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
/// Where it is damaged, is too large or hides something.
pub fn renditions(bytes: Bytes) -> Result<Renditions, Rejection> {
    let layout = check(&bytes)?;
    let (preview, thumbnail) = images::sharp_previews(first::read(&bytes, layout.screen)?)?;
    let file = animation::rewrite(&bytes, &layout)?;
    hidden::in_served(&file, ContentType::Gif)?;
    Ok(Renditions {
        file,
        thumbnail,
        preview,
    })
}

/// What is seen of it first.
///
/// # Errors
/// As [`renditions`], but for what is behind the first frame.
pub fn first_frame(bytes: Bytes) -> Result<Still, Rejection> {
    let layout = check(&bytes)?;
    let first = first::read(&bytes, layout.screen)?;
    Ok(Still::new(first.into(), &Colours::default()))
}

fn check(bytes: &[u8]) -> Result<Layout, Rejection> {
    let screen = size(bytes).ok_or(Rejection::Damaged)?;
    check_size(screen)?;
    layout::read(bytes, screen)
}

/// A decoder whose memory is that of one frame. It finds the trailer that files lack which were not
/// closed.
fn decoder(bytes: &[u8]) -> Result<Decoder<impl Read>, Rejection> {
    let mut options = DecodeOptions::new();
    options.set_color_output(ColorOutput::Indexed);
    options.set_memory_limit(MemoryLimit::Bytes(images::MOST_PIXELS));
    let bytes = bytes.chain(&[blocks::TRAILER][..]);
    options.read_info(bytes).map_err(damaged)
}

fn damaged(_: DecodingError) -> Rejection {
    Rejection::Damaged
}
