//! Direct quotations.

use std::ops::Range;

use super::layout::Layout;

/// A direct quotation, or the part of one that lies in one paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Its bytes with the marks.
    pub range: Range<usize>,
    /// Its bytes without them.
    pub inner: Range<usize>,
    /// The index of its paragraph.
    pub paragraph: usize,
    /// Whether a closing mark ends it. Where it is missing the quotation ends with the sentence in which it began, or,
    /// where it goes on in the next paragraph, with its own.
    pub closed: bool,
    /// Whether it goes on in the next paragraph, which opens with a mark again.
    pub goes_on: bool,
}

/// The kinds of marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marks {
    /// “ ”
    Curly,
    /// " "
    Straight,
    /// „ “
    Low,
    /// « »
    Guillemets,
}

/// A character of the text, or an HTML entity that stands for one.
#[derive(Debug, Clone, Copy)]
struct Glyph {
    at: usize,
    end: usize,
    char: char,
}

/// Finds the direct quotations of a body, in order; of nested ones the outermost. Apostrophes are none.
#[must_use]
pub fn quotes(body: &str, layout: &Layout) -> Vec<Quote> {
    let mut out = Vec::new();
    let mut glyphs = Vec::new();
    for (index, paragraph) in layout.paragraphs.iter().enumerate() {
        glyphs.clear();
        read(body, &paragraph.range, &mut glyphs);
        let open = in_paragraph(&glyphs, index, &mut out);
        let Some((marks, at)) = open else { continue };
        let next = layout.paragraphs.get(index + 1);
        let goes_on = next.is_some_and(|p| reopens(body[p.prose.clone()].trim_start(), marks));
        if !goes_on && encloses_release(body, layout, index, glyphs[at].at) {
            continue;
        }
        let end = if goes_on {
            paragraph.range.end
        } else {
            layout.sentence_at(glyphs[at].at).map_or(paragraph.range.end, |s| layout.sentences[s].range.end)
        };
        let start = glyphs[at];
        out.push(Quote {
            range: start.at..end.max(start.end),
            inner: start.end..end.max(start.end),
            paragraph: index,
            closed: false,
            goes_on,
        });
        // What was quoted after the sentence with the stray mark.
        let rest = glyphs.partition_point(|g| g.at < end);
        if !goes_on && rest < glyphs.len() {
            let more = in_paragraph(&glyphs[rest..], index, &mut out);
            debug_assert!(more.is_none_or(|(_, at)| rest + at < glyphs.len()));
        }
    }
    out
}

/// Whether a mark opens what a release says in all, and closes only paragraphs later: "The minister made the following statement today:"
/// and her words. They are the release's own voice, not a quotation in it.
fn encloses_release(body: &str, layout: &Layout, index: usize, mark: usize) -> bool {
    /// Before such words stand a heading and a line that announces them.
    const BEFORE: usize = 3;
    let text = |p: usize| layout.paragraphs.get(p).map_or("", |p| body[p.range.clone()].trim());
    let announced = (1..=BEFORE).contains(&index) && text(index - 1).ends_with(':');
    let at_start = layout.paragraphs.get(index).is_some_and(|p| body[p.range.start..mark].trim().is_empty());
    if !announced || !at_start {
        return false;
    }
    let last = (index + 1..layout.paragraphs.len()).find(|&p| {
        text(p).ends_with(['”', '"']) && !text(p).trim_end_matches(['”', '"']).contains(['“', '"'])
    });
    last.is_some_and(|last| 2 * (last - index) >= layout.paragraphs.len() - index)
}

