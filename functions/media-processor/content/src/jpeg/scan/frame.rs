//! The header of a frame: T.81, B.2.2.

use crate::{bytes::byte, images::Size, jpeg::segments::Segment};

/// A colour of an image, stored with a resolution of its own.
pub struct Component {
    /// What scans call it.
    pub name: u8,
    /// Blocks in a unit from left to right, 1 to 4.
    pub across: u32,
    /// Blocks in a unit from top to bottom, 1 to 4.
    pub down: u32,
    /// For each block, which coefficients are not zero; only progressive images need to know.
    pub known: Vec<u64>,
    /// True once there was a scan for it.
    pub is_seen: bool,
}

/// What all scans of an image have in common.
pub struct Frame {
    /// In pixels.
    pub size: Size,
    /// True where blocks come in several scans.
    pub is_progressive: bool,
    /// One to four.
    pub components: Vec<Component>,
}

impl Frame {
    /// Reads the segment. Nothing is made room for before the size was checked.
    pub fn read(segment: &Segment<'_>) -> Option<Self> {
        let count = usize::from(byte(segment.payload, 5)?);
        let components = segment.payload.get(6..6 + count * 3)?;
        let components: Option<Vec<_>> = components.chunks_exact(3).map(component).collect();
        Some(Self {
            size: segment.frame()?,
            is_progressive: segment.marker == 0xC2,
            components: components.filter(|all| (1..=4).contains(&all.len()))?,
        })
    }

    /// Units from left to right and from top to bottom, where a scan holds all components.
    pub fn units(&self) -> Option<(u32, u32)> {
        let (across, down) = self.most()?;
        Some((
            self.size.width.div_ceil(8 * across),
            self.size.height.div_ceil(8 * down),
        ))
    }

    /// Blocks from left to right and from top to bottom, where a scan holds one component: A.2.2.
    pub fn blocks(&self, component: &Component) -> Option<(u32, u32)> {
        let (across, down) = self.most()?;
        let width = (self.size.width * component.across).div_ceil(across);
        let height = (self.size.height * component.down).div_ceil(down);
        Some((width.div_ceil(8), height.div_ceil(8)))
    }

    fn most(&self) -> Option<(u32, u32)> {
        let across = self.components.iter().map(|component| component.across);
        let down = self.components.iter().map(|component| component.down);
        Some((across.max()?, down.max()?))
    }
}

fn component(bytes: &[u8]) -> Option<Component> {
    let [name, sampling, _] = *bytes.first_chunk()?;
    let (across, down) = (u32::from(sampling >> 4), u32::from(sampling & 15));
    let is_allowed = (1..=4).contains(&across) && (1..=4).contains(&down);
    is_allowed.then_some(Component {
        name,
        across,
        down,
        known: Vec::new(),
        is_seen: false,
    })
}
