//! Uploads that mean harm, or were harmed.

mod damaged_images;
mod damaged_others;
mod disguised;
mod hidden_elsewhere;
mod hidden_in_images;
mod oversized;
mod tails;

use shared_domain::media::{ContentType, Rejection};

use crate::support::check;

/// A name, what it was declared to be, what it is, and what is found.
type Hostile = (&'static str, ContentType, Vec<u8>, Rejection);

#[test]
fn hostile_uploads_are_rejected_for_what_they_are() {
    let mut wrong = Vec::new();
    for (name, declared, bytes, expected) in all() {
        let found = check(bytes, declared).err();
        if found != Some(expected) {
            wrong.push(format!("{name}: {found:?} instead of {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn there_are_no_two_of_a_kind() {
    let mut uploads: Vec<_> = all()
        .into_iter()
        .map(|(_, kind, bytes, _)| (kind as u8, bytes))
        .collect();
    let count = uploads.len();
    assert!(count >= 40);
    uploads.sort();
    uploads.dedup();
    assert_eq!(uploads.len(), count);
}

fn all() -> Vec<Hostile> {
    [
        disguised::uploads(),
        hidden_elsewhere::uploads(),
        oversized::uploads(),
        damaged_images::uploads(),
        damaged_others::uploads(),
    ]
    .concat()
}
