//! An image that was decoded, and what is shown in small of it.

use image::{DynamicImage, GenericImageView, Pixel, Rgba, RgbaImage};
use shared_domain::media::{ContentType, Rejection};

use super::{Colours, Picture, Precision, Renditions, encode, resize};

/// The longest side of a preview in pixels.
pub const PREVIEW: u16 = 1_280;
/// The longest side of a thumbnail in pixels.
const THUMBNAIL: u16 = 320;
/// The side of a user's picture in pixels.
pub const PORTRAIT: u16 = 256;

const WHITE: Rgba<u8> = Rgba([u8::MAX; 4]);

/// An image that was decoded, the right way up: three colours of sRGB in 8 bits each, and how much
/// of them is seen if some of it may be transparent. It may be smaller than what it was decoded
/// from.
#[derive(Debug, Clone, PartialEq)]
pub struct Still(DynamicImage);

impl Still {
    /// An image whose numbers mean this.
    pub fn new(image: DynamicImage, colours: &Colours) -> Self {
        let image = colours.to_srgb(image);
        Self(match image.color().has_alpha() {
            true => image.into_rgba8().into(),
            false => image.into_rgb8().into(),
        })
    }

    /// What is served of the image: this file, and previews.
    ///
    /// # Errors
    /// `Unprocessable` where they cannot be written.
    pub fn renditions(&self, file: Vec<u8>) -> Result<Renditions, Rejection> {
        let preview = resize::within(&self.0, PREVIEW)?;
        let thumbnail = resize::within(&preview, THUMBNAIL)?;
        Ok(Renditions {
            file,
            thumbnail: picture(thumbnail)?,
            preview: picture(preview)?,
        })
    }

    /// The middle of the image as a square JPEG; white shows where nothing else does.
    ///
    /// # Errors
    /// `Unprocessable` where it cannot be written.
    pub fn portrait(&self) -> Result<Picture, Rejection> {
        let mut portrait = resize::square(&self.0, PORTRAIT)?.into_rgba8();
        flatten(&mut portrait);
        opaque(portrait.into())
    }
}

/// A preview and a thumbnail, in this order, with edges as sharp as those of the drawing that they
/// are of.
///
/// # Errors
/// `Unprocessable` where they cannot be written.
pub fn sharp_previews(image: RgbaImage) -> Result<(Picture, Picture), Rejection> {
    let preview = resize::within(&image.into(), PREVIEW)?;
    let thumbnail = resize::within(&preview, THUMBNAIL)?;
    Ok((sharp(&preview)?, sharp(&thumbnail)?))
}

/// A JPEG, unless something shows through.
fn picture(image: DynamicImage) -> Result<Picture, Rejection> {
    let is_opaque = !image.color().has_alpha()
        || image
            .pixels()
            .all(|(_, _, Rgba([.., alpha]))| alpha == u8::MAX);
    if is_opaque {
        opaque(image)
    } else {
        sharp(&image)
    }
}

fn opaque(image: DynamicImage) -> Result<Picture, Rejection> {
    Ok(Picture {
        bytes: encode::jpeg(&image.into_rgb8().into(), &Precision::default(), None)?,
        content_type: ContentType::Jpeg,
    })
}

fn sharp(image: &DynamicImage) -> Result<Picture, Rejection> {
    Ok(Picture {
        bytes: encode::png(image)?,
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
