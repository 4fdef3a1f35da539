//! The colours of Display P3 in sRGB, by the formulas of the standards and not by the library that
//! is measured.

use image::{DynamicImage, Rgb};

/// From Display P3 to sRGB, both linear and with a white of D65: CSS Color 4, 17,
/// <https://www.w3.org/TR/css-color-4/#color-conversion-code>.
const TO_SRGB: [[f64; 3]; 3] = [
    [1.224_940_176, -0.224_940_176, 0.0],
    [-0.042_056_955, 1.042_056_955, 0.0],
    [-0.019_637_555, -0.078_636_046, 1.098_273_6],
];

/// An image whose numbers are of Display P3, in sRGB.
pub fn from_display_p3(image: &DynamicImage) -> DynamicImage {
    let mut image = image.to_rgb8();
    for Rgb(pixel) in image.pixels_mut() {
        let light = pixel.map(|number| linear(f64::from(number) / 255.0));
        for (number, row) in pixel.iter_mut().zip(TO_SRGB) {
            let mixed: f64 = row
                .iter()
                .zip(light)
                .map(|(part, light)| part * light)
                .sum();
            *number = (curved(mixed.clamp(0.0, 1.0)) * 255.0).round() as u8;
        }
    }
    image.into()
}

/// IEC 61966-2-1.
fn linear(number: f64) -> f64 {
    match number <= 0.040_45 {
        true => number / 12.92,
        false => ((number + 0.055) / 1.055).powf(2.4),
    }
}

fn curved(light: f64) -> f64 {
    match light <= 0.003_130_8 {
        true => light * 12.92,
        false => 1.055 * light.powf(1.0 / 2.4) - 0.055,
    }
}
