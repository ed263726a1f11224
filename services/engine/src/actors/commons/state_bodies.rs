//! Bodies of states: "the Congolese army", "parliament", "the foreign ministry in Tbilisi"; of which state, and which are one.

use peacebrief::v1::{ActorKind, MentionKind};

use crate::actors::bearers::singular;
use crate::actors::names::{seat_behind, sort_of_ministry};
use crate::actors::register::{Draft, DraftId};
use crate::actors::resolve::Resolver;
use crate::document::TokenId;
use crate::mentions::{BodySpan, Class, StateForm, fold_words};
use crate::syntax::Tag;

impl Resolver<'_, '_, '_, '_> {
    /// "the Congolese army", "parliament", "the foreign ministry in Tbilisi", "Israeli troops".
    pub(super) fn state_body(&mut self, body: &BodySpan, holders: &[DraftId]) {
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
                self.state_seated_at(tokens.end).or_else(|| self.state_spoken_from(head))
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
        if self.bodies_of_several(body) {
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
        let seat = seat_behind(self.document, self.mentions, tokens.end).filter(|_| is_ministry(&phrase));
        draft.also.extend(seat.map(|seat| tokens.start..seat));
        self.describe(tokens, head, id, MentionKind::Name);
    }

    /// "the Kestrian and Sorran armies", "the coast guards of Kestria and Sorra": one of each state. Answers whether they are.
    fn bodies_of_several(&mut self, body: &BodySpan) -> bool {
        let head = body.head();
        let adjectival = body.extent.end == body.noun.end;
        if !body.body.alone || body.modifies || self.document.tag(head) != Tag::Nns || body.holders.len() != 2
        {
            return false;
        }
        let mut of_states = Vec::new();
        for &token in &body.holders {
            let holder = self.holder_at(token).first().copied();
            let state = holder.filter(|&id| self.register.drafts[id].kind == ActorKind::State);
            of_states.extend(state.map(|state| (token, state)));
        }
        let [(_, first), (_, second)] = of_states[..] else { return false };
        if first == second {
            return false;
        }
        let noun = self.document.words(body.noun.start..head).to_owned();
        let last = self.lower(head);
        let last = if last == "forces" { last } else { singular(&last) };
        let one = [noun.trim(), &last].join(" ").trim().to_owned();
        let sort = sort_of(&last, &one.to_lowercase());
        let mut ids: Vec<DraftId> = Vec::new();
        for (token, state) in of_states {
            let id = self.known_body(&sort, Some(state), head).unwrap_or_else(|| {
                let id = self.new_body(&sort, Some(state));
                let whose = self.mentions.name_at.get(token).map(|n| self.mentions.names[n].tokens.clone());
                let whose = self.document.words(whose.unwrap_or(token..token + 1)).to_owned();
                let name = if adjectival { format!("{whose} {one}") } else { format!("{one} of {whose}") };
                self.register.drafts[id].fixed_name = Some(name);
                id
            });
            self.register.drafts[id].engaged = true;
            self.register.drafts[id].mention(head..head + 1, MentionKind::Description);
            ids.push(id);
        }
        ids.sort_unstable_by_key(|&id| self.register.drafts[id].mentions.first().map(|m| m.tokens.start));
        self.stand(body.tokens.clone(), head, &ids);
        true
    }

    /// The state in whose capital a ministry has its seat by the words behind it: "the foreign ministry *in Tbilisi*".
    pub(in crate::actors) fn state_seated_at(&mut self, from: TokenId) -> Option<DraftId> {
        let name = self.mentions.name(from + 1).filter(|name| name.tokens.start == from + 1)?;
        let Class::State(state, StateForm::Capital) = name.class else { return None };
        (self.lower(from) == "in").then(|| self.register.state(&state.name))
    }

    /// The body of that sort: of the state, or, where none is told, the one last spoken of.
    pub(in crate::actors) fn known_body(
        &self,
        sort: &str,
        state: Option<DraftId>,
        head: TokenId,
    ) -> Option<DraftId> {
        if state.is_some() {
            let known = self.bodies.get(&(sort.to_owned(), state)).copied();
            return known.or_else(|| self.named_army(sort, state));
        }
        let here = self.state_here(head);
        // "the ministry" after "the foreign ministry" or "the Russian Foreign Ministry": of the sort, or called by the noun.
        let noun = self.lower(head);
        let of_sort = |id: DraftId| {
            let draft = &self.register.drafts[id];
            draft.sort.as_deref().is_some_and(|known| known == sort || ends_in(known, sort))
                || draft.sort.is_none()
                    && draft.names.iter().any(|tokens| {
                        // "the ministry" is the Ministry of Livestock.
                        let opens = self.lower(tokens.start) == noun
                            && tokens.len() > 1
                            && self.lower(tokens.start + 1) == "of";
                        opens || self.lower(tokens.end - 1) == noun
                    })
        };
        self.discourse
            .latest()
            .filter_map(|entry| entry.ids.first().copied())
            .find(|&id| self.register.drafts[id].kind == ActorKind::StateBody && of_sort(id))
            .or_else(|| self.bodies.get(&(sort.to_owned(), here)).copied())
            .or_else(|| {
                // "The ministry" at the end of a text is that of its letterhead, if there is no other.
                let bare = noun == "ministry" && noun == sort;
                let drafts = 0..if bare { self.register.drafts.len() } else { 0 };
                let mut named =
                    drafts.filter(|&id| self.register.drafts[id].kind == ActorKind::StateBody && of_sort(id));
                named.next().filter(|_| named.next().is_none())
            })
    }

    /// "the Kestrian army" is the Royal Kestrian Army: the one army of a state that the text names.
    fn named_army(&self, sort: &str, state: Option<DraftId>) -> Option<DraftId> {
        if sort != "army" {
            return None;
        }
        let word = |t: TokenId| self.lower(t);
        let army = |draft: &Draft| {
            draft.sort.is_none()
                && draft.names.iter().any(|name| {
                    let last = word(name.end - 1);
                    last == "army"
                        || last == "forces"
                            && name.len() > 1
                            && matches!(word(name.end - 2).as_str(), "armed" | "defence" | "defense")
                })
        };
        let mut named = (0..self.register.drafts.len()).filter(|&id| {
            let draft = &self.register.drafts[id];
            draft.kind == ActorKind::StateBody && army(draft) && self.register.state_of(id) == state
        });
        named.next().filter(|_| named.next().is_none())
    }

    fn new_body(&mut self, sort: &str, state: Option<DraftId>) -> DraftId {
        let mut draft = Draft::new(ActorKind::StateBody, "actors.state_body");
        draft.holder = state;
        draft.sort = Some(sort.to_owned());
        let id = self.register.add(draft);
        self.bodies.insert((sort.to_owned(), state), id);
        id
    }
}

/// The one state whose body every reader takes to be meant by such a name: "the State Department".
pub(in crate::actors) fn only_state_with(body: &str) -> Option<&'static str> {
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
pub(in crate::actors) fn sort_of(noun: &str, phrase: &str) -> String {
    match noun {
        "army" | "military" | "forces" | "force" | "troops" | "soldiers" | "troop" | "soldier"
        | "servicemen" => "army".to_owned(),
        "ministry" => sort_of_ministry(&fold_words(phrase)).unwrap_or_else(|| phrase.to_owned()),
        "department" | "office" | "court" | "agency" | "service" | "staff" | "council" | "cabinet" => {
            phrase.to_owned()
        }
        "parliament" | "legislature" | "assembly" => "parliament".to_owned(),
        other => other.to_owned(),
    }
}

/// Whether a phrase is a noun with more words before it: "foreign ministry" and "ministry".
fn ends_in(phrase: &str, noun: &str) -> bool {
    phrase.strip_suffix(noun).is_some_and(|before| before.ends_with(' '))
}
