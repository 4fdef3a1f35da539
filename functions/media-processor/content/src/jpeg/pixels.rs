//! Decoding.

use image::{DynamicImage, GrayImage, RgbImage};
use shared::domain::media::Rejection;
use zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions};
use zune_jpeg::JpegDecoder;

use crate::images::{LONGEST_SIDE, Still};

use super::layout::MOST_SCANS;

type Decoder<'a> = JpegDecoder<ZCursor<&'a [u8]>>;

/// Decodes an image strictly. The `image` crate would have this decoder fill up what is missing with grey,
/// which is why it is not asked.
///
/// # Errors
/// `Damaged` where anything is missing.
pub fn read(bytes: &[u8]) -> Result<Still, Rejection> {
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options());
    decoder.decode_headers().or(Err(Rejection::Damaged))?;
    let output = match decoder.input_colorspace() {
        Some(ColorSpace::Luma) => ColorSpace::Luma,
        _ => ColorSpace::RGB,
    };
    decoder.set_options(options().jpeg_set_out_colorspace(output));
    let pixels = decoder.decode().or(Err(Rejection::Damaged))?;
    let image = assemble(&decoder, output, pixels).ok_or(Rejection::Damaged)?;
    Still::new(image, decoder.icc_profile())
}

fn options() -> DecoderOptions {
    DecoderOptions::new_safe()
        .set_strict_mode(true)
        .set_max_width(LONGEST_SIDE as usize)
        .set_max_height(LONGEST_SIDE as usize)
        .jpeg_set_max_scans(MOST_SCANS)
}

fn assemble(decoder: &Decoder<'_>, colours: ColorSpace, pixels: Vec<u8>) -> Option<DynamicImage> {
    let (width, height) = decoder.dimensions()?;
    let (width, height) = (u32::try_from(width).ok()?, u32::try_from(height).ok()?);
    match colours {
        ColorSpace::Luma => GrayImage::from_raw(width, height, pixels).map(DynamicImage::from),
        _ => RgbImage::from_raw(width, height, pixels).map(DynamicImage::from),
    }
}
