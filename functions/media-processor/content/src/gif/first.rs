//! The first frame, as it is seen before anything moves.

use ::gif::Frame;
use image::{Rgba, RgbaImage};
use shared_domain::media::Rejection;

use super::{damaged, decoder};
use crate::images::Size;

/// The first frame where it lies on the screen; the rest of that is transparent.
///
/// # Errors
/// `Damaged` where it cannot be decoded.
pub fn read(bytes: &[u8], screen: Size) -> Result<RgbaImage, Rejection> {
    let mut frames = decoder(bytes)?;
    let global = frames.global_palette().map(<[u8]>::to_vec);
    let mut screen = RgbaImage::new(screen.width, screen.height);
    let frame = frames.read_next_frame().map_err(damaged)?;
    let frame = frame.ok_or(Rejection::Damaged)?;
    let colours = frame.palette.as_ref().or(global.as_ref());
    paint(&mut screen, frame, colours.ok_or(Rejection::Damaged)?);
    Ok(screen)
}

fn paint(screen: &mut RgbaImage, frame: &Frame<'_>, colours: &[u8]) {
    let rows = frame.buffer.chunks_exact(usize::from(frame.width).max(1));
    for (y, row) in (u32::from(frame.top)..).zip(rows) {
        for (x, index) in (u32::from(frame.left)..).zip(row) {
            let colour = colour(*index, frame.transparent, colours);
            if let (Some(pixel), Some(colour)) = (screen.get_pixel_mut_checked(x, y), colour) {
                *pixel = colour;
            }
        }
    }
}

/// None for what is transparent, and for what has no colour.
fn colour(index: u8, transparent: Option<u8>, colours: &[u8]) -> Option<Rgba<u8>> {
    if transparent == Some(index) {
        return None;
    }
    let [red, green, blue] = *colours.get(usize::from(index) * 3..)?.first_chunk()?;
    Some(Rgba([red, green, blue, u8::MAX]))
}
