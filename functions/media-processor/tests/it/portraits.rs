//! Pictures of users.

use image::{GenericImageView, ImageFormat, Rgb};
use shared_domain::media::{ContentType, Rejection};

use crate::support::{
    decoded,
    files::{MOVING, PHOTO},
    images::{drawing, encoded, half_transparent, jpeg, png},
    jpegs::with_orientation,
    picture,
};

#[test]
fn every_image_becomes_a_square_jpeg() {
    let images = [
        (PHOTO.to_vec(), ContentType::Jpeg),
        (MOVING.to_vec(), ContentType::Gif),
        (png(1, 1), ContentType::Png),
        (png(20_000, 2), ContentType::Png),
        (jpeg(1_000, 3_000), ContentType::Jpeg),
    ];
    for (bytes, kind) in images {
        let picture = picture(bytes, kind).unwrap();
        assert_eq!(picture.content_type, ContentType::Jpeg);
        assert_eq!(
            image::guess_format(&picture.bytes).unwrap(),
            ImageFormat::Jpeg
        );
        assert_eq!(decoded(&picture.bytes).dimensions(), (256, 256));
    }
}

#[test]
fn the_middle_of_the_image_is_kept() {
    let picture = picture(
        encoded(&drawing(900, 300), ImageFormat::Png),
        ContentType::Png,
    )
    .unwrap();
    let image = decoded(&picture.bytes).to_rgb8();
    let [left, right] = [0, 255].map(|x| image.get_pixel(x, 128).0[0]);
    assert!(
        left.abs_diff(85) < 8 && right.abs_diff(170) < 8,
        "{left} {right}"
    );
}

#[test]
fn the_picture_is_the_right_way_up() {
    let picture = picture(with_orientation(&jpeg(300, 300), 3), ContentType::Jpeg).unwrap();
    let Rgb([red, green, _]) = decoded(&picture.bytes).to_rgb8()[(0, 0)];
    assert!(red > 240 && green > 240);
}

#[test]
fn white_shows_where_nothing_else_does() {
    let bytes = encoded(&half_transparent(600, 600), ImageFormat::Png);
    let image = decoded(&picture(bytes, ContentType::Png).unwrap().bytes).to_rgb8();
    let Rgb([red, green, blue]) = image[(250, 9)];
    assert!(red.min(green).min(blue) > 250);
    let Rgb([red, green, _]) = image[(9, 9)];
    assert!(red.abs_diff(200) < 8 && green < 8);
}

#[test]
fn what_is_rejected_as_a_file_is_rejected_as_a_picture() {
    let cut = PHOTO[..PHOTO.len() - 90].to_vec();
    assert_eq!(picture(cut, ContentType::Jpeg), Err(Rejection::Damaged));
    assert_eq!(picture(PHOTO, ContentType::Png), Err(Rejection::WrongType));
}
