//! What is an accord, which of several, and what is none.

use peacebrief::v1::AgreementStatus;

use super::{WAR, brief_of, names};

#[test]
fn a_framework_is_not_the_whole_to_which_it_leads() {
    let brief = brief_of(&format!(
        "{WAR}In October both sides signed the framework agreement. It will form part of the comprehensive peace agreement \
         that they hope to ink within the year."
    ));
    assert_eq!(names(&brief).len(), 2, "{:?}", names(&brief));
}

#[test]
fn what_an_assembly_resolves_is_no_accord_of_the_sides() {
    let brief = brief_of(&format!(
        "{WAR}In May they signed a truce. The Security Council adopted a resolution on Monday to set up a mission of observers."
    ));
    assert_eq!(names(&brief).len(), 1, "{:?}", names(&brief));
}

#[test]
fn an_accord_that_ended_a_war_has_been_applied() {
    let brief = brief_of(&format!(
        "{WAR}They recalled the peace accord of 2005 that ended two decades of war between the army and the Hill Front."
    ));
    let status: Vec<AgreementStatus> = brief.agreements.iter().map(|a| a.status()).collect();
    assert_eq!(status, [AgreementStatus::InForce], "{:?}", names(&brief));
}

#[test]
fn an_accord_may_be_told_by_what_both_agreed_to_do() {
    let brief = brief_of(&format!(
        "{WAR}On Monday the army and the Rapid Support Forces agreed to cease hostilities unconditionally."
    ));
    assert_eq!(names(&brief), ["agreement to cease hostilities unconditionally"]);
}

#[test]
fn what_somebody_has_made_a_proposal_for_is_proposed() {
    let brief = brief_of(&format!(
        "{WAR}In May they signed a truce. On Monday the African Union handed both sides a proposal for a peace agreement."
    ));
    let status: Vec<AgreementStatus> = brief.agreements.iter().map(|a| a.status()).collect();
    assert_eq!(status, [AgreementStatus::Signed, AgreementStatus::Proposed], "{:?}", names(&brief));
}

#[test]
fn a_truce_called_by_the_name_of_one_side_binds_it_and_its_state() {
    let brief = brief_of(
        "Colombia's government and the Clan del Golfo met on Monday for peace talks. The ceasefire with the National Liberation \
         Army, or ELN, expired in August. Colombian officials said the ELN truce would not be renewed.",
    );
    let parties: Vec<usize> = brief.agreements.iter().map(|a| a.party_ids.len()).collect();
    assert!(parties.contains(&2), "{parties:?} {:?}", names(&brief));
}

#[test]
fn a_truce_joined_to_a_deal_is_one_accord_with_it() {
    let brief =
        brief_of(&format!("{WAR}Both sides signed a ceasefire and prisoner exchange deal on Monday."));
    assert_eq!(brief.agreements.len(), 1, "{:?}", names(&brief));
    assert!(names(&brief)[0].ends_with("ceasefire and prisoner exchange deal"), "{:?}", names(&brief));
}

#[test]
fn who_makes_efforts_for_an_accord_is_not_bound_by_it_and_a_statement_that_says_so_is_none() {
    let brief = brief_of(&format!(
        "{WAR}The presidents of Egypt and Kenya agreed to intensify joint efforts to reach an agreement, the statement said."
    ));
    let parties: Vec<usize> = brief.agreements.iter().map(|a| a.party_ids.len()).collect();
    let status: Vec<AgreementStatus> = brief.agreements.iter().map(|a| a.status()).collect();
    assert_eq!(status, [AgreementStatus::Proposed], "{:?} {parties:?}", names(&brief));
    let egypt = brief.actors.iter().find(|actor| actor.name == "Egypt").map(|actor| actor.id.clone());
    assert!(!brief.agreements[0].party_ids.iter().any(|id| Some(id) == egypt.as_ref()));
}

#[test]
fn a_hope_told_again_is_one_accord_that_is_not_made() {
    let brief = brief_of(&format!(
        "{WAR}The envoy spoke of their goal of reaching a comprehensive settlement. He hoped for progress towards reaching a \
         comprehensive settlement."
    ));
    let status: Vec<AgreementStatus> = brief.agreements.iter().map(|a| a.status()).collect();
    assert_eq!(status.len(), 1, "{:?}", names(&brief));
    assert!(matches!(status[0], AgreementStatus::Proposed | AgreementStatus::UnderNegotiation), "{status:?}");
}

#[test]
fn progress_toward_a_treaty_is_no_treaty() {
    let brief =
        brief_of(&format!("{WAR}The two sides made progress toward the peace treaty, the envoy said."));
    let status: Vec<AgreementStatus> = brief.agreements.iter().map(|a| a.status()).collect();
    assert_eq!(status, [AgreementStatus::UnderNegotiation], "{:?}", names(&brief));
}

#[test]
fn the_new_agreement_is_that_of_the_news() {
    let brief = brief_of(&format!(
        "{WAR}They signed the Norvik Accord on Tuesday. The new peace agreement provides for elections. The envoy praised the pact."
    ));
    assert_eq!(names(&brief), ["Norvik Accord"]);
}

#[test]
fn a_name_goes_on_over_commas_and_gerunds() {
    for name in
        ["Agreement on Peace, Friendship and Cooperation", "Agreement on Monitoring the Management of Arms"]
    {
        let brief = brief_of(&format!("{WAR}On Monday they signed the {name} in Oslo."));
        assert_eq!(names(&brief), [name]);
    }
}

#[test]
fn offices_of_those_who_sign_are_no_terms() {
    let brief = brief_of(&format!(
        "{WAR}On Saturday they agreed on a ceasefire. The agreement was signed by Ruan Orugo, Minister of Internal Affairs, and \
         witnessed by Rik Mashar, Vice-President of Uganda."
    ));
    let told: Vec<&str> = (brief.agreements.iter())
        .flat_map(|a| &a.provisions)
        .filter_map(|p| p.evidence.as_ref().map(|e| e.text.as_str()))
        .collect();
    assert!(told.iter().all(|words| !words.contains("Minister") && !words.contains("President")), "{told:?}");
}
