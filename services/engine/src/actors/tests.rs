//! What the cast promises.

use super::*;
use crate::lexicon::Lexicon;
use crate::syntax::Reader;
use crate::text::Layout;

fn cast_of<R>(text: &str, look: impl FnOnce(&Document<'_>, &Cast) -> R) -> R {
    let reader = Reader::embedded().unwrap();
    let lexicon = Lexicon::embedded().unwrap();
    let document = Document::read(text, Layout::of(text), &reader);
    let cast = read(&document, &lexicon, "", "");
    look(&document, &cast)
}

#[test]
fn any_text_gives_a_cast() {
    let long = "word ".repeat(3000);
    let brackets = "(".repeat(3000);
    let names = "Ana Ruiz and ".repeat(800);
    for text in
        ["", " ", "😀", "\u{202e}", "في الدوحة", "Mr.", "The", "'s", "of of of", &long, &brackets, &names]
    {
        cast_of(text, |document, cast| {
            for (_, actor) in cast.iter() {
                assert!(!actor.name.is_empty(), "{text}");
                for mention in &actor.mentions {
                    assert!(mention.tokens.end <= document.len());
                }
            }
        });
    }
}
