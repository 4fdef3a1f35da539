//! Decoding.

use std::io::Cursor;

use ::png::{BitDepth, ColorType, Decoder, DecodingError, Reader, Transformations};
use image::{DynamicImage, GrayAlphaImage, GrayImage, ImageBuffer, RgbImage, RgbaImage};
use shared_domain::media::Rejection;

use super::meaning::{self, Meaning};
use crate::images;

/// What a PNG shows.
pub struct Pixels {
    /// The pixels; of an animation, what is seen where it does not move.
    pub image: DynamicImage,
    /// What the numbers of the image mean.
    pub meaning: Meaning,
}

/// Decodes an image.
///
/// # Errors
/// `Damaged` where anything is missing, `TooManyPixels`.
pub fn read(bytes: &[u8]) -> Result<Pixels, Rejection> {
    let mut reader = reader(bytes).map_err(rejection)?;
    let size = reader.output_buffer_size();
    let size = size.ok_or(Rejection::TooManyPixels)?;
    images::check_bytes(size as u64)?;
    let mut pixels = vec![0; size];
    reader.next_frame(&mut pixels).map_err(rejection)?;
    reader.finish().map_err(rejection)?;
    let image = assemble(&reader, pixels).ok_or(Rejection::Damaged)?;
    let meaning = meaning::read(reader.info());
    Ok(Pixels { image, meaning })
}

/// True where every frame of an animation can be decoded.
pub fn moves(bytes: &[u8]) -> bool {
    let frames = || {
        let mut reader = reader(bytes)?;
        let animation = reader.info().animation_control();
        let mut count = animation.map_or(0, |animation| animation.num_frames);
        // The image that is seen where nothing moves need not be the first frame.
        count += u32::from(reader.info().frame_control.is_none());
        let mut pixels = vec![0; reader.output_buffer_size().unwrap_or_default()];
        for _ in 0..count {
            reader.next_frame(&mut pixels)?;
        }
        reader.finish()
    };
    frames().is_ok()
}

type Read<'a> = Reader<Cursor<&'a [u8]>>;

fn reader(bytes: &[u8]) -> Result<Read<'_>, DecodingError> {
    let mut decoder = Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(Transformations::EXPAND);
    decoder.read_info()
}

fn assemble(reader: &Read<'_>, pixels: Vec<u8>) -> Option<DynamicImage> {
    let (width, height) = reader.info().size();
    let (colours, depth) = reader.output_color_type();
    if depth == BitDepth::Sixteen {
        return sixteen(colours, width, height, &pixels);
    }
    Some(match colours {
        ColorType::Grayscale => GrayImage::from_raw(width, height, pixels)?.into(),
        ColorType::GrayscaleAlpha => GrayAlphaImage::from_raw(width, height, pixels)?.into(),
        ColorType::Rgb => RgbImage::from_raw(width, height, pixels)?.into(),
        ColorType::Rgba => RgbaImage::from_raw(width, height, pixels)?.into(),
        ColorType::Indexed => return None,
    })
}

fn sixteen(colours: ColorType, width: u32, height: u32, bytes: &[u8]) -> Option<DynamicImage> {
    let (pairs, _) = bytes.as_chunks();
    let numbers = pairs.iter().map(|pair| u16::from_be_bytes(*pair)).collect();
    Some(match colours {
        ColorType::Grayscale => {
            DynamicImage::ImageLuma16(ImageBuffer::from_raw(width, height, numbers)?)
        }
        ColorType::GrayscaleAlpha => {
            DynamicImage::ImageLumaA16(ImageBuffer::from_raw(width, height, numbers)?)
        }
        ColorType::Rgb => DynamicImage::ImageRgb16(ImageBuffer::from_raw(width, height, numbers)?),
        ColorType::Rgba => {
            DynamicImage::ImageRgba16(ImageBuffer::from_raw(width, height, numbers)?)
        }
        ColorType::Indexed => return None,
    })
}

fn rejection(error: DecodingError) -> Rejection {
    match error {
        DecodingError::LimitsExceeded => Rejection::TooManyPixels,
        _ => Rejection::Damaged,
    }
}
