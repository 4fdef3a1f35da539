//! What the colours of an image mean: ICC.1:2022, 7.2, <https://www.color.org/specification/ICC.1-2022-05.pdf>.
//!
//! Without its profile, a photo of a phone with a wide range of colours looks dull. A profile tells of a
//! kind of device, not of a person or place.

use crate::{
    bytes::{be32, slice},
    hidden,
};
use image::ColorType;

/// Profiles of cameras and screens take 500 to 4,000 bytes; what is larger is for printing.
const LARGEST: usize = 65_536;

/// The profile, where it is one, fits what the image was decoded to, and is worth its length. One that holds a page or
/// script is no profile.
pub fn keep(profile: Option<Vec<u8>>, colours: ColorType) -> Option<Vec<u8>> {
    profile.filter(|profile| is_kept(profile, colours) && !hidden::is_page(profile))
}

/// The profile again for a smaller image, which always has three colours.
pub fn of_three_colours(profile: Option<&Vec<u8>>) -> Option<Vec<u8>> {
    profile
        .filter(|profile| is_kept(profile, ColorType::Rgb8))
        .cloned()
}

fn is_kept(profile: &[u8], colours: ColorType) -> bool {
    let space: &[u8] = if colours.has_color() {
        b"RGB "
    } else {
        b"GRAY"
    };
    let length = be32(profile, 0).and_then(|length| usize::try_from(length).ok());
    profile.len() <= LARGEST
        && length == Some(profile.len())
        && slice(profile, 16, 4) == Some(space)
        && slice(profile, 36, 4) == Some(b"acsp")
}
