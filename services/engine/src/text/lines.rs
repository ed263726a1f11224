//! Lines, and the paragraphs that they make: one each, or several where the text was wrapped by hand.

use std::ops::Range;

/// Hard-wrapped text keeps below this many characters a line.
const WIDEST: usize = 100;

/// Where a line is shorter than this, a break is a break.
const NARROWEST: usize = 30;

/// A line without the white space around it.
#[derive(Debug, Clone)]
struct Line {
    range: Range<usize>,
    /// In characters.
    width: usize,
    /// Whether an empty line stands before it.
    after_gap: bool,
}

/// The paragraphs of a text, without the white space around them.
pub(super) fn paragraphs(body: &str) -> Vec<Range<usize>> {
    let lines = lines(body);
    let width = wrapped_at(body, &lines);
    let mut out: Vec<Range<usize>> = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let joined = match (width, i.checked_sub(1)) {
            (Some(width), Some(i)) => continues(body, &lines[i], line, width),
            _ => false,
        };
        match out.last_mut() {
            Some(last) if joined => last.end = line.range.end,
            _ => out.push(line.range.clone()),
        }
    }
    part_credits(body, &mut out);
    out
}

/// Parts the credits that close paragraphs from these.
fn part_credits(body: &str, paragraphs: &mut Vec<Range<usize>>) {
    let closing = |range: &Range<usize>| super::furniture::closing_credit(&body[range.clone()]);
    if paragraphs.iter().all(|range| closing(range).is_none()) {
        return;
    }
    *paragraphs = (paragraphs.drain(..))
        .flat_map(|range| match closing(&range) {
            Some(at) => vec![trim(body, range.start..range.start + at), range.start + at..range.end],
            None => vec![range],
        })
        .collect();
}

fn lines(body: &str) -> Vec<Line> {
    let mut out = Vec::new();
    let (mut start, mut gap) = (0, false);
    let mut push = |from: usize, to: usize, gap: &mut bool| {
        let range = trim(body, from..to);
        if range.is_empty() {
            *gap = true;
        } else {
            let width = body[range.clone()].chars().count();
            out.push(Line { range, width, after_gap: std::mem::take(gap) });
        }
    };
    for (at, c) in body.char_indices() {
        if is_break(c) {
            // The two characters of a Windows line end are one break.
            if !(c == '\n' && at > 0 && body.as_bytes()[at - 1] == b'\r') {
                push(start, at, &mut gap);
            }
            start = at + c.len_utf8();
        }
    }
    push(start, body.len(), &mut gap);
    out
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// A range without the white space around its text.
pub(super) fn trim(body: &str, range: Range<usize>) -> Range<usize> {
    let text = &body[range.clone()];
    let inner = text.trim_start();
    let start = range.end - inner.len();
    start..start + inner.trim_end().len()
}

/// The width at which a text was wrapped by hand, if it was.
fn wrapped_at(body: &str, lines: &[Line]) -> Option<usize> {
    let narrow = lines.iter().filter(|l| l.width <= WIDEST).count();
    // A few long lines (a link, a table) do not speak against it.
    if lines.len() < 2 || narrow * 10 < lines.len() * 9 {
        return None;
    }
    let width = lines.iter().map(|l| l.width).filter(|&w| w <= WIDEST).max()?;
    if width < NARROWEST {
        return None;
    }
    let (mut pairs, mut broken) = (0, 0);
    for pair in lines.windows(2) {
        let [a, b] = pair else { continue };
        if b.after_gap {
            continue;
        }
        pairs += 1;
        let lower = body[b.range.clone()].chars().next().is_some_and(char::is_lowercase);
        let full = a.width + 1 + first_word(body, b) > width * 4 / 5;
        if lower && full && !ends_clause(body, a) && !is_shouted(body, a) {
            broken += 1;
        }
    }
    (broken >= 2 || (broken == 1 && pairs <= 3)).then_some(())?;
    (broken * 5 >= pairs).then_some(width)
}

/// Whether a line goes on where the one before it was broken by hand.
fn continues(body: &str, a: &Line, b: &Line, width: usize) -> bool {
    if b.after_gap || a.width > WIDEST || is_shouted(body, a) {
        return false;
    }
    let text = &body[b.range.clone()];
    let Some(first) = text.chars().next() else { return false };
    if opens_item(text) {
        return false;
    }
    // The word that opens the next line would still have had its place here: the break was meant.
    let fits = a.width + 1 + first_word(body, b) <= width;
    if first.is_lowercase() {
        return !body[a.range.clone()].ends_with([';', ':']) || !fits;
    }
    !fits
}

/// The width in characters of the first word of a line.
fn first_word(body: &str, line: &Line) -> usize {
    body[line.range.clone()].chars().take(WIDEST).take_while(|c| !c.is_whitespace()).count()
}

fn ends_clause(body: &str, line: &Line) -> bool {
    body[line.range.clone()].ends_with(['.', '!', '?', '…', ':', ';', '"', '”', '’', '»', ')', ']'])
}

/// Whether a line is written in capitals throughout, as headers and alerts are.
fn is_shouted(body: &str, line: &Line) -> bool {
    let text = &body[line.range.clone()];
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// Whether a line opens with a bullet or a number that is no part of a sentence.
fn opens_item(text: &str) -> bool {
    super::leads::list_marker(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(body: &str) -> Vec<&str> {
        paragraphs(body).into_iter().map(|r| &body[r]).collect()
    }

    #[test]
    fn a_line_is_a_paragraph() {
        assert_eq!(joined("One line.\r\nAnother.\n\n  A third. \r"), ["One line.", "Another.", "A third."]);
        assert_eq!(joined(" \n\r\n\t"), Vec::<&str>::new());
    }

    #[test]
    fn lines_wrapped_by_hand_are_one_paragraph() {
        let body = "The parties to the talks agreed on Monday to extend the ceasefire by\n\
                    another three months, and to let monitors into the eastern districts that\n\
                    both claim.\n\
                    Neither side would say whether the question of prisoners had been settled\n\
                    at all.\n";
        let paragraphs = joined(body);
        assert_eq!(paragraphs.len(), 2, "{paragraphs:?}");
        assert!(paragraphs[1].starts_with("Neither") && paragraphs[1].ends_with("at all."));
    }

    #[test]
    fn headers_and_items_keep_their_lines_in_wrapped_text() {
        let body = "PRESS RELEASE OF THE JOINT COMMISSION ON THE TRUCE IN THE NORTHERN AREA\n\
                    The commission noted that the parties had carried out the first of the\n\
                    steps on which they had agreed, and urged them to go on to the\n\
                    following:\n\
                    - the release of all persons who are held in connection with the events of\n\
                    last year;\n\
                    - the opening of the northern road.";
        assert_eq!(joined(body).len(), 4, "{:?}", joined(body));
    }

    #[test]
    fn lists_in_lower_case_are_not_joined() {
        let body =
            "It provides for:\nwithdrawal of all forces from the valley;\nexchange of prisoners;\nelections.";
        assert_eq!(joined(body).len(), 4);
    }
}
