//! PSNR: how alike two pictures are.

use image::DynamicImage;

/// The peak signal-to-noise ratio over all pixels and the three colours, in decibels; infinite
/// where nothing differs.
pub fn psnr(one: &DynamicImage, other: &DynamicImage) -> f64 {
    let (one, other) = (one.to_rgb8(), other.to_rgb8());
    if one.dimensions() != other.dimensions() {
        return 0.0;
    }
    let pairs = one.as_raw().iter().zip(other.as_raw());
    let squares: f64 = pairs
        .map(|(one, other)| (f64::from(*one) - f64::from(*other)).powi(2))
        .sum();
    let mean = squares / one.as_raw().len() as f64;
    10.0 * (255.0 * 255.0 / mean).log10()
}

/// As it is written in a table.
pub fn decibels(psnr: f64) -> String {
    match psnr.is_infinite() {
        true => "the same".to_owned(),
        false => format!("{psnr:.1}"),
    }
}
