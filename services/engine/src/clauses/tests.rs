//! What the clauses of real readings promise.

use super::{Clause, Clauses, Reality, Tense};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::syntax::Reader;
use crate::text::Layout;

/// Reads one sentence and describes the clause of one of its verbs: `subjects | objects | agents`.
fn arguments(text: &str, verb: &str) -> String {
    with_clause(text, verb, |document, clause| {
        let words = |heads: &[usize]| heads.iter().map(|&t| document.word(t)).collect::<Vec<_>>().join("+");
        format!("{} | {} | {}", words(&clause.subjects), words(&clause.objects), words(&clause.agents))
    })
}

/// Reads one sentence and tells tense, reality and negation of the clause of one of its verbs.
fn reality(text: &str, verb: &str) -> (Tense, Reality, bool) {
    with_clause(text, verb, |_, clause| (clause.tense, clause.reality, clause.negated))
}

fn with_clause<T>(text: &str, verb: &str, tell: impl Fn(&Document<'_>, &Clause) -> T) -> T {
    let reader = Reader::embedded().expect("the model");
    let lexicon = Lexicon::embedded().expect("the lexicon");
    let document = Document::read(text, text, Layout::of(text), &reader, &lexicon);
    let clauses = Clauses::of(&document);
    let found = clauses.iter().map(|(_, clause)| clause).find(|clause| document.word(clause.verb) == verb);
    tell(&document, found.expect("the verb is a predicate"))
}

#[test]
fn participles_take_the_noun_on_which_they_hang() {
    let text = "The treaty signed on Friday by Armenia and Azerbaijan commits both to recognise the border.";
    assert_eq!(arguments(text, "signed"), "treaty |  | Armenia+Azerbaijan");
    let text = "Rebels fighting in the east are reported to have released 40 prisoners.";
    assert_eq!(arguments(text, "fighting"), "Rebels |  | ");
}

#[test]
fn relative_pronouns_stand_for_their_noun() {
    let text = "The envoy, who flew to Doha on Monday and met both sides, urged them to stop the fighting.";
    assert_eq!(arguments(text, "flew"), "envoy |  | ");
    assert_eq!(arguments(text, "met"), "envoy | sides | ");
    let text = "The soldiers whom the rebels had captured were freed after being held for a year.";
    assert_eq!(arguments(text, "captured"), "rebels | soldiers | ");
}

#[test]
fn a_main_verb_misread_as_a_relative_clause_gets_its_subject_back() {
    let text = "The pact that the two sides signed in Doha has collapsed.";
    assert_eq!(arguments(text, "signed"), "sides | pact | ");
    assert_eq!(arguments(text, "collapsed"), "pact |  | ");
}

#[test]
fn who_made_an_accord_stands_between_its_name_and_the_verb() {
    let text =
        "It was the first breach of the accords that the four factions signed in Paris in October 1991.";
    assert_eq!(arguments(text, "signed"), "factions | accords | ");
    let text = "The ceasefire that both sides agreed in May did not last, the mediators said.";
    assert_eq!(arguments(text, "agreed"), "sides | ceasefire | ");
}

#[test]
fn a_past_tense_after_an_accords_name_is_its_participle() {
    let text = "The Stockholm Agreement reached in December 2018 was never carried out.";
    assert_eq!(arguments(text, "reached"), "Agreement |  | ");
    let text = "The agreement of Pretoria, concluded on 2 November by the two negotiators, has held.";
    assert_eq!(arguments(text, "concluded"), "agreement |  | negotiators");
}

#[test]
fn infinitives_are_controlled_by_object_or_subject() {
    let text = "Trump persuaded Netanyahu to accept the plan and to free the prisoners.";
    assert_eq!(arguments(text, "accept"), "Netanyahu | plan | ");
    assert_eq!(arguments(text, "free"), "Netanyahu | prisoners | ");
    assert_eq!(
        arguments("President Putin promised Pashinyan to withdraw the troops.", "withdraw"),
        "Putin | troops | "
    );
    assert_eq!(
        arguments("The rebels were asked by China to send delegations.", "send"),
        "rebels | delegations | "
    );
    assert_eq!(
        arguments("The minister called on the rebels to lay down their arms.", "lay"),
        "rebels | arms | "
    );
}

#[test]
fn gerunds_after_prepositions_have_subjects() {
    assert_eq!(
        arguments("The army accused the rebels of shelling the village.", "shelling"),
        "rebels | village | "
    );
    assert_eq!(arguments("Without signing anything, Kiir left the hall.", "signing"), "Kiir | anything | ");
    let text = "The soldiers were freed after being held for a year.";
    assert_eq!(arguments(text, "held"), "soldiers |  | ");
}

#[test]
fn coordinated_verbs_share_their_subject() {
    let text = "The rebels failed to sign the ceasefire and refused to return to the talks.";
    assert_eq!(arguments(text, "refused"), "rebels |  | ");
    assert_eq!(arguments(text, "return"), "rebels |  | ");
}

#[test]
fn what_failed_or_was_refused_did_not_happen() {
    let text = "The rebels failed to sign the ceasefire and refused to return to the talks.";
    assert_eq!(reality(text, "sign"), (Tense::Past, Reality::Fact, true));
    assert_eq!(reality(text, "return"), (Tense::Past, Reality::Fact, true));
    assert_eq!(
        reality("Parliament has yet to ratify the treaty.", "ratify"),
        (Tense::Present, Reality::Fact, true)
    );
    assert_eq!(
        reality("The army denied having shelled the village.", "shelled"),
        (Tense::Past, Reality::Fact, true)
    );
    assert_eq!(reality("No agreement was reached.", "reached"), (Tense::Past, Reality::Fact, true));
    assert_eq!(
        reality("Without signing anything, Kiir left the hall.", "signing"),
        (Tense::Past, Reality::Fact, true)
    );
}

#[test]
fn plans_are_no_facts() {
    assert_eq!(
        reality("The accord was to have been signed on Friday.", "signed"),
        (Tense::Past, Reality::Planned, false)
    );
    assert_eq!(
        reality("The talks are due to resume on 2 December.", "resume"),
        (Tense::Future, Reality::Planned, false)
    );
    assert_eq!(
        reality("They agreed to meet again and to open the border.", "open"),
        (Tense::Future, Reality::Planned, false)
    );
    assert_eq!(
        reality("The two ministers will meet in Doha.", "meet"),
        (Tense::Future, Reality::Planned, false)
    );
}

#[test]
fn inverted_auxiliaries_open_conditions() {
    assert_eq!(
        reality("Should the shelling go on, it will make use of its right.", "go").1,
        Reality::Conditional
    );
    assert_eq!(reality("Had they signed, the war would be over.", "signed").1, Reality::Conditional);
    assert_eq!(reality("If the talks fail, the army will attack.", "fail").1, Reality::Conditional);
}

#[test]
fn demands_and_hearsay_are_no_facts() {
    assert_eq!(reality("The envoy urged both sides to sign the deal.", "sign").1, Reality::Required);
    assert_eq!(
        reality("Rebels are reported to have released 40 prisoners.", "released").1,
        Reality::Possible
    );
    assert_eq!(reality("The general is ready to resign.", "resign").1, Reality::Possible);
}

#[test]
fn the_heads_of_long_lists_are_bounded() {
    let text = format!("{} signed.", vec!["Kenya"; 500].join(", "));
    let count = with_clause(&text, "signed", |_, clause| clause.subjects.len());
    assert!(count <= 64, "{count}");
}

#[test]
fn of_two_finite_verbs_after_one_noun_the_first_is_its_participle() {
    let text = "The ceasefire signed in Tehran on September 17 of that year has been violated repeatedly: Dushanbe blames the \
                opposition.";
    assert_eq!(arguments(text, "signed"), "ceasefire |  | ");
    assert_eq!(arguments(text, "violated"), "ceasefire |  | ");
    let text = "The armistice concluded in Klagenfurt in April 1998 is monitored by a mission.";
    assert_eq!(arguments(text, "monitored"), "armistice |  | mission");
    let text = "The man officials said was dead has fled to Ghana.";
    assert_eq!(arguments(text, "said"), "officials |  | ");
}

#[test]
fn a_participle_ahead_of_its_clause_qualifies_the_noun_before_it() {
    let text = "Under the Simla accord, signed in July 1972 by Gandhi and Bhutto, the two countries undertook to settle their quarrels.";
    assert_eq!(arguments(text, "signed"), "accord |  | Gandhi+Bhutto");
}

#[test]
fn an_object_may_stand_after_a_place() {
    let text =
        "The delegation, headed by Mr. Raúl Domingos, signed in Rome an agreement on a partial ceasefire.";
    assert_eq!(arguments(text, "signed"), "delegation | agreement | ");
}

#[test]
fn what_is_signed_is_the_accord_not_the_noun_that_ends_its_name() {
    let text = "A partial truce along two railways, signed in December 1990, was broken within weeks.";
    assert_eq!(arguments(text, "signed"), "truce |  | ");
    let text = "The accord for Mozambique, which the Assembly of the Republic had approved on 9 October, entered into force on 15 October.";
    assert_eq!(arguments(text, "approved"), "Assembly | accord | ");
}

#[test]
fn a_relative_clause_after_two_names_is_of_both() {
    let text = "Blair and Ahern, who last sat down together in London on the 1st, have not slept.";
    assert_eq!(arguments(text, "sat"), "Blair+Ahern |  | ");
}

#[test]
fn what_an_act_was_done_to_hangs_on_the_act() {
    let text = "The Council welcomed the signing on 15 November in Addisa of the Agreement.";
    let (reader, lexicon) =
        (Reader::embedded().expect("the model"), Lexicon::embedded().expect("the lexicon"));
    let document = Document::read(text, text, Layout::of(text), &reader, &lexicon);
    let at = |word: &str| (0..document.len()).find(|&t| document.word(t) == word).expect("the word");
    assert_eq!(document.word(document.head(at("of"))), "signing");
    assert_eq!(document.word(document.head(at("on"))), "signing");
}

#[test]
fn a_participle_read_as_the_main_verb_qualifies_its_noun() {
    let text = "A truce agreed in Accra in 2019 collapsed within weeks.";
    assert_eq!(arguments(text, "collapsed"), "truce |  | ");
    assert_eq!(arguments(text, "agreed"), "truce |  | ");
    let text = "The Accord, initialled on Sunday by negotiators of Kestan, would end six years of fighting.";
    assert_eq!(arguments(text, "end"), "Accord | years | ");
    assert_eq!(arguments(text, "initialled"), "Accord |  | negotiators");
}

#[test]
fn a_past_tense_is_joined_to_a_past_tense() {
    let text = "The military denied targeting civilians and accused the rebels of firing mortars.";
    assert_eq!(arguments(text, "accused"), "military | rebels | ");
    let text = "Ulgin said the swap rewarded terror, and the League threatened to block the road.";
    assert_eq!(arguments(text, "rewarded"), "swap | terror | ");
    assert_eq!(arguments(text, "threatened"), "League |  | ");
}

#[test]
fn what_nearly_or_allegedly_happened_is_no_fact() {
    assert_eq!(reality("The deal had nearly collapsed last week.", "collapsed").1, Reality::Possible);
    assert_eq!(reality("The rebels allegedly attacked a village.", "attacked").1, Reality::Possible);
}

#[test]
fn what_is_wished_or_conditional_has_not_happened() {
    let text = "The envoy flew to Doha for talks aimed at ending the war.";
    assert_ne!(reality(text, "ending").1, Reality::Fact);
    let text = "The Front might yet sign if they released prisoners and made concessions.";
    assert_ne!(reality(text, "made").1, Reality::Fact);
    let text = "The sides agreed on a meeting to be convened by Norway.";
    assert_ne!(reality(text, "convened").1, Reality::Fact);
}

#[test]
fn a_gerund_without_a_subject_is_of_who_acts_above() {
    let text = "The Front said that it was ready to sign, despite pulling out of the talks.";
    assert_eq!(arguments(text, "pulling"), "it |  | ");
}

#[test]
fn a_participle_misread_as_the_main_verb_leaves_it_to_the_verb_behind() {
    let text = "The accord, initialled on Sunday, would end the war.";
    assert_eq!(arguments(text, "end"), "accord | war | ");
}

#[test]
fn whose_announcement_it_is_does_what_was_announced() {
    let text = "The ministers welcomed the Front's announcement of releasing the hostages.";
    assert_eq!(arguments(text, "releasing"), "Front | hostages | ");
}

#[test]
fn what_somebody_is_called_upon_to_do_goes_on_after_commas() {
    let text = "He called on the Front to stop its attacks, sign the accord and free the hostages.";
    for verb in ["sign", "free"] {
        assert_eq!(reality(text, verb).1, Reality::Required, "{verb}");
    }
}

#[test]
fn what_one_is_on_the_verge_of_has_not_come_about() {
    let text = "The two sides were on the verge of signing a peace deal.";
    assert_eq!(reality(text, "signing").1, Reality::Possible);
}

#[test]
fn a_whole_name_is_joined_to_a_whole_name_and_not_to_its_country() {
    let text =
        "Prime Minister Anton Dorn of Kestria and President Ivo Tamm of Ordovia met in Vienna on Thursday.";
    assert_eq!(arguments(text, "met"), "Dorn+Tamm |  | ");
}

#[test]
fn who_speaks_by_telephone_behind_a_name_is_no_participle() {
    let text = "The Foreign Minister of Kenya, Ilse Damar, spoke by telephone with the envoy.";
    assert_eq!(arguments(text, "spoke"), "Minister |  | ");
}

#[test]
fn who_is_commended_did_it() {
    let text = "The Council commends Kenya for hosting the talks.";
    assert_eq!(arguments(text, "hosting"), "Kenya | talks | ");
}
