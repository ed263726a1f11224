//! What the lexicon knows of an article's words, by token.

use crate::document::{Document, TokenId};
use crate::lexicon::{BodyNoun, CueMatch, Lexicon, Name, NameMatch, OfficeClass, OfficeMatch};
use crate::syntax::Pos;

/// The lexicon's names, titles and head nouns in an article. Token ranges count the document's tokens.
#[derive(Debug)]
pub(crate) struct Known<'l> {
    names: Vec<NameMatch<'l>>,
    offices: Vec<OfficeMatch<'l>>,
    bodies: Vec<CueMatch<'l, BodyNoun>>,
    /// For each token the match that covers it, counted from one.
    name_at: Vec<u32>,
    office_at: Vec<u32>,
    body_at: Vec<u32>,
}

impl<'l> Known<'l> {
    /// Looks an article's sentences up.
    pub(crate) fn of(document: &Document<'_>, lexicon: &'l Lexicon) -> Self {
        let mut known = Self {
            names: Vec::new(),
            offices: Vec::new(),
            bodies: Vec::new(),
            name_at: vec![0; document.len()],
            office_at: vec![0; document.len()],
            body_at: vec![0; document.len()],
        };
        let mut body_in = vec![false; document.len()];
        for sentence in document.sentences() {
            let encoded = document.encoded(sentence.clone());
            for mut found in lexicon.names(&encoded) {
                found.tokens = shift(&found.tokens, sentence.start);
                known.names.push(found);
                mark(&mut known.name_at, &known.names[known.names.len() - 1].tokens, known.names.len());
            }
            let bodies = lexicon.bodies(&encoded);
            for found in &bodies {
                let tokens = shift(&found.tokens, sentence.start);
                body_in[tokens].fill(true);
            }
            // Forms of address have no plural of their own: "U.S." is none of "U".
            let singular = |found: &OfficeMatch<'_>| {
                let head = sentence.start + found.title.end - 1;
                let verb = found.title.len() == 1
                    && document.pos(head) == Pos::Verb
                    && document.word(head).starts_with(char::is_lowercase);
                !(verb || found.plural && found.office.class == OfficeClass::Honorific)
            };
            for mut found in lexicon.offices(&encoded).into_iter().filter(singular) {
                if is_given_name(document, lexicon, &shift(&found.title, sentence.start), sentence.end) {
                    continue;
                }
                found.tokens = shift(&found.tokens, sentence.start);
                found.title = shift(&found.title, sentence.start);
                if is_general_body(document, &found, sentence.end)
                    || known.is_official_voice(document, &found, sentence.end)
                {
                    continue;
                }
                if is_cut_short(document, &found, sentence.end) {
                    found.tokens.end += 1;
                    found.title.end += 1;
                }
                if let Some(of) = known.named_complement(document, lexicon, &found, &body_in) {
                    found.tokens.end = of;
                    found.title.end = of;
                }
                let portfolio = known.portfolio_before(document, &found, sentence.start);
                found.tokens.start = found.tokens.start.min(portfolio);
                found.title.start = found.title.start.min(portfolio);
                known.offices.push(found);
                mark(
                    &mut known.office_at,
                    &known.offices[known.offices.len() - 1].tokens,
                    known.offices.len(),
                );
            }
            for mut found in bodies {
                found.tokens = shift(&found.tokens, sentence.start);
                let tokens = found.tokens.clone();
                // "Parliament listed them": no list.
                if tokens.len() == 1
                    && document.pos(tokens.start) == Pos::Verb
                    && document.word(tokens.start).starts_with(char::is_lowercase)
                {
                    continue;
                }
                // "liberation army" holds the "army" that is found after it.
                if known.body_at[tokens.clone()].iter().all(|&at| at == 0) {
                    known.bodies.push(found);
                    mark(&mut known.body_at, &tokens, known.bodies.len());
                }
            }
        }
        known
    }

    /// "official Yerevan": what a state's government says is official; nobody of that name is an official.
    fn is_official_voice(&self, document: &Document<'_>, office: &OfficeMatch<'_>, end: TokenId) -> bool {
        let next = office.title.end;
        let official = office.title.len() == 1
            && !office.plural
            && document.word(office.title.start).eq_ignore_ascii_case("official")
            && next < end;
        official
            && self.name_from(next).is_some_and(|name| {
                let seat = |reading: &Name<'_>| matches!(reading, Name::Capital(_) | Name::Metonym(_));
                name.readings.iter().any(seat)
            })
    }

    /// Where a title ends whose lexicon form goes on with the name of a body or state ("president of the Presidency
    /// Council"): at its "of". What is named is for the caller to read.
    fn named_complement(
        &self,
        document: &Document<'_>,
        lexicon: &Lexicon,
        office: &OfficeMatch<'_>,
        body_in: &[bool],
    ) -> Option<TokenId> {
        let title = office.title.clone();
        let of = title.clone().skip(1).find(|&t| matches!(document.word(t), "of" | "for"))?;
        let rest = of + 1..title.end;
        let named = rest.clone().any(|t| self.name(t).is_some());
        let capital = |t: TokenId| document.word(t).starts_with(char::is_uppercase);
        // A "Chief of Staff" is no more of a staff than a "chief of staff" is.
        let staff = rest.len() == 1 && document.word(rest.start) == "Staff";
        let body = !staff && rest.clone().any(|t| body_in[t]) && rest.clone().any(capital);
        // "leader of the opposition Citizens' List", but "leader of the opposition Keir Starmer"
        let next = title.end;
        let opposed = document.word(next - 1) == "opposition"
            && next < document.len()
            && capital(next)
            && lexicon.given_name(document.word(next)).is_none();
        (named || body || opposed).then_some(of)
    }

    /// Where a minister's portfolio begins that no list knows, by its capitals: "Economic Reforms Minister", "Communication Minister".
    fn portfolio_before(&self, document: &Document<'_>, office: &OfficeMatch<'_>, first: TokenId) -> TokenId {
        const NO_PORTFOLIO: &[&str] = &[
            "The", "A", "Prime", "Deputy", "Former", "First", "Second", "Vice", "Acting", "Then", "New",
            "Late", "And", "Both", "His", "Her", "Its", "Their", "Our", "When", "As", "While", "But",
            "Current",
        ];
        let start = office.title.start;
        let minister = office.title.len() == 1
            && matches!(document.word(start), "Minister" | "Ministers" | "minister" | "Secretary");
        if !minister || office.tokens.start < start {
            return start;
        }
        let capital = |t: TokenId| {
            document.word(t).starts_with(char::is_uppercase)
                && !document.word(t).chars().skip(1).any(char::is_uppercase)
                && !NO_PORTFOLIO.contains(&document.word(t))
                && document.is_ordinary(t)
                && self.name(t).is_none()
                && self.office(t).is_none()
        };
        let mut at = start;
        while at > first && at + 5 > start {
            let joined = matches!(document.word(at - 1), "and" | "&" | ",") && at < start && at >= first + 2;
            if capital(at - 1) {
                at -= 1;
            } else if joined && document.word(at - 1) != "," && capital(at - 2) {
                at -= 2;
            } else {
                break;
            }
        }
        at
    }

    /// The name that covers a token.
    pub(crate) fn name(&self, token: TokenId) -> Option<&NameMatch<'l>> {
        at(&self.names, &self.name_at, token)
    }

    /// The name that begins at a token.
    pub(crate) fn name_from(&self, token: TokenId) -> Option<&NameMatch<'l>> {
        self.name(token).filter(|name| name.tokens.start == token)
    }

    /// The title that covers a token, with its modifiers.
    pub(crate) fn office(&self, token: TokenId) -> Option<&OfficeMatch<'l>> {
        at(&self.offices, &self.office_at, token)
    }

    /// The title whose modifiers or own words begin at a token.
    pub(crate) fn office_from(&self, token: TokenId) -> Option<&OfficeMatch<'l>> {
        self.office(token).filter(|office| office.tokens.start == token)
    }

    /// All titles, in order of the text.
    pub(crate) fn offices(&self) -> &[OfficeMatch<'l>] {
        &self.offices
    }

    /// The head noun of actors that covers a token.
    pub(crate) fn body(&self, token: TokenId) -> Option<&CueMatch<'l, BodyNoun>> {
        at(&self.bodies, &self.body_at, token)
    }

    /// All head nouns of actors, in order of the text.
    pub(crate) fn bodies(&self) -> &[CueMatch<'l, BodyNoun>] {
        &self.bodies
    }
}

