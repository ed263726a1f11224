//! Common nouns that stand for actors: "the Congolese army", "the government", "the rebels", "both sides".

use peacebrief::v1::{ActorKind, MentionKind};

use super::register::{Draft, DraftId};
use super::resolve::Resolver;
use crate::document::TokenId;
use crate::mentions::{BodySpan, Class, StateForm, fold_words};
use crate::syntax::{Dep, Pos, Tag};

impl Resolver<'_, '_, '_, '_> {
    /// Reads a body called by a common noun where the walk comes upon it.
    pub(super) fn body(&mut self, number: usize) {
        let mentions = self.mentions;
        let body = &mentions.bodies[number];
        let mut holders: Vec<DraftId> = Vec::new();
        let shared = self.shared_holder(body);
        for &token in body.holders.iter().chain(&body.place).chain(&shared) {
            for id in self.holder_at(token) {
                if !holders.contains(&id) {
                    holders.push(id);
                }
            }
        }
        match body.body.kind {
            ActorKind::State => self.government(body, &holders),
            ActorKind::StateBody => self.state_body(body, &holders),
            _ => self.group(body, &holders),
        }
    }

    /// "the *Government* and people of X": what the noun joined to a body is of, the body is of as well.
    fn shared_holder(&self, body: &BodySpan) -> Option<TokenId> {
        let document = self.document;
        let joined = document.children_by(body.head(), Dep::Conj).find(|&c| self.lower(c) == "people")?;
        let of = document.children_by(joined, Dep::Prep).find(|&p| self.lower(p) == "of")?;
        let whole = document.child(of, Dep::Pobj)?;
        // "of the State of X", "of the Republic of X"
        let named = |t: &TokenId| self.mentions.name_at.get(*t).is_some();
        document.subtree(whole).find(named).filter(|_| body.holders.is_empty())
    }

    /// "the Finnish government", "the authorities", "Suharto's government", "the two governments".
    fn government(&mut self, body: &BodySpan, holders: &[DraftId]) {
        let head = body.head();
        let tokens = body.tokens.clone();
        // "the ceasefire regime" governs nobody.
        let of_thing = |c: TokenId| {
            self.document.dep(c) == Dep::Compound && self.document.pos(c) == crate::syntax::Pos::Noun
        };
        if self.lower(head) == "regime" && self.document.children(head).any(of_thing) {
            return;
        }
        // "In August government drones": the month is not the government's.
        let mut tokens = tokens;
        if crate::dates::names_day_or_month(self.document.word(tokens.start)) && tokens.len() > 1 {
            tokens.start += 1;
        }
        let states: Vec<DraftId> = holders.iter().filter_map(|&id| self.register.state_of(id)).collect();
        match (states.as_slice(), body.count) {
            ([], Some(_)) => {
                let pair = self.pair_of_states(head);
                self.stand(tokens, head, &pair);
            }
            ([one], _) => {
                let one = *one;
                self.describe(tokens, head, one, MentionKind::Description);
                if self.document.dep(head) != Dep::Poss {
                    self.register.drafts[one].engaged = true;
                }
            }
            ([], None) if holders.is_empty() && self.region_before(body).is_some() => self.regional(body),
            ([], None) if body.definite || !body.determined => {
                if let Some(&group) = holders.first() {
                    self.stand(tokens, head, &[group]);
                } else if let Some(state) = self.state_here(head).or_else(|| self.side_state()) {
                    self.describe(tokens, head, state, MentionKind::Description);
                    self.register.drafts[state].engaged = true;
                }
            }
            (several, _) if several.len() > 1 => self.stand(tokens, head, &states),
            _ => {}
        }
    }

    fn side_state(&self) -> Option<DraftId> {
        self.principals.sides.iter().copied().find(|&id| self.register.drafts[id].kind == ActorKind::State)
    }

