//! auth

fn main() {}