fn read(body: &str, range: &Range<usize>, out: &mut Vec<Glyph>) {
    const ENTITIES: &[(&str, char)] = &[
        ("&quot;", '"'),
        ("&#34;", '"'),
        ("&ldquo;", '“'),
        ("&rdquo;", '”'),
        ("&lsquo;", '‘'),
        ("&rsquo;", '’'),
        ("&#39;", '\''),
        ("&apos;", '\''),
        ("&laquo;", '«'),
        ("&raquo;", '»'),
        ("&nbsp;", ' '),
    ];
    let text = &body[range.clone()];
    let mut skip = 0;
    for (at, c) in text.char_indices() {
        if at < skip {
            continue;
        }
        let entity = (c == '&').then(|| ENTITIES.iter().find(|(e, _)| text[at..].starts_with(e))).flatten();
        let (len, char) = entity.map_or((c.len_utf8(), c), |&(e, c)| (e.len(), c));
        skip = at + len;
        out.push(Glyph { at: range.start + at, end: range.start + skip, char });
    }
}

/// Appends the closed quotations of a paragraph; answers the one that is left open.
fn in_paragraph(glyphs: &[Glyph], paragraph: usize, out: &mut Vec<Quote>) -> Option<(Marks, usize)> {
    let char = |i: usize| glyphs.get(i).map(|g| g.char);
    let quote = |from: Glyph, to: Glyph| Quote {
        range: from.at..to.end,
        inner: from.end..to.at,
        paragraph,
        closed: true,
        goes_on: false,
    };
    let mut open: Option<(Marks, usize)> = None;
    let mut i = 0;
    while let Some(&glyph) = glyphs.get(i) {
        let (before, after) = (i.checked_sub(1).and_then(char), char(i + 1));
        match open {
            None => {
                let marks = match glyph.char {
                    '“' => Some(Marks::Curly),
                    '„' => Some(Marks::Low),
                    '«' => Some(Marks::Guillemets),
                    // Where a converter has set every mark as a closing one.
                    '"' | '”' if opens(before, after) => Some(Marks::Straight),
                    _ => None,
                };
                open = marks.map(|marks| (marks, i));
                if let Some(close) = single(glyphs, i) {
                    out.push(quote(glyph, glyphs[close]));
                    i = close;
                }
            }
            Some((marks, start)) => {
                let closes = match marks {
                    Marks::Curly => matches!(glyph.char, '”' | '"'),
                    Marks::Straight => matches!(glyph.char, '"' | '”'),
                    Marks::Low => matches!(glyph.char, '“' | '”' | '"'),
                    Marks::Guillemets => glyph.char == '»',
                };
                // An opening mark where a closing one was due: that one is missing.
                let again = matches!(glyph.char, '"' | '”')
                    && marks == Marks::Straight
                    && opens(before, after)
                    && before.is_none_or(char::is_whitespace);
                if again {
                    open = Some((marks, i));
                } else if closes {
                    out.push(quote(glyphs[start], glyph));
                    open = None;
                }
            }
        }
        i += 1;
    }
    open
}

/// Whether a mark between these characters opens a quotation.
fn opens(before: Option<char>, after: Option<char>) -> bool {
    let left = before.is_none_or(|c| {
        c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '“' | '‘' | '"' | '/' | '…' | ':')
    });
    left && after.is_some_and(|c| !c.is_whitespace())
}

/// Where a quotation in single marks that opens at `i` ends.
fn single(glyphs: &[Glyph], i: usize) -> Option<usize> {
    let char = |i: usize| glyphs.get(i).map(|g| g.char);
    let closing = match char(i)? {
        '‘' => '’',
        '\'' => '\'',
        _ => return None,
    };
    let opens_at = |i: usize| opens(i.checked_sub(1).and_then(char), char(i + 1)) && !is_elision(glyphs, i);
    if !opens_at(i) {
        return None;
    }
    let mut doubtful = None;
    for (k, glyph) in glyphs.iter().enumerate().skip(i + 1) {
        let c = glyph.char;
        if c == '‘' && closing == '’' {
            break;
        }
        if c != closing {
            continue;
        }
        let (before, after) = (char(k - 1), char(k + 1));
        if after.is_some_and(char::is_alphanumeric) || before.is_some_and(char::is_whitespace) {
            if closing == '\'' && opens_at(k) {
                break;
            }
            continue;
        }
        // "the rebels’ leader": a plural possessive, unless nothing else closes.
        let possessive = matches!(before, Some('s' | 'S'))
            && after == Some(' ')
            && char(k + 2).is_some_and(char::is_lowercase);
        if !possessive {
            return (k > i + 1).then_some(k);
        }
        if doubtful.is_some() {
            break;
        }
        doubtful = Some(k);
    }
    doubtful
}

