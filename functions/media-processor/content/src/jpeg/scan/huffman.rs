//! Codes of different lengths: T.81, annex C.

use crate::bytes::slice;

use super::bits::Bits;

/// The tables that scans choose from.
pub type Tables = [Option<Table>; 4];

/// Up to 256 codes of up to 16 bits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// For each length from one bit: what all codes that are no longer are less than, moved to the left of
    /// 16 bits.
    limits: [u32; 16],
    /// For each length: how far the codes of that length are from their symbols.
    offsets: [u32; 16],
    symbols: Vec<u8>,
}

impl Table {
    /// The table of a number of codes for each length. `None` where there are too many.
    fn new(counts: [u8; 16], symbols: &[u8]) -> Option<Self> {
        let (mut code, mut position) = (0_u32, 0_u32);
        let (mut limits, mut offsets) = ([0; 16], [0; 16]);
        let lengths = counts.iter().zip(limits.iter_mut().zip(&mut offsets));
        for (shift, (count, (limit, offset))) in (0..16).rev().zip(lengths) {
            *offset = position.wrapping_sub(code);
            code += u32::from(*count);
            position += u32::from(*count);
            *limit = code << shift;
            if *limit > 1 << 16 {
                return None;
            }
            code <<= 1;
        }
        Some(Self {
            limits,
            offsets,
            symbols: symbols.to_vec(),
        })
    }

    /// The symbol of the next code. `None` where there is no such code, or it is cut off.
    pub fn decode(&self, bits: &mut Bits<'_>) -> Option<u8> {
        let next = bits.peek();
        let length = self.limits.iter().position(|limit| next < *limit)?;
        bits.skip(u32::try_from(length).ok()? + 1)?;
        let code = next >> (15 - length);
        let position = code.wrapping_add(*self.offsets.get(length)?);
        self.symbols.get(usize::try_from(position).ok()?).copied()
    }
}

/// Reads the tables that a segment defines: B.2.4.2.
pub fn define(mut payload: &[u8], first: &mut Tables, others: &mut Tables) -> Option<()> {
    while let Some((&name, rest)) = payload.split_first() {
        let counts: [u8; 16] = *rest.first_chunk()?;
        let count = counts.iter().map(|count| usize::from(*count)).sum();
        let symbols = slice(rest, 16, count)?;
        let tables = match name >> 4 {
            0 => &mut *first,
            1 => &mut *others,
            _ => return None,
        };
        *tables.get_mut(usize::from(name & 15))? = Some(Table::new(counts, symbols)?);
        payload = rest.get(16 + count..)?;
    }
    Some(())
}
