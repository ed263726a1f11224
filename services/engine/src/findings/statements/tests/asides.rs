//! What is said in passing: by participles, relative clauses, "as X has it", "in what X called".

use super::{heard_beside_war, heard_in};
use crate::findings::tests::said_in;

const WAR: &str = "The government of Kestria and the rebel Northern Front held peace talks in Lorne. President Ivo Marek of Kestria and Front leader \
                   Tomas Oru attended.\n\n";

fn heard_of_front(text: &str) -> Vec<String> {
    heard_in(&format!("{WAR}{text}"))
}

#[test]
fn a_participle_tells_who_claims_and_contests() {
    let heard = heard_beside_war("The attack on the village of Tarn, claimed by Uganda, came at night.");
    assert_eq!(heard, ["Uganda: claimed by Uganda"]);
    let heard = heard_beside_war("The ceasefire, called for by the Security Council in May, did not last.");
    assert_eq!(heard, ["Security Council: called for by the Security Council in May"]);
}

#[test]
fn what_is_signed_or_accepted_by_somebody_is_said_by_nobody() {
    let heard =
        heard_beside_war("The plan, announced by Uganda in May and seen by Kenya in June, was signed.");
    assert!(heard.is_empty(), "{heard:?}");
}

#[test]
fn a_side_tells_what_it_has_been_as_it_has_it() {
    let heard =
        heard_of_front("The truce collapsed because Kestria, as the Front has it, reneged on its promise.");
    assert_eq!(heard, ["Northern Front: because Kestria, as the Front has it, reneged on its promise"]);
    let heard = heard_of_front(
        "Were the Front to boycott the vote, as Mr Oru has hinted, there would be no council.",
    );
    assert_eq!(heard.len(), 1, "{heard:?}");
    assert!(heard[0].starts_with("Tomas Oru: "), "{heard:?}");
}

#[test]
fn a_relative_clause_tells_who_refused_what_another_demanded() {
    let heard = heard_beside_war(
        "Kenya had demanded a pullout, which Uganda refused for as long as the war went on.",
    );
    assert!(heard.iter().any(|line| line.starts_with("Uganda: ") && line.contains("refused")), "{heard:?}");
}

#[test]
fn what_somebody_called_it_judges_it() {
    let heard =
        heard_of_front("Soldiers opened fire on a convoy in what the Front called a misreading of signals.");
    assert!(heard.iter().any(|line| line.starts_with("Northern Front: ")), "{heard:?}");
    assert!(heard_of_front("Both signed what they called a pact of steel.").is_empty());
}

#[test]
fn who_would_say_only_so_much_says_it() {
    let heard = heard_beside_war("A spokeswoman for Uganda would say only that the talks went on.");
    assert_eq!(heard, ["Uganda: say only that the talks went on"]);
}

#[test]
fn who_is_named_behind_the_word_that_opens_the_clause_speaks() {
    let text = "Ana Ruiz, a retired envoy, met the Front in Lorne, three days after Ivo Marek, Kestria's president, had told parliament that the \
                accord was void.";
    let heard = heard_of_front(text);
    assert!(heard.iter().any(|line| line.starts_with("Ivo Marek: ")), "{heard:?}");
    assert!(heard.iter().all(|line| !line.starts_with("Ana Ruiz: ")), "{heard:?}");
}

#[test]
fn a_verb_behind_a_relative_clause_is_of_the_noun_before_it() {
    let text = "Uganda, whose foreign minister, Pell Dorn, praised both leaders for their courage, has urged them to move quickly.";
    let heard = heard_beside_war(text);
    assert!(heard.contains(&"Uganda: urged them to move quickly".to_owned()), "{heard:?}");
}

#[test]
fn whoever_received_the_interviewer_answers() {
    let text = "For 22 years Ana Ruiz, the Kenyan diplomat, carried messages between Kenya and Uganda. She received us in Lorne days after \
                Samuel Okello, Uganda's president, had left.\n\nLet us begin. Will he come back?\n\nHe asked me whether I thought so. I \
                asked him to stay.\n\nWas that wise?\n\nI regret nothing.\n\nWhat did he want?\n\nHe wanted peace and I welcome \
                that.\n\nWhat comes next?\n\nI call on both to sign.";
    let heard = heard_in(text);
    assert!(heard.iter().any(|line| line.starts_with("Ana Ruiz: ")), "{heard:?}");
    assert!(heard.iter().all(|line| !line.starts_with("Samuel Okello: I ")), "{heard:?}");
}

#[test]
fn what_a_group_tells_of_its_adversary_is_a_charge() {
    let said = said_in(&format!("{WAR}The Front said the government had sold the forest to its friends."));
    assert_eq!(said, ["Northern Front Accuse [Kestria]"]);
    let said =
        said_in(&format!("{WAR}The United Nations said the government had sold the forest to its friends."));
    assert_eq!(said, ["United Nations Comment []"]);
}
