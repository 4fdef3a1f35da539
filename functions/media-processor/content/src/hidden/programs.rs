//! Programs within other files.

use memchr::memmem::{find, find_iter};

use crate::bytes::slice;

/// Linkers for Windows write it into every program:
/// <https://learn.microsoft.com/en-us/windows/win32/debug/pe-format#ms-dos-stub-image-only>.
const DOS_STUB: &[u8] = b"This program cannot be run in DOS mode";

/// True where a program for Windows or Linux begins anywhere.
pub fn begins(bytes: &[u8]) -> bool {
    let mut elf = find_iter(bytes, b"\x7FELF");
    elf.any(|at| slice(bytes, at, 7).is_some_and(is_elf)) || find(bytes, DOS_STUB).is_some()
}

/// Class, byte order and version:
/// <https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html#elfid>.
const fn is_elf(start: &[u8]) -> bool {
    matches!(start, [_, _, _, _, 1 | 2, 1 | 2, 1])
}
