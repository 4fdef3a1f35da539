//! What is in an upload: whether it is what it was declared to be, and what is served of it.
//!
//! Of images, what is needed to show them is served, and of films what is needed to play them, with
//! the pixels, pictures and sound that came. Documents are served as they came. All that is served
//! was looked at for what hides there.
//!
//! Architecture invariant: nothing here knows where uploads are kept; they are read through
//! [`Upload`].

mod bytes;
mod check;
mod gif;
mod hidden;
mod images;
mod jpeg;
mod kind;
mod mp4;
mod pdf;
mod png;
mod upload;

pub use check::{check, picture};
pub use images::{Picture, Renditions};
pub use upload::{Failure, Upload};

/// What is to be served of an upload that is what it was declared to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Checked {
    /// The upload itself.
    AsUploaded,
    /// What was made of an image, in place of the upload.
    Image(Box<Renditions>),
    /// A film that tells nothing but itself, in place of the upload.
    Film(Vec<u8>),
}
