//! What holds for all files, whatever is done to them.

use media_processor::content::Checked;
use proptest::prelude::*;
use shared_domain::media::ContentType::{self, Gif, Jpeg, Mp4, Pdf, Png, QuickTime};

use crate::support::{
    check,
    files::{
        CMYK, FILM, GREY, LETTER, LINEARISED, MOVING, PHOTO, PROGRESSIVE, QUICKTIME, RESTARTS,
    },
    images::png,
};

fn good() -> Vec<(Vec<u8>, ContentType)> {
    let letter = LETTER.trim_ascii_end();
    let files: [(&[u8], ContentType); 10] = [
        (PHOTO, Jpeg),
        (PROGRESSIVE, Jpeg),
        (RESTARTS, Jpeg),
        (CMYK, Jpeg),
        (GREY, Jpeg),
        (MOVING, Gif),
        (letter, Pdf),
        (LINEARISED, Pdf),
        (FILM, Mp4),
        (QUICKTIME, QuickTime),
    ];
    let mut good: Vec<_> = files
        .into_iter()
        .map(|(bytes, kind)| (bytes.to_vec(), kind))
        .collect();
    good.push((png(12, 9), Png));
    good
}

fn any_good() -> impl Strategy<Value = (Vec<u8>, ContentType)> {
    prop::sample::select(good())
}

fn any_type() -> impl Strategy<Value = ContentType> {
    prop::sample::select(vec![Jpeg, Png, Gif, Mp4, QuickTime, Pdf])
}

/// As many bytes of a document may be missing: the blank space and the `%%EOF` that it ends with.
const END_OF_DOCUMENT: usize = 8;

#[test]
fn good_files_pass_and_a_beginning_of_one_only_where_nothing_is_missing_that_shows() {
    for (bytes, kind) in good() {
        let whole = check(bytes.clone(), kind).unwrap();
        for length in 0..bytes.len() {
            let is_all_there = match (check(&bytes[..length], kind), &whole) {
                // That frames are missing, nothing tells.
                (Ok(Checked::Image(made)), Checked::Image(whole)) => {
                    kind == Gif || made.preview == whole.preview
                }
                (Ok(_), _) => kind == Pdf && bytes.len() - length <= END_OF_DOCUMENT,
                (Err(_), _) => true,
            };
            assert!(is_all_there, "{length} bytes of {} of {kind}", bytes.len());
        }
    }
}

/// Whether a scan has all its codes is seen at its last rows only by counting them.
#[test]
fn no_photo_passes_whose_scan_is_cut_but_whose_end_is_not() {
    for photo in [PHOTO, PROGRESSIVE, RESTARTS, CMYK, GREY] {
        let scan = photo
            .windows(2)
            .rposition(|pair| pair == [0xFF, 0xDA])
            .unwrap()
            + 14;
        for length in scan..photo.len() - 6 {
            let cut = [&photo[..length], &[0xFF, 0xD9]].concat();
            assert!(check(cut, Jpeg).is_err(), "{length} of {}", photo.len());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn noise_is_rejected(
        bytes in prop::collection::vec(any::<u8>(), 0..2_000), kind in any_type(),
    ) {
        prop_assert!(check(bytes, kind).is_err());
    }

    #[test]
    fn noise_that_begins_well_is_rejected(
        (good, kind) in any_good(), noise in prop::collection::vec(any::<u8>(), 0..2_000),
        kept in 0_usize..40,
    ) {
        let kept = kept.min(good.len() - 1);
        prop_assert!(check([&good[..kept], &noise].concat(), kind).is_err());
    }

    #[test]
    fn flipped_bytes_are_looked_at_calmly(
        (mut bytes, kind) in any_good(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        for (at, flip) in flips {
            let at = at.index(bytes.len());
            bytes[at] ^= flip;
        }
        let _ = check(bytes, kind);
    }

    #[test]
    fn pieces_of_other_files_are_looked_at_calmly(
        (one, kind) in any_good(), (other, _) in any_good(), at in any::<prop::sample::Index>(),
        from in any::<prop::sample::Index>(),
    ) {
        let (at, from) = (at.index(one.len()), from.index(other.len()));
        let _ = check([&one[..at], &other[from..], &one[at..]].concat(), kind);
    }
}