/// Titles that are given names as often. An emir is "the Amir", or goes before his given name alone.
const TITLES_AND_NAMES: &[&str] = &["amir", "pastor", "dean"];

/// "Amir Khan Muttaqi", "negotiator Pastor Alape": what may be a title, before a name that has no other given name.
fn is_given_name(
    document: &Document<'_>,
    lexicon: &Lexicon,
    title: &std::ops::Range<usize>,
    limit: TokenId,
) -> bool {
    let (word, next) = (document.word(title.start), title.end);
    let capital = |t: TokenId| document.word(t).starts_with(char::is_uppercase);
    title.len() == 1
        && TITLES_AND_NAMES.iter().any(|name| word.eq_ignore_ascii_case(name))
        && capital(title.start)
        && next < limit
        && capital(next)
        && (!document.is_ordinary(next) && lexicon.given_name(document.word(next)).is_none()
            || word == "Amir" && next + 1 < limit && capital(next + 1))
        && title.start.checked_sub(1).is_none_or(|t| document.pos(t) != Pos::Det)
}

/// "the Army's *General Command*", "the Sovereign Council": a body, and nobody's rank.
fn is_general_body(document: &Document<'_>, found: &OfficeMatch<'_>, end: TokenId) -> bool {
    // "the *Justice* Ministry" is not presided over by one of that name.
    let justice = document.word(found.title.start) == "Justice"
        && found.title.end < end
        && matches!(document.word(found.title.end), "Ministry" | "Department" | "Committee" | "Commission");
    // "the Ludva *Observer* Group", of many.
    let observers = matches!(document.word(found.title.start), "Observer" | "Monitor")
        && found.title.end < end
        && matches!(
            document.word(found.title.end),
            "Group" | "Mission" | "Force" | "Team" | "Corps" | "Cell"
        );
    found.title.len() == 1 && (justice || observers)
        || found.title.len() == 1
            && matches!(document.word(found.title.start), "General" | "Sovereign")
            && found.title.end < end
            && matches!(
                document.word(found.title.end),
                "Command"
                    | "Staff"
                    | "Headquarters"
                    | "Secretariat"
                    | "Directorate"
                    | "Assembly"
                    | "Council"
                    | "Congress"
                    | "Conference"
            )
}

/// Whether the full stop behind a title belongs to it, as in "Col. A": not all abbreviations are one word with theirs.
fn is_cut_short(document: &Document<'_>, office: &OfficeMatch<'_>, limit: TokenId) -> bool {
    let stop = office.tokens.end;
    matches!(office.office.class, OfficeClass::Rank | OfficeClass::Honorific)
        && stop + 1 < limit
        && document.word(stop) == "."
        && document.token_bytes(stop - 1).end == document.token_bytes(stop).start
        && document.word(stop + 1).starts_with(char::is_uppercase)
}

fn shift(tokens: &std::ops::Range<usize>, by: usize) -> std::ops::Range<usize> {
    tokens.start + by..tokens.end + by
}

fn mark(at: &mut [u32], tokens: &std::ops::Range<usize>, number: usize) {
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    at[tokens.clone()].fill(number);
}

fn at<'a, T>(all: &'a [T], at: &[u32], token: TokenId) -> Option<&'a T> {
    let number = *at.get(token)? as usize;
    all.get(number.checked_sub(1)?)
}
