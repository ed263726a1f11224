//! The documents that keep what was measured: the last run whole, between two markers, and of benchmarks a line for each run besides.

use crate::Result;
use crate::report::Figure;

const HISTORY_ENDS: &str = "<!-- bench: history ends -->";

/// What the history has a column for, in its order.
const COLUMNS: [&str; 9] = ["peer", "encoder", "service", "call", "text", "briefs", "idle", "ready", "flat"];

/// The document with what a command says latest.
pub(crate) fn latest(document: &str, command: &str, markdown: &str) -> Result<String> {
    let [begins, ends] = ["latest", "latest ends"].map(|what| format!("<!-- {command}: {what} -->"));
    let (before, rest) = split(document, &begins)?;
    let (_, after) = split(rest, &ends)?;
    Ok(format!("{before}{begins}\n{markdown}{ends}{after}"))
}

/// The document with a line more in the history of benchmarks.
pub(crate) fn history(document: &str, run: &str, figures: &[Figure]) -> Result<String> {
    let (before, after) = split(document, HISTORY_ENDS)?;
    let value = |key| figures.iter().find(|figure| figure.key == key).map_or("–".to_owned(), Figure::told);
    let line = format!("| {run} | {} |\n", COLUMNS.map(value).join(" | "));
    Ok(format!("{before}{line}{HISTORY_ENDS}{after}"))
}

fn split<'a>(text: &'a str, marker: &str) -> Result<(&'a str, &'a str)> {
    Ok(text.split_once(marker).ok_or_else(|| format!("the document has no {marker}"))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = "# Speed\n\n<!-- bench: latest -->\nold\n<!-- bench: latest ends -->\n\n| run |\n| --- |\n| a |\n<!-- bench: history ends -->\nend\n";

    fn figure() -> Figure {
        Figure {
            key: "service",
            what: String::new(),
            measured: String::new(),
            value: 95.0,
            unit: " %",
            promise: None,
        }
    }

    #[test]
    fn the_last_run_is_replaced_and_the_history_goes_on() {
        let recorded = |document: &str, markdown: &str| {
            history(&latest(document, "bench", markdown).unwrap(), "b", &[figure()]).unwrap()
        };
        let once = recorded(DOCUMENT, "new\n");
        let line = "| b | – | – | 95 % | – | – | – | – | – | – |\n";
        let expected = DOCUMENT.replace("old", "new").replace("| a |\n", &format!("| a |\n{line}"));
        assert_eq!(once, expected);
        let twice = recorded(&once, "newer\n");
        assert_eq!(twice.matches(line).count(), 2);
        assert!(twice.contains("newer") && !twice.contains("new\n"));
    }

    #[test]
    fn a_document_without_its_markers_is_left_alone() {
        assert!(latest("# Speed\n", "bench", "new\n").is_err());
        assert!(latest(DOCUMENT, "plan", "new\n").is_err());
        assert!(history("# Speed\n", "b", &[]).is_err());
    }
}
