//! Small files that are large once they are looked at.

use shared_domain::media::{ContentType::*, Rejection::TooManyPixels};

use crate::support::{
    gifs::{dot, frame, screen},
    images::jpeg,
    jpegs::{claiming, find, segment},
    pngs::{assembled, stored},
};

use super::Hostile;

pub fn uploads() -> Vec<Hostile> {
    let empty = stored(b"");
    let pixel = frame(8_000, 8_000, &[0b0100_0100, 0b0000_0001]);
    vec![
        (
            "a PNG of 2,500 megapixels",
            Png,
            assembled(50_000, 50_000, 8, 2, &empty),
            TooManyPixels,
        ),
        (
            "a PNG of as many pixels as numbers allow",
            Png,
            assembled(u32::MAX, u32::MAX, 8, 2, &empty),
            TooManyPixels,
        ),
        (
            "a PNG that is long and thin",
            Png,
            assembled(1, 20_001, 1, 0, &empty),
            TooManyPixels,
        ),
        (
            "a PNG of 67 megapixels and no more",
            Png,
            assembled(8_193, 8_192, 8, 0, &empty),
            TooManyPixels,
        ),
        (
            "a PNG of 64 megapixels with eight bytes each",
            Png,
            assembled(8_000, 8_000, 16, 6, &empty),
            TooManyPixels,
        ),
        (
            "a JPEG of 2,500 megapixels",
            Jpeg,
            claiming(jpeg(8, 8), 50_000, 50_000),
            TooManyPixels,
        ),
        (
            "a JPEG of 65,535 pixels in a row",
            Jpeg,
            claiming(jpeg(8, 8), 65_535, 1),
            TooManyPixels,
        ),
        (
            "a JPEG whose size comes late",
            Jpeg,
            late_frame(),
            TooManyPixels,
        ),
        (
            "a JPEG of a hundred scans too many",
            Jpeg,
            many_scans(),
            TooManyPixels,
        ),
        (
            "a GIF of 2,500 megapixels",
            Gif,
            [screen(50_000, 50_000), dot(), b";".to_vec()].concat(),
            TooManyPixels,
        ),
        (
            "a GIF with 2,001 frames",
            Gif,
            [screen(1, 1), dot().repeat(2_001), b";".to_vec()].concat(),
            TooManyPixels,
        ),
        (
            "a GIF with five frames of 64 megapixels",
            Gif,
            [screen(8_000, 8_000), pixel.repeat(5), b";".to_vec()].concat(),
            TooManyPixels,
        ),
    ]
}

fn late_frame() -> Vec<u8> {
    let huge = claiming(jpeg(8, 8), 50_000, 50_000);
    let metadata = segment(0xE2, &[0; 65_000]).repeat(4);
    [&huge[..2], &metadata, &huge[2..]].concat()
}

fn many_scans() -> Vec<u8> {
    let jpeg = jpeg(8, 8);
    let (scan, end) = (find(&jpeg, 0xDA), jpeg.len() - 2);
    [&jpeg[..scan], &jpeg[scan..end].repeat(200), &jpeg[end..]].concat()
}
