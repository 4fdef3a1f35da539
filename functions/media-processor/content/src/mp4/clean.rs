//! A film without what tells where, when by name, and with what it was taken. Boxes that are needed
//! to play it stay; the others become free space (ISO/IEC 14496-12, 8.1.2) of the same length,
//! since tables say by offsets where samples lie.

use std::ops::Range;

use shared_domain::media::Rejection;

use super::{
    boxes::{self, Boxed},
    find, samples,
};
use crate::bytes::array;

/// Boxes at the top that are needed to play a film.
const OF_FILES: &[&[u8; 4]] = &[
    b"ftyp", b"styp", b"pdin", b"moov", b"moof", b"mfra", b"mdat", b"imda", b"sidx", b"ssix",
];

/// What boxes that hold boxes need of them. Position, device and names are in `udta`, `meta` and
/// `uuid`, which are nowhere here, and in boxes of makers' own.
const NEEDED: [(&[u8; 4], &[&[u8; 4]]); 9] = [
    (
        b"moov",
        &[b"mvhd", b"trak", b"mvex", b"iods", b"ctab", b"clip"],
    ),
    (
        b"trak",
        &[
            b"tkhd", b"edts", b"mdia", b"tref", b"trgr", b"tapt", b"clip", b"matt", b"load",
            b"imap",
        ],
    ),
    (b"mdia", &[b"mdhd", b"hdlr", b"elng", b"minf"]),
    (
        b"minf",
        &[
            b"vmhd", b"smhd", b"hmhd", b"sthd", b"nmhd", b"gmhd", b"hdlr", b"dinf", b"stbl",
        ],
    ),
    (
        b"stbl",
        &[
            b"stsd", b"stts", b"ctts", b"cslg", b"stsc", b"stsz", b"stz2", b"stco", b"co64",
            b"stss", b"stsh", b"stps", b"padb", b"sdtp", b"sbgp", b"sgpd", b"subs", b"saiz",
            b"saio",
        ],
    ),
    (b"mvex", &[b"mehd", b"trex", b"leva"]),
    (b"moof", &[b"mfhd", b"traf"]),
    (
        b"traf",
        &[
            b"tfhd", b"tfdt", b"trun", b"saiz", b"saio", b"senc", b"sbgp", b"sgpd", b"subs",
        ],
    ),
    (b"mfra", &[b"tfra", b"mfro"]),
];

/// Kinds of tracks that are seen, heard or read, or that say how (12, and QuickTime's). The samples
/// of others are notes about these, such as where the camera was at each moment: `meta` and `camm`.
const SHOWN: [&[u8; 4]; 13] = [
    b"vide", b"auxv", b"pict", b"MPEG", b"soun", b"text", b"sbtl", b"subt", b"clcp", b"tmcd",
    b"hint", b"sdsm", b"odsm",
];
/// The kind of a track of pictures: 12.1.
const PICTURES: [u8; 4] = *b"vide";

/// Where in `hdlr` the kind of the track is, and the name of what wrote it: 8.4.3.
const HANDLER: usize = 8;
const HANDLER_NAME: usize = 24;

/// Where in `stsd` its first entry is, and in an entry for pictures the name of what compressed
/// them: 8.5.2, 12.1.3.
const FIRST_ENTRY: usize = 8;
const COMPRESSOR: Range<usize> = 42..74;

/// Boxes whose text says what it likes, and hides nothing, since it is not served.
const TELLING: [&[u8; 4]; 3] = [b"udta", b"meta", b"uuid"];

/// What of a film is written over.
#[derive(Default)]
pub struct Cleaning {
    boxes: Vec<Boxed>,
    bytes: Vec<Range<usize>>,
    has_header: bool,
    has_track: bool,
    has_samples: bool,
}

