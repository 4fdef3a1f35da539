//! Writing an animation anew, frame by frame, so that two frames at most are in memory.

use std::borrow::Cow;

use ::gif::{Encoder, EncodingError, Frame};
use shared_domain::media::Rejection;

use super::{damaged, decoder, layout::Layout};

/// The same frames with their colours, times and ways of giving way to the next; nothing else.
///
/// # Errors
/// `Damaged` where a frame cannot be decoded.
pub fn rewrite(bytes: &[u8], layout: &Layout) -> Result<Vec<u8>, Rejection> {
    let mut frames = decoder(bytes)?;
    let colours = frames.global_palette().unwrap_or_default().to_vec();
    // Checked to be no more than an image may have.
    let side = |length: u32| u16::try_from(length).unwrap_or(u16::MAX);
    let (width, height) = (side(layout.screen.width), side(layout.screen.height));
    let mut written = Encoder::new(Vec::new(), width, height, &colours).map_err(unprocessable)?;
    written.set_repeat(layout.repeat).map_err(unprocessable)?;
    while let Some(frame) = frames.read_next_frame().map_err(damaged)? {
        written.write_frame(&plain(frame)).map_err(unprocessable)?;
    }
    written.into_inner().map_err(unprocessable)
}

/// A frame as it was decoded: its rows are in order, and it waits for nobody.
fn plain<'a>(frame: &'a Frame<'_>) -> Frame<'a> {
    Frame {
        delay: frame.delay,
        dispose: frame.dispose,
        transparent: frame.transparent,
        needs_user_input: false,
        top: frame.top,
        left: frame.left,
        width: frame.width,
        height: frame.height,
        interlaced: false,
        palette: frame.palette.clone(),
        buffer: Cow::Borrowed(&frame.buffer),
    }
}

fn unprocessable(_: EncodingError) -> Rejection {
    Rejection::Unprocessable
}
