//! Whether pictures come out as they went in: what is served against what an independent decoder
//! makes of the upload.

mod colours;
mod matrix;
mod psnr;
mod scenes;
mod sizes;

pub use matrix::with;

use std::convert::Infallible;
use std::ops::Range;

use bytes::Bytes;
use futures_util::FutureExt;
use image::DynamicImage;
use media_content::{Checked, Renditions, Upload, check};
use shared_domain::media::ContentType;

use crate::Error;
use crate::report::Block;

/// Both tables.
pub fn measure() -> Result<Vec<Block>, Error> {
    Ok(vec![matrix::measure()?, sizes::measure()?])
}

/// A file of the tests of `media-processor`.
fn file(path: &str) -> Result<Vec<u8>, Error> {
    let path = format!(
        "{}/../../functions/media-processor/tests/it/files/{path}",
        env!("CARGO_MANIFEST_DIR")
    );
    std::fs::read(&path).map_err(Error::io(path))
}

/// An upload that is in memory.
struct Memory(Bytes);

impl Upload for Memory {
    type Error = Infallible;

    fn size(&self) -> u64 {
        self.0.len() as u64
    }

    async fn read(&self, range: Range<u64>) -> Result<Bytes, Infallible> {
        let place = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
        Ok(self.0.slice(place(range.start)..place(range.end)))
    }
}

/// What is served of a picture.
fn served(name: &str, bytes: &[u8], kind: ContentType) -> Result<Renditions, Error> {
    let upload = Memory(Bytes::copy_from_slice(bytes));
    match check(&upload, kind).now_or_never() {
        Some(Ok(Checked::Image(made))) => Ok(*made),
        other => Err(Error::setup(format!("{name}: {other:?}"))),
    }
}

fn decoded(bytes: &[u8]) -> Result<DynamicImage, Error> {
    image::load_from_memory(bytes).map_err(Error::setup)
}
