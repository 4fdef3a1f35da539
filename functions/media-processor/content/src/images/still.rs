//! An image that was decoded.

use image::{DynamicImage, GenericImageView, Pixel, Rgba, RgbaImage, metadata::Orientation};
use shared::domain::media::{ContentType, Rejection};

use super::{Picture, Renditions, encode, profile, resize};

/// The longest side of a preview in pixels.
const PREVIEW: u32 = 1_280;
/// The longest side of a thumbnail in pixels.
const THUMBNAIL: u32 = 320;
/// The side of a user's picture in pixels.
const PORTRAIT: u32 = 256;

const WHITE: Rgba<u8> = Rgba([u8::MAX; 4]);

/// An image that was decoded.
#[derive(Debug, Clone, PartialEq)]
pub struct Still {
    image: DynamicImage,
    /// What its colours mean.
    profile: Option<Vec<u8>>,
}

impl Still {
    /// An image with the profile that came with it.
    pub fn new(image: DynamicImage, profile: Option<Vec<u8>>) -> Self {
        let profile = profile::keep(profile, image.color());
        Self { image, profile }
    }

    /// Turns the image the right way up, if it was told which that is.
    pub fn turn(&mut self, orientation: Option<Orientation>) {
        if let Some(orientation) = orientation {
            self.image.apply_orientation(orientation);
        }
    }

    /// What is served of the image, in the type that it was uploaded in.
    ///
    /// # Errors
    /// `Unprocessable` where it cannot be written.
    pub fn renditions(self, content_type: ContentType) -> Result<Renditions, Rejection> {
        let small = profile::of_three_colours(self.profile.as_ref());
        let preview = resize::within(&self.image, PREVIEW);
        let preview = DynamicImage::from(preview);
        let thumbnail = resize::within(&preview, THUMBNAIL).into();
        Ok(Renditions {
            thumbnail: picture(thumbnail, small.clone())?,
            preview: picture(preview, small)?,
            file: match content_type {
                ContentType::Png => encode::png(&self.image, self.profile)?,
                _ => encode::jpeg(&self.image, self.profile)?,
            },
        })
    }

    /// The middle of the image as a square JPEG; white shows where nothing else does.
    ///
    /// # Errors
    /// `Unprocessable` where it cannot be written.
    pub fn portrait(self) -> Result<Picture, Rejection> {
        let small = profile::of_three_colours(self.profile.as_ref());
        let (width, height) = self.image.dimensions();
        let side = width.min(height);
        let (left, top) = ((width - side) / 2, (height - side) / 2);
        let square = self.image.crop_imm(left, top, side, side);
        drop(self.image);
        let mut portrait = resize::to(&square, PORTRAIT, PORTRAIT);
        flatten(&mut portrait);
        opaque(portrait.into(), small)
    }
}

/// A preview and a thumbnail, in this order, with edges as sharp as those of the drawing that they are of.
///
/// # Errors
/// `Unprocessable` where they cannot be written.
pub fn sharp_previews(image: RgbaImage) -> Result<(Picture, Picture), Rejection> {
    let preview = resize::within(&DynamicImage::from(image), PREVIEW).into();
    let thumbnail = resize::within(&preview, THUMBNAIL).into();
    Ok((sharp(&preview, None)?, sharp(&thumbnail, None)?))
}

/// A JPEG, unless something shows through.
fn picture(image: DynamicImage, profile: Option<Vec<u8>>) -> Result<Picture, Rejection> {
    let is_opaque = image
        .pixels()
        .all(|(_, _, Rgba([.., alpha]))| alpha == u8::MAX);
    if is_opaque {
        opaque(image, profile)
    } else {
        sharp(&image, profile)
    }
}

fn opaque(image: DynamicImage, profile: Option<Vec<u8>>) -> Result<Picture, Rejection> {
    Ok(Picture {
        bytes: encode::jpeg(&image.into_rgb8().into(), profile)?,
        content_type: ContentType::Jpeg,
    })
}

fn sharp(image: &DynamicImage, profile: Option<Vec<u8>>) -> Result<Picture, Rejection> {
    Ok(Picture {
        bytes: encode::png(image, profile)?,
        content_type: ContentType::Png,
    })
}

fn flatten(image: &mut RgbaImage) {
    for pixel in image.pixels_mut() {
        let mut flat = WHITE;
        flat.blend(pixel);
        *pixel = flat;
    }
}
