//! Texts that speak in the name of who issues them.

use super::{heard_beside_war, heard_of};
use crate::findings::tests::found_under;

#[test]
fn a_list_under_the_name_of_a_body_is_what_it_says() {
    let heard = heard_beside_war(
        "The African Union issued a statement on Thursday. The Union:\n\n1. Welcomes the talks between the two sides;\n\n2. Urges both \
         sides to accept a truce.",
    );
    assert_eq!(
        heard,
        [
            "African Union: Welcomes the talks between the two sides",
            "African Union: Urges both sides to accept a truce"
        ]
    );
}

#[test]
fn a_list_may_have_letters_and_its_body_stand_behind_how_it_came_to_it() {
    let heard = heard_beside_war(
        "The African Union met in Lorne on Thursday. Having heard both sides, the Union:\n\n(a) urges both sides to accept a truce; \
         and\n\n(b) demands that Kenya withdraw its troops.",
    );
    assert_eq!(
        heard,
        [
            "African Union: urges both sides to accept a truce",
            "African Union: demands that Kenya withdraw its troops"
        ]
    );
}

#[test]
fn we_are_those_who_say_so() {
    let heard = heard_beside_war(
        "We, the foreign ministers of Norway, Tanzania and Qatar, met in Oslo on Thursday. We call on both parties to accept a truce.",
    );
    let names: Vec<&str> = heard.iter().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(names, ["Norway", "Tanzania", "Qatar"], "{heard:?}");
}

#[test]
fn we_are_the_body_whose_statement_it_is() {
    let text = "The members of the Lorne Contact Group met in Oslo on Thursday. We condemn the attack on Moroto by Kenya. We call on both \
                sides to accept a truce. No such attack can be justified. We thank Norway for its hospitality.";
    let heard = found_under("Joint statement by the Lorne Contact Group", text, heard_of);
    assert!(
        heard.len() >= 4 && heard.iter().all(|line| line.starts_with("Lorne Contact Group: ")),
        "{heard:?}"
    );
}

#[test]
fn a_newspaper_that_says_we_issues_nothing() {
    let text = "Kenya and Uganda hold talks in Lorne after the war. We have seen the draft. We cannot verify it. We shall see what comes of it.";
    let heard = found_under("Kenya and Uganda: what we know", text, heard_of);
    assert!(heard.is_empty(), "{heard:?}");
}

#[test]
fn whoever_speaks_for_a_state_says_what_it_does_by_saying_so() {
    let text = "Kenya and Uganda hold talks in Lorne after the war.\n\nReuters: Uganda has signed the text. Any comment?\n\nPaul Keino: \
                Kenya welcomes the accord. We hope that it lasts.\n\nAFP: Will you go to Lorne?\n\nPaul Keino: Kenya stands ready to help.\n\n\
                Foreign Ministry spokesperson Paul Keino of Kenya spoke in Nairobi.";
    let heard = found_under("Spokesperson Paul Keino's press conference", text, heard_of);
    assert!(heard.contains(&"Paul Keino: Kenya welcomes the accord".to_owned()), "{heard:?}");
    assert!(!heard.iter().any(|line| line.starts_with("Kenya: ")), "{heard:?}");
}
