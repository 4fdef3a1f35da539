//! Where an upload cannot be read, nothing is said of its content.

use std::ops::Range;

use bytes::Bytes;
use media_processor::content::{Failure, Upload, check, picture};
use shared_domain::media::{ContentType, Rejection};

use crate::support::{files::FILM, wait};

/// An upload of which only the first bytes can be read.
struct Torn(u64);

impl Upload for Torn {
    type Error = &'static str;

    fn size(&self) -> u64 {
        FILM.len() as u64 + 100_000
    }

    async fn read(&self, range: Range<u64>) -> Result<Bytes, Self::Error> {
        if range.end > self.0 {
            return Err("gone");
        }
        Ok(Bytes::from([FILM, &[0; 4_096]].concat()).slice(..range.end as usize))
    }
}

#[test]
fn what_cannot_be_read_is_not_rejected() {
    for kind in [ContentType::Jpeg, ContentType::Mp4, ContentType::Pdf] {
        assert_eq!(wait(check(&Torn(0), kind)), Err(Failure::Unread("gone")));
    }
    assert_eq!(
        wait(picture(&Torn(0), ContentType::Png)),
        Err(Failure::Unread("gone"))
    );
}

#[test]
fn an_upload_that_cannot_be_read_on_is_not_rejected() {
    let found = wait(check(&Torn(4_096), ContentType::Mp4));
    assert_eq!(found, Err(Failure::Unread("gone")));
}

#[test]
fn people_read_why_an_upload_was_rejected() {
    let failure = Failure::<std::io::Error>::Rejected(Rejection::Damaged);
    assert_eq!(failure.to_string(), "The file is incomplete or damaged");
}