/// Whether the mark stands for letters left out: "’90s", "’em".
fn is_elision(glyphs: &[Glyph], i: usize) -> bool {
    let word: String = glyphs[i + 1..]
        .iter()
        .take(5)
        .map(|g| g.char.to_ascii_lowercase())
        .take_while(|c| c.is_alphanumeric())
        .collect();
    let digits = word.get(..2).is_some_and(|d| d.bytes().all(|b| b.is_ascii_digit()))
        && matches!(word.get(2..), Some("" | "s"));
    digits || matches!(word.as_str(), "em" | "til" | "tis" | "twas" | "cause" | "n" | "bout" | "round")
}

/// Whether a paragraph takes up a quotation with another opening mark.
fn reopens(text: &str, marks: Marks) -> bool {
    match marks {
        Marks::Curly => text.starts_with(['“', '"']) || text.starts_with("&ldquo;"),
        Marks::Straight => text.starts_with('"') || text.starts_with("&quot;"),
        Marks::Low => text.starts_with('„'),
        Marks::Guillemets => text.starts_with(['«', '»']),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(body: &str) -> Vec<&str> {
        quotes(body, &Layout::of(body)).into_iter().map(|q| &body[q.inner]).collect()
    }

    #[test]
    fn all_styles_of_marks() {
        for (body, inner) in [
            ("\"We agree,\" he said.", "We agree,"),
            ("He spoke of “a step” forward.", "a step"),
            ("‘You don’t end a war so,’ she said.", "You don’t end a war so,"),
            ("'We don't know the rebels' aims,' he said.", "We don't know the rebels' aims,"),
            ("The « paix » holds.", " paix "),
            ("Er sprach von „Frieden“ und ging.", "Frieden"),
            ("The minister said &quot;never&quot; twice.", "never"),
            ("The ‘rebels’ left.", "rebels"),
            ("(\"Never!\") he cried", "Never!"),
            ("He said: “They told us ‘no’ again.”", "They told us ‘no’ again."),
            ("He said: ”We need it. We will not sign it.”", "We need it. We will not sign it."),
        ] {
            assert_eq!(found(body), [inner], "{body}");
        }
    }

    #[test]
    fn apostrophes_are_no_quotes() {
        for body in [
            "The rebels' leader's son didn't go.",
            "It’s the parties’ choice, isn’t it?",
            "In the '90s and '96 they'd met.",
            "5'10\" tall, Sana'a, Kuki-Zo's",
        ] {
            assert_eq!(found(body), Vec::<&str>::new(), "{body}");
        }
    }

    #[test]
    fn a_quotation_over_paragraphs_opens_each() {
        let body = "“One part of it.\n“Another part.”\nHe left.";
        let all = quotes(body, &Layout::of(body));
        assert_eq!(
            all.iter().map(|q| (q.goes_on, q.closed)).collect::<Vec<_>>(),
            [(true, false), (false, true)]
        );
    }

    #[test]
    fn a_mark_that_is_never_closed_holds_one_sentence() {
        let body = "He called it “a trap and left. Nobody followed him. “Never,” said one.";
        assert_eq!(found(body)[0], "a trap and left. Nobody followed him. “Never,");
        let body = "He called it \"a trap and left. Nobody followed.";
        assert_eq!(found(body), ["a trap and left."]);
    }
}