    /// A place that is no state before a body: "the Assam government".
    fn region_before(&self, body: &BodySpan) -> Option<usize> {
        body.holders
            .iter()
            .filter_map(|&token| self.mentions.name_at.get(token))
            .find(|&name| self.mentions.names[name].class == Class::Place)
    }

    fn regional(&mut self, body: &BodySpan) {
        let words = self.document.words(body.tokens.clone());
        let key = fold_words(words).join(" ");
        let id = self.register.find_or_add(&key, ActorKind::StateBody, "actors.regional_government");
        let state = self.state_here(body.head());
        let draft = &mut self.register.drafts[id];
        draft.holder = draft.holder.or(state);
        draft.names.push(body.tokens.clone());
        self.describe(body.tokens.clone(), body.head(), id, MentionKind::Name);
    }

    /// "the Congolese army", "parliament", "the foreign ministry in Tbilisi", "Israeli troops".
    fn state_body(&mut self, body: &BodySpan, holders: &[DraftId]) {
        let head = body.head();
        let tokens = body.tokens.clone();
        if let Some(&group) = holders
            .iter()
            .find(|&&id| !matches!(self.register.drafts[id].kind, ActorKind::State | ActorKind::StateBody))
        {
            // "the Front's troops" are the Front.
            self.stand(tokens, head, &[group]);
            return;
        }
        let state = holders.iter().find_map(|&id| self.register.state_of(id));
        if state.is_none() && !holders.is_empty() && body.body.people {
            return;
        }
        let phrase = self.document.words(body.noun.clone()).to_lowercase();
        let only = only_state_with(&phrase).filter(|_| state.is_none() && holders.is_empty());
        let state = match only {
            Some(only) => Some(self.register.state(only)),
            None if state.is_none() && holders.is_empty() && is_ministry(&phrase) => {
                self.state_spoken_from(head)
            }
            None => state,
        };
        let sort = sort_of(&self.lower(head), &self.document.words(body.noun.clone()).to_lowercase());
        let known = self.known_body(&sort, state, head);
        let delegates = matches!(self.lower(head).as_str(), "delegation" | "team" | "panel" | "side");
        if body.body.people || delegates {
            let stands_for =
                known.or(state).or_else(|| if body.definite { self.state_here(head) } else { None });
            if let Some(id) = stands_for {
                self.stand(tokens, head, &[id]);
            }
            return;
        }
        // "two armies", "mobile courts": several, or a sort.
        let several = self.document.tag(head) == Tag::Nns || body.count.is_some();
        let plural_name = matches!(self.lower(head).as_str(), "forces" | "police");
        if body.modifies
            || !(body.body.alone || state.is_some())
            || (body.determined && !body.definite)
            || several && !plural_name
        {
            if let Some(id) = known.or(state).filter(|_| several || body.modifies) {
                self.stand(tokens, head, &[id]);
            }
            return;
        }
        let id = match self.named_beside(body).or(known) {
            Some(id) => id,
            None => {
                let state = state.or_else(|| self.state_here(head));
                self.new_body(&sort, state)
            }
        };
        let draft = &mut self.register.drafts[id];
        if let Some(owned) = self.mentions.names.get(body.possessor.unwrap_or(usize::MAX)) {
            draft.names.push(owned.tokens.start..tokens.end);
        }
        draft.names.push(tokens.clone());
        self.describe(tokens, head, id, MentionKind::Name);
    }

    /// The body of that sort: of the state, or, where none is told, the one last spoken of.
    pub(super) fn known_body(&self, sort: &str, state: Option<DraftId>, head: TokenId) -> Option<DraftId> {
        if state.is_some() {
            return self.bodies.get(&(sort.to_owned(), state)).copied();
        }
        let here = self.state_here(head);
        // "the ministry" after "the foreign ministry" or "the Russian Foreign Ministry": of the sort, or called by the noun.
        let noun = self.lower(head);
        let of_sort = |id: DraftId| {
            let draft = &self.register.drafts[id];
            draft.sort.as_deref().is_some_and(|known| known == sort || ends_in(known, sort))
                || draft.sort.is_none() && draft.names.iter().any(|tokens| self.lower(tokens.end - 1) == noun)
        };
        self.discourse
            .latest()
            .filter_map(|entry| entry.ids.first().copied())
            .find(|&id| self.register.drafts[id].kind == ActorKind::StateBody && of_sort(id))
            .or_else(|| self.bodies.get(&(sort.to_owned(), here)).copied())
    }

