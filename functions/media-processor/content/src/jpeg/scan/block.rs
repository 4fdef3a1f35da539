//! A block of 64 coefficients.

use super::{bits::Bits, huffman::Table};

/// The tables that one component of a scan is coded with. What a scan does not use need not be there.
#[derive(Clone, Copy)]
pub struct Codes<'a> {
    /// For the first coefficient.
    pub first: Option<&'a Table>,
    /// For the others.
    pub others: Option<&'a Table>,
}

/// What a scan holds of each block.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pass {
    /// All of it: F.2.2.
    Whole,
    /// The first coefficient: G.1.2.1.
    First,
    /// One more bit of the first coefficient.
    FirstRefined,
    /// The coefficients from one to another: G.1.2.2.
    Others(u32, u32),
    /// One more bit of these coefficients: G.1.2.3.
    OthersRefined(u32, u32),
}

impl Pass {
    /// By the header of a scan. `None` where there is no such scan.
    pub fn new(is_progressive: bool, from: u8, to: u8, approximation: u8) -> Option<Self> {
        let is_first = approximation >> 4 == 0;
        match (from, to) {
            _ if !is_progressive => Some(Self::Whole),
            (0, 0) if is_first => Some(Self::First),
            (0, 0) => Some(Self::FirstRefined),
            (1..=63, _) if to < from || to > 63 => None,
            (1..=63, _) if is_first => Some(Self::Others(from.into(), to.into())),
            (1..=63, _) => Some(Self::OthersRefined(from.into(), to.into())),
            _ => None,
        }
    }

    /// True where scans hold one component only.
    pub const fn is_of_one_component(self) -> bool {
        matches!(self, Self::Others(..) | Self::OthersRefined(..))
    }
}

/// Blocks of one scan, one after the other.
pub struct Blocks<'a> {
    bits: Bits<'a>,
    pass: Pass,
    /// Units between two restarts; none where there are no restarts.
    restart_interval: usize,
    /// Blocks that have no more coefficients than they have.
    run: u32,
}

impl<'a> Blocks<'a> {
    /// The blocks of a scan.
    pub const fn of(scan: &'a [u8], pass: Pass, restart_interval: usize) -> Self {
        Self {
            bits: Bits::of(scan),
            pass,
            restart_interval,
            run: 0,
        }
    }

    /// Begins the unit at a position, behind a restart where that comes before it.
    pub fn begin(&mut self, unit: usize) -> Option<()> {
        if unit > 0 && unit.is_multiple_of(self.restart_interval) {
            self.run = 0;
            self.bits.restart()?;
        }
        Some(())
    }

    /// Goes over a block. `known` tells which of its coefficients are not zero, one bit for each.
    pub fn block(&mut self, codes: Codes<'_>, known: &mut u64) -> Option<()> {
        match self.pass {
            Pass::Whole => {
                self.first(codes)?;
                self.others(codes, 1, 63, known)
            }
            Pass::First => self.first(codes),
            Pass::FirstRefined => self.bits.skip(1),
            Pass::Others(from, to) => self.others(codes, from, to, known),
            Pass::OthersRefined(from, to) => self.refined(codes, from, to, known),
        }
    }

    fn first(&mut self, codes: Codes<'_>) -> Option<()> {
        let length = codes.first?.decode(&mut self.bits)?;
        (length <= 16).then_some(())?;
        self.bits.skip(length.into())
    }

    fn others(&mut self, codes: Codes<'_>, from: u32, to: u32, known: &mut u64) -> Option<()> {
        if self.run > 0 {
            self.run -= 1;
            return Some(());
        }
        let table = codes.others?;
        let mut at = from;
        while at <= to {
            let symbol = table.decode(&mut self.bits)?;
            let (zeros, length) = (u32::from(symbol >> 4), u32::from(symbol & 15));
            at += zeros;
            if length > 0 {
                *known |= 1_u64.checked_shl(at)?;
                self.bits.skip(length)?;
            } else if zeros < 15 {
                self.run = self.run(zeros)? - 1;
                return Some(());
            }
            at += 1;
        }
        (at == to + 1).then_some(())
    }

    fn refined(&mut self, codes: Codes<'_>, from: u32, to: u32, known: &mut u64) -> Option<()> {
        let mut at = from;
        while self.run == 0 && at <= to {
            let symbol = codes.others?.decode(&mut self.bits)?;
            let (zeros, length) = (u32::from(symbol >> 4), u32::from(symbol & 15));
            if length == 0 && zeros < 15 {
                self.run = self.run(zeros)?;
                break;
            }
            self.bits.skip(length.min(1))?;
            let new = self.pass_over(zeros, at, to, *known)?;
            if length > 0 && new <= to {
                *known |= 1 << new;
            }
            at = new + 1;
        }
        if self.run > 0 {
            self.run -= 1;
            self.bits.skip(between(*known, at, to).count_ones())?;
        }
        Some(())
    }

    /// Where the coefficient is behind so many zeros; each that is not zero on the way has a bit more.
    fn pass_over(&mut self, mut zeros: u32, from: u32, to: u32, known: u64) -> Option<u32> {
        let mut at = from;
        while at <= to {
            if known & (1 << at) != 0 {
                self.bits.skip(1)?;
            } else if zeros == 0 {
                break;
            } else {
                zeros -= 1;
            }
            at += 1;
        }
        Some(at)
    }

    /// How many blocks end here, this one included; one in a scan of whole blocks.
    fn run(&mut self, length: u32) -> Option<u32> {
        if self.pass == Pass::Whole {
            return (length == 0).then_some(1);
        }
        Some((1 << length) + self.bits.number(length)?)
    }
}

/// The coefficients from one to another, if any.
const fn between(known: u64, from: u32, to: u32) -> u64 {
    if from > to || from > 63 {
        return 0;
    }
    (known >> from << from) & (u64::MAX >> (63 - to))
}
