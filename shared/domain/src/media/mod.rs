//! Files: what people add to orders, and pictures of themselves.
//!
//! A file is declared first, then uploaded, and counts only once its content was found to be what
//! was declared.

mod acts;
mod declare;
mod file;
mod fingerprint;
mod kind;
mod limits;
mod picture;
mod rejection;

#[cfg(test)]
mod tests;

pub use acts::{CheckedContent, MediaChange, MediaEdit, accept, edit, reject, remove, renew, see};
pub use declare::{NewFile, check_side, declare};
pub use file::{FileName, Media, MediaState, Origin};
pub use fingerprint::Fingerprint;
pub use kind::{ContentType, FileType};
pub use limits::{AllowedTypes, MaxFileSize, UploadLimits};
pub use picture::{AwaitedPicture, ShownPicture};
pub use rejection::Rejection;