    fn new_body(&mut self, sort: &str, state: Option<DraftId>) -> DraftId {
        let mut draft = Draft::new(ActorKind::StateBody, "actors.state_body");
        draft.holder = state;
        draft.sort = Some(sort.to_owned());
        let id = self.register.add(draft);
        self.bodies.insert((sort.to_owned(), state), id);
        id
    }

    /// "the rebels", "the movement", "Fano militiamen", "the opposition".
    fn group(&mut self, body: &BodySpan, holders: &[DraftId]) {
        let head = body.head();
        let tokens = body.tokens.clone();
        let group = holders
            .iter()
            .copied()
            .find(|&id| !matches!(self.register.drafts[id].kind, ActorKind::State | ActorKind::Person));
        if let Some(id) = self.named_beside(body) {
            // "Hamas's military wing, the Qassam Brigades"
            let people = |whole: DraftId| self.register.drafts[whole].kind == ActorKind::Other;
            let whole = group.filter(|&whole| whole != id && !people(whole));
            if self.register.drafts[id].holder.is_none() {
                self.register.drafts[id].holder = whole;
            }
            self.describe(tokens, head, id, MentionKind::Description);
            return;
        }
        if let Some(group) = group {
            if body.body.people {
                self.stand(tokens, head, &[group]);
            }
            return;
        }
        if !holders.is_empty() {
            return;
        }
        if body.count.is_some() || (body.determined && !body.definite) {
            return;
        }
        if !body.body.people && !body.definite && !self.document.word(head).starts_with(char::is_uppercase) {
            return;
        }
        let word = self.lower(head);
        let kind = body.body.kind;
        let id = if body.body.people {
            if kind == ActorKind::ArmedGroup { self.principals.rebels } else { None }
        } else {
            self.named_like(&word, kind, head)
        };
        match id {
            Some(id) if body.modifies => self.stand(tokens, head, &[id]),
            Some(id) => self.describe(tokens, head, id, MentionKind::Description),
            None => {}
        }
    }

    /// The body whose name stands in apposition: "the UN mission, UNMISS", "the rebel group M23".
    fn named_beside(&self, body: &BodySpan) -> Option<DraftId> {
        let mut at = body.extent.end.max(body.head() + 1);
        let word = |at: TokenId| if at < self.document.len() { self.document.word(at) } else { "" };
        if matches!(word(at), "," | "(" | "[") {
            at += 1;
        }
        if word(at) == "the" {
            at += 1;
        }
        let number = self.mentions.name_at.get(at)?;
        let name = &self.mentions.names[number];
        let id = self.names[number].filter(|_| name.tokens.start == at)?;
        let draft = &self.register.drafts[id];
        let alone =
            matches!(word(name.tokens.end), "," | ")" | "]" | "." | ";" | "") || at == body.head() + 1;
        let fits = !matches!(draft.kind, ActorKind::Person | ActorKind::State)
            && self.document.sentence_of(at) == self.document.sentence_of(body.head());
        (alone && fits).then_some(id)
    }

