//! The briefs of the samples, to the byte, as they were when somebody last read them.
//!
//! After a change that is meant to alter them, `UPDATE_GOLDEN=1 cargo test -p peacebrief-cli golden` records them
//! anew. Read the difference (`git diff clients/cli/tests/golden`) against the samples before you commit it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::Files;

fn below_root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// The names of the files in a folder that have this extension, without it.
fn stems(folder: &Path, extension: &str) -> BTreeSet<String> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let named = files.filter(|path| path.extension().is_some_and(|e| e == extension));
    named.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect()
}

/// The brief without what names the engine: that changes with every entry of the lexicon, whatever it does to a brief.
fn without_engine(brief: &str) -> String {
    let mut brief: peacebrief::v1::Brief = peacebrief::json::from_str(brief).unwrap();
    assert!(brief.engine.take().is_some(), "a brief names what made it");
    peacebrief::json::to_string_pretty(&brief).unwrap() + "\n"
}

#[test]
fn the_samples_are_briefed_as_recorded() {
    let (samples, golden) = (below_root("samples"), below_root("clients/cli/tests/golden"));
    let update = std::env::var_os("UPDATE_GOLDEN").is_some_and(|value| value == "1");
    let names = stems(&samples, "txt");
    let files = Files::new([]);
    let mut differences = String::new();
    for name in &names {
        let sample = samples.join(name).with_extension("txt");
        let out = files.run(&["brief", sample.to_str().unwrap(), "--format", "json"]).success();
        let brief = without_engine(&out);
        let recorded = golden.join(name).with_extension("json");
        if update {
            fs::create_dir_all(&golden).unwrap();
            fs::write(&recorded, &brief).unwrap();
            continue;
        }
        let expected = fs::read_to_string(&recorded).unwrap_or_default();
        if brief != expected {
            let difference = similar::TextDiff::from_lines(&expected, &brief);
            differences += &difference.unified_diff().context_radius(3).header(name, "now").to_string();
        }
    }
    assert!(
        differences.is_empty(),
        "{differences}\nif this is meant: UPDATE_GOLDEN=1 cargo test -p peacebrief-cli golden"
    );
    assert_eq!(stems(&golden, "json"), names, "every recorded brief has its sample");
}

#[test]
fn the_briefs_of_the_samples_hold() {
    let samples = below_root("samples");
    let files = Files::new([]);
    for name in stems(&samples, "txt") {
        let sample = samples.join(&name).with_extension("txt");
        let sample = sample.to_str().unwrap();
        let brief = files.run(&["brief", sample, "--format", "json"]).success();
        fs::write(files.path("brief.json"), brief).unwrap();
        assert_eq!(files.run(&["validate", sample, "brief.json"]).success(), "the brief holds\n", "{name}");
    }
}
