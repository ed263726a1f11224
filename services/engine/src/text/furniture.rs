//! What stands on the page but is no report: credits, captions, links, notices, headers.

use super::leads::is_shouted;

/// How links, contacts and notices begin, in lower case, after brackets and bullets.
const NOTICES: &[&str] = &[
    "read more",
    "read also",
    "read next",
    "read on",
    "also read",
    "see also",
    "more stories",
    "more on",
    "more pictures",
    "more from",
    "related:",
    "related story",
    "related stories",
    "related articles",
    "further reading",
    "recommended",
    "follow us",
    "follow our",
    "subscribe",
    "sign up",
    "newsletter",
    "to unsubscribe",
    "unsubscribe",
    "leading article,",
    "©",
    "&copy;",
    "copyright",
    "(c) ",
    "all rights reserved",
    "for media",
    "for press",
    "press contact",
    "media contact",
    "contact:",
    "contacts:",
    "for further information",
    "for more information",
    "for more details",
    "note to editor",
    "notes to editor",
    "note to correspondents",
    "have your say",
    "listen:",
    "watch:",
    "sources:",
    "source:",
    "for information media",
    "the views expressed",
    "views expressed",
    "all times",
    "last updated",
    "last modified",
    "updated:",
    "published:",
    "posted:",
    "rush transcript",
    "text of report",
    "unofficial translation",
    "official translation",
    "translated from",
    "this transcript",
    "live coverage from",
    "stay with us",
    "share this",
    "download",
    "click here",
    "tap here",
    "advertisement",
    "join our",
    "join us",
    "download our",
    "get the",
    "get alerts",
    "get our",
    "also in this edition",
    "also in this issue",
    "leader comment,",
    "a version of this",
    "original:",
    "keywords",
    "tags:",
    "text of agreement, page",
    "this story has been",
    "this article was",
    "this is a developing",
    "end of item",
    "end of document",
    "story continues",
    "article continues after",
    "with inputs from",
    "disclaimer",
];

/// Marks of the end, without the dashes and brackets around them.
const ENDS: &[&str] = &[
    "end",
    "ends",
    "30",
    "end of text",
    "end of document",
    "end of statement",
    "more to follow",
    "more follows",
    "ends here",
];

/// How credits begin, in lower case, after brackets.
const CREDITS: &[&str] = &[
    "reporting by",
    "additional reporting",
    "associated reporting",
    "editing by",
    "edited by",
    "writing by",
    "written by",
    "interview by",
    "compiled by",
    "report by",
    "reported by",
    "with reporting",
    "the author reported",
    "the author is",
    "the author was",
    "the authors thank",
    "the writer is",
    "from our correspondent",
    "from our special",
    "from our own",
    "by our ",
    "by staff",
    "story by",
    "words by",
    "text by",
    "our correspondent",
    "special correspondent",
    "staff reporter",
    "staff correspondent",
    "special to ",
];

/// How captions begin, in lower case, after brackets.
const CAPTIONS: &[&str] = &[
    "photo:",
    "photos:",
    "photo by",
    "photo courtesy",
    "photograph:",
    "photographs:",
    "photograph by",
    "picture:",
    "pictures:",
    "picture by",
    "pictured above",
    "pictured:",
    "pictured,",
    "image:",
    "image by",
    "file photo",
    "ap photo",
    "afp photo",
    "map:",
    "graphic:",
    "caption:",
    "video:",
    "handout photo",
    "in this photo",
    "in this file",
];

/// How captions end, in lower case.
const CAPTION_ENDS: &[&str] = &[
    "handout photo",
    "file photo",
    "(handout)",
    "(pool)",
    "(file photo)",
    "photo: pool",
    "via reuters",
    "getty images",
    "photo by our reporter",
];

/// Longer paragraphs are no credit, caption or header, in bytes.
const SHORT: usize = 160;

/// Whether a paragraph is a link, a contact, a notice or a mark of the end.
pub(super) fn is_boilerplate(text: &str) -> bool {
    if !text.contains(char::is_alphanumeric) {
        return true;
    }
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    if bare.len() <= 24
        && ENDS.iter().any(|e| bare.eq_ignore_ascii_case(e))
        && (bare != "30" || text.starts_with('-'))
    {
        return true;
    }
    if begins(text, NOTICES) || is_link(text) || is_aside(text) {
        return true;
    }
    // "Updated Sunday, 16 February 2025"
    if text.strip_prefix("Updated ").is_some_and(|date| crate::dates::leading(date) == Some(date.len())) {
        return true;
    }
    // The initials with which agencies sign off: "abc/de/fg".
    text.len() <= 20
        && text.contains('/')
        && text
            .split('/')
            .all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase()))
}

