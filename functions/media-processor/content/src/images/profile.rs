//! Profiles, which say what the colours of an image mean: ICC.1:2022, 7.2,
//! <https://www.color.org/specification/ICC.1-2022-05.pdf>.
//!
//! Without its profile, a photo of a phone with a wide range of colours looks dull. A profile tells
//! of a kind of device, not of a person or place.

use super::Colours;
use crate::{
    bytes::{be32, slice},
    hidden,
};

/// Profiles of cameras and screens take 500 to 4,000 bytes; what is larger is for printing.
const LARGEST: usize = 65_536;

/// The kinds of numbers that profiles are for, by how many of them make a colour.
const SPACES: [(u8, &[u8; 4]); 3] = [(1, b"GRAY"), (3, b"RGB "), (4, b"CMYK")];

/// The profile of an image.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// What it says.
    pub colours: Colours,
    /// The profile itself, where the image is served with it.
    pub kept: Option<Vec<u8>>,
}

impl Profile {
    /// What came with an image of so many numbers a colour. What is no profile or is for other
    /// images says nothing, as viewers have it. What is not worth its length, or holds a page, is
    /// not served: then the image has to be converted.
    pub fn new(profile: Option<Vec<u8>>, channels: u8) -> Self {
        let Some(profile) = profile.filter(|profile| is_for(profile, channels)) else {
            return Self::default();
        };
        match Colours::of_profile(&profile) {
            Some(colours) => Self {
                colours,
                kept: Some(profile).filter(|profile| is_kept(profile)),
            },
            None => Self::default(),
        }
    }

    /// True where the numbers of the image mean something else without a profile that is not
    /// served.
    pub const fn is_lost(&self) -> bool {
        self.kept.is_none() && !self.colours.are_srgb()
    }
}

fn is_for(profile: &[u8], channels: u8) -> bool {
    let space = slice(profile, 16, 4);
    let length = be32(profile, 0).and_then(|length| usize::try_from(length).ok());
    length == Some(profile.len())
        && slice(profile, 36, 4) == Some(b"acsp")
        && SPACES
            .iter()
            .any(|(count, name)| *count == channels && space == Some(&name[..]))
}

fn is_kept(profile: &[u8]) -> bool {
    profile.len() <= LARGEST && !hidden::is_page(profile)
}
