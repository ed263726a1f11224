//! What statements and next steps promise.

use std::sync::LazyLock;

use jiff::civil::date;
use peacebrief::v1;

use super::*;
use crate::actors;
use crate::dates::Resolver;
use crate::syntax::Reader;
use crate::text::{English, Layout};

/// What is found in a text published on Monday, 11 August 2025, with the names of the cast.
pub(super) fn found_in<R>(text: &str, look: impl FnOnce(&Cast, &Findings) -> R) -> R {
    found_under("Peace talks after the war between Kenya and Uganda", text, look)
}

/// The same of an article with a title.
pub(super) fn found_under<R>(title: &str, text: &str, look: impl FnOnce(&Cast, &Findings) -> R) -> R {
    static KNOWLEDGE: LazyLock<(Reader, Lexicon)> =
        LazyLock::new(|| (Reader::embedded().unwrap(), Lexicon::embedded().unwrap()));
    let (reader, lexicon) = &*KNOWLEDGE;
    let document = Document::read(text, text, Layout::of(text), reader, lexicon);
    let mut cast = actors::read(&document, lexicon, "Peace talks");
    let clauses = Clauses::of(&document);
    let resolver = Resolver::new(Some(date(2025, 8, 11)), English::British);
    let calendar = Calendar::read(&document, &cast, resolver);
    let sources = Sources { document: &document, clauses: &clauses, calendar: &calendar, lexicon };
    let findings = find(sources, &mut cast, title);
    look(&cast, &findings)
}

/// Who takes what stance towards whom, in order of the text.
pub(super) fn said_in(text: &str) -> Vec<String> {
    found_in(text, |cast, findings| {
        let name = |id: &String| {
            let found = cast.iter().find(|(at, _)| Cast::brief_id(*at) == *id);
            found.map(|(_, actor)| actor.name.clone()).unwrap_or_default()
        };
        let told = |finding: &Finding<v1::Statement>| {
            let said = &finding.message;
            let targets: Vec<String> = said.target_ids.iter().map(name).collect();
            format!("{} {:?} [{}]", name(&said.speaker_id), said.stance(), targets.join(", "))
        };
        findings.statements.iter().map(told).collect()
    })
}

/// The words of the steps to come, in order of the text.
pub(super) fn steps_in(text: &str) -> Vec<String> {
    found_in(text, |_, findings| {
        let words = |finding: &Finding<v1::NextStep>| {
            finding.message.evidence.as_ref().map(|span| span.text.clone()).unwrap_or_default()
        };
        findings.next_steps.iter().map(words).collect()
    })
}

/// The role of each actor of a text.
fn roles_in(text: &str) -> Vec<(String, v1::ActorRole)> {
    found_in(text, |cast, _| cast.iter().map(|(_, actor)| (actor.name.clone(), actor.role)).collect())
}

#[test]
fn roles_follow_what_actors_do() {
    let text = "Kenya and Uganda signed a peace treaty on Monday after talks that Qatar hosted and mediated. Kenya accused Uganda of attacking a \
                village, and Uganda denied it. Qatar's foreign minister, who chaired the talks, said he would go on. Norway welcomed the treaty and \
                pledged money.";
    let roles = roles_in(text);
    for (name, role) in [
        ("Kenya", v1::ActorRole::Party),
        ("Uganda", v1::ActorRole::Party),
        ("Qatar", v1::ActorRole::Mediator),
        ("Norway", v1::ActorRole::Supporter),
    ] {
        assert!(roles.contains(&(name.to_owned(), role)), "{name}: {roles:?}");
    }
}

#[test]
fn clerics_who_act_for_nobody_and_opposition_leaders_are_no_side() {
    let text = "Kenya and Uganda signed a peace treaty on Monday after talks that Qatar hosted and mediated. Kenya accused Uganda of attacking a \
                village, and Uganda denied it. In Kampala, opposition leader Okello Oduya called the treaty a surrender. Bishop Matteo Loren \
                said that he had buried two farmers on Sunday.";
    let roles = roles_in(text);
    for name in ["Okello Oduya", "Matteo Loren"] {
        assert!(roles.contains(&(name.to_owned(), v1::ActorRole::Other)), "{name}: {roles:?}");
    }
}

