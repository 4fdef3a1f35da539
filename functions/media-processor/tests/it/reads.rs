//! No more is read than is needed.

use media_processor::content::{Failure, Upload, check};
use shared_domain::media::{ContentType, Rejection};

use crate::support::{
    Memory,
    boxes::{boxed, description, film},
    files::{LETTER, PHOTO},
    images::png,
    wait,
};

#[test]
fn a_film_of_50_megabytes_is_read_once_in_parts() {
    let bytes = film(&[&boxed(b"mdat", &vec![1; 50_000_000]), &description()]);
    assert_is_read_once_in_parts(bytes, ContentType::Mp4);
}

#[test]
fn a_document_of_50_megabytes_is_read_once_in_parts() {
    let padding = vec![b'.'; 50_000_000];
    let bytes = [b"%PDF-1.4\n%", &padding[..], b"\n", LETTER].concat();
    assert_is_read_once_in_parts(bytes, ContentType::Pdf);
}

fn assert_is_read_once_in_parts(bytes: Vec<u8>, kind: ContentType) {
    let upload = Memory::new(bytes);
    assert!(wait(check(&upload, kind)).is_ok());
    assert!(upload.largest_read() <= 4 * 1_048_576);
    assert!(upload.bytes_read() < upload.size() + 100_000);
    assert!(upload.reads() < 25);
}

#[test]
fn a_bomb_is_not_read_beyond_its_header() {
    let mut bomb = png(4, 4);
    bomb[16..24].copy_from_slice(&[0, 0, 0xC3, 0x50, 0, 0, 0xC3, 0x50]);
    bomb.resize(10_000_000, 0);
    let upload = Memory::new(bomb);
    let found = wait(check(&upload, ContentType::Png));
    assert_eq!(found, Err(Failure::Rejected(Rejection::TooManyPixels)));
    assert!(upload.bytes_read() < 200_000);
}

#[test]
fn another_type_is_not_read_beyond_its_header() {
    let upload = Memory::new(vec![b' '; 10_000_000]);
    let found = wait(check(&upload, ContentType::Gif));
    assert_eq!(found, Err(Failure::Rejected(Rejection::WrongType)));
    assert!(upload.bytes_read() < 200_000);
}

#[test]
fn a_small_image_is_read_at_once() {
    let upload = Memory::new(PHOTO);
    wait(check(&upload, ContentType::Jpeg)).unwrap();
    assert_eq!(
        (upload.reads(), upload.bytes_read()),
        (1, PHOTO.len() as u64)
    );
}
