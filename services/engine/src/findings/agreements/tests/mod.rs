//! What the reading of accords promises.

mod apart;
mod breaches;
mod conditions;
mod kinds;
mod mentions;
mod provisions;
mod sameness;
mod standing;
mod told_apart;

use std::sync::LazyLock;

use peacebrief::v1::{self, ProvisionCategory};

use crate::Engine;

fn brief_of(body: &str) -> v1::Brief {
    static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::embedded().unwrap());
    let published = Some(v1::Date { year: 2024, month: 6, day: 12 });
    let article = v1::Article { body: body.to_owned(), published, ..Default::default() };
    ENGINE.brief(&article, v1::EncodingType::Utf8).unwrap()
}

fn evidence(span: Option<&v1::TextSpan>) -> &str {
    span.map(|s| s.text.as_str()).unwrap_or_default()
}

fn names(brief: &v1::Brief) -> Vec<&str> {
    brief.agreements.iter().map(|a| a.name.as_str()).collect()
}

const WAR: &str = "Peace talks between the Sudanese army and the Rapid Support Forces, a paramilitary group, resumed on Sunday; the civil war \
                   has killed thousands. ";

#[test]
fn accords_of_different_years_are_different_accords() {
    let brief = brief_of(&format!(
        "{WAR}On 27 May 2019 the army and the Rapid Support Forces signed a truce. On 22 August 2021 they signed a truce in Jeddah."
    ));
    let dates: Vec<i32> = brief
        .agreements
        .iter()
        .filter_map(|a| match a.date.as_ref()?.value.as_ref()? {
            v1::resolved_date::Value::Date(date) => Some(date.year),
            v1::resolved_date::Value::Interval(_) => None,
        })
        .collect();
    assert_eq!(dates, [2019, 2021], "{:?}", names(&brief));
}

#[test]
fn a_plural_with_two_dates_is_two_accords() {
    let brief = brief_of(&format!(
        "{WAR}Two truces, in 2001 and 2003, collapsed when the Rapid Support Forces walked out."
    ));
    assert_eq!(brief.agreements.len(), 2, "{:?}", names(&brief));
}

#[test]
fn an_accord_may_be_told_without_a_noun() {
    let brief = brief_of(&format!(
        "{WAR}This is the third peace accord. The first, signed in February 1993, gave the Darfuris a council."
    ));
    assert!(names(&brief).contains(&"first accord"), "{:?}", names(&brief));
}

#[test]
fn a_hyphen_makes_no_difference() {
    let brief = brief_of(&format!("{WAR}The army declared a unilateral cease-fire on Monday."));
    assert_eq!(brief.agreements.len(), 1);
    assert_eq!(brief.agreements[0].kind(), v1::AgreementKind::Ceasefire);
}

#[test]
fn a_breach_has_an_accuser_and_an_accused() {
    let brief = brief_of(&format!(
        "{WAR}A truce took effect on Monday. Two days later the army accused the Rapid Support Forces of breaking it."
    ));
    let name =
        |id: &str| brief.actors.iter().find(|a| a.id == id).map(|a| a.name.as_str()).unwrap_or_default();
    let breaches: Vec<(&str, &str)> = brief
        .agreements
        .iter()
        .flat_map(|a| &a.breaches)
        .map(|b| (name(&b.accuser_id), name(&b.accused_id)))
        .collect();
    assert_eq!(breaches.len(), 1, "{breaches:?}");
    assert!(breaches[0].0.contains("army") && breaches[0].1 == "Rapid Support Forces", "{breaches:?}");
}

#[test]
fn conditions_are_what_must_happen_first() {
    let brief = brief_of(&format!(
        "{WAR}The army and the Rapid Support Forces signed a peace agreement on Monday. The agreement will enter into force once parliament \
         has ratified it. No gun will be handed in until the prisoners are free."
    ));
    let conditions: Vec<&str> =
        brief.agreements.iter().flat_map(|a| &a.conditions).map(|c| evidence(c.evidence.as_ref())).collect();
    assert_eq!(conditions.len(), 2, "{conditions:?}");
    assert!(conditions[0].contains("parliament has ratified it"), "{conditions:?}");
    assert!(conditions[1].contains("the prisoners are free"), "{conditions:?}");
}

fn statuses(brief: &v1::Brief) -> Vec<v1::AgreementStatus> {
    brief.agreements.iter().map(v1::Agreement::status).collect()
}

fn kinds(brief: &v1::Brief) -> Vec<v1::AgreementKind> {
    brief.agreements.iter().map(v1::Agreement::kind).collect()
}

