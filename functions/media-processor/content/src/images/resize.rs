//! Making images smaller. Colours are weighed by how much of them is seen, or what is hidden under
//! transparent pixels would show at their edges.

use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::{DynamicImage, GenericImageView};
use shared_domain::media::Rejection;

/// The image within a square, as large as that allows but no larger than it is. `side` is in
/// pixels.
///
/// # Errors
/// `Unprocessable` where it cannot be made smaller.
pub fn within(image: &DynamicImage, side: u16) -> Result<DynamicImage, Rejection> {
    let (side, (width, height)) = (u32::from(side), image.dimensions());
    let longest = width.max(height).max(1);
    if longest <= side {
        return Ok(image.clone());
    }
    let scale = |length: u32| {
        let scaled =
            (u64::from(length) * u64::from(side) + u64::from(longest / 2)) / u64::from(longest);
        u32::try_from(scaled).unwrap_or(side).max(1)
    };
    resized(image, (scale(width), scale(height)), ResizeOptions::new())
}

/// The middle of the image as a square. `side` is in pixels.
///
/// # Errors
/// `Unprocessable` where it cannot be made of this size.
pub fn square(image: &DynamicImage, side: u16) -> Result<DynamicImage, Rejection> {
    let (side, (width, height)) = (u32::from(side), image.dimensions());
    let shortest = f64::from(width.min(height));
    let (left, top) = (
        (f64::from(width) - shortest) / 2.0,
        (f64::from(height) - shortest) / 2.0,
    );
    let options = ResizeOptions::new().crop(left.floor(), top.floor(), shortest, shortest);
    resized(image, (side, side), options)
}

fn resized(
    image: &DynamicImage,
    (width, height): (u32, u32),
    options: ResizeOptions,
) -> Result<DynamicImage, Rejection> {
    let mut resized = DynamicImage::new(width, height, image.color());
    let options = options.resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom));
    let result = Resizer::new().resize(image, &mut resized, &options);
    result.or(Err(Rejection::Unprocessable))?;
    Ok(resized)
}
