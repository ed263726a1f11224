//! docs/security.md names the test of every way in that was tried.

use std::path::Path;

/// What stands between backquotes in a text.
fn quoted(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut parts = text.split('`');
    parts.next();
    std::iter::from_fn(move || Some((parts.next()?, parts.next()?)))
}

#[test]
fn every_test_that_the_page_names_is_there() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = include_str!("../../../../../docs/security.md");
    let table = page.split("## What was tried").nth(1).unwrap();
    let mut named = 0;
    for row in table.lines().filter(|line| line.starts_with("| ")).skip(2) {
        let tests = row.trim_end_matches([' ', '|']).rsplit(" | ").next().unwrap();
        let before = named;
        for (file, after) in quoted(tests).filter(|(file, _)| file.ends_with(".rs")) {
            let places =
                [here.join("tests/service").join(file), here.join(file), here.join("../..").join(file)];
            let found = places.iter().find_map(|place| std::fs::read_to_string(place).ok());
            let text = found.unwrap_or_else(|| panic!("there is no {file}"));
            for name in after.split([' ', ',', ';']).filter_map(|word| word.strip_suffix('…')) {
                assert!(text.contains(&format!("fn {name}")), "{file} has no {name}: {row}");
                named += 1;
            }
        }
        assert!(named > before || tests == "the same", "no test: {row}");
    }
    assert!(named > 20, "the table is read: {named}");
}
