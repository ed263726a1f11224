//! For whom titles are held: by the words beside them, by what only one can have, by what the article is about, by what
//! every reader knows.

use peacebrief::v1::ActorKind;

use super::names::state_key;
use super::register::{DraftId, Register};
use super::resolve::Resolver;
use crate::document::{Document, TokenId};
use crate::lexicon::{Lexicon, OfficeClass};
use crate::mentions::{Class, Mentions, OfficeSpan, StateForm, fold_words};
use crate::syntax::{Dep, Tag};

/// Lets public persons act for those whom they are known to serve, where the article names these.
pub(super) fn known(
    document: &Document<'_>,
    lexicon: &Lexicon,
    mentions: &Mentions<'_>,
    register: &mut Register,
) {
    let is_titled = |token: TokenId| {
        let office = token.checked_sub(1).and_then(|before| mentions.known.office(before));
        office.is_some_and(|office| {
            office.office.class.leads_a_state() || office.office.class == OfficeClass::Minister
        })
    };
    for id in 0..register.drafts.len() {
        let draft = &register.drafts[id];
        if !draft.is_person() {
            continue;
        }
        let bare = |tokens: &std::ops::Range<TokenId>| tokens.len() == 1 && is_titled(tokens.start);
        let served = draft
            .names
            .iter()
            .find_map(|tokens| lexicon.serves(document.words(tokens.clone())))
            // "President Clinton", where nobody is named in full.
            .or_else(|| {
                let alone =
                    draft.names.iter().all(|tokens| tokens.len() == 1) && draft.names.iter().any(bare);
                let name = draft.names.first().filter(|_| alone)?;
                lexicon.served_by_all(document.words(name.clone()))
            });
        let known = served.and_then(|name| {
            register.find(&state_key(name)).or_else(|| register.find(&fold_words(name).join(" ")))
        });
        let draft = &mut register.drafts[id];
        draft.known = known;
        draft.foreign = served.is_some() && known.is_none();
    }
}

impl Resolver<'_, '_, '_, '_> {
    /// Whether the story is between two states.
    pub(super) fn two_states(&self) -> bool {
        let sides = &self.principals.sides;
        sides.len() == 2 && sides.iter().all(|&id| self.register.drafts[id].kind == ActorKind::State)
    }

    /// For whom a title is held, as far as the words beside it say.
    pub(super) fn holders(&mut self, office: &OfficeSpan) -> Vec<DraftId> {
        let mut found: Vec<DraftId> = Vec::new();
        // What is named goes before what is only described: the "Ukrainian" of "a Ukrainian military spokesman".
        let (named, described): (Vec<TokenId>, Vec<TokenId>) = office
            .holders
            .iter()
            .chain(&office.place)
            .partition(|&&token| self.mentions.name_at.get(token).is_some());
        // "its government spokesperson", "its ambassador in Monrovia": whose it is goes before whatever else is named.
        let pronoun = |&&token: &&TokenId| self.document.tag(token) == Tag::PrpPossessive;
        let (pronouns, nouns): (Vec<&TokenId>, Vec<&TokenId>) = described.iter().partition(pronoun);
        for &token in pronouns.into_iter().chain(&named).chain(nouns) {
            if let ([state], Some(body)) = (found.as_slice(), self.mentions.known.body(token)) {
                // "Ethiopian army chief": of the state's army, where that is an actor.
                let described = self.mentions.name_at.get(token).is_none();
                // "South Sudan's rebel chief": of those who fight it.
                let side = self.principals.sides.contains(state) || self.principals.home == Some(*state);
                let rebels = self.principals.rebels.filter(|_| {
                    side && described && body.value.people && body.value.kind == ActorKind::ArmedGroup
                });
                if let Some(rebels) = rebels {
                    found.insert(0, rebels);
                    continue;
                }
                if described && self.register.drafts[*state].kind == ActorKind::State {
                    let noun = self.lower(body.tokens.end - 1);
                    let sort = super::commons::sort_of(&noun, &noun);
                    if let Some(body) = self.bodies.get(&(sort, Some(*state))).copied() {
                        found.insert(0, body);
                    }
                    continue;
                }
            }
            for id in self.holder_at(token) {
                if !found.contains(&id) {
                    found.push(id);
                }
            }
        }
        found
    }

