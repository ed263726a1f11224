//! The program, and the image that it is in.

use std::fs;
use std::path::Path;

use super::Result;
use crate::bench::Bench;
use crate::report::{Figure, Found};

const IMAGE: &str = "target/image/peacebrief-server.tar";

pub(super) async fn run(bench: &Bench) -> Result<Found> {
    let mut found = Found::default();
    found.figures.push(Figure {
        key: "program",
        what: "the program, as `cargo build --release` makes it".into(),
        measured: String::new(),
        value: megabytes(&bench.server)?,
        unit: " MB",
        promise: None,
    });
    // Built by `make image`, which takes as long as a release does.
    if Path::new(IMAGE).exists() {
        found.figures.push(Figure {
            key: "image",
            what: "the image, as an OCI archive".into(),
            measured: "as `make image` last made it".into(),
            value: megabytes(Path::new(IMAGE))?,
            unit: " MB",
            promise: None,
        });
    } else {
        found.missing.push(format!("the image: no {IMAGE}, which `make image` builds"));
    }
    Ok(found)
}

fn megabytes(file: &Path) -> Result<f64> {
    Ok(fs::metadata(file)?.len() as f64 / 1e6)
}
