//! What a search asks for, and how each database is asked it.

use std::collections::BTreeSet;

use super::analysis::words;

/// How long a query may be, in bytes.
const QUERY_BYTES: usize = 1000;

/// How many words and phrases a query may have.
const PHRASES: usize = 32;

/// Why a query cannot be searched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// There is no word in it that would have to be found.
    #[error("the query has no word to search for")]
    NoWord,
    /// It is longer than 1,000 bytes.
    #[error("the query is longer than {QUERY_BYTES} bytes")]
    TooLong,
    /// It has more than 32 words and phrases.
    #[error("the query has more than {PHRASES} words and phrases")]
    TooManyPhrases,
}

/// Terms that follow each other; a single word is a phrase of one.
type Phrase = Vec<String>;

/// A query: what must be there, and what must not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Query {
    must: BTreeSet<Phrase>,
    not: BTreeSet<Phrase>,
}

impl Query {
    /// Reads a query: words, phrases within double quotes, and a minus before what must not be there. Nothing in it is an
    /// error of form: a quote that does not close closes at the end, and any other sign only parts words.
    pub(crate) fn parse(text: &str) -> Result<Self, QueryError> {
        if text.len() > QUERY_BYTES {
            return Err(QueryError::TooLong);
        }
        let mut query = Self { must: BTreeSet::new(), not: BTreeSet::new() };
        let mut rest = text.trim_start();
        while let Some(first) = rest.chars().next() {
            let minus = first == '-';
            let piece = if minus { &rest[1..] } else { rest };
            let (words_of, after) = if let Some(quoted) = piece.strip_prefix('"') {
                quoted.split_once('"').unwrap_or((quoted, ""))
            } else {
                let end = piece.find(|c: char| c.is_whitespace() || c == '"').unwrap_or(piece.len());
                piece.split_at(end)
            };
            // "cease-fire" is two terms: they must follow each other, quoted or not.
            let phrase: Phrase = words(words_of).map(|word| word.term).collect();
            if !phrase.is_empty() {
                if minus {
                    query.not.insert(phrase)
                } else {
                    query.must.insert(phrase)
                };
            }
            rest = after.trim_start();
        }
        if query.must.is_empty() {
            return Err(QueryError::NoWord);
        }
        if query.must.len() + query.not.len() > PHRASES {
            return Err(QueryError::TooManyPhrases);
        }
        Ok(query)
    }

    /// The terms to be marked in a snippet.
    pub(crate) fn terms(&self) -> BTreeSet<&str> {
        self.must.iter().flatten().map(String::as_str).collect()
    }

    /// For SQLite's FTS5; in the texts of a tenant by its term, or in those of all.
    pub(crate) fn fts5(&self, tenant_term: Option<&str>) -> String {
        let all = |phrases: &BTreeSet<Phrase>, by: &str| {
            let quoted: Vec<String> =
                phrases.iter().map(|terms| format!("\"{}\"", terms.join(" "))).collect();
            format!("{{title findings body}} : ({})", quoted.join(by))
        };
        let must = all(&self.must, " AND ");
        let must =
            tenant_term.map_or_else(|| must.clone(), |term| format!("(tenant : \"{term}\" AND {must})"));
        if self.not.is_empty() { must } else { format!("{must} NOT ({})", all(&self.not, " OR ")) }
    }

    /// For PostgreSQL, as the text of a `tsquery`; with the tenant's term to find by, without it to rank by.
    pub(crate) fn tsquery(&self, tenant_term: Option<&str>) -> String {
        let phrase = |terms: &Phrase| {
            let quoted: Vec<String> = terms.iter().map(|term| format!("'{term}'")).collect();
            format!("({})", quoted.join(" <-> "))
        };
        let must = self.must.iter().map(phrase);
        let not = self.not.iter().map(|terms| format!("!{}", phrase(terms)));
        let tenant = tenant_term.map(|term| format!("'{term}'"));
        tenant.into_iter().chain(must).chain(not).collect::<Vec<_>>().join(" & ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn asks_both_databases_the_same() {
        let query = Query::parse("talks \"Doha accord\" -\"broke down\" -walkouts cease-fire").unwrap();
        assert_eq!(
            query.fts5(Some("t61")),
            "(tenant : \"t61\" AND {title findings body} : (\"ceas fire\" AND \"doha accord\" AND \"talk\")) NOT \
             ({title findings body} : (\"broke down\" OR \"walkout\"))"
        );
        assert_eq!(
            query.fts5(None),
            "{title findings body} : (\"ceas fire\" AND \"doha accord\" AND \"talk\") NOT \
             ({title findings body} : (\"broke down\" OR \"walkout\"))"
        );
        assert_eq!(
            query.tsquery(Some("t61")),
            "'t61' & ('ceas' <-> 'fire') & ('doha' <-> 'accord') & ('talk') & !('broke' <-> 'down') & !('walkout')"
        );
    }

    #[test]
    fn refuses_what_has_no_word_or_too_many() {
        for nothing in ["", "  ", "-talks", "\"\" — -", "- -\"a b\""] {
            assert_eq!(Query::parse(nothing), Err(QueryError::NoWord), "{nothing}");
        }
        assert_eq!(Query::parse(&"a".repeat(1001)), Err(QueryError::TooLong));
        let many: Vec<String> = (0..33).map(|i| i.to_string()).collect();
        assert_eq!(Query::parse(&many.join(" ")), Err(QueryError::TooManyPhrases));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_a_query_or_has_no_word(text in "[\\PC\"-]{0,60}") {
            if let Ok(query) = Query::parse(&text) {
                prop_assert!(!query.terms().is_empty());
            }
        }
    }
}
