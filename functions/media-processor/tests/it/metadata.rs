//! Nothing that a photo tells of people and places is served.

use image::ImageDecoder;
use shared_domain::media::ContentType;

use crate::support::{
    decoded,
    files::{MOVING, PHOTO},
    gifs::{dot, extension, screen},
    images::png,
    jpegs::{exif, with_segment},
    pngs::{stored, with_chunk},
    renditions,
};

const TELLTALES: [&[u8]; 12] = [
    b"Exif",
    b"GPS",
    b"WGS-84",
    b"xpacket",
    b"adobe",
    b"Jane Doe",
    b"balcony",
    b"secret",
    b"Nokia",
    b"2024:05:01",
    b"Darkroom",
    b"eXIf",
];

fn tells(bytes: &[u8]) -> Vec<String> {
    let held = TELLTALES
        .into_iter()
        .filter(|text| bytes.windows(text.len()).any(|window| &window == text));
    held.map(|text| String::from_utf8_lossy(text).into_owned())
        .collect()
}

fn assert_silent(bytes: Vec<u8>, kind: ContentType) {
    assert!(!tells(&bytes).is_empty());
    let made = renditions(bytes, kind);
    for file in [made.file, made.preview.bytes, made.thumbnail.bytes] {
        assert_eq!(tells(&file), Vec::<String>::new());
        decoded(&file);
    }
}

#[test]
fn nothing_is_left_of_what_a_phone_tells() {
    let count = |text: &[u8]| {
        PHOTO
            .windows(text.len())
            .filter(|window| window == &text)
            .count()
    };
    assert!(count(b"WGS-84") > 0 && count(b"Jane Doe") > 0 && count(b"balcony") > 0);
    assert_silent(PHOTO.to_vec(), ContentType::Jpeg);
}

#[test]
fn nothing_is_left_of_what_photoshop_tells() {
    let photo = with_segment(
        PHOTO,
        0xED,
        b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x08Jane Doe",
    );
    assert_silent(photo, ContentType::Jpeg);
}

#[test]
fn nothing_is_left_of_what_follows_a_photo() {
    let gps = [PHOTO, b"SEFHe\0\0\0GPS secret", &[0; 99_999]].concat();
    assert_silent(gps, ContentType::Jpeg);
}

#[test]
fn nothing_is_left_of_the_chunks_of_a_png() {
    let mut bytes = with_chunk(&png(9, 9), b"tEXt", b"Author\0Jane Doe");
    bytes = with_chunk(
        &bytes,
        b"iTXt",
        b"XML:com.adobe.xmp\0\0\0\0\0<?xpacket begin=''?>",
    );
    bytes = with_chunk(
        &bytes,
        b"zTXt",
        &[&b"Comment\0\0"[..], &stored(b"a secret")].concat(),
    );
    bytes = with_chunk(&bytes, b"eXIf", &exif(1));
    assert_silent(bytes, ContentType::Png);
}

#[test]
fn nothing_is_left_of_the_comments_of_a_gif() {
    assert_silent(MOVING.to_vec(), ContentType::Gif);
    let comments = [
        extension(0xFE, &[b"drawn by Jane Doe"]),
        extension(0xFF, &[b"XMP DataXMP", b"<?xpacket begin=''?>"]),
        extension(0x01, &[&[0; 12], b"secret"]),
    ];
    let gif = [screen(1, 1), comments.concat(), dot(), b";".to_vec()].concat();
    assert_silent(gif, ContentType::Gif);
}

#[test]
fn the_meaning_of_colours_is_kept_and_previews_are_srgb_without_saying_so() {
    let made = renditions(PHOTO, ContentType::Jpeg);
    assert!(profile(PHOTO).is_some());
    assert_eq!(profile(&made.file), profile(PHOTO));
    for small in [made.preview.bytes, made.thumbnail.bytes] {
        assert_eq!(profile(&small), None);
    }
}

fn profile(jpeg: &[u8]) -> Option<Vec<u8>> {
    let bytes = std::io::Cursor::new(jpeg);
    image::codecs::jpeg::JpegDecoder::new(bytes)
        .unwrap()
        .icc_profile()
        .unwrap()
}

#[test]
fn a_profile_for_other_colours_is_not_kept() {
    let mut wrong = vec![0; 200];
    wrong[3] = 200;
    wrong[16..20].copy_from_slice(b"CMYK");
    wrong[36..40].copy_from_slice(b"acsp");
    let payload = [&b"ICC_PROFILE\0\x01\x01"[..], &wrong].concat();
    let photo = with_segment(&crate::support::images::jpeg(8, 8), 0xE2, &payload);
    assert!(profile(&photo).is_some());
    assert!(profile(&renditions(photo, ContentType::Jpeg).file).is_none());
}