    /// The state, body or group for which what a token belongs to acts; persons lend their own.
    pub(super) fn holder_at(&mut self, token: TokenId) -> Vec<DraftId> {
        if let Some(name) = self.mentions.name_at.get(token) {
            if let Some(id) = self.names[name] {
                return self.party_of(id).into_iter().collect();
            }
            if self.mentions.names[name].class == Class::Place {
                // "Assam Chief Minister": its government, where that is an actor.
                let place = self.document.words(self.mentions.names[name].tokens.clone());
                let government = format!("{} government", fold_words(place).join(" "));
                return self.register.find(&government).into_iter().collect();
            }
            // The capital of a state that is no more than a place elsewhere: "a spokesman in Delhi".
            if let Class::State(state, StateForm::Capital | StateForm::Metonym) =
                self.mentions.names[name].class
            {
                return vec![self.register.state(&state.name)];
            }
            return Vec::new();
        }
        if self.document.tag(token) == Tag::WpPossessive {
            // "Corvane, *whose* president": of what stands before.
            let before = [1, 2].into_iter().filter_map(|back| token.checked_sub(back));
            let owner = before.filter_map(|t| self.mentions.name_at.get(t)).next();
            return owner
                .and_then(|name| self.names[name])
                .and_then(|id| self.party_of(id))
                .into_iter()
                .collect();
        }
        if self.document.tag(token) == Tag::PrpPossessive {
            // "*Our* Minister commended both parties", in a ministry's own release.
            let own = self.lower(token) == "our" && !self.document.is_quoted(token);
            if let Some(issuer) = self.principals.issuer.filter(|_| own) {
                return vec![issuer];
            }
            if self.referents[token].is_empty() {
                self.pronoun(token);
            }
            let ids = self.referents[token].clone();
            return ids.into_iter().filter_map(|id| self.party_of(id)).collect();
        }
        if let Some(ids) = Some(self.referents[token].clone()).filter(|ids| !ids.is_empty()) {
            return ids.into_iter().filter_map(|id| self.party_of(id)).collect();
        }
        if let Some(state) = self.state_pointed_at(token) {
            return vec![state];
        }
        let nested = self.mentions.known.office(token).map(|office| office.office.title.clone());
        if nested.is_some_and(|title| title.starts_with("secretary-general")) {
            return vec![self.secretariat()];
        }
        self.common_holder(token).into_iter().collect()
    }

    /// "talks in Tarn, facilitated by *that country's* president": the state named, or in which the place named last lies.
    fn state_pointed_at(&mut self, country: TokenId) -> Option<DraftId> {
        /// How many names back it is looked for.
        const NAMES: usize = 4;
        let document = self.document;
        let that = |t: TokenId| matches!(self.lower(t).as_str(), "that" | "this" | "latter");
        let pointed = matches!(self.lower(country).as_str(), "country" | "nation")
            && document.children_by(country, Dep::Det).any(that);
        if !pointed {
            return None;
        }
        let before = self.mentions.names.partition_point(|name| name.tokens.start < country);
        let near = |name: &usize| {
            document.sentence_of(country) - document.sentence_of(self.mentions.names[*name].tokens.start) <= 1
        };
        let name = (before.saturating_sub(NAMES)..before).rev().filter(near).find(|&name| {
            matches!(self.mentions.names[name].class, Class::State(..) | Class::NewState(..))
        })?;
        match self.mentions.names[name].class {
            Class::State(state, _) => Some(self.register.state(&state.name)),
            _ => self.names[name],
        }
    }

    /// A draft itself, or for a person whom it acts for.
    pub(super) fn party_of(&self, id: DraftId) -> Option<DraftId> {
        let draft = &self.register.drafts[id];
        if !draft.is_person() {
            return Some(id);
        }
        draft.employer()
    }

    /// Whose "Secretary-General" it is where nothing says so: the organization that issues the text, else the United Nations.
    fn secretariat(&mut self) -> DraftId {
        match self.principals.organization {
            Some(issuer) => issuer,
            None => self.register.organization("United Nations"),
        }
    }