#[test]
fn a_truce_that_only_lasted_for_a_while_is_over() {
    let brief = brief_of(&format!(
        "{WAR}The truce that the army and the Rapid Support Forces agreed in March 2021 held for a summer, until the army attacked Nyala."
    ));
    assert_eq!(statuses(&brief), [v1::AgreementStatus::Collapsed], "{:?}", names(&brief));
}

#[test]
fn a_pronoun_tells_what_became_of_an_accord() {
    let brief = brief_of(&format!(
        "{WAR}The army and the Rapid Support Forces signed a truce in March 2021. It collapsed within a week."
    ));
    assert_eq!(statuses(&brief), [v1::AgreementStatus::Collapsed], "{:?}", names(&brief));
}

#[test]
fn what_is_done_under_an_accord_shows_it_in_force() {
    let brief = brief_of(&format!(
        "{WAR}Under a deal struck last week in Doha, the army and the Rapid Support Forces released 200 prisoners on Tuesday."
    ));
    assert_eq!(statuses(&brief), [v1::AgreementStatus::InForce], "{:?}", names(&brief));
}

#[test]
fn an_outsider_who_rejects_an_accord_does_not_end_it() {
    let brief = brief_of(&format!(
        "{WAR}The army and the Rapid Support Forces signed a peace agreement on Monday. The Darfur Women's League rejected the agreement."
    ));
    assert_eq!(statuses(&brief), [v1::AgreementStatus::Signed], "{:?}", names(&brief));
}

#[test]
fn the_accord_is_the_one_most_on_the_readers_mind() {
    let brief = brief_of(&format!(
        "{WAR}The army and the Rapid Support Forces signed a peace agreement on Monday. It follows a ceasefire declared in March 2023. \
         Egypt welcomed the agreement."
    ));
    let mentions: Vec<usize> = brief.agreements.iter().map(|a| a.mentions.len()).collect();
    assert_eq!(mentions, [1, 0], "{:?}", names(&brief));
}

#[test]
fn the_word_of_one_speaker_is_no_accord() {
    let brief = brief_of(&format!(
        "{WAR}In a joint statement, Washington and Riyadh urged the army to stop. A communiqué from Khartoum blamed the Rapid Support Forces."
    ));
    assert!(brief.agreements.is_empty(), "{:?}", names(&brief));
}

#[test]
fn what_it_does_tells_the_kind_of_a_paper() {
    let brief = brief_of(&format!(
        "{WAR}On Monday the army and the Rapid Support Forces signed a declaration that prolongs the truce of May by a month."
    ));
    assert_eq!(kinds(&brief)[0], v1::AgreementKind::Renewal, "{:?}", names(&brief));
}

#[test]
fn a_truce_that_one_side_declares_binds_that_side() {
    let brief = brief_of(&format!("{WAR}The Rapid Support Forces declared a unilateral truce on Monday."));
    let parties: Vec<usize> = brief.agreements.iter().map(|a| a.party_ids.len()).collect();
    assert_eq!(parties, [1], "{:?}", names(&brief));
}

fn provisions(brief: &v1::Brief) -> Vec<(ProvisionCategory, &str)> {
    let all = brief.agreements.iter().flat_map(|a| &a.provisions);
    all.map(|p| (p.category(), evidence(p.evidence.as_ref()))).collect()
}

#[test]
fn an_account_of_terms_goes_on_through_what_must_or_will_be() {
    let brief = brief_of(&format!(
        "{WAR}On Monday the two sides signed a peace agreement. Under the agreement an inclusive government will take over. \
         Fighters are to hand in their weapons within 60 days. Refugees may go home. Elections must be held by May."
    ));
    let categories: Vec<ProvisionCategory> = provisions(&brief).into_iter().map(|(c, _)| c).collect();
    assert_eq!(
        categories,
        [
            ProvisionCategory::PowerSharing,
            ProvisionCategory::Disarmament,
            ProvisionCategory::RefugeesAndDisplaced,
            ProvisionCategory::Elections
        ]
    );
}

#[test]
fn what_was_done_since_is_no_term() {
    let brief = brief_of(&format!(
        "{WAR}On Monday the two sides signed a peace agreement. Under the agreement elections will be held. On Tuesday the army \
         withdrew its troops from the town. \"They freed our prisoners,\" General Adam Idris said."
    ));
    assert_eq!(provisions(&brief).len(), 1, "{:?}", provisions(&brief));
}

