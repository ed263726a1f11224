//! Who is meant by a title without a name beside it: "the minister", "the rebel chief", "the retired general".

use std::ops::Range;

use peacebrief::v1::ActorKind;

use super::anonymous::POSTS;
use super::register::DraftId;
use super::resolve::Resolver;
use crate::document::TokenId;
use crate::lexicon::OfficeClass;
use crate::mentions::{Class, OfficeSpan, fold_words};
use crate::syntax::Tag;

/// How many bearers of one title are looked through.
const BEARERS: usize = 12;

impl Resolver<'_, '_, '_, '_> {
    /// Notes that a person bears a title.
    pub(super) fn bear(&mut self, bearer: DraftId, title: &str) {
        for head in heads(title) {
            let bearers = self.titles.entry(head).or_default();
            if bearers.last() != Some(&bearer) {
                bearers.push(bearer);
            }
        }
    }

    /// Those known to bear a title, the one last spoken of first.
    pub(super) fn bearers(&self, office: &OfficeSpan, holders: &[DraftId]) -> Vec<DraftId> {
        let title = self.title_words(office).to_lowercase();
        let mut found: Vec<DraftId> = Vec::new();
        for last in heads(&title) {
            let of_secretary = if last == "chief" { &["secretary"][..] } else { &[] };
            for word in synonyms(&last).iter().chain(of_secretary) {
                for &id in self.titles.get(*word).into_iter().flatten().rev().take(BEARERS) {
                    if !found.contains(&id) && self.bears(id, &title, &last, office, holders) {
                        found.push(id);
                    }
                }
            }
        }
        let last_seen = |id: &DraftId| {
            self.discourse.latest().position(|entry| entry.ids.contains(id)).unwrap_or(usize::MAX)
        };
        // "The Minister" is no Prime Minister where another is at hand, nor "the Premier" a Foreign Minister.
        let of_class =
            |id: &DraftId| self.register.drafts[*id].offices.iter().any(|known| known.class == office.class);
        // "The Minister", with a capital, is the one of whom the readout is.
        let emphatic =
            office.title.len() == 1 && self.document.word(office.head()).starts_with(char::is_uppercase);
        found.sort_by_key(|id| {
            let strange = matches!(office.class, OfficeClass::Minister | OfficeClass::HeadOfGovernment)
                && !of_class(id);
            (strange, emphatic && !self.is_in_headline(*id), last_seen(id))
        });
        found
    }

    /// Whether the headline names a person.
    fn is_in_headline(&self, id: DraftId) -> bool {
        let surname = |tokens: &Range<TokenId>| fold_words(self.document.words(tokens.clone())).pop();
        self.register.drafts[id].names.iter().filter_map(surname).any(|name| self.headline.contains(&name))
    }

    fn bears(&self, id: DraftId, title: &str, last: &str, office: &OfficeSpan, holders: &[DraftId]) -> bool {
        let draft = &self.register.drafts[id];
        // "the guerrilla leader" is the leader whom the text calls "rebel chief": both words say whose.
        let told_by_holder = || {
            let own = office.title.clone().filter(|t| !office.holders.contains(t)).count();
            // "the UN refugee chief" is not the one for peacekeeping.
            let mut beside =
                office.pieces.iter().flat_map(Clone::clone).filter(|t| !office.title.contains(t));
            own == 1 && !holders.is_empty() && !beside.any(|t| self.document.tag(t) == Tag::Nn)
        };
        let of_organization = || {
            let organization = ActorKind::IntergovernmentalOrganization;
            holders.iter().any(|&holder| self.register.drafts[holder].kind == organization)
        };
        let same = draft.offices.iter().filter(|known| known.former == office.former).any(|known| {
            let words = known.words.to_lowercase();
            let alike = heads(&words).iter().any(|w| synonyms(last).contains(&w.as_str()));
            // "the UN chief" is its Secretary-General, "the UN humanitarian chief" is not.
            let heads_it = last == "chief"
                && title == last
                && office.pieces.len() == 1
                && known.class == OfficeClass::OrganizationHead
                && heads(&words).iter().any(|head| head == "secretary");
            // "the minister" is any minister, "the interior minister" only that one.
            let of_part = title == last && last == "chief" && words.ends_with(" chief") && of_organization();
            heads_it
                || alike
                    && !of_part
                    && (title == last
                        || words.contains(title)
                        || title.contains(&words)
                        || told_by_holder()
                        || known.class.leads_a_state() && office.class.leads_a_state())
        });
        same && (holders.is_empty() || holders.iter().any(|&holder| self.register.acts_for(id, holder)))
    }

