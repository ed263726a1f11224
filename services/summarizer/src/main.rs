//! The peacebrief service as a program.

fn main() {}
