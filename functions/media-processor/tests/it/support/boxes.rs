//! Films that are put together box by box.

/// A box.
pub fn boxed(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len() + 8).unwrap();
    [&length.to_be_bytes(), &kind[..], body].concat()
}

/// A box that tells its length in eight bytes.
pub fn boxed_large(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let length = (body.len() as u64 + 16).to_be_bytes();
    [&[0, 0, 0, 1], &kind[..], &length, body].concat()
}

/// The first box of a film of this brand.
pub fn brand(brand: &[u8; 4]) -> Vec<u8> {
    boxed(b"ftyp", &[brand, &[0, 0, 2, 0], &b"isommp41"[..]].concat())
}

/// The description of a film with one track.
pub fn description() -> Vec<u8> {
    let header = boxed(b"mvhd", &[0; 100]);
    let track = boxed(b"trak", &boxed(b"tkhd", &[0; 84]));
    boxed(b"moov", &[header, track].concat())
}

/// A film of these boxes.
pub fn film(boxes: &[&[u8]]) -> Vec<u8> {
    [&brand(b"isom"), boxes.concat().as_slice()].concat()
}
