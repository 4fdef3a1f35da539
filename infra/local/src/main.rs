//! Runs the whole stack on this machine.

fn main() {}
