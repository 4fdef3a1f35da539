//! GIFs that are put together block by block.

/// Two colours for all frames, and a screen of this size.
pub fn screen(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = b"GIF89a".to_vec();
    bytes.extend(width.to_le_bytes());
    bytes.extend(height.to_le_bytes());
    bytes.extend([0x80, 0, 0, 0, 0, 0, 255, 255, 255]);
    bytes
}

/// A frame in the corner with these codes, each of which begins with two bits.
pub fn frame(width: u16, height: u16, codes: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0x2C, 0, 0, 0, 0];
    bytes.extend(width.to_le_bytes());
    bytes.extend(height.to_le_bytes());
    bytes.extend([0, 2, u8::try_from(codes.len()).unwrap()]);
    bytes.extend(codes);
    bytes.push(0);
    bytes
}

/// A frame of one pixel: the codes are clear, zero, end.
pub fn dot() -> Vec<u8> {
    frame(1, 1, &[0b0100_0100, 0b0000_0001])
}

/// An extension of these blocks.
pub fn extension(label: u8, blocks: &[&[u8]]) -> Vec<u8> {
    let mut bytes = vec![0x21, label];
    for block in blocks {
        bytes.push(u8::try_from(block.len()).unwrap());
        bytes.extend(*block);
    }
    bytes.push(0);
    bytes
}

/// A GIF of one pixel, with this between its screen and its frame.
pub fn with(blocks: &[u8]) -> Vec<u8> {
    [&screen(1, 1), blocks, &dot(), b";"].concat()
}
