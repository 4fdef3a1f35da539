//! The parts of the page, each measured by itself.

use clap::ValueEnum;

/// A part of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// How large the functions are.
    Sizes,
    /// Starts, memory, processor time and instructions of single processes.
    Processes,
    /// How soon changes are heard of, through the whole local stack.
    Delivery,
    /// What writes and starts of the local stack cost after ever more changes.
    Growth,
    /// What looking at uploads takes.
    Uploads,
    /// Whether pictures come out as they went in.
    Pictures,
    /// Store calls and capacity.
    Store,
}

impl Part {
    /// What it is called on the command line and in the page.
    pub fn name(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// The block that says when, on what and of what it was measured.
    pub fn run_block(self) -> String {
        format!("run-{}", self.name())
    }

    /// What it measures, by path: where that has changed, the figures are old.
    pub const fn measured_paths(self) -> &'static [&'static str] {
        match self {
            Self::Sizes => &["Cargo.lock", "Cargo.toml", "functions", "shared"],
            Self::Processes => &[
                "Cargo.lock",
                "Cargo.toml",
                "functions/auth",
                "functions/orders",
                "functions/system",
                "shared",
            ],
            Self::Delivery => &[
                "functions/orders",
                "functions/outbox",
                "functions/notifier",
                "functions/realtime",
                "infra/local",
                "shared",
            ],
            Self::Growth => &["infra/local"],
            Self::Uploads => &["functions/media-processor", "shared/files/src"],
            Self::Pictures => &["Cargo.lock", "functions/media-processor/content"],
            Self::Store => &["functions", "infra/bench/src/store", "shared"],
        }
    }
}
