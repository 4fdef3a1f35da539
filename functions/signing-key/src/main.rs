//! signing-key

fn main() {}
