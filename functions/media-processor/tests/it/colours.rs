//! Colours come out as the file means them: what is served says what its numbers mean, previews and
//! thumbnails are sRGB.

use image::DynamicImage;
use media_processor::content::Renditions;
use memchr::memmem;
use shared_domain::media::ContentType::{Jpeg, Png};

use crate::{
    cases::{file, image},
    support::{
        decoded,
        images::psnr,
        jpegs::{exif, segment},
        pngs::with_chunk,
        renditions,
    },
};

fn reference(name: &str) -> DynamicImage {
    decoded(&file(&format!("{name}.reference.png")))
}

fn assert_small_ones_show(name: &str, made: &Renditions, at_least: f64) {
    for picture in [&made.preview, &made.thumbnail] {
        assert_eq!(memmem::find(&picture.bytes, b"ICC_PROFILE"), None, "{name}");
        let averaged =
            [decoded(&picture.bytes), reference(name)].map(|image| image.thumbnail_exact(80, 60));
        let alike = psnr(&averaged[0], &averaged[1]);
        assert!(alike > at_least, "{name}: {alike} dB");
    }
}

#[test]
fn inks_are_shown_as_the_profile_of_their_press_says() {
    for name in ["jpeg-cmyk-press-profile", "jpeg-ycck-press-profile"] {
        let made = image(&format!("{name}.jpg"), Jpeg);
        let alike = psnr(&decoded(&made.file), &reference(name));
        assert!(alike > 25.0, "{name}: {alike} dB");
        assert!(
            made.file.len() <= file(&format!("{name}.jpg")).len(),
            "{name}"
        );
        assert_small_ones_show(name, &made, 25.0);
    }
}

#[test]
fn a_grey_photo_keeps_its_profile_and_is_shown_in_small_as_it_says() {
    let name = "jpeg-grey-dot-gain";
    let made = image(&format!("{name}.jpg"), Jpeg);
    assert!(memmem::find(&made.file, b"ICC_PROFILE").is_some());
    assert!(decoded(&made.file).color() == image::ColorType::L8);
    assert_small_ones_show(name, &made, 28.0);
}

#[test]
fn a_png_keeps_what_it_says_of_its_colours_and_is_shown_in_small_as_it_says() {
    for (name, chunks) in [
        ("png-gamma-1", &[&b"gAMA"[..]][..]),
        ("png-cicp-display-p3", &[b"cICP"]),
        ("png-chrm-gama-display-p3", &[b"cHRM", b"gAMA"]),
    ] {
        let (name_of_file, original) = (format!("{name}.png"), file(&format!("{name}.png")));
        let made = image(&name_of_file, Png);
        assert_eq!(decoded(&made.file), decoded(&original), "{name}");
        for chunk in chunks {
            assert!(memmem::find(&made.file, chunk).is_some(), "{name}");
        }
        assert_small_ones_show(name, &made, 30.0);
    }
}

/// The profile of the grey photo, in as many bytes as profiles of presses have.
fn with_long_profile(jpeg: &[u8]) -> Vec<u8> {
    let at = memmem::find(jpeg, b"ICC_PROFILE\0").unwrap();
    let length = usize::from(u16::from_be_bytes(jpeg[at - 2..at].try_into().unwrap()));
    let (marker, end) = (at - 4, at - 2 + length);
    let mut profile = jpeg[at + 14..end].to_vec();
    profile.resize(100_000, 0);
    profile[..4].copy_from_slice(&100_000_u32.to_be_bytes());
    let (first, second) = profile.split_at(60_000);
    let part =
        |number, part: &[u8]| segment(0xE2, &[b"ICC_PROFILE\0", &[number, 2][..], part].concat());
    [
        &jpeg[..marker],
        &part(1, first),
        &part(2, second),
        &jpeg[end..],
    ]
    .concat()
}

#[test]
fn a_photo_whose_profile_is_not_worth_its_length_is_converted() {
    let name = "jpeg-grey-dot-gain";
    let long = with_long_profile(&file(&format!("{name}.jpg")));
    let made = renditions(long, Jpeg);
    assert_eq!(memmem::find(&made.file, b"ICC_PROFILE"), None);
    let alike = psnr(&decoded(&made.file), &reference(name));
    assert!(alike > 28.0, "{alike} dB");
    assert_small_ones_show(name, &made, 28.0);
}

#[test]
fn a_png_that_lies_on_its_side_keeps_what_it_says_of_its_colours() {
    let name = "png-cicp-display-p3";
    let original = file(&format!("{name}.png"));
    let made = renditions(with_chunk(&original, b"eXIf", &exif(3)), Png);
    assert_eq!(decoded(&made.file), decoded(&original).rotate180());
    assert!(memmem::find(&made.file, b"cICP").is_some());
    assert_eq!(memmem::find(&made.file, b"eXIf"), None);
}
