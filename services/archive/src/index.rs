//! What of an article and its brief stands in columns beside the two: what lists are filtered and ordered by.

use std::collections::BTreeSet;

use peacebrief::v1::{self, AgreementStatus};
use prost::Message as _;
use sha2::{Digest as _, Sha256};

use crate::fold;

/// Kinds of keys. Their numbers are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum KeyKind {
    Process = 1,
    Actor = 2,
    Agreement = 3,
}

/// A name that a brief is found by. Of an agreement, with its status.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    pub(crate) kind: KeyKind,
    pub(crate) name: String,
    pub(crate) status: i32,
}

/// The names that a brief is found by.
pub(crate) fn keys(brief: &v1::Brief) -> BTreeSet<Key> {
    let key = |kind, name: &str, status: AgreementStatus| Key {
        kind,
        name: fold::key(name),
        status: status.into(),
    };
    let none = AgreementStatus::Unspecified;
    let process = brief.process.iter().map(|process| key(KeyKind::Process, &process.name, none));
    let names = brief.actors.iter().flat_map(|actor| std::iter::once(&actor.name).chain(&actor.aliases));
    let actors = names.map(|name| key(KeyKind::Actor, name, none));
    let agreements = brief.agreements.iter().map(|one| key(KeyKind::Agreement, &one.name, one.status()));
    process.chain(actors).chain(agreements).collect()
}

/// A date as a number that sorts as dates do, with an unknown month or day before all known ones; 0 for none.
pub(crate) fn day(date: Option<&v1::Date>) -> i64 {
    date.map_or(0, |date| i64::from(date.year) * 10_000 + i64::from(date.month) * 100 + i64::from(date.day))
}

/// The date of such a number.
pub(crate) fn date(day: i64) -> Option<v1::Date> {
    let part = |number: i64| i32::try_from(number).unwrap_or_default();
    (day > 0).then(|| v1::Date {
        year: part(day / 10_000),
        month: part(day / 100 % 100),
        day: part(day % 100),
    })
}

/// What tells articles apart: two that agree in it are one article. The language is left out: it says how to read an article,
/// not which it is.
pub(crate) fn identity(article: &v1::Article) -> Vec<u8> {
    let v1::Article { title, body, source, published, language: _ } = article;
    let mut hash = Sha256::new();
    for part in [title, body, source] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.update(day(published.as_ref()).to_be_bytes());
    hash.finalize().to_vec()
}

/// What tells engines apart, with their models and lexicons.
pub(crate) fn engine(engine: Option<&v1::Engine>) -> Vec<u8> {
    let engine = engine.cloned().unwrap_or_default();
    Sha256::digest(engine.encode_to_vec())[..16].to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn actors_are_found_by_every_name_and_agreements_by_name_and_status() {
        let brief = v1::Brief {
            process: Some(v1::Process { name: "A–B peace process".into(), ..Default::default() }),
            actors: vec![v1::Actor {
                name: "Ilham Aliyev".into(),
                aliases: vec!["Aliyev".into()],
                ..Default::default()
            }],
            agreements: vec![v1::Agreement {
                name: "Doha Accord".into(),
                status: AgreementStatus::Signed.into(),
                ..Default::default()
            }],
            ..Default::default()
        };
        let keys: Vec<_> =
            keys(&brief).into_iter().map(|key| (key.kind as i64, key.name, key.status)).collect();
        let expected =
            [(1, "a-b peace process", 0), (2, "aliyev", 0), (2, "ilham aliyev", 0), (3, "doha accord", 5)];
        assert_eq!(keys, expected.map(|(kind, name, status)| (kind, name.to_owned(), status)));
    }

    #[test]
    fn the_language_is_not_part_of_an_article_and_all_else_is() {
        let article =
            v1::Article { title: "a".into(), body: "b".into(), source: "c".into(), ..Default::default() };
        let read_otherwise = v1::Article { language: "en".into(), ..article.clone() };
        assert_eq!(identity(&article), identity(&read_otherwise));
        let dated =
            v1::Article { published: Some(v1::Date { year: 2025, month: 8, day: 12 }), ..article.clone() };
        let shifted = v1::Article { title: "ab".into(), body: String::new(), ..article.clone() };
        for other in [dated, shifted] {
            assert_ne!(identity(&article), identity(&other));
        }
    }

    proptest! {
        #[test]
        fn days_sort_as_dates_and_come_back(year in 1_i32..10_000, month in 0_i32..13, day_ in 0_i32..32) {
            let one = v1::Date { year, month, day: if month == 0 { 0 } else { day_ } };
            prop_assert_eq!(date(day(Some(&one))), Some(one));
            prop_assert!(day(Some(&one)) > day(None));
        }
    }
}
