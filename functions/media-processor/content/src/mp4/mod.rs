//! Films: ISO/IEC 14496-12, the ISO base media file format, and QuickTime, which it comes from. The
//! types of boxes and brands are registered at <https://mp4ra.org>.
//!
//! A file is a row of boxes that fills it without gaps, some of which are rows of boxes themselves.

mod boxes;
mod brand;
mod clean;
mod samples;

use shared_domain::media::{ContentType, Rejection};

use super::{Failure, Upload, hidden, upload};
use boxes::Boxed;

/// What is served of a film: pictures and sound as they came, code for code.
///
/// # Errors
/// Where it is of another kind, damaged or hides something; and where it cannot be read.
pub async fn served<U: Upload>(
    upload: &U,
    head: &[u8],
    declared: ContentType,
) -> Result<Vec<u8>, Failure<U::Error>> {
    brand::check(head, declared)?;
    let mut film = upload::all(upload).await?;
    let cleaning = clean::read(&film)?;
    cleaning.notes(&mut film);
    hidden::in_tail(&film)?;
    hidden::in_served(&film, declared)?;
    cleaning.rest(&mut film);
    Ok(film)
}

/// The first box on this path within another.
fn find(film: &[u8], within: &Boxed, path: &[&[u8; 4]]) -> Result<Option<Boxed>, Rejection> {
    let mut found = within.clone();
    for kind in path {
        let mut boxes = boxes::read(film, found.body)?.into_iter();
        match boxes.find(|boxed| boxed.kind == **kind) {
            Some(next) => found = next,
            None => return Ok(None),
        }
    }
    Ok(Some(found))
}
