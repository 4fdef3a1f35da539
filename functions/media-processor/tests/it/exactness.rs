//! What comes out is as exact as what went in, and hardly larger: a photo is served with the pixels
//! that it came with, and where it has to be written anew, with as many bits as it had.

use image::DynamicImage;
use jpeg_encoder::{ChromaSubsamplingMethod, ColorType, Encoder, SamplingFactor};
use shared_domain::media::{
    ContentType::{Jpeg, Png},
    Rejection,
};

use crate::{
    cases::{file, image},
    support::{check, decoded, images::psnr, jpegs::with_orientation, picture, renditions},
};

/// A scene with soft shades, edges and the grain of a sensor.
fn scene(width: u16, height: u16) -> Vec<u8> {
    let mut grain = 1_u32;
    let mut pixels = Vec::new();
    for y in 0..u32::from(height) {
        for x in 0..u32::from(width) {
            grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let noise = (grain >> 29) as u8;
            let shade = (x * 120 / u32::from(width) + y * 130 / u32::from(height)) as u8;
            let edge = if (x / 40 + y / 56) % 2 == 0 { 30 } else { 0 };
            pixels.extend([
                shade / 2 + edge + noise,
                200 - shade / 2 + noise,
                60 + edge + noise,
            ]);
        }
    }
    pixels
}

fn photo((width, height): (u16, u16), quality: u8, sampling: SamplingFactor) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, quality);
    encoder.set_sampling_factor(sampling);
    encoder.set_chroma_subsampling_method(ChromaSubsamplingMethod::Average);
    let scene = scene(width, height);
    encoder
        .encode(&scene, width, height, ColorType::Rgb)
        .unwrap();
    bytes
}

fn turned(image: DynamicImage, orientation: u8) -> DynamicImage {
    let mut turned = image;
    turned.apply_orientation(image::metadata::Orientation::from_exif(orientation).unwrap());
    turned
}

#[test]
fn a_photo_that_is_upright_comes_out_pixel_for_pixel_and_no_larger() {
    for quality in [30, 50, 75, 95] {
        for sampling in [
            SamplingFactor::F_1_1,
            SamplingFactor::F_2_1,
            SamplingFactor::F_2_2,
        ] {
            let original = photo((637, 411), quality, sampling);
            let made = renditions(original.clone(), Jpeg);
            assert_eq!(decoded(&made.file), decoded(&original));
            assert!(made.file.len() <= original.len());
        }
    }
}

#[test]
fn a_photo_that_lies_on_its_side_is_written_anew_as_exactly_as_it_came_and_hardly_larger() {
    for quality in [30, 50, 75, 95] {
        for sampling in [
            SamplingFactor::F_1_1,
            SamplingFactor::F_2_1,
            SamplingFactor::F_2_2,
        ] {
            // Where blocks lie as they lay, next to nothing is lost; the others are blocks of
            // blocks.
            for (size, at_least) in [((640, 416), 48.0), ((637, 411), 36.0)] {
                for orientation in [3, 6, 7] {
                    let upright = photo(size, quality, sampling);
                    let original = with_orientation(&upright, orientation);
                    let made = renditions(original.clone(), Jpeg);
                    let alike = psnr(
                        &decoded(&made.file),
                        &turned(decoded(&upright), orientation),
                    );
                    let ratio = made.file.len() as f64 / original.len() as f64;
                    let name = format!("{quality} {sampling:?} {size:?} {orientation}");
                    assert!(alike > at_least, "{name}: {alike} dB");
                    assert!(ratio <= 1.1 || made.file.len() <= 16_384, "{name}: {ratio}");
                }
            }
        }
    }
}

#[test]
fn a_photo_as_messengers_send_it_is_not_made_larger() {
    let (name, original) = ("jpeg-quality-50.jpg", file("jpeg-quality-50.jpg"));
    let made = image(name, Jpeg);
    assert_eq!(decoded(&made.file), decoded(&original));
    assert!(made.file.len() <= original.len());
}

#[test]
fn a_palette_stays_one() {
    let (name, original) = (
        "png-palette-64-colours.png",
        file("png-palette-64-colours.png"),
    );
    let made = image(name, Png);
    assert_eq!(decoded(&made.file), decoded(&original));
    assert!(made.file.len() <= original.len());
}

/// What is shown small is made of fewer pixels, and yet all of the file is read.
#[test]
fn a_large_photo_that_is_cut_short_is_rejected() {
    let whole = photo((2_800, 48), 75, SamplingFactor::F_2_2);
    let scan = memchr::memmem::rfind(&whole, &[0xFF, 0xDA]).unwrap() + 14;
    assert!(check(whole.clone(), Jpeg).is_ok());
    for length in (scan..whole.len() - 8).step_by(97).chain([whole.len() - 8]) {
        let cut = [&whole[..length], &[0xFF, 0xD9]].concat();
        assert_eq!(
            check(cut.clone(), Jpeg),
            Err(Rejection::Damaged),
            "{length}"
        );
        assert_eq!(picture(cut, Jpeg), Err(Rejection::Damaged), "{length}");
    }
}

/// Something like an end in a film is no end of the photo before it.
#[test]
fn what_follows_a_photo_without_an_end_is_not_served() {
    let whole = photo((640, 416), 75, SamplingFactor::F_2_2);
    let (codes, _) = whole.split_at(whole.len() - 2);
    for behind in [
        &b"+12.3456-045.6789/\xFF\xD9"[..],
        b"+12.3456-045.6789/\xFF\xFE\0\x04ab\xFF\xD9",
        b"+12.3456-045.6789/",
    ] {
        let made = renditions([codes, behind].concat(), Jpeg);
        assert_eq!(memchr::memmem::find(&made.file, b"+12.3456"), None);
        assert!(psnr(&decoded(&made.file), &decoded(&whole)) > 45.0);
    }
}
