//! Decoding.

use image::{DynamicImage, GrayImage, RgbImage};
use jpeg_decoder::{Decoder, ImageInfo, PixelFormat};
use shared::domain::media::Rejection;

use crate::images::Still;

/// Decodes an image that holds nothing but itself.
///
/// # Errors
/// `Damaged` where anything is missing.
pub fn read(bytes: &[u8]) -> Result<Still, Rejection> {
    let mut decoder = Decoder::new(bytes);
    let pixels = decoder.decode().or(Err(Rejection::Damaged))?;
    let info = decoder.info().ok_or(Rejection::Damaged)?;
    let image = assemble(info, pixels).ok_or(Rejection::Damaged)?;
    Ok(Still::new(image, decoder.icc_profile()))
}

fn assemble(info: ImageInfo, pixels: Vec<u8>) -> Option<DynamicImage> {
    let (width, height) = (info.width.into(), info.height.into());
    match info.pixel_format {
        PixelFormat::L8 => GrayImage::from_raw(width, height, pixels).map(DynamicImage::from),
        PixelFormat::RGB24 => RgbImage::from_raw(width, height, pixels).map(DynamicImage::from),
        PixelFormat::CMYK32 => {
            RgbImage::from_raw(width, height, mixed(&pixels)).map(DynamicImage::from)
        }
        PixelFormat::L16 => None,
    }
}

/// The colours that inks make on paper, as far as that can be told without the profile of a press.
fn mixed(inks: &[u8]) -> Vec<u8> {
    let shown = |ink: u8, black: u8| {
        let product = u16::from(u8::MAX - ink) * u16::from(u8::MAX - black);
        u8::try_from((product + 127) / 255).unwrap_or(u8::MAX)
    };
    let (pixels, _) = inks.as_chunks::<4>();
    pixels
        .iter()
        .flat_map(|[cyan, magenta, yellow, black]| {
            [cyan, magenta, yellow].map(|ink| shown(*ink, *black))
        })
        .collect()
}
