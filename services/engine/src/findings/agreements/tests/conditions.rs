//! What the reading of conditions promises.

use super::{WAR, brief_of, evidence};

#[test]
fn what_is_refused_while_something_lasts_depends_on_its_end() {
    let conditions = |body: &str| {
        let brief =
            brief_of(&format!("{WAR}The army and the Rapid Support Forces signed a truce on Monday. {body}"));
        let all = brief.agreements.iter().flat_map(|a| &a.conditions);
        all.map(|c| evidence(c.evidence.as_ref()).to_owned()).collect::<Vec<_>>()
    };
    let lasting = conditions(
        "Their spokesman said that no fighter would disarm while a single soldier remained in Darfur.",
    );
    assert!(lasting.iter().any(|c| c.contains("single soldier")), "{lasting:?}");
    let compared =
        conditions("The army will not disarm, while the Rapid Support Forces say that they have done so.");
    assert!(compared.is_empty(), "{compared:?}");
}
