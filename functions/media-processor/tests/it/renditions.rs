//! What is made of images: sizes, types, and what shows through.

use image::{ColorType, DynamicImage, GenericImageView, GrayImage, ImageBuffer, ImageFormat, Rgba};
use shared_domain::media::ContentType::{self, Gif, Jpeg, Png};

use crate::support::{
    decoded,
    gifs::{dot, screen},
    images::{drawing, encoded, half_transparent, jpeg, png},
    pngs::{assembled, stored},
    renditions,
};

fn sizes(bytes: Vec<u8>, kind: ContentType) -> [(u32, u32); 3] {
    let made = renditions(bytes, kind);
    [&made.file, &made.preview.bytes, &made.thumbnail.bytes].map(|file| decoded(file).dimensions())
}

#[test]
fn small_ones_keep_the_shape_and_are_never_larger() {
    assert_eq!(
        sizes(jpeg(2_000, 1_000), Jpeg),
        [(2_000, 1_000), (1_280, 640), (320, 160)]
    );
    assert_eq!(
        sizes(jpeg(600, 1_500), Jpeg),
        [(600, 1_500), (512, 1_280), (128, 320)]
    );
    assert_eq!(sizes(png(800, 40), Png), [(800, 40), (800, 40), (320, 16)]);
    assert_eq!(sizes(png(320, 320), Png), [(320, 320); 3]);
}

#[test]
fn the_smallest_images_pass() {
    let gif = [screen(1, 1), dot(), b";".to_vec()].concat();
    for (bytes, kind) in [(jpeg(1, 1), Jpeg), (png(1, 1), Png), (gif, Gif)] {
        assert_eq!(sizes(bytes, kind), [(1, 1); 3]);
    }
}

#[test]
fn the_longest_images_pass() {
    assert_eq!(
        sizes(png(20_000, 1), Png),
        [(20_000, 1), (1_280, 1), (320, 1)]
    );
    assert_eq!(
        sizes(jpeg(3, 20_000), Jpeg),
        [(3, 20_000), (1, 1_280), (1, 320)]
    );
}

#[test]
fn what_is_opaque_becomes_a_jpeg_in_small_and_what_is_not_a_png() {
    let opaque = DynamicImage::from(drawing(50, 50).to_rgba8());
    for (image, expected) in [(opaque, Jpeg), (half_transparent(50, 50), Png)] {
        let made = renditions(encoded(&image, ImageFormat::Png), Png);
        assert_eq!(image::guess_format(&made.file).unwrap(), ImageFormat::Png);
        assert_eq!(decoded(&made.file), image);
        assert_eq!(
            [made.preview.content_type, made.thumbnail.content_type],
            [expected; 2]
        );
        let preview = image::guess_format(&made.preview.bytes).unwrap();
        assert_eq!(preview.to_mime_type(), expected.as_str());
    }
}

#[test]
fn what_is_hidden_under_transparent_pixels_does_not_show_at_their_edges() {
    let made = renditions(encoded(&half_transparent(2_001, 99), ImageFormat::Png), Png);
    let thumbnail = decoded(&made.thumbnail.bytes).to_rgba8();
    assert_eq!(thumbnail.get_pixel(0, 0), &Rgba([200, 0, 0, 255]));
    assert!(thumbnail.pixels().all(|Rgba([_, green, _, _])| *green == 0));
    assert!(thumbnail.pixels().any(|Rgba([.., alpha])| *alpha == 0));
}

#[test]
fn pngs_keep_their_depth() {
    let deep = ImageBuffer::from_fn(9, 9, |x, y| {
        Rgba([x as u16 * 7_001, y as u16 * 6_007, 99, 40_000])
    });
    let grey = GrayImage::from_fn(9, 9, |x, y| [(x * y) as u8].into());
    for image in [DynamicImage::from(deep), DynamicImage::from(grey)] {
        assert_eq!(
            decoded(&renditions(encoded(&image, ImageFormat::Png), Png).file),
            image
        );
    }
}

#[test]
fn pngs_of_a_bit_for_each_pixel_pass() {
    let made = renditions(assembled(8, 1, 1, 0, &stored(&[0, 0b1010_0000])), Png);
    let image = decoded(&made.file);
    assert_eq!(image.color(), ColorType::L8);
    assert_eq!(image.to_luma8().into_raw(), [255, 0, 255, 0, 0, 0, 0, 0]);
}

#[test]
fn interlaced_pngs_pass() {
    let mut interlaced = assembled(2, 2, 8, 0, &stored(&[0, 1, 0, 2, 0, 3, 4]));
    interlaced[28] = 1;
    let checksum = crc32fast::hash(&interlaced[12..29]).to_be_bytes();
    interlaced[29..33].copy_from_slice(&checksum);
    let made = renditions(interlaced, Png);
    assert_eq!(decoded(&made.file).to_luma8().into_raw(), [1, 2, 3, 4]);
}

#[test]
fn pngs_pass_that_compress_more_than_they_show() {
    let made = renditions(assembled(1, 1, 8, 0, &stored(&[0, 77, 0, 0, 0, 0, 0])), Png);
    assert_eq!(decoded(&made.file).to_luma8().into_raw(), [77]);
}