#[test]
fn added_and_joined_reports_have_the_speaker_of_the_first() {
    let text = "In a joint statement, Kenya and Uganda said that the ceasefire would be kept and urged the rebels to join it, \
                adding that the talks would go on.";
    let said = said_in(text);
    for speaker in ["Kenya", "Uganda"] {
        assert_eq!(said.iter().filter(|s| s.starts_with(speaker)).count(), 3, "{said:?}");
    }
}

#[test]
fn what_somebody_is_called_is_a_judgement() {
    let text = "Kenya's president, James Otieno, called the rebel leader Sam Okello a traitor. Okello called the accord a farce.";
    let said = said_in(text);
    assert_eq!(said, ["James Otieno Accuse [Sam Okello]", "Sam Okello Reject []"]);
}

#[test]
fn a_conversation_told_is_no_statement() {
    let text = "The two ministers touched on trade between Kenya and Uganda. James Otieno, the Kenyan foreign minister, \
                emphasized the need for lasting peace.";
    assert_eq!(said_in(text), ["James Otieno Support []"]);
}

#[test]
fn what_has_been_done_on_a_date_is_no_step() {
    let text = "The accord signed on 26 September between Kenya and Uganda holds. A decision adopted on 20 April ended the war. \
                The two sides will meet in Nairobi on 20 August.";
    assert_eq!(steps_in(text), ["The two sides will meet in Nairobi on 20 August"]);
}

#[test]
fn that_a_truce_would_hold_is_no_step() {
    let text = "Kenya and Uganda hold peace talks after the war. Kenya said that the truce would hold.";
    assert!(steps_in(text).is_empty());
}

#[test]
fn a_term_of_an_accord_is_a_step_only_in_its_time_or_sequence() {
    let text = "Kenya and Uganda signed a peace accord. All prisoners are to be freed. Kenya will withdraw its \
                troops once the border has been marked. A commission will be set up within 30 days.";
    let steps = steps_in(text);
    assert_eq!(steps.len(), 2, "{steps:?}");
    assert!(steps[0].starts_with("Kenya will withdraw its troops once"), "{steps:?}");
}

#[test]
fn steps_of_one_sentence_part_by_their_dates() {
    let text = "Kenya and Uganda signed a peace accord after two years of war. The text will be sent to parliament on \
                Friday, with a debate expected next Tuesday.";
    assert_eq!(steps_in(text).len(), 2);
}

#[test]
fn a_refusal_to_do_ones_own_part_is_a_rejection() {
    let text = "Kenya and Uganda are at war. Sam Okello, the president of Uganda, said that Uganda would never sign the accord. Ruth \
                Otieno, the president of Kenya, said Kenya would sign when Uganda had withdrawn its troops.";
    let said = said_in(text);
    assert!(said.iter().all(|s| s.contains("Reject")), "{said:?}");
    assert_eq!(said.len(), 2, "{said:?}");
}

#[test]
fn a_vow_to_fight_on_is_a_threat() {
    let text = "The rebels of the Okapi Liberation Front vowed to attack every convoy. Kenya pledged to honour the ceasefire.";
    let said = said_in(text);
    assert!(said[0].contains("Threaten") && said[1].contains("Support"), "{said:?}");
}

#[test]
fn who_is_warned_not_to_is_asked() {
    let text = "Kenya's president, James Otieno, warned Uganda not to cross the border.";
    assert_eq!(said_in(text), ["James Otieno Request [Uganda]"]);
}