    /// The state that alone has such an office by that name: a "Secretary of State" with capitals is American.
    pub(super) fn by_title(&mut self, office: &OfficeSpan, title: &str) -> Option<DraftId> {
        let head = title.to_lowercase();
        // "secretary general of the ruling party"
        let of_another =
            office.class == OfficeClass::OrganizationHead && self.lower(office.title.end) == "of";
        if of_another {
            return None;
        }
        if head.contains("secretary-general")
            || head.contains("secretary general")
            || head.starts_with("high commissioner for human rights")
            || head.starts_with("high commissioner for refugees")
        {
            let ranks = matches!(
                office.class,
                OfficeClass::OrganizationHead | OfficeClass::Envoy | OfficeClass::Spokesperson
            );
            return ranks.then(|| self.secretariat());
        }
        if head == "high representative" {
            return self.register.find("european union");
        }
        if head == "speaker" {
            return self.known_body("parliament", None, office.title.start);
        }
        let american = title == "Secretary of State"
            && self.document.word(office.extent.end.min(self.document.len() - 1)) != "for";
        american.then(|| self.register.state("United States"))
    }

    /// The state whose minister or president somebody is taken to be where nothing says it.
    pub(super) fn assumed(&mut self, office: &OfficeSpan, title: &str) -> Option<DraftId> {
        const MONARCHS: &[&str] =
            &["king", "queen", "emir", "amir", "sultan", "pope", "prince", "emperor", "pontiff"];
        let governs = matches!(
            office.class,
            OfficeClass::HeadOfState | OfficeClass::HeadOfGovernment | OfficeClass::Minister
        );
        let royal = title.to_lowercase().split(' ').any(|word| MONARCHS.contains(&word));
        let unsaid = office.holders.is_empty() && office.body.is_none() && !office.former;
        if !governs || !unsaid || royal && self.principals.issuer.is_none() {
            return None;
        }
        // A readout is of the issuer's own foreign minister.
        let own = title.to_lowercase().contains("foreign") || title.to_lowercase().contains("external");
        if let Some(issuer) = self.principals.issuer.filter(|_| own) {
            return Some(issuer);
        }
        let sides = self.principals.sides.clone();
        if let Some(other) = self.side_beside_counterpart(office) {
            return Some(other);
        }
        if self.principals.issuer.is_none() && self.two_states() {
            // "saw Prime Minister A and President B": in the order in which their states are named.
            if let Some(place) = self.place_in_pair(office) {
                return sides.get(place).copied();
            }
        }
        self.state_spoken_from(office.title.start)
            .or_else(|| self.side_of_capital(office.title.start))
            .or_else(|| self.side_told_of(office.title.start))
    }

    /// The state whose story is told; of two at odds only the one that the sentence or the one before names alone.
    fn side_told_of(&self, token: TokenId) -> Option<DraftId> {
        let state = self.state_here(token)?;
        let sides = &self.principals.sides;
        if !self.two_states() || self.principals.home.is_some() || !sides.contains(&state) {
            return Some(state);
        }
        let sentence = self.document.sentence_around(token);
        let before = self.document.sentence_around(sentence.start.saturating_sub(1)).start;
        let told = |id: DraftId| {
            let mut at = (before..sentence.end).filter_map(|t| self.mentions.name_at.get(t));
            at.any(|name| self.names[name] == Some(id))
        };
        sides.iter().all(|&side| told(side) == (side == state)).then_some(state)
    }

    /// "Foreign Minister A and his Dorumi *counterpart*": of two states at odds, the one that is not the counterpart's.
    fn side_beside_counterpart(&self, office: &OfficeSpan) -> Option<DraftId> {
        const FURTHEST: usize = 12;
        if !self.two_states() {
            return None;
        }
        let end = self.document.sentence_around(office.title.start).end.min(office.title.end + FURTHEST);
        let counterpart = (office.title.end..end)
            .find(|&t| matches!(self.document.lemma(t), "counterpart" | "colleague"))
            .filter(|&t| t >= 2 && self.document.tag(t - 2) == Tag::PrpPossessive)?;
        let theirs = self.mentions.name_at.get(counterpart - 1).and_then(|name| self.names[name])?;
        let sides = &self.principals.sides;
        sides.contains(&theirs).then(|| sides.iter().copied().find(|&side| side != theirs)).flatten()
    }

