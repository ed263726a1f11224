//! Agreements: each accord of which the article speaks, once, however it is named, with how far it has come and what it holds.

mod apart;
mod apposition;
mod breaches;
mod cluster;
mod collective;
mod conditions;
mod course;
mod elliptical;
mod folding;
mod idle;
mod kinds;
mod making;
mod matterless;
mod mentions;
mod names;
mod parties;
mod plurals;
mod proposals;
mod provisions;
mod reference;
mod sameness;
mod screening;
mod short_forms;
mod signals;
mod sorts;
mod statements;
mod status;
mod telling;
mod terms;
mod verbal;

use peacebrief::v1::{self, AgreementKind, AgreementStatus};

use super::{Finding, Sources, by_rule};
use crate::actors::Cast;
use crate::clauses::Reality;
use crate::document::TokenId;
use crate::syntax::Dep;
use crate::text::Kind;
use cluster::Accord;
pub(crate) use terms::Weighed;

/// Finds the agreements of an article, and what was weighed for their terms. Parties that the text leaves to its context are left open here.
pub(crate) fn find(
    sources: Sources<'_, '_>,
    cast: &Cast,
    statements: &[Finding<v1::Statement>],
) -> (Vec<Finding<v1::Agreement>>, Vec<Weighed>) {
    let mentions = mentions::find(sources, cast);
    let accords = cluster::cluster(sources, &mentions);
    let mentions = without_terms(sources, cast, &accords, mentions);
    let accords = folding::fold(sources, cluster::cluster(sources, &mentions));
    let accords = collective::told_one_by_one(sources, accords);
    let main = (0..accords.len()).max_by_key(|&n| (accords[n].mentions.len(), std::cmp::Reverse(n)));
    let told = terms::find(sources, cast, &accords, main);
    let mut provisions = provisions::find(sources, cast, &accords, &told.terms);
    let mut conditions = conditions::find(sources, &accords, main);
    let by_pronouns = signals::by_pronouns(sources, cast, &accords);
    let standings: Vec<status::Standing> = by_pronouns
        .into_iter()
        .enumerate()
        .map(|(number, by_pronouns)| {
            status::of(sources, cast, status::Course { accords: &accords, number, by_pronouns })
        })
        .collect();
    let reached: Vec<AgreementStatus> = standings.iter().map(|s| s.reached).collect();
    for (n, accord) in accords.iter().enumerate() {
        if reached[n] != AgreementStatus::Collapsed {
            provisions::add_what_its_name_stops(sources, accord, &mut provisions[n]);
        }
    }
    let mut bound = parties::of(sources, cast, &accords);
    let since: Vec<Option<v1::ResolvedDate>> = standings.iter().map(|s| s.date.clone()).collect();
    let standing = breaches::Standing { accords: &accords, reached: &reached, bound: &bound, since: &since };
    let mut breaches = breaches::find(sources, cast, standing, statements);
    let idle: Vec<bool> = (0..accords.len())
        .map(|n| {
            main != Some(n)
                && standings[n].reached == AgreementStatus::Proposed
                && standings[n].date.is_none()
                && provisions[n].is_empty()
                && conditions[n].is_empty()
                && matterless::is(sources.document, &accords[n])
        })
        .collect();
    let agreements = accords
        .iter()
        .zip(standings)
        .enumerate()
        .filter(|(n, _)| !idle[*n])
        .map(|(n, (accord, status))| {
            let telling = telling::of(sources, cast, accord);
            let parties = std::mem::take(&mut bound[n].sides);
            let message = v1::Agreement {
                name: telling.name,
                kind: kinds::of(sources, accord, &provisions[n], main == Some(n)).into(),
                status: status.reached.into(),
                party_ids: parties.into_iter().map(Cast::brief_id).collect(),
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
        .collect();
    (agreements, told.weighed)
}

/// The mentions without those that only tell a term of another accord: the truce for which a peace accord provides.
fn without_terms(
    sources: Sources<'_, '_>,
    cast: &Cast,
    accords: &[Accord],
    mentions: Vec<mentions::Mention>,
) -> Vec<mentions::Mention> {
    let main = (0..accords.len()).max_by_key(|&n| (accords[n].mentions.len(), std::cmp::Reverse(n)));
    let terms = terms::find(sources, cast, accords, main).terms;
    let document = sources.document;
    let is_term = |n: usize, accord: &Accord| {
        let [only] = &accord.mentions[..] else { return false };
        let head = only.head;
        let object = matches!(document.dep(head), Dep::Pobj | Dep::Dobj | Dep::Conj | Dep::Root);
        // "Under its terms a ceasefire will be observed"
        let to_come = matches!(document.dep(head), Dep::Nsubj | Dep::Nsubjpass)
            && sources.clauses.around(head).is_some_and(|c| c.reality != Reality::Fact);
        let part = PARTS.contains(&document.lemma(head).to_lowercase().as_str());
        // "Talks with a view to a lasting ceasefire" are none of its terms.
        let sought = apart::is_talked_of(document, head);
        let truce = part || only.kind == Some(AgreementKind::Ceasefire) && !sought;
        let told_only_here = (object || to_come) && !only.definite && only.made.is_none();
        let layout = document.layout();
        let paragraph = layout.paragraph_of(&layout.sentences[document.sentence_of(head)]);
        // An item of a list, or what follows a colon, tells what was announced before.
        let item = matches!(paragraph.kind, Kind::ListItem { .. })
            || only.phrase.start > 0 && document.word(only.phrase.start - 1) == ":";
        let sentence = document.sentence_around(head);
        let from = terms.partition_point(|t| t.tokens.start < sentence.start);
        let mut here = terms[from..].iter().take_while(|t| t.tokens.start < sentence.end);
        truce && told_only_here && (n > 0 && item || here.any(|t| t.accord != n && t.tokens.contains(&head)))
    };
    let mut heads: Vec<TokenId> = accords
        .iter()
        .enumerate()
        .filter(|(n, a)| is_term(*n, a) || status::is_only_wished_for(sources, a))
        .map(|(_, a)| a.mentions[0].head)
        .collect();
    heads.sort_unstable();
    mentions.into_iter().filter(|m| heads.binary_search(&m.head).is_err()).collect()
}

/// Nouns for what an accord provides for, where nothing else is told of it.
const PARTS: &[&str] = &["code", "timetable", "mechanism", "modality"];

#[cfg(test)]
mod tests;