#[test]
fn a_speaker_is_named_in_apposition_to_the_titles() {
    let text = "The Special Representative of the United Nations for Kenya and Head of the Mission, Ana Ruiz, today warmly \
                welcomed the accord between Kenya and Uganda.";
    assert_eq!(said_in(text), ["Ana Ruiz Support []"]);
}

#[test]
fn a_fragment_before_the_verb_is_what_was_said() {
    let text = "Kenya and Uganda signed a ceasefire. Quiet so far, says General James Otieno of Kenya.";
    assert_eq!(said_in(text), ["James Otieno Comment []"]);
}

#[test]
fn what_an_accord_lays_down_is_said_by_nobody() {
    let text = "Under the ceasefire, Kenya and Uganda undertake to refrain from attacks. The accord was signed in Nairobi. It \
                promises a union of both states.";
    assert_eq!(said_in(text), [""; 0]);
}

#[test]
fn what_somebody_suggested_is_heard_beside_the_report() {
    let text = "James Otieno, the Kenyan foreign minister, denied that Kenya had broken the ceasefire, as claimed by Uganda.";
    let said = said_in(text);
    assert!(said.iter().any(|s| s.starts_with("Uganda")), "{said:?}");
    assert!(said.iter().any(|s| s.starts_with("James Otieno Reject")), "{said:?}");
}

#[test]
fn both_sides_are_the_parties() {
    let text = "The war between Kenya and Uganda goes on. Kenya attacked Uganda on Friday, and Uganda attacked Kenya. Norway urged both \
                delegations to return to the talks.";
    assert_eq!(said_in(text), ["Norway Request [Kenya, Uganda]"]);
}

#[test]
fn what_hangs_on_a_condition_or_is_past_is_no_step() {
    let text = "Kenya and Uganda are at war. Under the failed accord, fighting would have stopped within 48 hours. Kenya was shown the \
                text only after Uganda had signed it. The treaty will need ratification in both countries.";
    assert_eq!(steps_in(text), ["The treaty will need ratification in both countries"]);
}

#[test]
fn who_was_quick_to_blame_has_blamed() {
    let text = "Kenya and Uganda are at war. Kenya was quick to blame Uganda for the shelling.";
    assert_eq!(said_in(text), ["Kenya Accuse [Uganda]"]);
}

#[test]
fn a_quotation_after_a_colon_is_of_whom_the_sentence_is_about() {
    let text = "Kenya and Uganda are at war. James Otieno, Kenya's foreign minister, had no doubts: \"They have lied to us. We want \
                peace.\"";
    let said = said_in(text);
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].starts_with("James Otieno Accuse"), "{said:?}");
}

#[test]
fn what_stands_out_in_a_charge_is_blamed() {
    let text = "Kenya and Uganda are at war. Kenya said it was Uganda that had fired first.";
    assert_eq!(said_in(text), ["Kenya Accuse [Uganda]"]);
}

#[test]
fn accusations_traded_are_mutual() {
    let text = "The war goes on. Kenya and Uganda traded accusations over the shelling.";
    assert_eq!(said_in(text), ["Kenya Accuse [Uganda]", "Uganda Accuse [Kenya]"]);
}

#[test]
fn a_quotation_in_lower_case_may_be_whole() {
    let text = "Kenya and Uganda signed a ceasefire. James Otieno, Kenya's foreign minister, warned, \"we will be back to the war of \
                last year\".";
    assert_eq!(said_in(text).len(), 1);
}

#[test]
fn what_a_briefing_is_told_is_no_description_of_it() {
    let text = "Kenya and Uganda are at war. James Otieno is the Kenyan foreign minister. Otieno told a briefing that Kenya was ready to \
                talk.";
    let said = said_in(text);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].starts_with("James Otieno"), "{said:?}");
}

#[test]
fn a_statement_speaks_for_whose_office_issued_it() {
    let text = "Kenya and Uganda are at war. James Otieno is the president of Kenya. A statement issued by his office said that Uganda \
                had attacked a village.";
    assert_eq!(said_in(text), ["James Otieno Accuse [Uganda]"]);
}

