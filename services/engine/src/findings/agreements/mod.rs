//! Agreements: each accord of which the article speaks, once, however it is named, with how far it has come and what it holds.

mod breaches;
mod cluster;
mod conditions;
mod mentions;
mod parties;
mod provisions;
mod sorts;
mod status;
mod telling;
mod terms;

use peacebrief::v1::{self, AgreementKind};

use super::{Finding, Sources, by_rule};
use crate::actors::Cast;
use cluster::Accord;

/// Finds the agreements of an article. Parties that the text leaves to its context are left open here.
pub(crate) fn find(
    sources: Sources<'_, '_>,
    cast: &Cast,
    statements: &[Finding<v1::Statement>],
) -> Vec<Finding<v1::Agreement>> {
    let mentions = mentions::find(sources, cast);
    let accords = cluster::cluster(sources, &mentions);
    let main = (0..accords.len()).max_by_key(|&n| (accords[n].mentions.len(), std::cmp::Reverse(n)));
    let mut provisions = provisions::find(sources, &accords, main);
    let mut conditions = conditions::find(sources, &accords, main);
    let mut breaches = breaches::find(sources, cast, &accords, statements);
    accords
        .iter()
        .enumerate()
        .map(|(n, accord)| {
            let status = status::of(sources, accord);
            let telling = telling::of(sources, accord);
            let message = v1::Agreement {
                name: telling.name,
                kind: kind(accord, main == Some(n)).into(),
                status: status.reached.into(),
                party_ids: parties::of(sources, cast, accord).into_iter().map(Cast::brief_id).collect(),
                date: status.date,
                provisions: std::mem::take(&mut provisions[n]),
                conditions: std::mem::take(&mut conditions[n]),
                breaches: std::mem::take(&mut breaches[n]),
                evidence: Some(telling.evidence),
                mentions: telling.others,
                derivation: by_rule("agreements.noun"),
                ..Default::default()
            };
            Finding { message, token: accord.mentions[0].head }
        })
        .collect()
}

/// The kind that its words name; a bare "accord" is the comprehensive one where the article is about it, else a partial one.
fn kind(accord: &Accord, main: bool) -> AgreementKind {
    cluster::named_kind(accord).unwrap_or(if main {
        AgreementKind::Comprehensive
    } else {
        AgreementKind::Framework
    })
}
