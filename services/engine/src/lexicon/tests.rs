//! What the lexicon promises as a whole.

use super::*;

fn words<'a>(tokens: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    tokens.iter().map(|token| (*token, *token)).collect()
}

#[test]
fn embedded_files_hold() {
    let lexicon = Lexicon::embedded().unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(lexicon.digest().len(), 64);
}

#[test]
fn names_are_found_with_their_readings() {
    let lexicon = Lexicon::embedded().expect("a lexicon");
    let sentence =
        lexicon.encode(&words(&["The", "Kremlin", "told", "Armenians", ",", "the", "U.S.", "and", "Sochi"]));
    let names = lexicon.names(&sentence);
    let states: Vec<_> =
        names.iter().map(|found| found.readings[0].state().map(|state| state.name.as_str())).collect();
    assert_eq!(states, [Some("Russia"), Some("Armenia"), Some("United States"), None]);
    assert!(
        matches!(names[3].readings[..], [Name::Place(place)] if place.state.as_deref() == Some("Russia"))
    );
}