/// Whether a paragraph stands in brackets throughout and is no sentence: "[script as broadcast]", "(adds quotes)".
fn is_aside(text: &str) -> bool {
    let pairs = [('[', ']'), ('(', ')')];
    let inner = pairs.iter().find_map(|&(open, close)| {
        let inner = text.strip_prefix(open)?.strip_suffix(close)?;
        (!inner.contains([open, close])).then_some(inner)
    });
    text.len() <= SHORT && inner.is_some_and(|inner| !inner.ends_with(['.', '!', '?', '"', '”']))
}

/// Whether a paragraph is a web or mail address.
fn is_link(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let address = |w: &str| {
        w.starts_with("http://")
            || w.starts_with("https://")
            || w.starts_with("www.")
            || (w.contains('@') && w.contains('.'))
    };
    text.len() <= SHORT && words.clone().count() <= 3 && words.any(address)
}

/// Whether a paragraph says what a picture shows.
pub(super) fn is_caption(text: &str) -> bool {
    let inner = text.trim_start_matches(['[', '(', '*', '>', ' ']);
    let marked = ["PHOTO", "PHOTOS", "PICTURE", "FILE", "IMAGE", "MAP", "VIDEO"].iter().any(|w| {
        inner.strip_prefix(w).is_some_and(|rest| {
            rest.starts_with([' ', ']', ')', ':', '/'])
                && (rest.len() < 3 || !is_shouted(rest) || rest.starts_with(':'))
        })
    });
    // "[1/4] A freed soldier": one of a row of pictures.
    let row = text.starts_with('[')
        && text.get(1..text.find(']').unwrap_or(1)).is_some_and(|n| {
            n.len() <= 5
                && n.split_once('/').is_some_and(|(a, b)| {
                    [a, b].iter().all(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
                })
        });
    marked || row || begins(text, CAPTIONS) || (text.len() <= 2 * SHORT && ends(text, CAPTION_ENDS))
}

/// Whether a paragraph says who wrote or edited the report.
pub(super) fn is_byline(text: &str) -> bool {
    if begins(text, CREDITS) || contributes(text) {
        return true;
    }
    // "From our Balkans correspondent in Skopje"
    let sentence = text.ends_with(['.', '!', '?']);
    if begins(text, &["from our "]) && text.contains("orrespondent") && !sentence {
        return true;
    }
    let Some(name) = text.strip_prefix("By ").or_else(|| text.strip_prefix("BY ")) else { return false };
    // "By midnight the guns had fallen silent." is a sentence.
    let named = name.starts_with(char::is_uppercase) || name.starts_with("a ") || name.starts_with("our ");
    // "BY A, SPOKESPERSON FOR THE SECRETARY-GENERAL": who speaks, and wrote nothing.
    let speaks = name.to_lowercase().contains("spokes");
    named && !speaks && !sentence && text.len() <= SHORT && text.split_whitespace().count() <= 16
}

/// Where the credit begins that closes a paragraph of the report in brackets: "… either side. (Reporting by A; editing by B)".
pub(super) fn closing_credit(text: &str) -> Option<usize> {
    let inner = text.trim_end_matches(['.', ' ']).strip_suffix(')')?;
    let open = inner.rfind(" (")? + 1;
    let longest = inner.len() - open <= 2 * SHORT;
    (longest && begins(&inner[open..], CREDITS)).then_some(open)
}

/// Whether a paragraph says who else worked on the report: "Staff researcher Ana Ruiz contributed to this report."
fn contributes(text: &str) -> bool {
    const WORK: &[&str] = &[
        " contributed reporting",
        " contributed to this ",
        " contributed research",
        " contributed from ",
        " reported from ",
        " assisted with reporting",
        " assisted in this report",
    ];
    text.len() <= SHORT
        && text.split_whitespace().count() <= 18
        && !text.contains(['"', '“', ','])
        && WORK.iter().any(|work| text.contains(work))
}

/// Whether a paragraph is a header. `asked` tells that the article is cut up by questions.
pub(super) fn is_heading(text: &str, asked: bool, index: usize) -> bool {
    let words = text.split_whitespace().count();
    if text.len() > SHORT || words > 14 {
        return false;
    }
    if text.starts_with("**") || text.starts_with('#') || (is_shouted(text) && (words > 1 || text.len() > 3))
    {
        return true;
    }
    if text.ends_with('?') {
        return (asked || words <= 3) && !text.contains(['"', '“', '.']);
    }
    // The first line of all may be the report's only one.
    let named = index < 3 && text.ends_with(')') && !text.starts_with('(');
    let closed = !named && text.ends_with(['.', '!', '…', ';', ',', ':', '"', '”', '’', ')', ']', '»']);
    let opens =
        text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '‘' | '“' | '"'));
    !closed && opens && (words <= 8 || (index == 0 && words <= 12))
}

