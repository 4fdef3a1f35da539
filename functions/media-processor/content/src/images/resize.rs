//! Making images smaller.
//!
//! In two steps, so that a large image takes little memory on the way: whole blocks of pixels become one
//! each, then the rest is done with a filter. Colours are weighed by how much of them is seen, or what is
//! hidden under transparent pixels would show at their edges.

use image::{
    DynamicImage, GenericImageView, Rgba, RgbaImage,
    imageops::{FilterType, resize},
};

/// The image within a square, as large as that allows but no larger than it is. `side` is in pixels.
pub fn within(image: &DynamicImage, side: u32) -> RgbaImage {
    let (width, height) = image.dimensions();
    let longest = width.max(height).max(1);
    if longest <= side {
        return image.to_rgba8();
    }
    let scale = |length: u32| {
        let scaled =
            (u64::from(length) * u64::from(side) + u64::from(longest / 2)) / u64::from(longest);
        u32::try_from(scaled).unwrap_or(side).max(1)
    };
    to(image, scale(width), scale(height))
}

/// The image in this size in pixels.
pub fn to(image: &DynamicImage, width: u32, height: u32) -> RgbaImage {
    let block = (image.width() / width).min(image.height() / height).max(1);
    let mut small = resize(
        &averages(image, block),
        width,
        height,
        FilterType::CatmullRom,
    );
    for pixel in small.pixels_mut() {
        *pixel = unweighted(*pixel);
    }
    small
}

/// One pixel for each block of this many in both directions, with its colours weighed by its alpha.
fn averages(image: &DynamicImage, block: u32) -> RgbaImage {
    let (width, height) = image.dimensions();
    let mut averages = RgbaImage::new(width.div_ceil(block), height.div_ceil(block));
    for (x, y, pixel) in averages.enumerate_pixels_mut() {
        let (left, top) = (x * block, y * block);
        let right = (left + block).min(width);
        let bottom = (top + block).min(height);
        *pixel = average(image, left..right, top..bottom);
    }
    averages
}

fn average(
    image: &DynamicImage,
    columns: std::ops::Range<u32>,
    rows: std::ops::Range<u32>,
) -> Rgba<u8> {
    let (mut colours, mut alphas, mut count) = ([0_u64; 3], 0_u64, 0_u64);
    for y in rows {
        for x in columns.clone() {
            let Rgba([red, green, blue, alpha]) = image.get_pixel(x, y);
            let alpha = u64::from(alpha);
            for (sum, colour) in colours.iter_mut().zip([red, green, blue]) {
                *sum += u64::from(colour) * alpha;
            }
            alphas += alpha;
            count += 1;
        }
    }
    let [red, green, blue] = colours.map(|sum| rounded(sum, count * 255));
    Rgba([red, green, blue, rounded(alphas, count)])
}

fn unweighted(pixel: Rgba<u8>) -> Rgba<u8> {
    let Rgba([red, green, blue, alpha]) = pixel;
    let colour = |weighed: u8| rounded(u64::from(weighed) * 255, alpha.into());
    match alpha {
        u8::MAX => pixel,
        _ => Rgba([colour(red), colour(green), colour(blue), alpha]),
    }
}

/// The quotient as a colour; zero where there is nothing to divide by.
fn rounded(sum: u64, by: u64) -> u8 {
    let quotient = (sum + by / 2).checked_div(by).unwrap_or_default();
    u8::try_from(quotient).unwrap_or(u8::MAX)
}
