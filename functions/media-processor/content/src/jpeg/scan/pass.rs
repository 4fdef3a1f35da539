//! The units of a scan: T.81, A.2.

use super::{
    Component, Frame,
    block::{Blocks, Codes, Pass},
};

/// Blocks of a component in each unit, and what they are coded with.
type Part<'a> = (u32, Codes<'a>);

/// The units that a scan holds.
pub enum Units<'a> {
    /// Blocks of one component.
    Single(&'a mut Component, Codes<'a>, usize),
    /// Some blocks of each of several components.
    Several(Vec<Part<'a>>, usize),
}

impl<'a> Units<'a> {
    /// By the components that the scan holds: their positions, and what they are coded with.
    pub fn of(frame: &'a mut Frame, chosen: &[(usize, Codes<'a>)]) -> Option<Self> {
        for (at, _) in chosen {
            frame.components.get_mut(*at)?.is_seen = true;
        }
        if let [(at, codes)] = *chosen {
            let (across, down) = frame.blocks(frame.components.get(at)?)?;
            let component = frame.components.get_mut(at)?;
            return Some(Self::Single(component, codes, area(across, down)?));
        }
        let (across, down) = frame.units()?;
        let parts = chosen.iter().map(|(at, codes)| {
            let component = frame.components.get(*at)?;
            Some((component.across * component.down, *codes))
        });
        let parts = parts.collect::<Option<Vec<_>>>()?;
        (!parts.is_empty()).then_some(Self::Several(parts, area(across, down)?))
    }

    /// Goes through all units of the scan.
    pub fn follow(self, pass: Pass, scan: &[u8], restart_interval: usize) -> Option<()> {
        let mut blocks = Blocks::of(scan, pass, restart_interval);
        match self {
            Self::Single(component, codes, count) => {
                if pass.is_of_one_component() {
                    component.known.resize(count, 0);
                }
                single(&mut blocks, &mut component.known, codes, count)
            }
            Self::Several(..) if pass.is_of_one_component() => None,
            Self::Several(parts, count) => several(&mut blocks, &parts, count),
        }
    }
}

fn single(
    blocks: &mut Blocks<'_>,
    known: &mut [u64],
    codes: Codes<'_>,
    count: usize,
) -> Option<()> {
    for at in 0..count {
        blocks.begin(at)?;
        blocks.block(codes, known.get_mut(at).unwrap_or(&mut 0))?;
    }
    Some(())
}

fn several(blocks: &mut Blocks<'_>, parts: &[Part<'_>], count: usize) -> Option<()> {
    for at in 0..count {
        blocks.begin(at)?;
        for (length, codes) in parts {
            for _ in 0..*length {
                blocks.block(*codes, &mut 0)?;
            }
        }
    }
    Some(())
}

fn area(across: u32, down: u32) -> Option<usize> {
    usize::try_from(u64::from(across) * u64::from(down)).ok()
}
