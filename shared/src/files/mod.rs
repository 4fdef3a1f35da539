//! Where files are kept, and the URLs that let clients at them.
//!
//! There are two buckets. Uploads holds what clients sent, unseen, for a day at most. Media holds what
//! is served; `media-processor` alone writes there.

mod disposition;
mod keys;
mod links;
#[cfg(feature = "objects")]
mod objects;

pub use keys::{Served, Size, UploadKey};
pub use links::{Links, LinksError, SignedUpload, bucket_url};
#[cfg(feature = "objects")]
pub use objects::{Found, ObjectError, Objects};
