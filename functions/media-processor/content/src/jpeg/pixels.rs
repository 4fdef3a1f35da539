//! Decoding.

use image::{DynamicImage, GrayImage, RgbImage};
use jpeg_decoder::{Decoder, ImageInfo, PixelFormat};
use shared_domain::media::Rejection;

use super::Least;
use crate::images::Profile;

/// What a JPEG shows.
pub struct Pixels {
    /// The pixels, of no more than are needed.
    pub image: DynamicImage,
    /// What the numbers of the image mean.
    pub profile: Profile,
}

/// Decodes an image that holds nothing but itself. All of it is read; where fewer pixels are
/// needed, fewer are made.
///
/// # Errors
/// `Damaged` where anything is missing.
pub fn read(bytes: &[u8], least: Option<Least>) -> Result<Pixels, Rejection> {
    let mut decoder = Decoder::new(bytes);
    if let Some(least) = least {
        scale(&mut decoder, least).ok_or(Rejection::Damaged)?;
    }
    let pixels = decoder.decode().or(Err(Rejection::Damaged))?;
    let info = decoder.info().ok_or(Rejection::Damaged)?;
    let channels = u8::try_from(info.pixel_format.pixel_bytes()).unwrap_or(u8::MAX);
    let profile = Profile::new(decoder.icc_profile(), channels);
    assemble(info, pixels, profile).ok_or(Rejection::Damaged)
}

/// The decoder stops making images smaller when one of their sides is as asked for.
fn scale(decoder: &mut Decoder<&[u8]>, least: Least) -> Option<()> {
    decoder.read_info().ok()?;
    let info = decoder.info()?;
    let is_wide = info.width > info.height;
    let (width, height) = match least {
        Least::Longest(side) => (side, side),
        Least::Shortest(side) if is_wide => (u16::MAX, side),
        Least::Shortest(side) => (side, u16::MAX),
    };
    decoder.scale(width, height).ok()?;
    Some(())
}

fn assemble(info: ImageInfo, pixels: Vec<u8>, profile: Profile) -> Option<Pixels> {
    let (width, height) = (info.width.into(), info.height.into());
    let image = match info.pixel_format {
        PixelFormat::L8 => GrayImage::from_raw(width, height, pixels)?.into(),
        PixelFormat::RGB24 => RgbImage::from_raw(width, height, pixels)?.into(),
        PixelFormat::CMYK32 => {
            let mixed = profile.colours.mixed(width, height, &pixels);
            let mixed = mixed.or_else(|| RgbImage::from_raw(width, height, guessed(&pixels)))?;
            return Some(Pixels {
                image: mixed.into(),
                profile: Profile::default(),
            });
        }
        PixelFormat::L16 => return None,
    };
    Some(Pixels { image, profile })
}

/// The colours that inks make on paper, as far as that can be told without the profile of a press.
fn guessed(inks: &[u8]) -> Vec<u8> {
    let shown = |ink: u8, black: u8| {
        let product = u16::from(u8::MAX - ink) * u16::from(u8::MAX - black);
        u8::try_from((product + 127) / 255).unwrap_or(u8::MAX)
    };
    let (pixels, _) = inks.as_chunks::<4>();
    pixels
        .iter()
        .flat_map(|[cyan, magenta, yellow, black]| {
            [cyan, magenta, yellow].map(|ink| shown(*ink, *black))
        })
        .collect()
}