    /// Of two states at odds, the one in whose capital an officer of either acts: "the deputy prime minister announced it in Kestra".
    fn side_of_capital(&self, token: TokenId) -> Option<DraftId> {
        if !self.two_states() {
            return None;
        }
        let document = self.document;
        let sentence = document.sentence_around(token);
        let mut sides = sentence.clone().skip(1).filter_map(|at| {
            let name = &self.mentions.names[self.mentions.name_at.get(at)?];
            let Class::State(state, StateForm::Capital) = name.class else { return None };
            let located = name.tokens.start == at && document.word(at - 1).eq_ignore_ascii_case("in");
            let side = self.register.find(&state_key(&state.name)).filter(|_| located)?;
            self.principals.sides.contains(&side).then_some(side)
        });
        sides.next().filter(|_| sides.next().is_none())
    }

    /// The state from whose capital a sentence tells, by how it opens: "In Kuala Lumpur, the foreign minister said …"; and the one
    /// in whose capital something is done by an officer of no other: "released in Oslo by the foreign minister".
    pub(super) fn state_spoken_from(&mut self, token: TokenId) -> Option<DraftId> {
        let document = self.document;
        let first = document.sentence_around(token).start;
        let capital = |at: TokenId| {
            let number = self.mentions.name_at.get(at)?;
            let name = &self.mentions.names[number];
            let Class::State(state, StateForm::Capital) = name.class else { return None };
            let located = at > first && document.word(at - 1).eq_ignore_ascii_case("in");
            located.then(|| (name.tokens.end, state.name.clone()))
        };
        let opens =
            (first + 1..token.min(first + 3)).find_map(capital).filter(|(end, _)| document.word(*end) == ",");
        let beside = || {
            let by = token.checked_sub(1).filter(|&by| by > first + 1)?;
            if document.word(by) != "by" {
                return None;
            }
            let number = self.mentions.name_at.get(by - 1)?;
            capital(self.mentions.names[number].tokens.start)
        };
        let Some((_, state)) = opens.or_else(beside) else {
            return self.state_of_described_capital(first, token);
        };
        // A state that only lends its capital to a meeting is not spoken of.
        self.register.find(&state_key(&state)).or_else(|| Some(self.register.state(&state)))
    }

    /// "In Ciudad Belen, the Corderan *capital*, the foreign minister": the state whose capital a sentence opens in.
    fn state_of_described_capital(&self, first: TokenId, token: TokenId) -> Option<DraftId> {
        const FURTHEST: usize = 8;
        if self.document.word(first) != "In" {
            return None;
        }
        let capital = (first + 2..token.min(first + FURTHEST)).find(|&t| self.lower(t) == "capital")?;
        let name = self.mentions.name_at.get(capital.checked_sub(1)?)?;
        let adjective = matches!(
            self.mentions.names[name].class,
            Class::State(_, StateForm::Adjective) | Class::NewState(_, StateForm::Adjective)
        );
        self.names[name].filter(|_| adjective)
    }

    /// Whether a titled person is the first or the second of two that are named together.
    fn place_in_pair(&self, office: &OfficeSpan) -> Option<usize> {
        let start = office.extent.start;
        let person_before = |token: TokenId| {
            let name = self.mentions.name_at.get(token)?;
            (self.mentions.names[name].class == Class::Person).then_some(())
        };
        if start >= 2 && self.document.word(start - 1) == "and" && person_before(start - 2).is_some() {
            return Some(1);
        }
        let name = self.mentions.name(office.title.end).filter(|name| name.class == Class::Person)?;
        let and = name.tokens.end;
        let next = and + 1;
        if next >= self.document.len() || self.document.word(and) != "and" {
            return None;
        }
        let titled = self.mentions.known.office(next)?;
        person_before(titled.tokens.end).map(|()| 0)
    }
}
