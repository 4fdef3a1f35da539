//! PNGs that are put together chunk by chunk.

/// The bytes of a chunk.
pub fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let checked = [&kind[..], data].concat();
    let length = u32::try_from(data.len()).unwrap().to_be_bytes();
    let checksum = crc32fast::hash(&checked).to_be_bytes();
    [&length[..], &checked, &checksum].concat()
}

/// A PNG with a chunk right behind its header.
pub fn with_chunk(png: &[u8], kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    [&png[..33], &chunk(kind, data), &png[33..]].concat()
}

/// A PNG of these pixels, compressed by somebody else: `depth` in bits, `colours` as in IHDR.
pub fn assembled(width: u32, height: u32, depth: u8, colours: u8, compressed: &[u8]) -> Vec<u8> {
    let mut header = [width.to_be_bytes(), height.to_be_bytes()].concat();
    header.extend([depth, colours, 0, 0, 0]);
    [
        b"\x89PNG\r\n\x1A\n".to_vec(),
        chunk(b"IHDR", &header),
        chunk(b"IDAT", compressed),
        chunk(b"IEND", b""),
    ]
    .concat()
}

/// A zlib stream that holds this text as it is.
pub fn stored(text: &[u8]) -> Vec<u8> {
    let length = u16::try_from(text.len()).unwrap();
    let lengths = [length.to_le_bytes(), (!length).to_le_bytes()].concat();
    let (mut a, mut b) = (1_u32, 0_u32);
    for byte in text {
        a = (a + u32::from(*byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    let checksum = (b << 16 | a).to_be_bytes();
    [&[0x78, 0x01, 0x01], &lengths[..], text, &checksum].concat()
}
