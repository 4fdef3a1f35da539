//! Uploads in memory, and ways to make some.

pub mod boxes;
pub mod files;
pub mod gifs;
pub mod images;
pub mod jpegs;
pub mod pngs;
mod upload;

use image::DynamicImage;
use media_processor::content::{self, Checked, Failure, Picture, Renditions};
use shared_domain::media::{ContentType, Rejection};

pub use upload::{Memory, OutOfBounds};

/// What is to be served of these bytes.
pub fn check(bytes: impl Into<Vec<u8>>, declared: ContentType) -> Result<Checked, Rejection> {
    let upload = Memory::new(bytes);
    answer(wait(content::check(&upload, declared)))
}

/// What is made of an image that passes.
pub fn renditions(bytes: impl Into<Vec<u8>>, declared: ContentType) -> Renditions {
    match check(bytes, declared) {
        Ok(Checked::Image(renditions)) => *renditions,
        other => panic!("{other:?}"),
    }
}

/// The picture of a user that is made of these bytes.
pub fn picture(bytes: impl Into<Vec<u8>>, declared: ContentType) -> Result<Picture, Rejection> {
    let upload = Memory::new(bytes);
    answer(wait(content::picture(&upload, declared)))
}

/// The image that a file holds.
pub fn decoded(bytes: &[u8]) -> DynamicImage {
    image::load_from_memory(bytes).unwrap()
}

/// Waits for something that is ready.
pub fn wait<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.unwrap().block_on(future)
}

fn answer<T>(result: Result<T, Failure<OutOfBounds>>) -> Result<T, Rejection> {
    result.map_err(|failure| match failure {
        Failure::Rejected(rejection) => rejection,
        Failure::Unread(error) => panic!("{error}"),
    })
}