    /// The body last spoken of whose name holds the noun, else of the noun's kind.
    fn named_like(&self, noun: &str, kind: ActorKind, head: TokenId) -> Option<DraftId> {
        let holds = |id: DraftId| {
            let draft = &self.register.drafts[id];
            draft
                .names
                .iter()
                .any(|tokens| fold_words(self.document.words(tokens.clone())).iter().any(|w| w == noun))
        };
        // "the alliance" is the one whose name ends so, before any whose name only holds the word.
        let headed = |id: DraftId| {
            let draft = &self.register.drafts[id];
            let ends = |tokens: &std::ops::Range<TokenId>| {
                fold_words(self.document.words(tokens.clone())).last().is_some_and(|w| w == noun)
            };
            !matches!(draft.kind, ActorKind::Person | ActorKind::State) && draft.names.iter().any(ends)
        };
        let single = |entry: &super::discourse::Entry| match entry.ids.as_slice() {
            [id] => Some(*id),
            _ => None,
        };
        if let Some(id) = self.discourse.latest().filter_map(single).find(|&id| headed(id)) {
            return Some(id);
        }
        let mut of_kind = None;
        for entry in self.discourse.latest() {
            let [id] = entry.ids.as_slice() else { continue };
            let draft = &self.register.drafts[*id];
            if matches!(draft.kind, ActorKind::Person | ActorKind::State) {
                continue;
            }
            if holds(*id) {
                return Some(*id);
            }
            let near = self.document.sentence_of(head).saturating_sub(entry.sentence) <= 3;
            let party = matches!(
                kind,
                ActorKind::ArmedGroup | ActorKind::PoliticalGroup | ActorKind::IntergovernmentalOrganization
            );
            if near && party && of_kind.is_none() && alike(draft.kind, kind) {
                of_kind = Some(*id);
            }
        }
        of_kind
    }

    /// Whose a title is that a common noun stands before: "rebel chief", "army chief", "government spokesman".
    pub(super) fn common_holder(&mut self, token: TokenId) -> Option<DraftId> {
        if let Some(body) = self.mentions.known.body(token) {
            let (kind, people) = (body.value.kind, body.value.people);
            let word = self.lower(body.tokens.end - 1);
            return match kind {
                ActorKind::State => self.state_here(token),
                ActorKind::StateBody if !people => {
                    let sort = sort_of(&word, &word);
                    self.known_body(&sort, None, token).or_else(|| self.state_here(token))
                }
                ActorKind::StateBody => self.state_here(token),
                ActorKind::ArmedGroup if people => self.principals.rebels,
                kind => self.named_like(&word, kind, token),
            };
        }
        None
    }

    /// Whether "parties" are the sides of the story rather than political parties.
    pub(super) fn means_sides(&self, token: TokenId) -> bool {
        let document = self.document;
        matches!(self.lower(token).as_str(), "parties" | "sides")
            && document.children(token).filter(|&c| c < token).all(|c| {
                matches!(
                    self.lower(c).as_str(),
                    "the" | "both" | "two" | "all" | "these" | "warring" | "conflicting"
                )
            })
    }

