//! The story's digest as it was recorded. After a change of what is meant to be told: `UPDATE_GOLDEN=1 cargo test -p peacebrief-server golden`,
//! and a look at the difference.

use std::path::Path;

use peacebrief::{json, v1};
use peacebrief_chronicle::{Chronicler, MemoryShelf, Reader, Report};
use peacebrief_engine::Engine;

use super::support::story;

#[test]
fn the_story_is_told_as_recorded() {
    let engine = Engine::embedded().unwrap();
    let mut shelf = MemoryShelf::default();
    for (number, article) in (1..).zip(story()) {
        let brief = engine.brief(&article, v1::EncodingType::Utf8).unwrap();
        let mut chronicler = Chronicler::new(&shelf);
        chronicler.add(&Report { name: format!("briefs/{number}"), article, brief }).unwrap();
        let outcome = chronicler.finish();
        shelf.apply(outcome);
    }
    let reader = Reader::new(&shelf, v1::EncodingType::Utf8);
    let (processes, _) = reader.processes("", "", 10, None).unwrap();
    assert_eq!(processes.len(), 1, "{processes:?}");
    let digest = reader.digest(&processes[0].name, None, 0).unwrap().unwrap();
    let (timeline, _) = reader.timeline(&processes[0].name, None, 1000, None).unwrap().unwrap();
    let timeline = v1::GetTimelineResponse { entries: timeline, ..Default::default() };
    for (name, told) in [("digest", json::to_string(&digest)), ("timeline", json::to_string(&timeline))] {
        let told: serde_json::Value = serde_json::from_str(&told.unwrap()).unwrap();
        let told = serde_json::to_string_pretty(&told).unwrap() + "\n";
        let file = format!("tests/service/registry/story/{name}.json");
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&file, &told).unwrap();
        }
        let recorded = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(
            told == recorded,
            "{} is not what was recorded: UPDATE_GOLDEN=1 shows the difference",
            file.display()
        );
    }
}
