//! Who and what stands in the places of a reporting clause.

use crate::clauses::objects_of;
use crate::dates::names_day_or_month;
use crate::document::TokenId;
use crate::lexicon::Argument;
use crate::syntax::{Dep, Pos};

use super::content::Report;
use super::context::Context;

/// The heads that stand in a place of a clause; of a fixed phrase, also what hangs on its words.
pub(super) fn arguments(context: &Context<'_, '_>, report: Report<'_>, argument: &Argument) -> Vec<TokenId> {
    let document = context.document;
    let Report { clause, phrase, .. } = report;
    match argument {
        Argument::Subject => clause.doers().to_vec(),
        // "turn down the offer": the phrase's own noun is no object of it.
        Argument::Object => {
            clause.undergoers().iter().copied().filter(|o| phrase.is_none_or(|p| !p.contains(o))).collect()
        }
        Argument::Indirect => clause.recipients.clone(),
        Argument::Possessive | Argument::Adjective => Vec::new(),
        Argument::Preposition(wanted) => {
            let is_wanted = |p: &TokenId| {
                let leads = document.dep(*p) == Dep::Prep
                    || document.dep(*p) == Dep::Dative && document.pos(*p) == Pos::Adp;
                leads && document.word(*p).eq_ignore_ascii_case(wanted)
            };
            // "called on everyone *for* restraint".
            let reached =
                clause.obliques.iter().map(|&(_, object)| object).filter(|_| report.frame.targets.len() > 1);
            let holders = std::iter::once(clause.verb)
                .chain(reached)
                .chain(phrase.into_iter().flat_map(|p| p.clone()))
                .chain(
                    // Of a phrase also what hangs on its noun: "at" of "voiced concern at".
                    clause.objects.iter().copied().filter(|_| phrase.is_some()),
                );
            let mut found: Vec<TokenId> = holders
                .flat_map(|holder| document.children(holder).filter(is_wanted).collect::<Vec<_>>())
                .flat_map(|p| {
                    let gerunds = document.children_by(p, Dep::Pcomp);
                    // "described it as *historic*".
                    let judged = document.children(p).filter(|&c| {
                        c > p && wanted == "as" && matches!(document.dep(c), Dep::Amod | Dep::Acomp)
                    });
                    objects_of(document, p).into_iter().chain(gerunds).chain(judged).collect::<Vec<_>>()
                })
                .filter(|&head| !is_time(context, head))
                .collect();
            if let Some(last) =
                phrase.map(|p| p.end - 1).filter(|&l| document.word(l).eq_ignore_ascii_case(wanted))
            {
                found.extend(objects_of(document, last));
                found.extend(document.children_by(last, Dep::Pcomp));
            }
            // "called *on* the parties", the preposition read as a particle.
            if clause.particle.is_some_and(|p| document.word(p).eq_ignore_ascii_case(wanted)) {
                found.extend(clause.objects.iter().copied());
            }
            found.sort_unstable();
            found.dedup();
            found
        }
    }
}

/// Whether a noun names a day or month: "called on Thursday for …" calls on nobody of that name.
pub(super) fn is_time(context: &Context<'_, '_>, head: TokenId) -> bool {
    const TIMES: &[&str] = &["day", "week", "month", "year", "night", "morning", "afternoon", "evening"];
    let word = context.document.word(head);
    // "threatened to march on the capital" tells of no month.
    let named = names_day_or_month(word) && word.starts_with(char::is_uppercase);
    named || TIMES.iter().any(|time| time.eq_ignore_ascii_case(word))
}