    /// Other nouns that stand for actors: "both sides", "the two countries", "the Armenian side", "the kingdom".
    pub(super) fn description(&mut self, token: TokenId) {
        let document = self.document;
        if document.pos(token) != Pos::Noun && document.pos(token) != Pos::Propn {
            return;
        }
        let word = self.lower(token);
        let Some(sort) = sort_of_description(&word) else {
            if self.unnamed_voices(token).is_none() {
                self.epithet(token);
            }
            return;
        };
        // "the foreign ministers of A and B" are told by whose they are.
        let told = document.children_by(token, Dep::Prep).any(|p| {
            self.lower(p) == "of"
                && document.children_by(p, Dep::Pobj).any(|o| self.mentions.name_at.get(o).is_some())
        });
        if told && matches!(sort, Sort::Person) {
            return;
        }
        let mut several = false;
        let mut definite = false;
        let mut number = None;
        let mut from = token;
        for child in document.children(token).filter(|&c| c < token) {
            match self.lower(child).as_str() {
                "both" | "two" | "either" | "neither" | "each" | "all" => several = true,
                "the" | "these" | "those" | "this" => definite = true,
                "three" => number = Some(3),
                "four" => number = Some(4),
                "five" => number = Some(5),
                "six" => number = Some(6),
                _ => {}
            }
            from = from.min(child);
            // "the Armenian side", "the Russian delegation"
            let holder =
                self.mentions.name_at.get(child).and_then(|name| self.names[name].map(|id| (name, id)));
            if let Some((name, id)) = holder.filter(|_| matches!(sort, Sort::Side)) {
                let adjective = matches!(
                    self.mentions.names[name].class,
                    Class::State(_, StateForm::Adjective | StateForm::Name)
                        | Class::NewState(..)
                        | Class::Group(..)
                        | Class::Body(_)
                );
                if adjective && !self.register.drafts[id].is_person() {
                    self.describe(child..token + 1, token, id, MentionKind::Description);
                    return;
                }
            }
        }
        let plural = word.ends_with('s') || several || matches!(word.as_str(), "pair" | "duo");
        if !plural || !(several || definite) {
            return;
        }
        // "the four delegations": as many as have been named together.
        if let Some(number) = number {
            let together =
                self.discourse.latest().find(|entry| entry.token < token && entry.ids.len() == number);
            if let Some(ids) = together.map(|entry| entry.ids.clone()) {
                self.stand(token..token + 1, token, &ids);
            }
            return;
        }
        let ids = match sort {
            Sort::Side => self.pair(token),
            Sort::State => self.pair_of_states(token),
            Sort::Person => self.pair_of_persons(token),
        };
        self.stand(token..token + 1, token, &ids);
    }

    /// "the two ministries said", "both armies", "both delegations": bodies of both sides, who speak for them.
    pub(super) fn joint(&mut self, token: TokenId) {
        let document = self.document;
        let both = |c: TokenId| c < token && matches!(self.lower(c).as_str(), "both" | "two");
        let whose = |c: TokenId| c < token && self.mentions.name_at.get(c).is_some();
        let children = || document.children(token);
        if document.tag(token) == Tag::Nns && children().any(both) && !children().any(whose) {
            let ids = self.pair(token);
            self.stand(token..token + 1, token, &ids);
        }
    }

    /// The two sides that are meant here: two that have just been spoken of together, one of them a side of the story, else the
    /// story's own.
    pub(super) fn pair(&self, token: TokenId) -> Vec<DraftId> {
        let sides = &self.principals.sides;
        let named = |id: &DraftId| self.register.drafts[*id].names.iter().any(|name| name.start < token);
        if sides.len() == 2 && sides.iter().all(named) {
            return sides.clone();
        }
        let sentence = self.document.sentence_of(token);
        let acted_upon = matches!(self.document.dep(token), Dep::Dobj | Dep::Pobj | Dep::Dative);
        let together = self
            .discourse
            .latest()
            .filter(|entry| entry.token < token && sentence.saturating_sub(entry.sentence) <= 2)
            // Who urges both sides is none of them.
            .filter(|entry| !acted_upon || entry.sentence < sentence)
            .find(|entry| {
                entry.ids.len() == 2
                    && entry.ids.iter().all(|&id| self.register.drafts[id].is_party())
                    && entry.ids.iter().any(|id| sides.contains(id))
            });
        together.map_or_else(|| sides.clone(), |entry| entry.ids.clone())
    }

    /// The two states that are meant here: the sides where both are states, else the two last spoken of.
    pub(super) fn pair_of_states(&self, token: TokenId) -> Vec<DraftId> {
        let is_state = |id: &DraftId| self.register.drafts[*id].kind == ActorKind::State;
        if self.principals.sides.len() == 2 && self.principals.sides.iter().all(is_state) {
            return self.principals.sides.clone();
        }
        let ranked = self.discourse.ranked(self.document, token, false, 3, &|id| is_state(&id));
        let two: Vec<DraftId> = ranked.into_iter().take(2).map(|(id, _)| id).collect();
        if two.len() == 2 { two } else { Vec::new() }
    }