#[test]
fn the_points_of_an_accord_are_its_terms() {
    let brief = brief_of(&format!(
        "{WAR}On Monday the two sides signed a peace agreement. The main points are the withdrawal of all troops, the release of \
         prisoners and an amnesty."
    ));
    let categories: Vec<ProvisionCategory> = provisions(&brief).into_iter().map(|(c, _)| c).collect();
    assert_eq!(
        categories,
        [
            ProvisionCategory::WithdrawalOfForces,
            ProvisionCategory::Prisoners,
            ProvisionCategory::TransitionalJustice
        ]
    );
}

#[test]
fn talks_on_something_are_talks() {
    let brief = brief_of(&format!(
        "{WAR}On Monday the two sides signed a peace agreement. It provides for talks on an amnesty before the elections."
    ));
    let categories: Vec<ProvisionCategory> = provisions(&brief).into_iter().map(|(c, _)| c).collect();
    assert_eq!(categories, [ProvisionCategory::Dialogue], "{:?}", provisions(&brief));
}

#[test]
fn who_must_approve_an_accord_first_is_a_condition_of_it() {
    let brief = brief_of(&format!(
        "{WAR}On Monday the two sides signed a peace agreement. The agreement must be ratified by parliament."
    ));
    let conditions: Vec<&str> =
        brief.agreements.iter().flat_map(|a| &a.conditions).map(|c| evidence(c.evidence.as_ref())).collect();
    assert_eq!(conditions, ["The agreement must be ratified by parliament"]);
}

#[test]
fn fighting_with_which_a_truce_ended_breaks_it_wherever_its_day_stands() {
    let brief = brief_of(&format!(
        "{WAR}The truce of May 2023 was wrecked on June 2, when the Rapid Support Forces launched an offensive on the town."
    ));
    let breaches: Vec<&str> =
        brief.agreements.iter().flat_map(|a| &a.breaches).map(|b| evidence(b.evidence.as_ref())).collect();
    assert_eq!(breaches.len(), 1, "{breaches:?}");
}

#[test]
fn the_title_in_capitals_is_the_accord_that_bears_it_whatever_its_day() {
    let brief = brief_of(&format!(
        "{WAR}The army welcomed the Treaty of Nyala. The Treaty, which was concluded by the two sides on 7 May 2022, provides for a \
         truce. The instruments of ratification were exchanged on 9 June."
    ));
    let treaties =
        names(&brief).into_iter().filter(|n| n.contains("Treaty") || n.contains("instrument")).count();
    assert_eq!(treaties, 1, "{:?}", names(&brief));
}

#[test]
fn what_is_joined_to_an_undertaking_is_one_and_what_a_side_insists_on_is_none() {
    let brief = brief_of(&format!(
        "{WAR}On Monday the two sides signed a peace treaty. Under the treaty the two sides recognise each other's borders. They \
         renounce the use of force and undertake to release all prisoners. Sudan insists that the elections be held in May."
    ));
    let categories: Vec<ProvisionCategory> = provisions(&brief).into_iter().map(|(c, _)| c).collect();
    assert!(categories.contains(&ProvisionCategory::NonUseOfForce), "{:?}", provisions(&brief));
    assert!(!categories.contains(&ProvisionCategory::Elections), "{:?}", provisions(&brief));
}

#[test]
fn each_of_two_joined_conditions_is_one() {
    let brief = brief_of(&format!(
        "{WAR}On Monday the two sides signed a peace treaty. The treaty enters into force once both parliaments have ratified it and \
         the instruments of ratification have been exchanged."
    ));
    let conditions: Vec<&str> =
        brief.agreements.iter().flat_map(|a| &a.conditions).map(|c| evidence(c.evidence.as_ref())).collect();
    assert_eq!(conditions.len(), 2, "{conditions:?}");
    assert!(conditions.iter().all(|c| !c.ends_with("and")), "{conditions:?}");
}

fn status_of(brief: &v1::Brief, name: &str) -> v1::AgreementStatus {
    let found = brief.agreements.iter().find(|a| a.name.contains(name));
    found.unwrap_or_else(|| panic!("{name} is none of {:?}", names(brief))).status()
}

#[test]
fn a_draft_is_proposed_and_its_deadline_no_date() {
    let brief =
        brief_of(&format!("{WAR}Kenya put forward a draft ceasefire that would freeze the front line."));
    assert_eq!(status_of(&brief, "ceasefire"), v1::AgreementStatus::Proposed);
    let brief = brief_of(&format!(
        "{WAR}The army and the Rapid Support Forces have set themselves two dates: a final peace agreement by June 30 and a joint \
         government by August 15."
    ));
    let accord = brief.agreements.iter().find(|a| a.name.contains("peace agreement")).expect("the agreement");
    assert_eq!((accord.status(), &accord.date), (v1::AgreementStatus::Proposed, &None));
}