    /// The person just spoken of whom a title without known bearer must mean, for it is heard and nobody else is at hand:
    /// "Galvez disagreed. The retired general said …".
    pub(super) fn meant(&self, office: &OfficeSpan, holders: &[DraftId]) -> Option<DraftId> {
        if office.plural || !self.is_heard(office.head()) {
            return None;
        }
        // An official is whoever has spoken last; where he was unnamed, those for whom he speaks.
        if office.class == OfficeClass::Official && !POSTS.contains(&self.document.lemma(office.head())) {
            let last = self.discourse.latest().find(|entry| entry.speaks && entry.token < office.title.start);
            let near = |sentence| self.document.sentence_of(office.title.start) - sentence <= 2;
            return last
                .filter(|entry| near(entry.sentence) && entry.ids.len() == 1)
                .map(|entry| entry.ids[0]);
        }
        let title = self.title_words(office).to_lowercase();
        let fit = |id: DraftId| {
            let draft = &self.register.drafts[id];
            // "The Secretary-General" is no President, nor "the minister" an envoy.
            let leads = |class: OfficeClass| class.leads_a_state() || class == OfficeClass::Minister;
            let serves = |class| matches!(class, OfficeClass::OrganizationHead | OfficeClass::Envoy);
            let apart = |known| leads(known) && serves(office.class) || serves(known) && leads(office.class);
            // Nor is one whose office has been told "the provincial governor" or "the mayor of X" beside it.
            let own = office.title.len() > 1 || !holders.is_empty() || self.has_post(office);
            let distinct = own
                && !matches!(office.class, OfficeClass::Rank | OfficeClass::Expert | OfficeClass::Diplomat);
            let known_for = |known: OfficeClass| !matches!(known, OfficeClass::Rank | OfficeClass::Honorific);
            let other = draft.offices.iter().any(|known| {
                (known.class == office.class
                    || apart(known.class)
                    || distinct && !known.former && known_for(known.class))
                    && !heads(&known.words).iter().any(|head| heads(&title).contains(head))
            });
            // Who mediates is of neither side.
            let between = matches!(self.lower(office.head()).as_str(), "mediator" | "facilitator")
                && draft.employer().is_some_and(|employer| self.principals.sides.contains(&employer));
            // "The representative of X", of whom nothing else is known, is nobody whose office has been told.
            let of_another = holders.is_empty() && self.is_of_something(office) && !draft.offices.is_empty();
            draft.is_person()
                && !other
                && !of_another
                && !between
                && (holders.is_empty() || holders.iter().any(|&holder| self.register.acts_for(id, holder)))
        };
        self.stands_out(office.title.start, &fit)
    }

    /// Whether it is said behind a title of what it is, which is no person: "the widow of A" is a person's.
    fn is_of_something(&self, office: &OfficeSpan) -> bool {
        let of = office.title.end;
        let whole = of + 1 + usize::from(self.lower(of + 1) == "the");
        let name = self.mentions.name_at.get(whole).map(|name| &self.mentions.names[name]);
        matches!(self.lower(of).as_str(), "of" | "from")
            && name.is_none_or(|name| name.class != Class::Person)
    }

    /// The person of the last sentences who is fit, where there is one alone or one far before the others.
    pub(super) fn stands_out(&self, token: usize, fit: &dyn Fn(DraftId) -> bool) -> Option<DraftId> {
        const MARGIN: i32 = 3;
        let ranked = self.discourse.ranked(self.document, token, true, 2, fit);
        match ranked.as_slice() {
            [(only, _)] => Some(*only),
            [(first, best), (_, next), ..] if best - next >= MARGIN => Some(*first),
            _ => None,
        }
    }
}

