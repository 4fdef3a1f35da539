//! Photos that are made up.

use jpeg_encoder::{ChromaSubsamplingMethod, ColorType, Encoder, SamplingFactor};

use crate::Error;

/// A photo of soft shades, edges and the grain of a sensor, as a phone writes it: two by two pixels
/// share a colour.
pub fn photo(width: u16, height: u16, quality: u8) -> Result<Vec<u8>, Error> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, quality);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder.set_chroma_subsampling_method(ChromaSubsamplingMethod::Average);
    let pixels = pixels(width.into(), height.into());
    encoder
        .encode(&pixels, width, height, ColorType::Rgb)
        .map_err(Error::setup)?;
    Ok(file)
}

fn pixels(width: u32, height: u32) -> Vec<u8> {
    let mut state = 1_u32;
    let mut pixels = Vec::new();
    for y in 0..height {
        for x in 0..width {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let grain = state >> 29;
            let shade = (x * 100 / width) + (y * 100 / height);
            let edge = if (x / 150 + y / 210) % 2 == 0 { 30 } else { 0 };
            let colour = [shade / 2 + edge, 200 - shade / 2, 60 + edge];
            pixels.extend(colour.map(|number| (number + grain) as u8));
        }
    }
    pixels
}
