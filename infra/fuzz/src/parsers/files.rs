//! What was uploaded.

use std::{convert::Infallible, future, ops::Range};

use bytes::Bytes;
use futures_util::FutureExt;
use media_processor::content::{self, Upload};
use shared::domain::media::ContentType;

use crate::Parser;

/// Files as others write them.
macro_rules! file {
    ($name:literal) => {
        include_bytes!(concat!(
            "../../../../functions/media-processor/tests/it/files/",
            $name
        ))
    };
}

/// The length of what every PNG begins with.
const SIGNATURE: usize = 8;
/// One pixel.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\
    \0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90wS\xde\
    \0\0\0\x0cIDATx\x9cc\xf8\xcf\xc0\0\0\x03\x01\x01\0\xc9\xfe\x92\xef\
    \0\0\0\0IEND\xaeB`\x82";

pub fn parsers() -> Vec<Parser> {
    let jpegs: [&[u8]; 3] = [
        file!("grey.jpg"),
        file!("progressive.jpg"),
        file!("restarts.jpg"),
    ];
    let films: [&[u8]; 2] = [file!("film.mp4"), file!("fragments.mp4")];
    let documents: [&[u8]; 2] = [file!("letter.pdf"), file!("linearised.pdf")];
    vec![
        of_file("content of a JPEG", &jpegs, |bytes| {
            passes(bytes, ContentType::Jpeg)
        }),
        of_file("content of a PNG", &[PNG], |bytes| {
            passes(bytes, ContentType::Png) || passes(&with_sums(bytes), ContentType::Png)
        }),
        of_file("content of a GIF", &[file!("moving.gif")], |bytes| {
            passes(bytes, ContentType::Gif)
        }),
        of_file("content of a film", &films, |bytes| {
            passes(bytes, ContentType::Mp4)
        }),
        of_file("content of a document", &documents, |bytes| {
            passes(bytes, ContentType::Pdf)
        }),
        of_file("content of a user's picture", &[PNG], |bytes| {
            let upload = Memory(with_sums(bytes).into());
            let made = content::picture(&upload, ContentType::Png).now_or_never();
            made.expect("an answer at once").is_ok()
        }),
    ]
}

fn of_file(
    name: &'static str,
    samples: &[&[u8]],
    accepts: impl Fn(&[u8]) -> bool + 'static,
) -> Parser {
    Parser::of_bytes(name, samples.iter().copied(), accepts)
}

fn passes(bytes: &[u8], declared: ContentType) -> bool {
    let upload = Memory(bytes.to_vec().into());
    let checked = content::check(&upload, declared).now_or_never();
    checked.expect("an answer at once").is_ok()
}

/// A PNG's chunks, with the sums that whoever meant harm would write.
fn with_sums(png: &[u8]) -> Vec<u8> {
    let mut png = png.to_vec();
    let mut at = SIGNATURE;
    while let Some(length) = png.get(at..).and_then(|rest| rest.first_chunk::<4>()) {
        let end = at.saturating_add(8 + u32::from_be_bytes(*length) as usize);
        let Some(summed) = png.get(at + 4..end) else {
            break;
        };
        let sum = crc32fast::hash(summed).to_be_bytes();
        let Some(kept) = png.get_mut(end..end + 4) else {
            break;
        };
        kept.copy_from_slice(&sum);
        at = end + 4;
    }
    png
}

/// An upload that is here already. Reading beyond it panics.
struct Memory(Bytes);

impl Upload for Memory {
    type Error = Infallible;

    fn size(&self) -> u64 {
        self.0.len() as u64
    }

    fn read(&self, range: Range<u64>) -> impl Future<Output = Result<Bytes, Infallible>> + Send {
        let at = |offset| usize::try_from(offset).expect("an offset within memory");
        future::ready(Ok(self.0.slice(at(range.start)..at(range.end))))
    }
}