/// The head nouns of a title, in lower case and singular: of "Prime Minister and Minister of Foreign Affairs" both ministers.
fn heads(title: &str) -> Vec<String> {
    const COMPLEMENTS: &[&str] = &["of", "for", "to", "on", "in"];
    let title = title.to_lowercase();
    let mut found: Vec<String> = Vec::new();
    for part in title.split(" and ") {
        let words: Vec<&str> = part
            .split([' ', '-'])
            .take_while(|word| !COMPLEMENTS.contains(word))
            .filter(|word| !word.is_empty())
            .collect();
        // "Secretary-General" is no general, and a representative of one no secretary.
        let head = match words.as_slice() {
            [.., "secretary", "general"] => Some("secretary"),
            words => words.last().copied(),
        };
        let head = head.map(singular);
        found.extend(head.filter(|head| !found.contains(head)));
    }
    found
}

/// Titles that are used for one another.
fn synonyms(word: &str) -> &[&str] {
    match word {
        "premier" | "pm" => &["premier", "minister", "pm"],
        "minister" => &["minister", "premier", "pm"],
        "spokesman" | "spokeswoman" | "spokesperson" => &["spokesman", "spokeswoman", "spokesperson"],
        "chairman" | "chairwoman" | "chair" | "chairperson" => {
            &["chairman", "chairwoman", "chair", "chairperson"]
        }
        "chief" | "leader" | "head" => &["leader", "chief", "head", "chairman", "commander", "president"],
        "president" => &["president", "state"],
        "envoy" | "mediator" | "facilitator" => &["envoy", "representative", "mediator", "facilitator"],
        "general" => &["general"],
        _ => match SINGLE.binary_search_by(|(known, _)| (*known).cmp(word)) {
            Ok(at) => SINGLE[at].1,
            Err(_) => &[],
        },
    }
}

/// Titles that stand for themselves only, in order.
const SINGLE: &[(&str, &[&str])] = &[
    ("admiral", &["admiral"]),
    ("adviser", &["adviser", "advisor"]),
    ("advisor", &["adviser", "advisor"]),
    ("aide", &["aide"]),
    ("ambassador", &["ambassador"]),
    ("archbishop", &["archbishop", "bishop"]),
    ("bishop", &["bishop"]),
    ("cardinal", &["cardinal"]),
    ("chancellor", &["chancellor"]),
    ("colonel", &["colonel"]),
    ("commander", &["commander"]),
    ("commissioner", &["commissioner"]),
    ("delegate", &["delegate"]),
    ("director", &["director"]),
    ("emir", &["emir", "amir"]),
    ("general-secretary", &["secretary"]),
    ("governor", &["governor"]),
    ("imam", &["imam"]),
    ("king", &["king"]),
    ("mayor", &["mayor"]),
    ("moderator", &["moderator"]),
    ("monarch", &["king", "queen"]),
    ("negotiator", &["negotiator"]),
    ("pastor", &["pastor"]),
    ("pope", &["pope"]),
    ("priest", &["priest"]),
    ("prince", &["prince"]),
    ("queen", &["queen"]),
    ("representative", &["representative", "envoy"]),
    ("secretary", &["secretary"]),
    ("senator", &["senator"]),
    ("speaker", &["speaker"]),
    ("state", &["president", "state"]),
    ("sultan", &["sultan"]),
];

/// The singular of a title's last word, in lower case.
pub(super) fn singular(word: &str) -> String {
    // "MPs"
    if let Some(letters) = word.strip_suffix('s').filter(|letters| letters.chars().all(char::is_uppercase)) {
        return letters.to_owned();
    }
    let word = word.to_lowercase();
    if let Some(stem) = word.strip_suffix("men") {
        return format!("{stem}man");
    }
    match word.strip_suffix('s') {
        Some(stem) if !stem.ends_with('s') && stem.len() > 3 => match stem.strip_suffix("ie") {
            Some(stem) => format!("{stem}y"),
            None => stem.to_owned(),
        },
        _ => word,
    }
}
