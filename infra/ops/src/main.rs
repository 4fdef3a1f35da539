//! ops

fn main() {}