    /// The two persons that are meant here: those last spoken of.
    pub(super) fn pair_of_persons(&self, token: TokenId) -> Vec<DraftId> {
        let is_person = |id: DraftId| self.register.drafts[id].is_person();
        for entry in self.discourse.latest().filter(|entry| entry.token < token) {
            if self.document.sentence_of(token).saturating_sub(entry.sentence) > 3 {
                break;
            }
            if entry.ids.len() == 2 && entry.ids.iter().all(|&id| is_person(id)) {
                return entry.ids.clone();
            }
        }
        let ranked = self.discourse.ranked(self.document, token, false, 4, &is_person);
        let two: Vec<DraftId> = ranked.into_iter().take(2).map(|(id, _)| id).collect();
        if two.len() == 2 { two } else { Vec::new() }
    }
}

/// What a noun of several actors is said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Side,
    State,
    Person,
}

fn sort_of_description(word: &str) -> Option<Sort> {
    Some(match word {
        "side" | "sides" | "party" | "parties" | "camp" | "camps" | "rivals" | "adversaries" | "foes"
        | "enemies" | "delegation" | "delegations" | "team" | "teams" | "signatories" | "belligerents"
        | "panels" | "factions" | "combatants" | "negotiators" | "delegates" | "legislatures"
        | "antagonists" => Sort::Side,
        "country" | "countries" | "nation" | "nations" | "states" | "neighbours" | "neighbors"
        | "capitals" | "republics" | "powers" => Sort::State,
        "pair" | "duo" | "men" | "women" | "leaders" | "presidents" | "ministers" | "principals"
        | "counterparts" | "generals" | "commanders" | "premiers" | "rulers" => Sort::Person,
        _ => return None,
    })
}

/// The one state whose body every reader takes to be meant by such a name: "the State Department".
pub(super) fn only_state_with(body: &str) -> Option<&'static str> {
    Some(match body.strip_prefix("the ").unwrap_or(body) {
        "state department"
        | "department of state"
        | "treasury department"
        | "justice department"
        | "defense department"
        | "department of defense"
        | "department of justice"
        | "central intelligence agency" => "United States",
        "foreign office" | "home office" | "house of commons" | "house of lords" => "United Kingdom",
        "knesset" => "Israel",
        "duma" | "state duma" => "Russia",
        "rada" | "verkhovna rada" => "Ukraine",
        "bundestag" | "bundesrat" => "Germany",
        "lok sabha" | "rajya sabha" => "India",
        "dáil" | "dail" | "seanad" => "Ireland",
        "sejm" => "Poland",
        "storting" => "Norway",
        "riksdag" => "Sweden",
        _ => return None,
    })
}

/// Whether a body is a ministry, which speaks from its capital.
fn is_ministry(phrase: &str) -> bool {
    phrase.contains("ministry") || phrase.contains("foreign office")
}

/// What sort of state body a noun names, so that "army" and "military" are one.
pub(super) fn sort_of(noun: &str, phrase: &str) -> String {
    match noun {
        "army" | "military" | "forces" | "force" | "troops" | "soldiers" | "troop" | "soldier"
        | "servicemen" => "army".to_owned(),
        "ministry" | "department" | "office" | "court" | "agency" | "service" | "staff" | "council"
        | "cabinet" => phrase.to_owned(),
        "parliament" | "legislature" | "assembly" => "parliament".to_owned(),
        other => other.to_owned(),
    }
}

/// Whether a phrase is a noun with more words before it: "foreign ministry" and "ministry".
fn ends_in(phrase: &str, noun: &str) -> bool {
    phrase.strip_suffix(noun).is_some_and(|before| before.ends_with(' '))
}

/// Whether a group of one kind may be called by a noun of the other.
fn alike(kind: ActorKind, noun: ActorKind) -> bool {
    let movement = |kind| matches!(kind, ActorKind::ArmedGroup | ActorKind::PoliticalGroup);
    kind == noun || movement(kind) && movement(noun)
}
