//! JPEGs with something in them that does not belong there.

/// The bytes of a segment.
pub fn segment(marker: u8, payload: &[u8]) -> Vec<u8> {
    let length = u16::try_from(payload.len() + 2).unwrap();
    [&[0xFF, marker], &length.to_be_bytes()[..], payload].concat()
}

/// A JPEG with a segment right behind its start.
pub fn with_segment(jpeg: &[u8], marker: u8, payload: &[u8]) -> Vec<u8> {
    [&jpeg[..2], &segment(marker, payload), &jpeg[2..]].concat()
}

/// A JPEG with the Exif of a camera that was held like this.
pub fn with_orientation(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    with_segment(jpeg, 0xE1, &[b"Exif\0\0", &exif(orientation)[..]].concat())
}

/// A TIFF structure with an orientation and nothing else.
pub fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    tiff.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    tiff
}

/// Where the marker begins.
pub fn find(jpeg: &[u8], marker: u8) -> usize {
    let mut pairs = jpeg.windows(2);
    pairs.position(|pair| pair == [0xFF, marker]).unwrap()
}

/// A JPEG that says of itself that it is this large.
pub fn claiming(mut jpeg: Vec<u8>, width: u16, height: u16) -> Vec<u8> {
    let frame = find(&jpeg, 0xC0);
    jpeg[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    jpeg[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    jpeg
}

/// A JPEG without the last so many bytes of its only scan, but with its end.
pub fn with_short_scan(jpeg: &[u8], missing: usize) -> Vec<u8> {
    [&jpeg[..jpeg.len() - 2 - missing], &[0xFF, 0xD9]].concat()
}
