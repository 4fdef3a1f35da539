//! Images that are something else as well.

use memchr::memmem;
use shared_domain::media::ContentType::*;

use crate::support::{
    files::{LETTER, MOVING, PHOTO},
    gifs::{self, extension},
    images::{jpeg, png},
    jpegs::with_segment,
    pngs::{stored, with_chunk},
    renditions,
};

use super::tails::{RAR, SEVEN_ZIP, zip, zip64};

const SVG: &[u8] = b"Comment\0<svg onload=alert(1)>";

/// What gives away that something of it is served, in lower case.
const TELLTALES: [&[u8]; 11] = [
    b"pk\x05\x06",
    b"rar!\x1A\x07",
    b"7z\xBC\xAF\x27\x1C",
    b"%pdf-",
    b"<script",
    b"<svg onload",
    b"<html",
    b"<?php",
    b"<iframe",
    b"<!doctype",
    b"www.w3.org/2000/svg",
];

#[test]
fn what_hides_in_an_image_is_not_served() {
    for (name, kind, bytes) in images() {
        let made = renditions(bytes, kind);
        for file in [made.file, made.preview.bytes, made.thumbnail.bytes] {
            let file = file.to_ascii_lowercase();
            let told = TELLTALES
                .iter()
                .find(|text| memmem::find(&file, text).is_some());
            assert_eq!(told, None, "{name}");
        }
    }
}

type Found = (&'static str, shared_domain::media::ContentType, Vec<u8>);

fn images() -> Vec<Found> {
    let padding = vec![0; 70_000];
    vec![
        (
            "a GIF that is a Java program",
            Gif,
            [MOVING, &zip()].concat(),
        ),
        ("a photo that is a ZIP", Jpeg, [PHOTO, &zip()].concat()),
        (
            "a ZIP that something follows",
            Jpeg,
            [PHOTO, &zip(), &[7; 900]].concat(),
        ),
        (
            "a PNG that is a large ZIP",
            Png,
            [png(4, 4), zip64()].concat(),
        ),
        (
            "a ZIP in a comment",
            Jpeg,
            with_segment(&jpeg(8, 8), 0xFE, &zip()),
        ),
        ("a photo that is a RAR", Jpeg, [PHOTO, RAR].concat()),
        (
            "a PNG with a 7z far behind it",
            Png,
            [&png(4, 4), &padding, SEVEN_ZIP, &padding].concat(),
        ),
        (
            "a photo that readers of PDF read",
            Jpeg,
            with_segment(PHOTO, 0xFE, LETTER),
        ),
        (
            "a PNG with a PDF far behind it",
            Png,
            [&png(4, 4), &padding, LETTER].concat(),
        ),
        (
            "a PDF of no version in a comment",
            Gif,
            gifs::with(&extension(0xFE, &[b"%PDF-x"])),
        ),
        (
            "a script in a comment",
            Jpeg,
            with_segment(PHOTO, 0xFE, b"<script>alert(1)</script>"),
        ),
        (
            "a script in XMP",
            Jpeg,
            with_segment(
                PHOTO,
                0xE1,
                b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><SCRIPT src=x></x:xmpmeta>",
            ),
        ),
        (
            "a script in tables that nothing uses",
            Jpeg,
            with_segment(PHOTO, 0xDB, &[&[3][..], b"<script>", &[9; 56]].concat()),
        ),
        ("a page in a block behind others", Jpeg, far_behind()),
        (
            "a script in pieces of a profile",
            Jpeg,
            with_segment(PHOTO, 0xE2, b"ICC_PROFILE\0\x01\x02 <iframe\tsrc=x>"),
        ),
        (
            "a page behind a photo",
            Jpeg,
            [PHOTO, b"\n<HTML><BODY onload=alert(1)>"].concat(),
        ),
        (
            "a script behind much noise behind a photo",
            Jpeg,
            [PHOTO, &padding, &padding, b"<ScRiPt >"].concat(),
        ),
        (
            "a PHP script in a text",
            Png,
            with_chunk(&png(4, 4), b"tEXt", b"Comment\0<?php system('id') ?>"),
        ),
        (
            "a drawing in a text",
            Png,
            with_chunk(&png(4, 4), b"iTXt", SVG),
        ),
        (
            "a drawing in a chunk of nobody's",
            Png,
            with_chunk(&png(4, 4), b"juNk", SVG),
        ),
        (
            "a script in a compressed profile",
            Png,
            with_chunk(&png(4, 4), b"iCCP", &profile()),
        ),
        (
            "a page in pieces of a comment",
            Gif,
            gifs::with(&extension(0xFE, &[&[b' '; 200], b"<ht", b"ml>"])),
        ),
        (
            "a frame in a plain text",
            Gif,
            gifs::with(&extension(0x01, &[&[0; 12], b"<iframe>"])),
        ),
        (
            "a PHP script behind a GIF",
            Gif,
            [MOVING, b"<?php phpinfo();"].concat(),
        ),
        (
            "a doctype in an application's block",
            Gif,
            gifs::with(&extension(0xFF, &[b"SOMEBODY1.0", b"<!DocType x"])),
        ),
        (
            "an SVG in noise behind a PNG",
            Png,
            [
                &png(4, 4)[..],
                &padding,
                b"'http://www.w3.org/2000/svg'",
                &padding[..],
            ]
            .concat(),
        ),
    ]
}

fn far_behind() -> Vec<u8> {
    let page = with_segment(PHOTO, 0xED, b"Photoshop 3.0\0<!doctype html>");
    with_segment(&page, 0xEF, &[0; 60_000])
}

/// A profile for pixels of three colours that is right but for its text.
fn profile() -> Vec<u8> {
    let mut profile = vec![0; 128];
    profile[3] = 200;
    profile[16..20].copy_from_slice(b"RGB ");
    profile[36..40].copy_from_slice(b"acsp");
    profile.extend(b"<script>alert(1)</script>");
    profile.resize(200, 0);
    [&b"name\0\0"[..], &compressed(&profile)].concat()
}

/// Every other byte in a block of its own, so that the compressed bytes do not show the script.
fn compressed(text: &[u8]) -> Vec<u8> {
    let whole = stored(text);
    let mut blocks = vec![0x78, 0x01];
    for (at, byte) in text.iter().enumerate() {
        blocks.extend([u8::from(at + 1 == text.len()), 1, 0, 0xFE, 0xFF, *byte]);
    }
    blocks.extend(&whole[whole.len() - 4..]);
    blocks
}