#[test]
fn what_voters_approve_is_ratified() {
    let brief = brief_of(&format!(
        "{WAR}The army and the Rapid Support Forces signed the Khartoum Agreement in April. Voters approved the Khartoum Agreement on May 22."
    ));
    assert_eq!(status_of(&brief, "Khartoum Agreement"), v1::AgreementStatus::Ratified);
}

#[test]
fn a_cessation_of_hostilities_is_a_truce_wherever_its_name_was_cut() {
    let brief = brief_of(&format!(
        "{WAR}Yesterday the army and the Rapid Support Forces signed the Agreement on the Cessation of Hostilities.\nUnder the \
         Agreement:\n- all firing stops on 5 July;\n- both sides release their prisoners;\n- the army leaves the dam."
    ));
    let kinds: Vec<_> = brief.agreements.iter().map(v1::Agreement::kind).collect();
    assert_eq!(kinds, [v1::AgreementKind::Ceasefire], "{:?}", names(&brief));
}

#[test]
fn what_has_yet_to_be_signed_is_not_signed() {
    let status = |told: &str| {
        let brief = brief_of(&format!("{WAR}{told}"));
        brief.agreements.first().map(v1::Agreement::status)
    };
    let agreed = Some(v1::AgreementStatus::Agreed);
    assert_eq!(status("The Jeddah Accord has yet to be signed by the army."), agreed);
    assert_eq!(status("The signing of the Jeddah Accord was postponed."), agreed);
    assert_eq!(status("The army refuses to sign the Jeddah Accord."), Some(v1::AgreementStatus::Proposed));
}

fn standing(body: &str) -> Vec<(String, v1::AgreementStatus)> {
    brief_of(&format!("{WAR}{body}")).agreements.iter().map(|a| (a.name.clone(), a.status())).collect()
}

#[test]
fn a_truce_is_in_force_only_where_the_text_says_so() {
    let agreed = "The army and the Rapid Support Forces have agreed to a truce. There were no details on when the truce would begin.";
    let agreed = standing(agreed);
    assert!(agreed.iter().all(|(_, status)| *status == v1::AgreementStatus::Agreed), "{agreed:?}");
    let wished = standing("Both must move towards a lasting political settlement, the envoy said.");
    assert!(wished.iter().all(|(_, status)| *status == v1::AgreementStatus::Proposed), "{wished:?}");
}

#[test]
fn what_is_to_be_kept_has_been_made() {
    for text in [
        "The army suspended the talks until the Rapid Support Forces comply with the Tarnau Accord.",
        "The parties are expected to act on their Tarnau Accord obligations.",
    ] {
        assert_eq!(standing(text), [("Tarnau Accord".to_owned(), v1::AgreementStatus::Signed)], "{text}");
    }
}

#[test]
fn an_earlier_truce_is_another_one() {
    let told = standing(
        "The army and the Rapid Support Forces announced the signing of a ceasefire on Tuesday. The army had agreed to a ceasefire earlier \
         this year, but it was not respected.",
    );
    let statuses: Vec<_> = told.iter().map(|(_, status)| *status).collect();
    assert_eq!(statuses, [v1::AgreementStatus::Signed, v1::AgreementStatus::Collapsed], "{told:?}");
}

#[test]
fn what_an_accord_serves_as_is_no_other_accord() {
    let text = "The army will act on the Tarnau Agreement, reached in May 2023 as a road map to peace.";
    assert_eq!(standing(text).len(), 1, "{:?}", standing(text));
}

#[test]
fn an_accord_of_the_news_may_get_its_name_later() {
    let told = standing(
        "The army and the Rapid Support Forces signed a peace accord on Monday. The so-called \"Tarnau Accord\" aims to end the war.",
    );
    assert_eq!(told, [("Tarnau Accord".to_owned(), v1::AgreementStatus::Signed)]);
}

#[test]
fn a_name_holds_what_its_verb_acts_on() {
    let told =
        names_of("The army signed the Declaration of Commitment to Protect the People of Tarnau on Monday.");
    assert_eq!(told, ["Declaration of Commitment to Protect the People of Tarnau"]);
}

