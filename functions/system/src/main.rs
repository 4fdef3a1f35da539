//! system

fn main() {}
