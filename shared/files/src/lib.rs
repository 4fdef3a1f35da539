//! Where files are kept, and the URLs that let clients at them.
//!
//! There are three buckets. Uploads holds what clients sent, unseen, for a day at most. Media holds
//! what is served; `media-processor` alone writes there. Exports holds what administrators take out
//! of the system, for a day.

mod dispatch;
mod disposition;
mod exports;
mod keys;
mod links;
mod objects;

pub use exports::{Download, ExportError, Exports};
pub use keys::{Served, Size, UploadKey};
pub use links::{Links, LinksError, SignedUpload, bucket_url};
pub use objects::{Found, ObjectError, Objects};