fn names_of(body: &str) -> Vec<String> {
    standing(body).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn what_lies_beside_the_terms_is_no_provision() {
    for (text, category) in [
        (
            "The army and the Rapid Support Forces have agreed to a truce, two sources with knowledge of the talks told reporters.",
            ProvisionCategory::Dialogue,
        ),
        (
            "The sides agreed to a truce in Tarnau, which had driven out the observers.",
            ProvisionCategory::Monitoring,
        ),
        (
            "Under the accord, the army will open the road to Tarnau ahead of the elections.",
            ProvisionCategory::Elections,
        ),
        (
            "The two sides signed a peace accord to end twenty years of war.",
            ProvisionCategory::CessationOfHostilities,
        ),
    ] {
        let told = brief_of(&format!("{WAR}{text}"));
        let provisions: Vec<_> =
            told.agreements.iter().flat_map(|a| &a.provisions).map(v1::Provision::category).collect();
        assert!(!provisions.contains(&category), "{text}: {provisions:?}");
    }
}

#[test]
fn provided_may_be_a_verb_like_another() {
    let brief = brief_of(&format!(
        "{WAR}The Rapid Support Forces said that under the peace accord signed in 2021 nobody has come home, as houses have not been provided."
    ));
    assert!(brief.agreements.iter().all(|a| a.conditions.is_empty()), "{:?}", brief.agreements);
}

#[test]
fn watching_for_breaches_is_none() {
    let brief = brief_of(&format!(
        "{WAR}A truce took effect on Monday. The Rapid Support Forces will sit in the mechanism for monitoring truce violations. The army \
         spoke of a body to verify truce violations."
    ));
    assert!(brief.agreements.iter().all(|a| a.breaches.is_empty()), "{:?}", brief.agreements);
    assert!(
        brief.statements.iter().all(|s| s.stance() == v1::StatementStance::Comment),
        "{:?}",
        brief.statements
    );
}

#[test]
fn what_two_sides_agreed_in_so_many_words_is_an_accord_without_a_noun() {
    let brief = brief_of(&format!(
        "{WAR}In April 2022 the two sides agreed to withdraw their heavy weapons from the town. The army agreed to this at once."
    ));
    assert_eq!(names(&brief), ["agreement to withdraw their heavy weapons from the town"]);
    let only = &brief.agreements[0];
    assert_eq!(only.status(), v1::AgreementStatus::Agreed);
    assert!(evidence(only.evidence.as_ref()).starts_with("agreed to withdraw"));
    // Where a noun tells of an accord of those days, that is meant; and going on talking settles nothing.
    let brief = brief_of(&format!(
        "{WAR}On 3 April 2022 they signed a truce in Jeddah. The two sides agreed that day to withdraw their heavy weapons. In May \
         2023 the two sides agreed to stay in contact."
    ));
    assert_eq!(brief.agreements.len(), 1, "{:?}", names(&brief));
}

#[test]
fn accords_are_told_by_their_date_and_by_plural_names() {
    for (text, name) in [
        ("The understanding of June 2021, brokered by Washington, is no longer respected.", "understanding"),
        ("The Bicasse Accords were signed in Portugal on 31 May 1991.", "Bicasse Accords"),
        ("The Tarn accord of 2012 lapsed in 2013.", "Tarn accord"),
    ] {
        let brief = brief_of(&format!("{WAR}{text}"));
        assert!(names(&brief).contains(&name), "{text} {:?}", names(&brief));
    }
}

#[test]
fn whoever_is_no_longer_bound_has_given_an_accord_up() {
    use v1::AgreementStatus::{Collapsed, Suspended};
    for (text, status) in [
        (
            "The army said it would no longer be bound by the Holm Accord with the Rapid Support Forces.",
            Collapsed,
        ),
        ("The army no longer recognises the Holm Accord with the Rapid Support Forces.", Collapsed),
        (
            "The army declared the Holm Accord with the Rapid Support Forces null and void on Monday.",
            Collapsed,
        ),
        (
            "The army has suspended its participation in the Holm Accord with the Rapid Support Forces.",
            Suspended,
        ),
    ] {
        let brief = brief_of(&format!("{WAR}{text}"));
        let accord = brief.agreements.iter().find(|a| a.name == "Holm Accord");
        assert_eq!(accord.map(v1::Agreement::status), Some(status), "{text}");
    }
}

#[test]
fn an_accord_on_one_lesser_question_is_no_comprehensive_one() {
    let brief = brief_of(&format!("{WAR}On Monday the two sides agreed to swap prisoners."));
    assert_eq!(brief.agreements[0].kind(), v1::AgreementKind::Framework, "{:?}", names(&brief));
}
