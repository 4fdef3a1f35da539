//! Images in memory, and what is made of them.

mod colours;
mod decoding_limits;
mod encode;
mod profile;
mod resize;
mod still;

pub use colours::{Chromaticities, Colours, SRGB_CHROMATICITIES};
pub use decoding_limits::{Frames, MOST_PIXELS, Size, check_bytes, check_size};
pub use encode::{Precision, jpeg, png};
pub use profile::Profile;
pub use still::{PORTRAIT, PREVIEW, Still, sharp_previews};

use shared_domain::media::ContentType;

/// An image as it is served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The file.
    pub bytes: Vec<u8>,
    /// What it is: a JPEG, or, where something shows through, a PNG.
    pub content_type: ContentType,
}

/// What is served of an image, all of it without anything but pixels and what they need to look
/// right. Previews and thumbnails are in sRGB.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renditions {
    /// The image itself, of the type and size that it was uploaded in.
    pub file: Vec<u8>,
    /// Within 320×320 pixels.
    pub thumbnail: Picture,
    /// Within 1280×1280 pixels.
    pub preview: Picture,
}