/// Whether what follows an item's number is a header in capitals.
pub(super) fn is_numbered_heading(text: &str) -> bool {
    is_shouted(text)
        && text.len() <= SHORT / 2
        && text.split_whitespace().count() <= 8
        && !text.ends_with(['.', ';'])
}

/// Whether a text begins with one of these, brackets and bullets aside.
fn begins(text: &str, list: &[&str]) -> bool {
    let inner = text.trim_start_matches([
        '[', '(', '*', '>', '-', '–', '—', '•', '_', '#', '|', ' ', '\u{FEFF}', '\u{200B}',
    ]);
    list.iter().any(|w| inner.get(..w.len()).is_some_and(|t| t.eq_ignore_ascii_case(w)))
}

fn ends(text: &str, list: &[&str]) -> bool {
    let inner = text.trim_end_matches('.');
    list.iter().any(|w| {
        inner.len() >= w.len()
            && inner.get(inner.len() - w.len()..).is_some_and(|t| t.eq_ignore_ascii_case(w))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notices_are_no_report() {
        for text in [
            "Read more: Floods in the south",
            "READ ALSO: What is a ceasefire?",
            "(Unofficial translation)",
            "ENDS",
            "– ENDS –",
            "[End of document]",
            "* *** *",
            "___",
            "Note to editors: the mission wishes to point out",
            "To unsubscribe, reply with NO",
            "ab/cde/fg",
            "press@example.org",
            "https://example.org/a",
            "© All rights reserved",
            "(ends)",
            "-30-",
            "*** For further information, contact the office. ***",
        ] {
            assert!(is_boilerplate(text), "{text}");
        }
        for text in ["The war ends.", "He read more than he said.", "30", "Contact was lost."] {
            assert!(!is_boilerplate(text), "{text}");
        }
    }

    #[test]
    fn credits_and_captions_are_told_from_sentences() {
        for text in [
            "By Marta Kessel",
            "By a Staff Writer",
            "(Reporting by Ana Ruiz; editing by Jon Hall)",
            "From our correspondent in Minsk",
            "SPECIAL CORRESPONDENT",
            "Staff researcher Ana Ruiz contributed to this report.",
            "Jon Hall contributed reporting from Minsk.",
        ] {
            assert!(is_byline(text), "{text}");
        }
        for text in [
            "By Monday the guns had fallen silent.",
            "By and large it held.",
            "From our side there is no doubt.",
        ] {
            assert!(!is_byline(text), "{text}");
        }
        for text in [
            "PHOTO: The envoy arrives",
            "[PHOTO] Relatives wait",
            "FILE PHOTO: A fighter",
            "[1/4] A freed soldier",
            "A bus burns. HANDOUT PHOTO",
            "PHOTO The castle in snow",
        ] {
            assert!(is_caption(text), "{text}");
        }
        assert!(
            !is_caption("Photographs published on Monday showed tanks.")
                && !is_caption("PHOTOGRAPHERS WERE TURNED AWAY")
        );
    }

    #[test]
    fn a_credit_may_close_a_paragraph() {
        let text = "Talks go on. (Reporting by Ana Ruiz; editing by Jon Hall)";
        assert_eq!(closing_credit(text), Some("Talks go on. ".len()));
        assert_eq!(closing_credit("Talks go on (as the envoy said)."), None);
    }

    #[test]
    fn headers_are_short_and_open() {
        assert!(
            is_heading("What was agreed", false, 3)
                && is_heading("NEXT STEPS", false, 3)
                && is_heading("Who was there?", true, 3)
        );
        assert!(
            !is_heading("Nothing was signed.", false, 3)
                && !is_heading("Who was at the talks?", false, 3)
                && !is_heading("The plan:", false, 3)
        );
    }
}
