//! A page of text: blank lines, headings, and paragraphs wrapped with a hanging indent.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use super::Look;
use super::piece::{Run, Style};

/// However narrow the terminal, a paragraph keeps this many columns.
const NARROWEST: usize = 16;

/// A page that is being written.
#[derive(Debug)]
pub(crate) struct Page {
    out: String,
    look: Look,
}

/// A word: what stands between two spaces, in pieces of different looks.
type Word = Vec<(Style, String)>;

impl Page {
    pub(in crate::render) fn new(look: Look) -> Self {
        Self { out: String::new(), look }
    }

    pub(in crate::render) fn finish(self) -> String {
        self.out
    }

    /// Whether it is to be told how each finding came about.
    pub(in crate::render) fn explains(&self) -> bool {
        self.look.explain
    }

    /// Whether looks are shown in colours.
    pub(in crate::render) fn coloured(&self) -> bool {
        self.look.colour
    }

    /// An empty line; never two of them, and none at the top.
    pub(in crate::render) fn blank(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// A line across the page, between two briefs.
    pub(in crate::render) fn rule(&mut self) {
        self.out.push('\n');
        let line = "─".repeat(self.look.width.min(100));
        self.paragraph(0, 0, &Run::new().add(Style::Faint, &line));
        self.out.push('\n');
    }

    pub(in crate::render) fn heading(&mut self, text: &str) {
        self.blank();
        self.paragraph(0, 0, &Run::new().add(Style::Heading, &text.to_uppercase()));
    }

    /// A paragraph whose first line begins at one column and whose further lines begin at another.
    pub(in crate::render) fn paragraph(&mut self, first: usize, further: usize, run: &Run) {
        self.wrap(&" ".repeat(first), first, further, run);
    }

    /// A paragraph beside a label, which has its own column of the given width.
    pub(in crate::render) fn beside(&mut self, indent: usize, label: (Style, &str), width: usize, run: &Run) {
        let (style, text) = label;
        let pad = width.saturating_sub(text.width());
        let mut first = " ".repeat(indent);
        self.styled(&mut first, style, text);
        first.push_str(&" ".repeat(pad));
        let column = indent + width.max(text.width());
        self.wrap(&first, column, column, run);
    }

    /// A paragraph with a bullet.
    pub(in crate::render) fn item(&mut self, indent: usize, run: &Run) {
        self.beside(indent, (Style::Faint, "•"), 2, run);
    }

    fn wrap(&mut self, prefix: &str, column: usize, further: usize, run: &Run) {
        let width = |start: usize| self.look.width.saturating_sub(start).max(NARROWEST);
        let mut lines: Vec<Vec<Word>> = vec![Vec::new()];
        let mut room = width(column);
        let mut used = 0;
        for word in words(run) {
            for part in fit(word, width(further).min(width(column))) {
                let needs = columns(&part);
                let space = usize::from(used > 0);
                if used > 0 && used + space + needs > room {
                    lines.push(vec![part]);
                    room = width(further);
                    used = needs;
                } else {
                    used += space + needs;
                    if let Some(line) = lines.last_mut() {
                        line.push(part);
                    }
                }
            }
        }
        for (number, line) in lines.iter().enumerate() {
            let mut out = if number == 0 { prefix.to_owned() } else { " ".repeat(further) };
            self.line(&mut out, line);
            self.out.push_str(out.trim_end_matches(' '));
            self.out.push('\n');
        }
    }

    /// Writes words with spaces between them; a look goes on across a space that lies inside of it.
    fn line(&self, out: &mut String, words: &[Word]) {
        let mut runs: Vec<(Style, String)> = Vec::new();
        for (number, word) in words.iter().enumerate() {
            for (at, (style, text)) in word.iter().enumerate() {
                let space = if number > 0 && at == 0 { " " } else { "" };
                match runs.last_mut() {
                    Some((last, run)) if last == style => {
                        run.push_str(space);
                        run.push_str(text);
                    }
                    _ => {
                        if let Some((_, run)) = runs.last_mut().filter(|_| !space.is_empty()) {
                            run.push(' ');
                        }
                        runs.push((*style, text.clone()));
                    }
                }
            }
        }
        for (style, run) in runs {
            self.styled(out, style, &run);
        }
    }

    fn styled(&self, out: &mut String, style: Style, text: &str) {
        if self.look.colour && style != Style::Plain && !text.is_empty() {
            out.push_str(style.code());
            out.push_str(text);
            out.push_str("\x1b[0m");
        } else {
            out.push_str(text);
        }
    }
}

/// Cuts a run at its spaces. A no-break space is no place to cut.
fn words(run: &Run) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut word = Word::new();
    for (style, text) in &run.pieces {
        for (number, part) in text.split(' ').enumerate() {
            if number > 0 && !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            if !part.is_empty() {
                word.push((*style, part.to_owned()));
            }
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

fn columns(word: &Word) -> usize {
    word.iter().map(|(_, text)| text.width()).sum()
}

/// Breaks a word that is wider than a line.
fn fit(word: Word, width: usize) -> Vec<Word> {
    if columns(&word) <= width {
        return vec![word];
    }
    let mut parts = Vec::new();
    let mut part = Word::new();
    let mut used = 0;
    for (style, text) in word {
        let mut piece = String::new();
        for c in text.chars() {
            let needs = c.width().unwrap_or(0);
            if used + needs > width {
                part.push((style, std::mem::take(&mut piece)));
                parts.push(std::mem::take(&mut part));
                used = 0;
            }
            piece.push(c);
            used += needs;
        }
        part.push((style, piece));
    }
    parts.push(part);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(width: usize, colour: bool, first: usize, further: usize, run: &Run) -> String {
        let mut page = Page::new(Look { width, colour, explain: false });
        page.paragraph(first, further, run);
        page.finish()
    }

    #[test]
    fn lines_hang_and_none_is_wider_than_the_page() {
        let run = Run::new().plain("The delegations met for the first time since the ceasefire of November.");
        let text = wrapped(24, false, 2, 4, &run);
        assert_eq!(
            text,
            "  The delegations met\n    for the first time\n    since the ceasefire\n    of November.\n"
        );
    }

    #[test]
    fn wide_characters_count_twice_and_overlong_words_are_broken() {
        let run = Run::new().plain("停战 协定 ").plain(&"x".repeat(45));
        for line in wrapped(20, false, 0, 0, &run).lines() {
            assert!(line.width() <= 20, "{line}");
        }
    }

    #[test]
    fn looks_are_closed_on_every_line_and_absent_without_colour() {
        let run = Run::new().add(Style::Name, "Ararat Mirzoyan").plain(", minister of foreign affairs");
        let plain = wrapped(20, false, 0, 2, &run);
        assert!(!plain.contains('\x1b'));
        let coloured = wrapped(20, true, 0, 2, &run);
        assert_eq!(coloured.lines().next().unwrap(), "\x1b[1mArarat Mirzoyan\x1b[0m,");
        let stripped = coloured.replace("\x1b[1m", "").replace("\x1b[0m", "");
        assert_eq!(stripped, plain);
    }

    #[test]
    fn words_are_cut_at_spaces_only_not_between_pieces() {
        let run = Run::new().plain("(").add(Style::Date, "2025").plain("), then");
        assert_eq!(wrapped(20, false, 0, 0, &run), "(2025), then\n");
    }
}
