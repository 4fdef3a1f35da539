//! The bits of a scan: T.81, F.2.2.5.

/// Bits of a scan up to the next restart.
pub struct Bits<'a> {
    bytes: &'a [u8],
    /// Bits that were taken from the bytes, the next one at the left.
    ready: u64,
    /// How many these are.
    count: u32,
}

impl<'a> Bits<'a> {
    /// The bits of a scan, from its start.
    pub const fn of(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            ready: 0,
            count: 0,
        }
    }

    /// The next 16 bits, with zeros behind the last one.
    pub fn peek(&mut self) -> u32 {
        self.fill();
        (self.ready >> 48) as u32
    }

    /// Goes over up to 64 bits. `None` where there are fewer.
    pub fn skip(&mut self, mut length: u32) -> Option<()> {
        while length > 0 {
            self.fill();
            let step = length.min(16);
            self.count = self.count.checked_sub(step)?;
            self.ready <<= step;
            length -= step;
        }
        Some(())
    }

    /// A number of up to 15 bits.
    pub fn number(&mut self, length: u32) -> Option<u32> {
        let next = self.peek();
        self.skip(length)?;
        Some(next >> (16 - length))
    }

    /// Goes on behind the next restart. What fills up the bytes before it is gone over, which may be more
    /// than one.
    pub fn restart(&mut self) -> Option<()> {
        let marker = |pair: &[u8]| matches!(pair, [0xFF, 0xD0..=0xD7]);
        let at = self.bytes.windows(2).position(marker)?;
        *self = Self::of(self.bytes.get(at + 2..)?);
        Some(())
    }

    /// Takes bytes, as long as they are no marker, until there are more than 32 bits.
    fn fill(&mut self) {
        while self.count <= 32 {
            let (byte, rest) = match self.bytes {
                [0xFF, 0x00, rest @ ..] => (0xFF, rest),
                [0xFF, ..] | [] => return,
                [byte, rest @ ..] => (*byte, rest),
            };
            self.ready |= u64::from(byte) << (56 - self.count);
            self.count += 8;
            self.bytes = rest;
        }
    }
}
