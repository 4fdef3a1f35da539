//! Photos of one scene, put together in every way, with and without a profile, upright and on every
//! side.

use image::{DynamicImage, metadata::Orientation};
use moxcms::ColorProfile;
use shared_domain::media::ContentType;

use super::colours::from_display_p3;
use super::psnr::{decibels, psnr};
use super::{decoded, file, served};
use crate::Error;
use crate::report::{Block, Table};

const SUBSAMPLINGS: [&str; 6] = ["1x1", "2x1", "1x2", "2x2", "4x1", "1x4"];
const SCANS: [&str; 9] = [
    "together",
    "apart",
    "apart-cb-first",
    "apart-cr-first",
    "chroma-first",
    "chroma-last",
    "cr-last",
    "progressive",
    "progressive-cr-first",
];

/// For each subsampling and way of putting scans together, how far the file, preview or thumbnail
/// is that is least like what libjpeg-turbo makes of the upload.
pub fn measure() -> Result<Block, Error> {
    let mut table = Table::new(["scans", "1×1", "2×1", "1×2", "2×2", "4×1", "1×4"]);
    for scans in SCANS {
        let mut row = [const { String::new() }; 7];
        let (name, cells) = row.split_at_mut(1);
        name[0] = scans.replace('-', " ");
        for (cell, subsampling) in cells.iter_mut().zip(SUBSAMPLINGS) {
            *cell = decibels(least(subsampling, scans)?);
        }
        table.row(row);
    }
    Ok(Block::new("pictures", &table))
}

fn least(subsampling: &str, scans: &str) -> Result<f64, Error> {
    let reference = decoded(&file(&format!("matrix/{subsampling}.png"))?)?;
    let profile = ColorProfile::new_display_p3();
    let profile = profile.encode().map_err(Error::setup)?;
    let mut least = f64::INFINITY;
    for restarts in ["", "-restarts"] {
        let name = format!("matrix/{subsampling}-{scans}{restarts}.jpg");
        let photo = file(&name)?;
        for orientation in 1..=8 {
            for profile in [None, Some(&profile[..])] {
                let photo = with(&photo, orientation, profile);
                let shown = turned(reference.clone(), orientation);
                least = least.min(alike(&name, &photo, &shown, profile.is_some())?);
            }
        }
    }
    Ok(least)
}

fn alike(name: &str, photo: &[u8], shown: &DynamicImage, is_wide: bool) -> Result<f64, Error> {
    let made = served(name, photo, ContentType::Jpeg)?;
    let in_srgb = match is_wide {
        true => from_display_p3(shown),
        false => shown.clone(),
    };
    let file = psnr(&decoded(&made.file)?, shown);
    let preview = psnr(&decoded(&made.preview.bytes)?, &in_srgb);
    let thumbnail = psnr(&decoded(&made.thumbnail.bytes)?, &in_srgb);
    Ok(file.min(preview).min(thumbnail))
}

/// The photo, with a word of which way is up and what its numbers mean.
pub fn with(photo: &[u8], orientation: u8, profile: Option<&[u8]>) -> Vec<u8> {
    let tiff = [
        b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0",
        &[orientation, 0, 0, 0, 0, 0, 0, 0][..],
    ];
    let mut segments = segment(0xE1, &tiff.concat());
    if let Some(profile) = profile {
        let payload = [b"ICC_PROFILE\0\x01\x01", profile].concat();
        segments.extend(segment(0xE2, &payload));
    }
    let (start, rest) = photo.split_at(2);
    [start, &segments, rest].concat()
}

fn segment(marker: u8, payload: &[u8]) -> Vec<u8> {
    let length = (payload.len() as u16 + 2).to_be_bytes();
    [&[0xFF, marker], &length[..], payload].concat()
}

/// The image as it is seen where this is said of it.
pub fn turned(mut image: DynamicImage, orientation: u8) -> DynamicImage {
    if let Some(orientation) = Orientation::from_exif(orientation) {
        image.apply_orientation(orientation);
    }
    image
}
