//! What is hidden behind files.

/// An empty ZIP with a comment.
pub fn zip() -> Vec<u8> {
    let mut end = b"PK\x05\x06".to_vec();
    end.extend([0; 16]);
    end.extend(b"\x05\0hello");
    end
}

/// The end of a ZIP64, whose numbers are elsewhere.
pub fn zip64() -> Vec<u8> {
    let mut end = b"PK\x05\x06".to_vec();
    end.extend([0xFF; 16]);
    end.extend([0, 0]);
    end
}

/// The start of a RAR.
pub const RAR: &[u8] = b"Rar!\x1A\x07\x01\0\x33\x92\xB5\xE5";

/// The start of a 7z.
pub const SEVEN_ZIP: &[u8] = b"7z\xBC\xAF\x27\x1C\0\x04\0\0\0\0";