/// Looks for what is to be written over.
///
/// # Errors
/// `Damaged` where the film is not whole: it is described by a header and at least one track to see
/// or hear, and has samples.
pub fn read(film: &[u8]) -> Result<Cleaning, Rejection> {
    let mut cleaning = Cleaning::default();
    cleaning.file(film)?;
    if cleaning.has_header && cleaning.has_track && cleaning.has_samples {
        Ok(cleaning)
    } else {
        Err(Rejection::Damaged)
    }
}

impl Cleaning {
    /// Takes out what tells of the film.
    pub fn notes(&self, film: &mut [u8]) {
        let boxes = self.boxes.iter();
        for gone in boxes.filter(|boxed| TELLING.contains(&&boxed.kind)) {
            free(film, gone);
        }
        for gone in &self.bytes {
            zero(film, gone.clone());
        }
    }

    /// Takes out whatever else is not needed.
    pub fn rest(&self, film: &mut [u8]) {
        for gone in &self.boxes {
            free(film, gone);
        }
    }

    fn file(&mut self, film: &[u8]) -> Result<(), Rejection> {
        for boxed in boxes::read(film, 0..film.len())? {
            self.has_samples |= matches!(&boxed.kind, b"mdat" | b"moof");
            self.keep_or_free(film, boxed, OF_FILES)?;
        }
        Ok(())
    }

    fn keep_or_free(
        &mut self,
        film: &[u8],
        boxed: Boxed,
        needed: &[&[u8; 4]],
    ) -> Result<(), Rejection> {
        if !needed.contains(&&boxed.kind) {
            self.boxes.push(boxed);
            return Ok(());
        }
        match &boxed.kind {
            b"trak" => return self.track(film, boxed),
            b"mvhd" => self.has_header = true,
            b"hdlr" => self.bytes.push(behind(&boxed, HANDLER_NAME)),
            _ => {}
        }
        self.children(film, &boxed)
    }

    fn children(&mut self, film: &[u8], parent: &Boxed) -> Result<(), Rejection> {
        let mut kinds = NEEDED.iter();
        let Some((_, needed)) = kinds.find(|(kind, _)| **kind == parent.kind) else {
            return Ok(());
        };
        for boxed in boxes::read(film, parent.body.clone())? {
            self.keep_or_free(film, boxed, needed)?;
        }
        Ok(())
    }

    /// A track of notes goes with its samples.
    fn track(&mut self, film: &[u8], track: Boxed) -> Result<(), Rejection> {
        let handler = find(film, &track, &[b"mdia", b"hdlr"])?;
        let kind = handler.and_then(|handler| array(film, handler.body.start + HANDLER));
        if kind.is_some_and(|kind| !SHOWN.contains(&&kind)) {
            self.bytes.extend(samples::of_track(film, &track)?);
            self.boxes.push(track);
            return Ok(());
        }
        if kind == Some(PICTURES) {
            self.compressors(film, &track)?;
        }
        self.has_track = true;
        self.children(film, &track)
    }

    fn compressors(&mut self, film: &[u8], track: &Boxed) -> Result<(), Rejection> {
        let descriptions = find(film, track, &[b"mdia", b"minf", b"stbl", b"stsd"])?;
        let entries = descriptions.map(|boxed| behind(&boxed, FIRST_ENTRY));
        for entry in boxes::read(film, entries.unwrap_or_default())? {
            let name = entry.body.start + COMPRESSOR.start..entry.body.start + COMPRESSOR.end;
            if name.end <= entry.body.end {
                self.bytes.push(name);
            }
        }
        Ok(())
    }
}

fn behind(boxed: &Boxed, offset: usize) -> Range<usize> {
    let end = boxed.body.end;
    (boxed.body.start + offset).min(end)..end
}

fn free(film: &mut [u8], boxed: &Boxed) {
    if let Some(kind) = film.get_mut(boxed.start + 4..boxed.start + 8) {
        kind.copy_from_slice(b"free");
    }
    zero(film, boxed.body.clone());
}

fn zero(film: &mut [u8], place: Range<usize>) {
    if let Some(place) = film.get_mut(place) {
        place.fill(0);
    }
}
