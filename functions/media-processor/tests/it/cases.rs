//! Files as phones, printers and programs write them come out as they went in. They were drawn and
//! generated for this.

use std::path::Path;

use image::DynamicImage;
use media_processor::content::{Checked, Renditions};
use shared_domain::media::{
    ContentType::{self, Gif, Jpeg, Mp4, Pdf, Png, QuickTime},
    Rejection,
};

use crate::support::{check, decoded, images::psnr};

/// Photos of one picture, in its usual form first.
const PHOTOS: [&str; 7] = [
    "jpeg-comment-mentions-body",
    "jpeg-stray-bytes-before-tables",
    "jpeg-no-end-marker",
    "jpeg-no-end-marker-film-behind",
    "jpeg-property-list",
    "jpeg-xmp-mentions-html",
    "jpeg-xmp-svg-namespace",
];
const PICTURES: [&str; 3] = [
    "png-drawing-in-text",
    "png-text-bad-crc",
    "png-no-end-chunk",
];
const SERVED_AS_THEY_CAME: [(&str, ContentType); 6] = [
    ("pdf-byte-order-mark.pdf", Pdf),
    ("pdf-newline-before.pdf", Pdf),
    ("pdf-printer-language-before.pdf", Pdf),
    ("pdf-200-bytes-before.pdf", Pdf),
    ("pdf-no-end-of-file.pdf", Pdf),
    ("pdf-boundary-behind.pdf", Pdf),
];
const FILMS: [(&str, ContentType); 5] = [
    ("mp4-position-in-user-data.mp4", Mp4),
    ("mp4-position-in-keys.mp4", Mp4),
    ("mp4-zeros-behind.mp4", Mp4),
    ("mp4-unknown-box.mp4", Mp4),
    ("quicktime.mov", QuickTime),
];
const REJECTED: [(&str, ContentType, Rejection); 6] = [
    ("jpeg-cut-in-half.jpg", Jpeg, Rejection::Damaged),
    ("png-cut-in-half.png", Png, Rejection::Damaged),
    ("pdf-cut-in-half.pdf", Pdf, Rejection::Damaged),
    ("mp4-cut-short.mp4", Mp4, Rejection::Damaged),
    (
        "pdf-script-behind-padding.pdf",
        Pdf,
        Rejection::HiddenContent,
    ),
    ("pdf-rar-behind-padding.pdf", Pdf, Rejection::HiddenContent),
];

pub fn file(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/files/cases");
    std::fs::read(folder.join(name)).unwrap()
}

pub fn image(name: &str, kind: ContentType) -> Renditions {
    match check(file(name), kind) {
        Ok(Checked::Image(made)) => *made,
        other => panic!("{name}: {other:?}"),
    }
}

/// What is served of an image shows `original`: in its own size, and made smaller by averaging.
fn assert_shows(name: &str, made: &Renditions, original: &DynamicImage, at_least: f64) {
    let alike = psnr(&decoded(&made.file), original);
    assert!(alike > at_least, "{name}: {alike} dB");
    for picture in [&made.preview, &made.thumbnail] {
        let served = decoded(&picture.bytes);
        let (width, height) = (served.width() / 4, served.height() / 4);
        let averaged = [&served, original].map(|image| image.thumbnail_exact(width, height));
        let alike = psnr(&averaged[0], &averaged[1]);
        assert!(alike > at_least, "{name}: {alike} dB");
    }
}

#[test]
fn photos_show_what_they_showed_whatever_stands_beside_their_pixels() {
    let original = decoded(&file(&format!("{}.jpg", PHOTOS[0])));
    for name in PHOTOS {
        let made = image(&format!("{name}.jpg"), Jpeg);
        assert_shows(name, &made, &original, 26.0);
        for told in [&b"<html"[..], b"<body", b"plist", b"svg", b"ftyp"] {
            assert_eq!(memchr::memmem::find(&made.file, told), None, "{name}");
        }
    }
}

#[test]
fn a_photo_whose_scans_are_apart_shows_what_it_showed() {
    let name = "jpeg-scans-apart-half-height";
    let original = decoded(&file(&format!("{name}.reference.png")));
    assert_shows(name, &image(&format!("{name}.jpg"), Jpeg), &original, 26.0);
}

