//! The page as it is being written: everything that is not markup of ours goes through [`Page::text`], which escapes it.

use std::fmt::Write as _;

/// What stands after the last article.
pub(super) const TAIL: &str = "</body>\n</html>\n";

const STYLE: &str = include_str!("style.css");

/// What stands before the first article.
pub(super) fn head(title: &str) -> String {
    // Nothing is loaded and nothing runs: even if something of an article got past the escaping, it could do no harm.
    let policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{} – peacebrief</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
        escaped(title)
    )
}

/// The markup of one article with its brief.
#[derive(Debug)]
pub(super) struct Page {
    out: String,
    number: usize,
}

impl Page {
    /// The part of the page for an article by its number; ids of different articles never meet.
    pub(super) fn new(number: usize) -> Self {
        Self { out: String::new(), number }
    }

    /// Markup of ours.
    pub(super) fn raw(&mut self, markup: &str) -> &mut Self {
        self.out.push_str(markup);
        self
    }

    /// Text of anybody's.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.out.push_str(&escaped(text));
        self
    }

    /// Text of anybody's in quotation marks.
    pub(super) fn quote(&mut self, text: &str) -> &mut Self {
        self.raw("<q>").text(text).raw("</q>")
    }

    /// The place of a finding or an actor in the list of findings.
    pub(super) fn found_id(&self, id: &str) -> String {
        format!("b{}-{}", self.number, token(id))
    }

    /// The place of a finding's words in the article.
    pub(super) fn words_id(&self, id: &str) -> String {
        format!("b{}-at-{}", self.number, token(id))
    }

    /// What marked words name a finding by.
    pub(super) fn mark(id: &str) -> String {
        token(id)
    }

    /// A link to a finding or actor, by its id.
    pub(super) fn reference(&mut self, id: &str, kind: &str) -> &mut Self {
        let (to, shown) = (self.found_id(id), escaped(id));
        let _ = write!(
            self.out,
            "<a class=\"ref {kind}\" href=\"#{to}\" aria-label=\"{kind} {shown}\">{shown}</a>"
        );
        self
    }

    /// Opens a link to what has an id.
    pub(super) fn link(&mut self, class: &str, to: &str) -> &mut Self {
        let _ = write!(self.out, "<a class=\"{class}\" href=\"#{to}\">");
        self
    }

    /// Opens an element that can be gone to.
    pub(super) fn target(&mut self, element: &str, class: &str, id: &str) -> &mut Self {
        let id = self.found_id(id);
        let _ = write!(self.out, "<{element} class=\"{class}\" id=\"{id}\">");
        self
    }

    /// Opens one of the two panes: it scrolls by itself, so that it can be reached by keyboard and has a name.
    pub(super) fn pane(&mut self, class: &str, name: &str) {
        let number = self.number;
        let _ = write!(
            self.out,
            "<section class=\"pane {class}\" aria-labelledby=\"b{number}-{class}\" tabindex=\"0\">\
             <h2 id=\"b{number}-{class}\">{name}</h2>"
        );
    }

    /// The rules by which the words of a finding light up when it is pointed at or gone to, and the other way round.
    pub(super) fn lights<'i>(&mut self, ids: impl Iterator<Item = &'i str>) {
        self.raw("<style>");
        for id in ids {
            let (mark, found, words) = (token(id), self.found_id(id), self.words_id(id));
            let number = self.number;
            let _ = writeln!(
                self.out,
                ":root:has(#{found}:is(:hover,:focus-within,:target)) [data-b{number}~=\"{mark}\"],\
                 :root:has(#{words}:target) [data-b{number}~=\"{mark}\"]{{background:var(--lit);color:var(--ink)}}\
                 :root:has([data-b{number}~=\"{mark}\"]:hover) #{found}{{outline:2px solid var(--line)}}"
            );
        }
        self.raw("</style>");
    }

    /// The number of the article.
    pub(super) fn number(&self) -> usize {
        self.number
    }

    /// The markup.
    pub(super) fn finish(mut self) -> String {
        self.out.push('\n');
        self.out
    }
}

/// An id as it can stand in a name of HTML and CSS: our own service's are letters and digits, another's may be anything.
fn token(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
}

/// Text with what means something to a browser, in an element or in an attribute, written out; control characters, which
/// are no characters of HTML, are shown as such.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' => out.push(c),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
