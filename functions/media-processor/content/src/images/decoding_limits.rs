//! How large an image may be to be looked at.

use std::num::NonZeroU64;

use shared_domain::media::Rejection;

/// The longest side in pixels.
const LONGEST_SIDE: u32 = 20_000;

/// Pixels of an image: 64 mebipixels. The sensors of phones that are sold as 64 megapixels have a
/// few more than 64 million.
pub const MOST_PIXELS: NonZeroU64 = match NonZeroU64::new(1 << 26) {
    Some(most) => most,
    None => NonZeroU64::MIN,
};

/// Bytes of a decoded image: four for each pixel. With 16 bits a colour there is room for fewer
/// pixels.
const MOST_BYTES: u64 = MOST_PIXELS.get() * 4;

/// Frames of an animation that are followed.
const MOST_FRAMES: usize = 2_000;

/// Pixels of all frames together: 256 mebipixels, a few seconds of decoding and encoding.
const MOST_FRAME_PIXELS: u64 = 1 << 28;

/// The frames of an animation that were seen.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Frames {
    /// How many there were.
    pub count: usize,
    pixels: u64,
}

impl Frames {
    /// Counts one of this size.
    ///
    /// # Errors
    /// `TooManyPixels` where there are too many frames, or they have too many.
    pub fn add(&mut self, size: Size) -> Result<(), Rejection> {
        self.count += 1;
        self.pixels = self.pixels.saturating_add(size.pixels());
        match self.count > MOST_FRAMES || self.pixels > MOST_FRAME_PIXELS {
            true => Err(Rejection::TooManyPixels),
            false => Ok(()),
        }
    }
}

/// Width and height in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

impl Size {
    /// How many pixels there are.
    pub fn pixels(self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }
}

/// Checks the size that an image says it has, before anything is made room for.
///
/// # Errors
/// `TooManyPixels`, or `Damaged` where there are none.
pub fn check_size(size: Size) -> Result<(), Rejection> {
    let is_long = size.width.max(size.height) > LONGEST_SIDE;
    if is_long || size.pixels() > MOST_PIXELS.get() {
        Err(Rejection::TooManyPixels)
    } else if size.pixels() == 0 {
        Err(Rejection::Damaged)
    } else {
        Ok(())
    }
}

/// Checks how much memory an image takes once it is decoded.
///
/// # Errors
/// `TooManyPixels`.
pub const fn check_bytes(bytes: u64) -> Result<(), Rejection> {
    if bytes > MOST_BYTES {
        Err(Rejection::TooManyPixels)
    } else {
        Ok(())
    }
}