#[test]
fn thanks_joined_to_a_welcome_are_said_too() {
    let text = "Kenya and Uganda signed an accord. The Chairperson of the African Union, Moussa Diallo, congratulates the Government, and thanks the Sudan for its constant support.";
    let said = said_in(text);
    assert!(said.contains(&"Moussa Diallo Support [Sudan]".to_owned()), "{said:?}");
}

#[test]
fn replies_to_a_charge_reject_it_and_whoever_judges_a_claim_disputes_it() {
    let text = "The Kenyan army accused Uganda of shelling the village of Moru. Uganda answered that the mines were left over from the war.";
    assert_eq!(said_in(text).last().map(String::as_str), Some("Uganda Reject [Kenyan army]"));
    let text = "Kenya accused Uganda of shelling the village of Moru. Uganda described the allegation as a work of art.";
    assert_eq!(said_in(text).last().map(String::as_str), Some("Uganda Reject [Kenya]"));
}

#[test]
fn a_refusal_of_which_another_tells_is_none() {
    let said = said_in("Kenya said on Monday that Uganda had refused to free the prisoners of war.");
    assert!(said.len() == 1 && said[0].starts_with("Kenya"), "{said:?}");
    assert_eq!(said_in("Uganda refused to sign the ceasefire."), ["Uganda Reject []"]);
}

#[test]
fn judgements_in_relative_clauses_are_said() {
    let said = said_in("The army of Kenya had crossed the border into the north, which Uganda denied.");
    assert_eq!(said, ["Uganda Reject []"]);
}

#[test]
fn denials_of_what_was_done_and_claimed_attacks_are_said() {
    assert_eq!(said_in("Kenya denies having paid anyone in the rebel camp."), ["Kenya Reject []"]);
    assert_eq!(said_in("Uganda dismissed as untrue a report of an attack."), ["Uganda Reject []"]);
    assert_eq!(said_in("Al-Shabaab claimed responsibility for the raid."), ["Al-Shabaab Comment []"]);
    assert_eq!(said_in("Kenya is deeply alarmed by the fighting in Uganda."), ["Kenya Comment []"]);
}

#[test]
fn they_go_on_speaking_who_have_spoken() {
    let text = "The members of the Security Council condemned the attack on the camp at Lodra, carried out by fighters of the Lodra \
                Liberation Front (LLF). They noted that the LLF had not sent a single fighter to the site, and they called on both to \
                honour the ceasefire. They urged the authorities to open an investigation.";
    let said = said_in(text);
    assert!(said.len() >= 4, "{said:?}");
    assert!(said.iter().all(|line| line.starts_with("Security Council ")), "{said:?}");
}

#[test]
fn support_that_is_withheld_is_a_refusal_and_never_told_without_its_not() {
    let text = "Kenya did not support the proposal for a ceasefire.";
    assert_eq!(said_in(text), ["Kenya Reject []"]);
    found_in(text, |_, findings| {
        let words = findings.statements[0].message.evidence.as_ref().unwrap().text.as_str();
        assert!(words.contains("not support"), "{words}");
    });
}

#[test]
fn what_ministers_say_together_is_directed_at_none_of_their_states() {
    let text = "Oda Brenn, the foreign minister of Kenya, and Joss Teveren, the foreign minister of Uganda, met in Lorne on Monday. The \
                Ministers deplored the attacks on the villages of Uganda. The Ministers recalled the declaration of 2023.";
    let said = said_in(text);
    assert_eq!(said.iter().filter(|line| line.contains("Accuse []")).count(), 2, "{said:?}");
    assert_eq!(said.iter().filter(|line| line.contains("Comment []")).count(), 2, "{said:?}");
}

#[test]
fn one_of_several_and_officials_without_a_name_are_heard() {
    let text = "One of the diplomats cautioned that the truce between Kenya and Uganda might fail. Two diplomats said that the talks \
                would go on.";
    assert_eq!(said_in(text).len(), 2, "{:?}", said_in(text));
}

