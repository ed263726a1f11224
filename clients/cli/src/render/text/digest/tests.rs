//! The text form of a digest that has everything, and of one that has nothing.

use super::{DigestText, Look};
use crate::render::sample::digest;
use peacebrief::v1;

const LOOK: Look = Look { width: 76, colour: false, explain: false };

#[test]
fn a_digest_with_everything() {
    insta::assert_snapshot!(DigestText::new(LOOK).print(&digest()));
}

#[test]
fn a_digest_of_nothing() {
    assert_eq!(DigestText::new(LOOK).print(&v1::Digest::default()).trim(), "0 reports ·");
}

#[test]
fn no_line_is_wider_than_the_page_and_no_report_commands_the_terminal() {
    let mut digest = digest();
    digest.contradictions[0].about = "停战协定 \u{1b}[2J\u{202e} ".repeat(30);
    let text = DigestText::new(Look { width: 40, ..LOOK }).print(&digest);
    assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'));
    for line in text.lines() {
        assert!(unicode_width::UnicodeWidthStr::width(line) <= 40, "{line}");
    }
}
