//! What the reading of terms promises.

use peacebrief::v1::ProvisionCategory;

use super::{WAR, brief_of, evidence};

fn provisions(body: &str) -> Vec<(ProvisionCategory, String)> {
    let brief = brief_of(&format!("{WAR}{body}"));
    let all = brief.agreements.iter().flat_map(|a| &a.provisions);
    all.map(|p| (p.category(), evidence(p.evidence.as_ref()).to_owned())).collect()
}

#[test]
fn a_name_may_tell_what_an_accord_stops() {
    let found = provisions(
        "The army and the Rapid Support Forces signed a suspension of operations agreement on Monday.",
    );
    assert!(found.iter().any(|(c, _)| *c == ProvisionCategory::CessationOfHostilities), "{found:?}");
}

#[test]
fn the_states_own_authority_is_neither_land_nor_self_rule() {
    let found = provisions(
        "The army and the Rapid Support Forces signed a peace accord on Monday. It provides for the restoration of state authority \
         throughout the country.",
    );
    assert_eq!(found.iter().map(|(c, _)| *c).collect::<Vec<_>>(), [ProvisionCategory::Other], "{found:?}");
}

#[test]
fn terms_told_late_are_of_the_accord_that_the_text_is_about() {
    let found = provisions(
        "The army and the Rapid Support Forces signed the Ardan Accord on Monday. The Ardan Accord was hailed abroad. Crowds danced. It \
         rained all night. Nobody slept much. Shops stayed shut. Schools did too. Prisoners of war are to be exchanged and all forces are \
         to withdraw within 30 days.",
    );
    assert!(found.iter().any(|(c, _)| *c == ProvisionCategory::WithdrawalOfForces), "{found:?}");
}

fn categories(body: &str) -> Vec<ProvisionCategory> {
    provisions(body).into_iter().map(|(category, _)| category).collect()
}

#[test]
fn what_an_accord_provides_for_need_be_no_noun() {
    let found = categories(
        "The army and the Rapid Support Forces signed a peace accord on Monday. The accord, which was reached in talks in Tarnau, \
         provides for creating a new government of 30 members.",
    );
    assert!(found.contains(&ProvisionCategory::PowerSharing), "{found:?}");
}

#[test]
fn what_will_be_according_to_an_accord_is_one_of_its_terms() {
    let found = categories(
        "The army and the Rapid Support Forces signed a peace accord on Monday. According to the four-page accord, General Odo Marrek \
         will become prime minister.",
    );
    assert!(found.contains(&ProvisionCategory::PowerSharing), "{found:?}");
}

#[test]
fn what_is_undertaken_while_signing_is_a_term() {
    let found = categories(
        "The army and the Rapid Support Forces signed a peace accord on Monday, pledging to release all prisoners of war.",
    );
    assert!(found.contains(&ProvisionCategory::Prisoners), "{found:?}");
}

#[test]
fn sides_commit_themselves_to_doing_something() {
    let found = categories(
        "The army and the Rapid Support Forces signed a peace accord on Monday. The two sides committed to stopping all attacks on towns.",
    );
    assert!(found.contains(&ProvisionCategory::CessationOfHostilities), "{found:?}");
}

#[test]
fn what_a_truce_leads_to_is_none_of_its_terms() {
    let found =
        categories("The army and the Rapid Support Forces signed a ceasefire paving the way for elections.");
    assert!(!found.contains(&ProvisionCategory::Elections), "{found:?}");
}

#[test]
fn how_an_accord_is_signed_is_no_term() {
    let found = categories(
        "The army and the Rapid Support Forces signed a peace accord on Monday. It provides for the release of prisoners. The accord was \
         signed in front of guests, among them the chairman of the monitoring commission and its observers.",
    );
    assert_eq!(found, [ProvisionCategory::Prisoners]);
}

#[test]
fn what_one_side_says_of_the_other_is_no_term() {
    let found = categories(
        "The army and the Rapid Support Forces signed a peace accord on Monday. It provides for the release of prisoners. The army charged \
         that the paramilitaries had used refugees and displaced people as shields.",
    );
    assert_eq!(found, [ProvisionCategory::Prisoners]);
}

#[test]
fn the_name_of_a_group_is_no_term() {
    let found = categories(
        "The government of Sudan and the rebel Justice and Equality Movement signed a peace accord on Monday. The accord covers the \
         Justice and Equality Movement.",
    );
    assert!(!found.contains(&ProvisionCategory::HumanRights), "{found:?}");
}

#[test]
fn each_item_of_a_list_that_shall_be_is_a_term() {
    let found = categories(
        "The army and the Rapid Support Forces signed a peace accord on Monday. Its terms are:\n- All prisoners of war shall be \
         released.\n- The old songs shall be sung again in every street.",
    );
    assert!(found.contains(&ProvisionCategory::Other), "{found:?}");
}

