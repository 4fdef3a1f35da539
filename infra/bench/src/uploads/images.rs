//! Files to upload.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{ImageFormat, Rgb, RgbImage};

use crate::Error;

/// A small document.
pub fn pdf() -> Vec<u8> {
    const PDF: &[u8] =
        include_bytes!("../../../../functions/media-processor/tests/it/files/letter.pdf");
    PDF.to_vec()
}

/// A photograph of about 5 MB: as much detail as a camera sees, made up.
pub fn photograph(width: u32, height: u32) -> Result<Vec<u8>, Error> {
    let mut state = 1_u32;
    let mut grain = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 26) as u8
    };
    let image = RgbImage::from_fn(width, height, |x, y| {
        let (red, green) = ((x / 32) as u8, (y / 32) as u8);
        Rgb([red ^ grain(), green ^ grain(), 96 ^ grain()])
    });
    encode(&image, 82)
}

/// The photograph as a phone stores it that was held upright.
pub fn on_its_side(photograph: &[u8]) -> Vec<u8> {
    crate::pictures::with(photograph, 6, None)
}

/// A film of so many bytes.
pub fn video(length: usize) -> Vec<u8> {
    const VIDEO: &[u8] = include_bytes!(
        "../../../../functions/media-processor/tests/it/files/cases/mp4-position-in-keys.mp4"
    );
    let samples = vec![1; length.saturating_sub(VIDEO.len() + 8)];
    let header = (samples.len() as u32 + 8).to_be_bytes();
    [VIDEO, &header, b"mdat", &samples].concat()
}

/// As many pixels as are taken at all, in few bytes.
pub fn blank(width: u32, height: u32) -> Result<Vec<u8>, Error> {
    encode(&RgbImage::new(width, height), 75)
}

/// A PNG of one pixel that says it has so many a side.
pub fn bomb(side: u32) -> Result<Vec<u8>, Error> {
    const IHDR: std::ops::Range<usize> = 12..29;
    let mut file = Vec::new();
    let image = RgbImage::new(1, 1);
    image
        .write_to(&mut Cursor::new(&mut file), ImageFormat::Png)
        .map_err(Error::setup)?;
    for at in [16, 20] {
        file[at..at + 4].copy_from_slice(&side.to_be_bytes());
    }
    let checksum = crc32fast::hash(&file[IHDR]);
    file[IHDR.end..IHDR.end + 4].copy_from_slice(&checksum.to_be_bytes());
    Ok(file)
}

fn encode(image: &RgbImage, quality: u8) -> Result<Vec<u8>, Error> {
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, quality)
        .encode_image(image)
        .map_err(Error::setup)?;
    Ok(file)
}
