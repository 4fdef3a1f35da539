//! orders

fn main() {}
