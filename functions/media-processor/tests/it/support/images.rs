//! Images that are drawn here.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

/// An opaque image in which no two corners are alike.
pub fn drawing(width: u32, height: u32) -> DynamicImage {
    let colour = |length: u32, at: u32| (at * 255 / length.max(2).saturating_sub(1)).min(255) as u8;
    RgbImage::from_fn(width, height, |x, y| {
        Rgb([colour(width, x), colour(height, y), 90])
    })
    .into()
}

/// An image of which the left half is red and the rest is not there.
pub fn half_transparent(width: u32, height: u32) -> DynamicImage {
    RgbaImage::from_fn(width, height, |x, _| {
        if x < width / 2 {
            Rgba([200, 0, 0, 255])
        } else {
            Rgba([0, 255, 0, 0])
        }
    })
    .into()
}

/// The file of an image.
pub fn encoded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG of this size.
pub fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encoded(&drawing(width, height), ImageFormat::Jpeg)
}

/// A PNG of this size.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    encoded(&drawing(width, height), ImageFormat::Png)
}

/// How much two images of one size are alike, in decibels: the peak signal-to-noise ratio over the
/// three colours.
pub fn psnr(one: &DynamicImage, other: &DynamicImage) -> f64 {
    let (one, other) = (one.to_rgb8(), other.to_rgb8());
    assert_eq!(one.dimensions(), other.dimensions());
    let pairs = one.as_raw().iter().zip(other.as_raw());
    let squares: f64 = pairs
        .map(|(one, other)| (f64::from(*one) - f64::from(*other)).powi(2))
        .sum();
    let mean = squares / one.as_raw().len() as f64;
    10.0 * (255.0 * 255.0 / mean.max(f64::MIN_POSITIVE)).log10()
}
