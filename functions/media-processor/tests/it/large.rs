//! The largest images that pass, and files that are mostly hot air.

use image::{GenericImageView, ImageFormat, RgbImage};
use shared_domain::media::{ContentType, Rejection};

use crate::support::{
    check, decoded,
    images::{encoded, png},
    pngs::{chunk, with_chunk},
    renditions,
};

#[test]
fn a_photo_of_24_megapixels_passes() {
    let photo = RgbImage::from_fn(6_000, 4_000, |x, y| {
        [x as u8, y as u8, (x / 32) as u8].into()
    });
    let bytes = encoded(&photo.into(), ImageFormat::Jpeg);
    let made = renditions(bytes, ContentType::Jpeg);
    assert_eq!(decoded(&made.preview.bytes).dimensions(), (1_280, 853));
    assert_eq!(decoded(&made.thumbnail.bytes).dimensions(), (320, 213));
}

#[test]
fn pixels_beyond_the_last_one_are_not_unpacked() {
    let whole = png(2, 2);
    let more = chunk(b"IDAT", &vec![0; 5_000_000]);
    let bytes = [
        &whole[..whole.len() - 12],
        &more,
        &whole[whole.len() - 12..],
    ]
    .concat();
    let found = check(bytes, ContentType::Png);
    assert!(found.is_ok() || found == Err(Rejection::Damaged));
}

#[test]
fn a_profile_that_unpacks_to_much_is_dropped_or_refused() {
    let profile = [&b"name\0\0"[..], &zeros()].concat();
    let found = check(with_chunk(&png(2, 2), b"iCCP", &profile), ContentType::Png);
    assert!(found.is_ok() || found == Err(Rejection::TooManyPixels));
}

/// 400 MB of zeros, compressed: the pixels of a PNG of that many bytes.
fn zeros() -> Vec<u8> {
    let empty = image::GrayImage::new(20_000, 20_000);
    let bytes = encoded(&empty.into(), ImageFormat::Png);
    let (mut at, mut packed) = (8, Vec::new());
    while at + 12 <= bytes.len() {
        let length = u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
        if &bytes[at + 4..at + 8] == b"IDAT" {
            packed.extend(&bytes[at + 8..at + 8 + length]);
        }
        at += 12 + length;
    }
    packed
}
