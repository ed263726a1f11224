//! Rows of comma-separated values (RFC 4180), in UTF-8.

/// A row with its line end.
pub(crate) fn row<S: AsRef<str>>(cells: impl IntoIterator<Item = S>) -> String {
    let cells: Vec<String> = cells.into_iter().map(|text| cell(text.as_ref())).collect();
    cells.join(",") + "\r\n"
}

/// A cell. What begins like a formula is led by an apostrophe, for a spreadsheet would compute it, and the words are
/// other people's; control characters are shown as such, for the rows may be read on a terminal.
fn cell(text: &str) -> String {
    let keep = |c: char| match c {
        '\n' | '\t' => c,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    let formula = text.starts_with(['=', '+', '-', '@', '\t']);
    let text: String =
        formula.then_some('\'').into_iter().chain(text.replace("\r\n", "\n").chars().map(keep)).collect();
    if text.contains([',', '"', '\n', '\t']) || text.starts_with(' ') || text.ends_with(' ') {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_break_a_row_is_quoted_and_nothing_is_computed_or_obeyed() {
        let cells = ["plain", "a, b", "she said \"no\"\nand left", "=1+1", "停战", "a\u{1b}[2Jb\u{202e}", ""];
        let expected =
            "plain,\"a, b\",\"she said \"\"no\"\"\nand left\",'=1+1,停战,a\u{fffd}[2Jb\u{fffd},\r\n";
        assert_eq!(row(cells), expected);
    }
}