#[test]
fn pictures_keep_every_pixel_whatever_is_written_into_them() {
    let original = decoded(&file("png-drawing-in-text.png"));
    for name in PICTURES {
        let made = image(&format!("{name}.png"), Png);
        assert_eq!(decoded(&made.file), original, "{name}");
        assert_eq!(memchr::memmem::find(&made.file, b"svg"), None, "{name}");
    }
}

/// The frames of an animated PNG that can be decoded.
fn frames(png: &[u8]) -> Option<u32> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png))
        .read_info()
        .unwrap();
    let count = reader.info().animation_control()?.num_frames;
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let decoded = (0..count).all(|_| reader.next_frame(&mut pixels).is_ok());
    decoded.then_some(count)
}

#[test]
fn a_png_that_moves_still_does() {
    let made = image("png-animated.png", Png);
    assert_eq!(frames(&made.file), Some(4));
    assert_eq!(decoded(&made.file), decoded(&file("png-animated.png")));
}

#[test]
fn a_png_that_moves_and_has_a_damaged_frame_is_shown_where_it_stands_still() {
    let mut damaged = file("png-animated.png");
    let frame = memchr::memmem::rfind(&damaged, b"fdAT").unwrap();
    let length = u32::from_be_bytes(damaged[frame - 4..frame].try_into().unwrap()) as usize;
    damaged[frame + 4 + length / 2] ^= 0x55;
    let checksum = crc32fast::hash(&damaged[frame..frame + 4 + length]);
    damaged[frame + 4 + length..frame + 8 + length].copy_from_slice(&checksum.to_be_bytes());
    let Ok(Checked::Image(made)) = check(damaged.clone(), Png) else {
        panic!("a still image is there");
    };
    assert_eq!(frames(&made.file), None);
    assert_eq!(decoded(&made.file), decoded(&damaged));
}

#[test]
fn an_animation_moves_on_without_its_last_byte() {
    let made = image("gif-no-trailer.gif", Gif);
    let mut frames = gif::DecodeOptions::new().read_info(&made.file[..]).unwrap();
    let mut count = 0;
    while frames.read_next_frame().unwrap().is_some() {
        count += 1;
    }
    assert_eq!(count, 4);
}

#[test]
fn a_frame_that_reaches_beyond_the_screen_is_shown_whole() {
    let made = image("gif-frame-beyond-screen.gif", Gif);
    assert_eq!(
        (decoded(&made.file).width(), decoded(&made.file).height()),
        (320, 240)
    );
}

/// The bytes of the boxes in which pictures and sound are.
fn samples(film: &[u8]) -> Vec<&[u8]> {
    let mut samples = Vec::new();
    let mut at = 0;
    while at + 8 < film.len() {
        let length = u32::from_be_bytes(film[at..at + 4].try_into().unwrap()) as usize;
        let end = if length == 0 { film.len() } else { at + length };
        if &film[at + 4..at + 8] == b"mdat" {
            samples.push(&film[at..end]);
        }
        at = end;
    }
    samples
}

#[test]
fn films_keep_every_sample_in_its_place_and_tell_neither_position_nor_device() {
    for (name, kind) in FILMS {
        let original = file(name);
        let Ok(Checked::Film(served)) = check(original.clone(), kind) else {
            panic!("{name}");
        };
        assert!(!samples(&served).is_empty());
        assert_eq!(samples(&served), samples(&original), "{name}");
        assert_eq!(served.len(), original.len(), "{name}");
        for told in [&b"+12.3456"[..], b"Example Works", b"Example Phone 1"] {
            assert_eq!(memchr::memmem::find(&served, told), None, "{name}");
        }
    }
}

#[test]
fn documents_pass_with_what_programs_leave_around_them() {
    for (name, kind) in SERVED_AS_THEY_CAME {
        assert_eq!(check(file(name), kind), Ok(Checked::AsUploaded), "{name}");
    }
}

#[test]
fn what_is_cut_short_or_hides_something_is_rejected() {
    for (name, kind, rejection) in REJECTED {
        assert_eq!(check(file(name), kind), Err(rejection), "{name}");
    }
}
