//! Words with their looks, out of which a page is made.

/// How words look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render) enum Style {
    Plain,
    Title,
    Heading,
    /// The name of somebody or something found.
    Name,
    /// A judgement of the brief: a role, a status, a stance.
    Label,
    /// The article's own words.
    Quote,
    Date,
    /// What is there to be looked up.
    Faint,
    /// Words that were searched for.
    Found,
}

impl Style {
    /// The terminal's code for it (ECMA-48, "Select graphic rendition"); the sixteen basic colours only, which every
    /// terminal maps to what can be read on its own background.
    pub(in crate::render) fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Title => "\x1b[1;4m",
            Self::Heading => "\x1b[1;36m",
            Self::Name => "\x1b[1m",
            Self::Label => "\x1b[33m",
            Self::Quote => "\x1b[3m",
            Self::Date => "\x1b[32m",
            Self::Faint => "\x1b[2m",
            Self::Found => "\x1b[1;35m",
        }
    }
}

/// A run of text in pieces, each with its look.
#[derive(Debug, Default)]
pub(in crate::render) struct Run {
    pub(in crate::render) pieces: Vec<(Style, String)>,
}

impl Run {
    pub(in crate::render) fn new() -> Self {
        Self::default()
    }

    pub(in crate::render) fn add(mut self, style: Style, text: &str) -> Self {
        self.push(style, text);
        self
    }

    pub(in crate::render) fn push(&mut self, style: Style, text: &str) {
        self.pieces.push((style, printable(text)));
    }

    pub(in crate::render) fn plain(self, text: &str) -> Self {
        self.add(Style::Plain, text)
    }

    /// The article's own words, in quotation marks; what is a quotation already keeps its own.
    pub(in crate::render) fn quote(self, words: &str) -> Self {
        let words = words.trim();
        let quoted = words.starts_with(['“', '"']) && words.ends_with(['”', '"']);
        if quoted { self.add(Style::Quote, words) } else { self.add(Style::Quote, &format!("“{words}”")) }
    }
}

/// The text without anything that would make a terminal do something: an article is written by others. Line ends and
/// tabs become spaces; control characters and those that turn the direction of writing become replacement characters.
fn printable(text: &str) -> String {
    let keep = |c: char| match c {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    text.chars().map(keep).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_cannot_command_the_terminal() {
        let run = Run::new().quote("a\u{1b}[2Jb\nc\u{202e}d\u{9b}31m");
        assert_eq!(run.pieces[0].1, "“a\u{fffd}[2Jb c\u{fffd}d\u{fffd}31m”");
    }
}