#[test]
fn a_denial_that_is_told_is_told() {
    let text =
        "Kenya and Uganda hold talks. No army will attack, said Uganda's president, Joe Okoth, on Sunday.";
    assert!(said_in(text).iter().any(|said| said.starts_with("Joe Okoth")), "{:?}", said_in(text));
}

#[test]
fn the_day_of_the_report_is_no_step() {
    assert!(steps_in("Evening bulletin, Monday 11 August 2025\n\nKenya and Uganda held talks.").is_empty());
}

#[test]
fn an_infinitive_says_nothing_without_its_subject() {
    assert_eq!(
        steps_in(
            "Kenya and Uganda ended their talks. The second round is set to open in Doha on 2 September."
        ),
        ["The second round is set to open in Doha on 2 September"]
    );
    assert_eq!(
        steps_in("Kenya urged Uganda to extend the truce that is due to expire on 20 August."),
        ["the truce that is due to expire on 20 August"]
    );
}

#[test]
fn a_day_that_has_just_passed_is_not_that_of_the_next_year() {
    let steps =
        steps_in("Uganda finally agreed to disarm on 5 August after winning a concession from Kenya.");
    assert!(steps.is_empty(), "{steps:?}");
    let steps = steps_in("Kenya urged Uganda to keep to the August 4 truce extension.");
    assert!(steps.is_empty(), "{steps:?}");
}

#[test]
fn what_is_put_off_has_its_new_day() {
    let steps = steps_in(
        "The war between Kenya and Uganda goes on. The meeting in Doha scheduled for 20 August has been moved to 27 August.",
    );
    assert_eq!(steps.len(), 1, "{steps:?}");
    assert!(steps[0].contains("27 August"), "{steps:?}");
}

#[test]
fn a_deal_to_be_signed_is_one_step() {
    let steps = steps_in(
        "Kenya's government and rebels are scheduled to sign a ceasefire deal later on Monday, the mediator said.",
    );
    assert_eq!(
        steps,
        ["Kenya's government and rebels are scheduled to sign a ceasefire deal later on Monday"]
    );
}

#[test]
fn what_was_meant_first_and_what_has_been_are_no_steps() {
    let before = "Kenya and Uganda hold peace talks after the war.";
    let moved = "Fresh talks, originally planned for July, will now take place in September.";
    assert_eq!(steps_in(&format!("{before} {moved}")), [moved.trim_end_matches('.')]);
    let claimed = "Rebels claimed responsibility for Sunday's attack on a barracks.";
    assert!(steps_in(&format!("{before} {claimed}")).is_empty());
}

#[test]
fn what_was_done_to_somebody_is_no_term_of_a_truce() {
    let text = "Kenya and Uganda signed a ceasefire agreement in Lorne on Monday. Two aid workers were abducted on Sunday.";
    let terms = found_in(text, |_, findings| {
        findings.agreements.iter().map(|finding| finding.message.provisions.len()).sum::<usize>()
    });
    assert_eq!(terms, 0);
}

#[test]
fn a_day_on_which_something_is_told_to_have_happened_is_past() {
    let text = "Kenya and Uganda hold peace talks after the war. The general would be tried for the attack on a barracks on 4 March, in \
                which nine soldiers were killed. The mandate of the monitors was renewed until 30 April.";
    let steps = steps_in(text);
    assert!(steps.iter().all(|step| !step.contains("4 March")), "{steps:?}");
    assert!(steps.iter().any(|step| step.contains("30 April")), "{steps:?}");
}

#[test]
fn a_day_in_a_name_is_no_date() {
    let text = "Kenya and Uganda hold peace talks after the war, following the capture of Lodra by the March 23 Movement.";
    assert!(steps_in(text).is_empty(), "{:?}", steps_in(text));
}
