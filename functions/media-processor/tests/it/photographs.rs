//! Real photos pass, whatever cameras and phones put into them, and come out the right way up.

use image::{DynamicImage, GenericImageView, ImageFormat};
use shared_domain::media::ContentType;

use crate::support::{
    decoded,
    files::{CMYK, FILM, GREY, PHOTO, PROGRESSIVE, RESTARTS},
    images::{drawing, encoded, jpeg},
    jpegs::{exif, with_orientation, with_segment},
    pngs::with_chunk,
    renditions,
};

#[test]
fn photos_of_all_kinds_pass() {
    for photo in [PHOTO, PROGRESSIVE, RESTARTS, CMYK, GREY] {
        let made = renditions(photo, ContentType::Jpeg);
        let (width, height) = decoded(&made.file).dimensions();
        assert_eq!(width * height, 48 * 32);
        assert_eq!(image::guess_format(&made.file).unwrap(), ImageFormat::Jpeg);
        assert_eq!(made.preview.content_type, ContentType::Jpeg);
    }
}

#[test]
fn photos_keep_their_colours() {
    for photo in [PROGRESSIVE, RESTARTS, GREY] {
        let (before, after) = (
            decoded(photo),
            decoded(&renditions(photo, ContentType::Jpeg).file),
        );
        assert_eq!(before.color(), after.color());
        assert_alike(&before, &after, 3);
    }
}

#[test]
fn photos_pass_with_what_phones_put_into_them() {
    let blocks: [(u8, &[u8]); 5] = [
        (0xE2, b"MPF\0MM\0*\0\0\0\x08"),
        (0xE1, b"http://ns.adobe.com/xmp/extension/\0<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/>"),
        (0xED, b"Photoshop 3.0\08BIM\x04\x04"),
        (0xEE, b"Adobe\0\x64\0\0\0\0\x01"),
        (0xE4, &[0xFF; 60_000]),
    ];
    for (marker, payload) in blocks {
        renditions(with_segment(PHOTO, marker, payload), ContentType::Jpeg);
    }
}

#[test]
fn photos_pass_with_what_phones_put_behind_them() {
    let samsung = [
        PHOTO,
        b"\0\0\x01\x0AImage_UTC_Data1714566600000SEFHk\0\0\0SEFT",
    ]
    .concat();
    let motion = [PHOTO, FILM].concat();
    let gain_map = [PHOTO, GREY].concat();
    for photo in [samsung, motion, gain_map] {
        assert_eq!(
            renditions(photo, ContentType::Jpeg),
            renditions(PHOTO, ContentType::Jpeg)
        );
    }
}

#[test]
fn photos_are_turned_the_right_way_up() {
    let upright = drawing(64, 32);
    for orientation in 1..=8 {
        let stored = encoded(&turned_away(&upright, orientation), ImageFormat::Jpeg);
        let made = renditions(with_orientation(&stored, orientation), ContentType::Jpeg);
        for bytes in [made.file, made.preview.bytes, made.thumbnail.bytes] {
            assert_alike(&decoded(&bytes), &upright, 3);
        }
    }
}

#[test]
fn pngs_are_turned_the_right_way_up() {
    let upright = drawing(64, 32);
    for orientation in 1..=8 {
        let stored = encoded(&turned_away(&upright, orientation), ImageFormat::Png);
        let made = renditions(
            with_chunk(&stored, b"eXIf", &exif(orientation)),
            ContentType::Png,
        );
        assert_eq!(decoded(&made.file), upright);
    }
}

#[test]
fn a_way_up_that_there_is_not_turns_nothing() {
    for orientation in [0, 9, 255] {
        let photo = with_orientation(&jpeg(64, 32), orientation);
        assert_eq!(
            decoded(&renditions(photo, ContentType::Jpeg).file).dimensions(),
            (64, 32)
        );
    }
}

/// The image as it is stored by a camera that was held so. Exif 2.32, 4.6.4, orientation.
fn turned_away(image: &DynamicImage, orientation: u8) -> DynamicImage {
    match orientation {
        2 => image.fliph(),
        3 => image.rotate180(),
        4 => image.flipv(),
        5 => image.rotate90().fliph(),
        6 => image.rotate270(),
        7 => image.rotate90().flipv(),
        8 => image.rotate90(),
        _ => image.clone(),
    }
}

/// The colours of the pixels differ by no more than this on average.
fn assert_alike(one: &DynamicImage, other: &DynamicImage, tolerance: usize) {
    assert_eq!(one.dimensions(), other.dimensions());
    let (one, other) = (one.to_rgb8().into_raw(), other.to_rgb8().into_raw());
    let differences = one
        .iter()
        .zip(&other)
        .map(|(one, other)| usize::from(one.abs_diff(*other)));
    let sum: usize = differences.sum();
    assert!(
        sum <= tolerance * one.len(),
        "{}",
        sum as f64 / one.len() as f64
    );
}
