//! Films: ISO/IEC 14496-12, the ISO base media file format. The types of boxes and brands are registered
//! at <https://mp4ra.org>.
//!
//! A file is a row of boxes that fills it without gaps. Only their headers are read; boxes of unknown types are passed over (4.2).

mod boxes;
mod brand;
mod headers;

use ::bytes::Bytes;
use shared::domain::media::Rejection;

use super::{Failure, Upload, hidden, upload};
use boxes::Boxes;
use headers::SHORTEST;

/// Checks that a film is whole and nothing else.
///
/// # Errors
/// Where it is of another kind, damaged or holds something else; and where it cannot be read.
pub async fn check<U: Upload>(upload: &U, head: &Bytes) -> Result<(), Failure<U::Error>> {
    brand::check(head)?;
    let tail = upload::tail(upload, hidden::END_OF_ZIP).await?;
    hidden::in_tail(&tail)?;
    let mut boxes = Boxes::new(upload, head.clone(), tail);
    let found = top_level(&mut boxes, upload.size()).await?;
    let Some(film) = found.film.filter(|_| found.has_samples) else {
        return Err(Rejection::Damaged.into());
    };
    describes_a_film(&mut boxes, film).await
}

/// What the boxes at the top of a file are.
#[derive(Default)]
struct Found {
    /// `moov`, which describes the film.
    film: Option<std::ops::Range<u64>>,
    /// True where there is a box with what is seen and heard.
    has_samples: bool,
}

async fn top_level<U: Upload>(
    boxes: &mut Boxes<'_, U>,
    size: u64,
) -> Result<Found, Failure<U::Error>> {
    let mut found = Found::default();
    let mut at = 0;
    // Fewer bytes than a header has are padding.
    while at + SHORTEST <= size {
        let header = boxes.header(at, size).await?;
        match &header.kind {
            b"moov" => found.film = Some(header.body.clone()),
            b"mdat" | b"moof" => found.has_samples = true,
            _ => {}
        }
        at = header.body.end;
    }
    Ok(found)
}

/// A film is described by a header and at least one track.
async fn describes_a_film<U: Upload>(
    boxes: &mut Boxes<'_, U>,
    film: std::ops::Range<u64>,
) -> Result<(), Failure<U::Error>> {
    let (mut has_header, mut has_track) = (false, false);
    let mut at = film.start;
    while at < film.end {
        let header = boxes.header(at, film.end).await?;
        has_header |= &header.kind == b"mvhd";
        has_track |= &header.kind == b"trak";
        at = header.body.end;
    }
    if has_header && has_track {
        Ok(())
    } else {
        Err(Rejection::Damaged.into())
    }
}
