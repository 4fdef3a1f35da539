//! Images that are not whole.

use shared_domain::media::{ContentType::*, Rejection::Damaged};

use crate::support::{
    files::{CMYK, GREY, PHOTO, PROGRESSIVE, RESTARTS},
    gifs::{dot, extension, frame, screen},
    images::{jpeg, png},
    jpegs::{claiming, find, with_short_scan},
    pngs::{assembled, stored},
};

use super::Hostile;

pub fn uploads() -> Vec<Hostile> {
    let uploads = [photos(), pictures()].concat();
    let damaged = |(name, kind, bytes)| (name, kind, bytes, Damaged);
    uploads.into_iter().map(damaged).collect()
}

type Found = (&'static str, shared_domain::media::ContentType, Vec<u8>);

fn photos() -> Vec<Found> {
    let whole = jpeg(64, 64);
    vec![
        (
            "a photo that ends within its metadata",
            Jpeg,
            PHOTO[..300].to_vec(),
        ),
        (
            "a photo with half a scan",
            Jpeg,
            with_short_scan(&whole, (whole.len() - find(&whole, 0xDA)) / 2),
        ),
        (
            "a photo without its last row",
            Jpeg,
            with_short_scan(&whole, 40),
        ),
        (
            "a grey photo with half a scan",
            Jpeg,
            with_short_scan(GREY, 60),
        ),
        (
            "a photo for printing with half a scan",
            Jpeg,
            with_short_scan(CMYK, 150),
        ),
        (
            "a photo with restarts with half a scan",
            Jpeg,
            with_short_scan(RESTARTS, 150),
        ),
        (
            "a progressive photo whose last scan is short",
            Jpeg,
            with_short_scan(PROGRESSIVE, 30),
        ),
        (
            "a photo with an empty scan",
            Jpeg,
            [&whole[..find(&whole, 0xDA) + 14], &[0xFF, 0xD9]].concat(),
        ),
        (
            "a photo without a scan",
            Jpeg,
            [&whole[..find(&whole, 0xDA)], &[0xFF, 0xD9]].concat(),
        ),
        ("a photo of no height", Jpeg, claiming(whole.clone(), 64, 0)),
        (
            "a photo that is higher than its scan",
            Jpeg,
            claiming(whole.clone(), 64, 128),
        ),
        (
            "a photo of arithmetic codes",
            Jpeg,
            renamed(&whole, 0xC0, 0xC9),
        ),
        ("a photo without loss", Jpeg, renamed(&whole, 0xC0, 0xC3)),
        ("a photo without tables", Jpeg, renamed(&whole, 0xC4, 0xEC)),
        (
            "a start and an end of a photo",
            Jpeg,
            vec![0xFF, 0xD8, 0xFF, 0xD9],
        ),
    ]
}

fn pictures() -> Vec<Found> {
    let png = png(16, 16);
    let mut flipped = png.clone();
    flipped[45] ^= 1;
    let codes = [0b0100_0100, 0b0000_0001];
    vec![
        ("a PNG with a wrong checksum", Png, flipped),
        (
            "a PNG of no width",
            Png,
            assembled(0, 4, 8, 0, &stored(b"")),
        ),
        (
            "a PNG with a row missing",
            Png,
            assembled(2, 2, 8, 0, &stored(b"\0\x01\x02")),
        ),
        (
            "a PNG of a depth that there is not",
            Png,
            assembled(1, 1, 3, 0, &stored(b"\0\x01")),
        ),
        (
            "a PNG without pixels",
            Png,
            [&png[..33], &png[png.len() - 12..]].concat(),
        ),
        (
            "a PNG whose pixels are not compressed",
            Png,
            assembled(2, 1, 8, 0, b"\0\x01\x02"),
        ),
        (
            "a PNG whose header comes twice",
            Png,
            [&png[..33], &png[8..]].concat(),
        ),
        (
            "a GIF without a frame",
            Gif,
            [screen(1, 1), b";".to_vec()].concat(),
        ),
        (
            "a GIF with a short frame",
            Gif,
            [screen(9, 9), frame(9, 9, &codes), b";".to_vec()].concat(),
        ),
        (
            "a GIF with a frame beyond the edge",
            Gif,
            [screen(1, 1), frame(2, 1, &codes), b";".to_vec()].concat(),
        ),
        (
            "a GIF with a frame of no size",
            Gif,
            [screen(1, 1), frame(0, 1, &codes), b";".to_vec()].concat(),
        ),
        (
            "a GIF that ends within a comment",
            Gif,
            [
                screen(1, 1),
                dot(),
                extension(0xFE, &[b"long"])[..4].to_vec(),
            ]
            .concat(),
        ),
        (
            "a GIF with something between its blocks",
            Gif,
            [screen(1, 1), dot(), vec![0x77], dot(), b";".to_vec()].concat(),
        ),
    ]
}

fn renamed(jpeg: &[u8], from: u8, to: u8) -> Vec<u8> {
    let mut jpeg = jpeg.to_vec();
    let at = find(&jpeg, from);
    jpeg[at + 1] = to;
    jpeg
}
