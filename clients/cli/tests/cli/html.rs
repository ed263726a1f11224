//! `peacebrief brief --format html`, end to end. How it looks and works in a browser is for `tests/browser` to tell.

use crate::support::{Files, REPORT};

#[test]
fn reports_become_one_page_that_loads_and_runs_nothing() {
    let files = Files::new([("a.txt", REPORT.as_bytes()), ("b.txt", REPORT.as_bytes())]);
    let page =
        files.run(&["brief", "a.txt", "b.txt", "--format", "html", "--published", "2025-08-11"]).success();
    assert!(page.starts_with("<!doctype html>") && page.trim_end().ends_with("</html>"), "{page}");
    assert_eq!((page.matches("<!doctype").count(), page.matches("<main").count()), (1, 2));
    for loading in ["<script", "<link", "<img", "src=", "url(", "@import", "http://", "https://"] {
        assert!(!page.contains(loading), "{loading}");
    }
    assert!(page.contains("default-src 'none'") && page.contains("<mark class="), "{page}");
}