#[test]
fn what_sides_act_in_line_with_is_not_the_accord_that_they_make() {
    let brief = brief_of(&format!(
        "{WAR}The army and the Rapid Support Forces signed the Ardan Accord on Monday. The two sides agreed to open consulates in accordance \
         with the Tarnau Convention of 1963 and to release all prisoners."
    ));
    let holder = brief
        .agreements
        .iter()
        .find(|a| a.provisions.iter().any(|p| p.category() == ProvisionCategory::Prisoners));
    assert_eq!(holder.map(|a| a.name.as_str()), Some("Ardan Accord"));
}

#[test]
fn only_opens_a_condition_with_a_conjunction() {
    let brief = brief_of(&format!(
        "{WAR}The army and the Rapid Support Forces signed a ceasefire on Monday. Unrest had spread before the ceasefire, only held at bay with \
         the help of foreign troops."
    ));
    assert!(brief.agreements.iter().all(|a| a.conditions.is_empty()));
}

#[test]
fn a_communique_tells_what_is_agreed_in_it() {
    let brief = brief_of(
        "JOINT COMMUNIQUÉ\n\nThe delegations of Chad and Niger met in Agadem on 9 June. They recalled the Convention of Bilma of 1984, which \
         describes their border.\n\nIn order to give effect to the Convention, the two Parties have agreed as follows:\n\n• each Party shall \
         withdraw its armed forces to a distance of ten kilometres from the line;\n\n• the prisoners shall be released by 30 June.",
    );
    let of = |name: &str| {
        let accord = brief.agreements.iter().find(|a| a.name.to_lowercase().contains(name));
        accord.map(|a| a.provisions.iter().map(|p| p.category()).collect::<Vec<_>>()).unwrap_or_default()
    };
    assert!(of("communiqué").contains(&ProvisionCategory::WithdrawalOfForces), "{brief:?}");
    assert!(!of("convention").contains(&ProvisionCategory::WithdrawalOfForces), "{brief:?}");
}

#[test]
fn what_is_recalled_of_an_accord_are_its_terms() {
    let found = categories(
        "The army and the Rapid Support Forces signed the Ardan Accord on Monday. It is recalled that under the accord the army was to \
         withdraw its forces from Omdurman within sixty days.",
    );
    assert!(found.contains(&ProvisionCategory::WithdrawalOfForces), "{found:?}");
}

#[test]
fn what_a_phase_envisages_is_part_of_the_accord() {
    let found = categories(
        "The army and the Rapid Support Forces signed the Ardan Accord on Monday. The envoy called on both to begin talks on the third phase \
         of the accord, which envisages the return of 200,000 displaced people.",
    );
    assert!(found.contains(&ProvisionCategory::RefugeesAndDisplaced), "{found:?}");
}

#[test]
fn what_is_required_under_an_accord_is_a_term() {
    let found = provisions(
        "The army and the Rapid Support Forces signed the Ardan Accord in 2022. The envoy urged the army to release all prisoners, as \
         required under the Ardan Accord.",
    );
    assert!(found.iter().any(|(c, _)| *c == ProvisionCategory::Prisoners), "{found:?}");
}

#[test]
fn a_word_given_is_undertaken() {
    let found = categories(
        "When the Rapid Support Forces signed the Ardan Accord in May, the army gave its word that 84 prisoners would be released.",
    );
    assert!(found.contains(&ProvisionCategory::Prisoners), "{found:?}");
}

#[test]
fn a_resolution_tells_no_terms() {
    let found = provisions(
        "The army and the Rapid Support Forces signed the Ardan Accord in 2022. The Council, recalling the Ardan Accord:\n\n\
         1. Demands that the parties withdraw their forces within fourteen days;\n\n\
         2. Urges the army to release the prisoners.",
    );
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn violations_are_no_terms() {
    let found = provisions(
        "The army and the Rapid Support Forces signed the Ardan Accord in 2022. The commission established two violations of the accord:\n\n\
         • the setting up of a checkpoint at Atbara;\n\n• the removal of eleven rifles from a container.",
    );
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn what_nobody_will_do_until_something_else_is_a_condition() {
    let conditions = |body: &str| -> Vec<String> {
        let brief = brief_of(&format!(
            "{WAR}The army and the Rapid Support Forces signed the Ardan Accord on Monday. {body}"
        ));
        let all = brief.agreements.iter().flat_map(|a| &a.conditions);
        all.map(|c| evidence(c.evidence.as_ref()).to_owned()).collect()
    };
    let found = conditions(
        "Their spokesman said that not one rifle would be given up until the six ministers had been sworn in.",
    );
    assert!(found.iter().any(|c| c.contains("sworn in")), "{found:?}");
    let only = conditions(
        "Their spokesman said that the fighters would only enter the camps if soldiers were stationed there.",
    );
    assert!(only.iter().any(|c| c.contains("stationed")), "{only:?}");
}
