//! One walk through the text that says of names, titles, common nouns and pronouns for whom they stand.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use peacebrief::v1::{ActorKind, MentionKind};

use super::discourse::Discourse;
use super::names::{behind_style, sort_of_ministry};
use super::principals::{self, Principals};
use super::register::{DraftId, Register, head_of};
use super::unnamed_side;
use super::vacancies::Vacancy;
use crate::document::{Document, TokenId};
use crate::lexicon::{Lexicon, Name, NameMatch, SpeechVerb};
use crate::mentions::{Class, Mentions, StateForm, fold_words};
use crate::syntax::{Dep, Pos};

/// What the walk has found besides the drafts' own mentions: tokens that stand for somebody.
pub(super) type Standing = (Range<TokenId>, Vec<DraftId>);

/// The walk's state.
pub(super) struct Resolver<'a, 'd, 't, 'l> {
    pub(super) document: &'d Document<'t>,
    pub(super) lexicon: &'l Lexicon,
    pub(super) mentions: &'d Mentions<'l>,
    pub(super) register: &'a mut Register,
    /// For each name its draft.
    pub(super) names: &'d [Option<DraftId>],
    /// For each title the names of its holders.
    pub(super) links: &'d [Vec<usize>],
    pub(super) principals: Principals,
    /// The words of the headline, folded.
    pub(super) headline: HashSet<String>,
    pub(super) discourse: Discourse,
    /// For each token those for whom it has been found to stand.
    pub(super) referents: Vec<Vec<DraftId>>,
    pub(super) standing: Vec<Standing>,
    /// Persons by the last word of their titles, in order of ascription.
    pub(super) titles: HashMap<String, Vec<DraftId>>,
    /// For whom several bear a title together, by its last word: "the Co-Chairs of the Contact Group".
    pub(super) corps: HashMap<String, DraftId>,
    /// Offices whose bearers have not been named with them.
    pub(super) vacant: Vec<Vacancy>,
    /// Bodies of states by sort and state.
    pub(super) bodies: HashMap<(String, Option<DraftId>), DraftId>,
}

/// What the walk goes by.
#[derive(Clone, Copy)]
pub(super) struct Ground<'d, 't, 'l> {
    /// The text with its trees.
    pub(super) document: &'d Document<'t>,
    /// General knowledge.
    pub(super) lexicon: &'l Lexicon,
    /// Names, titles, common nouns.
    pub(super) mentions: &'d Mentions<'l>,
    /// For each name its draft.
    pub(super) names: &'d [Option<DraftId>],
    /// For each title the names of its holders.
    pub(super) links: &'d [Vec<usize>],
}

/// Walks through all sentences that count; answers which tokens stand for whom.
pub(super) fn resolve(
    ground: Ground<'_, '_, '_>,
    register: &mut Register,
    title: &str,
    counts: &dyn Fn(TokenId) -> bool,
) -> Vec<Standing> {
    let Ground { document, lexicon, mentions, names, links } = ground;
    let mut principals = principals::find(document, mentions, register, lexicon, names, title);
    unnamed_side::supply(ground, register, counts, &mut principals);
    let mut resolver = Resolver {
        document,
        lexicon,
        mentions,
        register,
        names,
        links,
        principals,
        headline: fold_words(&title.replace("'s", " ").replace("’s", " ")).into_iter().collect(),
        discourse: Discourse::default(),
        referents: vec![Vec::new(); document.len()],
        standing: Vec::new(),
        titles: HashMap::new(),
        corps: HashMap::new(),
        vacant: Vec::new(),
        bodies: HashMap::new(),
    };
    resolver.prepare(counts);
    let office_at: HashMap<TokenId, usize> =
        mentions.offices.iter().enumerate().map(|(n, office)| (office.title.start, n)).collect();
    let body_at: HashMap<TokenId, usize> =
        mentions.bodies.iter().enumerate().map(|(n, body)| (body.head(), n)).collect();
    let voice = resolver.letterhead();
    resolver.author();
    let voices = resolver.joint_voice();
    for sentence in document.sentences() {
        for token in sentence.clone().filter(|&t| counts(t)) {
            if let Some(voice) = voice {
                resolver.first_person(token, voice);
            }
            resolver.first_persons(token, &voices);
            if let Some(number) =
                mentions.name_at.get(token).filter(|&n| mentions.names[n].tokens.start == token)
            {
                resolver.name(number);
            }
            if resolver.short_form(token) || resolver.members(token) {
                continue;
            }
            if let Some(&number) = office_at.get(&token) {
                resolver.office(number);
                // "The guerrillas said": a calling too, but one that nobody bears here; they are a side.
                let side = document.lemma(token) == "guerrilla" && resolver.referents[token].is_empty();
                if let Some(&number) = body_at.get(&token).filter(|_| side) {
                    resolver.body(number);
                }
            } else if let Some(&number) = body_at.get(&token).filter(|_| !resolver.means_sides(token)) {
                resolver.body(number);
                if resolver.referents[token].is_empty() {
                    resolver.unnamed_voices(token);
                }
                if resolver.referents[token].is_empty() {
                    resolver.joint(token);
                }
            } else if mentions.name_at.get(token).is_none() {
                match document.pos(token) {
                    Pos::Verb => resolver.signing(token),
                    Pos::Noun if document.lemma(token) == "counterpart" => resolver.counterpart(token),
                    Pos::Noun if resolver.is_opposite_number(token) => resolver.counterpart(token),
                    Pos::Noun if resolver.is_foreign_colleague(token) => resolver.counterpart(token),
                    Pos::Pron | Pos::Det => resolver.pronoun(token),
                    // "The two criticized": nothing that is counted stands beside it.
                    Pos::Num if resolver.lower(token) == "two" && resolver.follows_article(token) => {
                        resolver.pronoun(token);
                    }
                    Pos::Noun | Pos::Adj if matches!(document.lemma(token), "former" | "latter") => {
                        resolver.pronoun(token);
                    }
                    Pos::Noun | Pos::Num | Pos::Adj | Pos::Propn => resolver.description(token),
                    _ => {}
                }
            }
        }
    }
    resolver.attending();
    resolver.serving();
    resolver.fill_vacancies();
    resolver.standing
}

impl<'d, 't, 'l> Resolver<'_, 'd, 't, 'l> {
    /// What the walk goes by.
    pub(super) fn ground(&self) -> Ground<'d, 't, 'l> {
        Ground {
            document: self.document,
            lexicon: self.lexicon,
            mentions: self.mentions,
            names: self.names,
            links: self.links,
        }
    }
}

impl Resolver<'_, '_, '_, '_> {
    fn follows_article(&self, token: TokenId) -> bool {
        self.document.child(token, Dep::Det).is_some_and(|article| self.lower(article) == "the")
    }

    /// Lets names stand for their drafts before the walk, so that what comes before can refer to what follows.
    fn prepare(&mut self, counts: &dyn Fn(TokenId) -> bool) {
        for (name, id) in self.mentions.names.iter().zip(self.names) {
            let Some(id) = id.filter(|_| counts(name.tokens.start)) else { continue };
            for token in name.tokens.clone() {
                self.referents[token] = vec![id];
            }
        }
        for number in 0..self.names.len() {
            if let Some(id) = self.names[number].filter(|_| counts(self.mentions.names[number].tokens.start))
            {
                self.appended(number, id);
            }
        }
    }

    pub(super) fn name(&mut self, number: usize) {
        let Some(id) = self.names[number] else { return };
        let tokens = self.mentions.names[number].tokens.clone();
        let head = head_of(self.document, &tokens);
        if self.register.drafts[id].kind == ActorKind::StateBody && self.register.drafts[id].holder.is_none()
        {
            self.register.drafts[id].holder = self.holder_of_named(&tokens);
        }
        self.ministry(&tokens, id);
        self.named_with_state(&tokens, id);
        self.part_of(&tokens, id);
        self.owned(&tokens, id);
        self.stands_in(&tokens, id);
        self.takes_office(number, id);
        self.leads_now(head);
        self.discourse.note(self.document, &[id], head, self.speaks(head));
        self.note_together(head);
    }

    /// "The Kestrian foreign ministry" is the Ministry of Foreign Affairs of Kestria that was named before.
    fn ministry(&mut self, tokens: &Range<TokenId>, id: DraftId) {
        let draft = &self.register.drafts[id];
        if draft.kind == ActorKind::StateBody
            && let Some(sort) = sort_of_ministry(&fold_words(self.document.words(tokens.clone())))
        {
            self.bodies.entry((sort, draft.holder)).or_insert(id);
        }
    }

    /// "the Ministry of Defence *of Kestria*": the state behind the name of its body is part of the fullest form of that name.
    fn named_with_state(&mut self, tokens: &Range<TokenId>, id: DraftId) {
        let state = tokens.end + 1;
        let body = self.mentions.name(tokens.start).is_some_and(|name| matches!(name.class, Class::Body(_)));
        if !body
            || self.register.drafts[id].kind != ActorKind::StateBody
            || state >= self.document.len()
            || self.document.word(tokens.end) != "of"
        {
            return;
        }
        let Some(name) = self.mentions.name(state).filter(|name| name.tokens.start == state) else { return };
        if matches!(name.class, Class::State(_, StateForm::Name) | Class::NewState(_, StateForm::Name)) {
            self.register.drafts[id].names.push(tokens.start..name.tokens.end);
        }
    }

    /// "The 33rd Front of the FARC", "the League's Monitoring Mission", "the United Nations Mission in Kestria": the whole of which a
    /// group or body is a part, where that is no state.
    fn part_of(&mut self, tokens: &Range<TokenId>, id: DraftId) {
        let draft = &self.register.drafts[id];
        let part = matches!(
            draft.kind,
            ActorKind::ArmedGroup | ActorKind::PoliticalGroup | ActorKind::IntergovernmentalOrganization
        );
        if !part || draft.holder.is_some() || draft.rule != "actors.named_body" {
            return;
        }
        let organization = draft.kind == ActorKind::IntergovernmentalOrganization;
        let document = self.document;
        let possessor = tokens.start.checked_sub(2).filter(|&p| {
            crate::mentions::is_possessive(document, p + 1)
                && document.sentence_of(p) == document.sentence_of(p + 1)
        });
        let of = (tokens.end + 2 < document.len() && document.word(tokens.end) == "of")
            .then(|| tokens.end + 1 + usize::from(document.pos(tokens.end + 1) == Pos::Det));
        let whole = possessor.into_iter().chain(of).find_map(|token| {
            let id = self.names[self.mentions.name_at.get(token)?]?;
            let kind = self.register.drafts[id].kind;
            let holds = matches!(
                kind,
                ActorKind::ArmedGroup | ActorKind::PoliticalGroup | ActorKind::IntergovernmentalOrganization
            );
            holds.then_some(id)
        });
        // "the Contact Group *for the Lakes*" is no part of another Contact Group.
        let parted = |name: &&NameMatch<'_>| {
            name.tokens.end < tokens.end
                && !matches!(document.word(name.tokens.end), "for" | "in" | "on" | "of")
        };
        let within = self.mentions.known.name_from(tokens.start).filter(parted).and_then(|name| {
            name.readings.iter().find_map(|reading| match reading {
                Name::Organization(known) => Some(known.name.clone()),
                _ => None,
            })
        });
        let whole =
            whole.or_else(|| within.filter(|_| organization).map(|name| self.register.organization(&name)));
        if let Some(whole) = whole.filter(|&whole| whole != id && !self.register.acts_for(whole, id)) {
            self.register.drafts[id].holder = Some(whole);
        }
    }

    /// The state of a body that is called by its name: "Iran's Foreign Ministry", "Russian Defense Ministry", "the
    /// Parliament of Kenya", else the one at home here.
    fn holder_of_named(&mut self, tokens: &Range<TokenId>) -> Option<DraftId> {
        let own = self
            .mentions
            .known
            .name(tokens.start)
            .and_then(|name| name.readings.iter().find_map(|r| r.state()));
        if let Some(state) = own {
            return Some(self.register.state(&state.name));
        }
        // "the National Assembly of Orenga", "the Press Service of the President of Beristan"
        let last = fold_words(self.document.word(tokens.end - 1)).join(" ");
        if tokens.len() > 2
            && self.lower(tokens.end - 2) == "of"
            && let Some(state) = self.register.find(&super::names::state_key(&last))
        {
            return Some(state);
        }
        let possessor =
            tokens.start.checked_sub(2).filter(|&p| crate::mentions::is_possessive(self.document, p + 1));
        let of = (tokens.end + 1 < self.document.len() && self.document.word(tokens.end) == "of")
            .then(|| behind_style(self.document, tokens.end + 1));
        for token in possessor.into_iter().chain(of).filter(|&t| t < self.document.len()) {
            if let Some(&state) = self.holder_at(token).first() {
                return Some(state);
            }
        }
        let name = self.document.words(tokens.clone()).to_lowercase();
        if let Some(only) = super::commons::only_state_with(&name) {
            return Some(self.register.state(only));
        }
        self.described_of(tokens.end)
            .or_else(|| self.state_seated_at(tokens.end))
            .or_else(|| self.state_of_letterhead(tokens.start))
            .or_else(|| self.state_spoken_from(tokens.start))
            .or_else(|| self.state_here(tokens.start))
    }

    /// "the Jogorku Kenesh, *the parliament of Kyrgyzstan*": the state whose body a name is said to be.
    fn described_of(&self, from: TokenId) -> Option<DraftId> {
        const FURTHEST: usize = 6;
        let opens = self.lower(from) == "," && self.lower(from + 1) == "the";
        let limit = self.document.sentence_around(from.checked_sub(1)?).end.min(from + FURTHEST);
        let of = (from + 2..limit).find(|&t| self.lower(t) == "of").filter(|_| opens)?;
        self.mentions.known.body(of - 1)?;
        let id = self.mentions.name_at.get(of + 1).and_then(|name| self.names[name])?;
        (self.register.drafts[id].kind == ActorKind::State).then_some(id)
    }

    /// Where a noun phrase is joined to others, they are spoken of together as well.
    pub(super) fn note_together(&mut self, head: TokenId) {
        let document = self.document;
        // "A, the minister, and his counterpart B met", B read as a second subject.
        let beside = document
            .children_by(document.head(head), Dep::Nsubj)
            .find(|&s| s < head && document.children_by(s, Dep::Cc).any(|c| s < c && c < head))
            .filter(|_| document.dep(head) == Dep::Nsubj);
        if let Some(first) = beside {
            let mut together = self.referents[first].clone();
            together.extend(self.referents[head].iter().filter(|id| !self.referents[first].contains(id)));
            if together.len() > 1 {
                self.discourse.note(document, &together, first, self.speaks(first));
            }
        }
        if document.dep(head) != Dep::Conj {
            return;
        }
        let mut first = head;
        let mut together: Vec<DraftId> = self.referents[head].clone();
        for _ in 0..6 {
            if document.dep(first) != Dep::Conj || document.head(first) == first {
                break;
            }
            first = document.head(first);
            for &id in self.referents[first].iter().rev() {
                if !together.contains(&id) {
                    together.insert(0, id);
                }
            }
        }
        if together.len() > 1 && document.pos(first) != Pos::Verb {
            self.discourse.note(document, &together, first, self.speaks(first));
        }
    }

    /// Whether a noun phrase is the subject of a verb of saying.
    pub(super) fn speaks(&self, head: TokenId) -> bool {
        let document = self.document;
        let mut at = head;
        while document.dep(at) == Dep::Appos && document.head(at) != at {
            at = document.head(at);
        }
        document.dep(at) == Dep::Nsubj && self.says(document.head(at))
    }

    /// Whether a verb tells of something said, by itself or as a word of a fixed phrase ("made it clear").
    pub(super) fn says(&self, verb: TokenId) -> bool {
        self.sayings(verb).next().is_some() || self.is_in_speech_phrase(verb)
    }

    /// Whether a verb that tells of something said with a particle stands in a fixed phrase without it.
    pub(super) fn is_in_speech_phrase(&self, verb: TokenId) -> bool {
        /// How far from the verb a phrase's words stand: a sentence may have no end, and as many verbs as words.
        const REACH: usize = 16;
        let document = self.document;
        if self.lexicon.speech_verbs(document.lemma(verb)).is_empty() {
            return false;
        }
        let sentence = document.sentence_around(verb);
        let near = sentence.start.max(verb.saturating_sub(REACH))..sentence.end.min(verb + REACH);
        let phrases = self.lexicon.speech_phrases(&document.encoded(near.clone()));
        phrases.iter().any(|phrase| phrase.tokens.contains(&(verb - near.start)))
    }

    /// The ways in which a verb may tell of something said: one that does so with a particle only ("went on") needs it beside it.
    pub(super) fn sayings(&self, verb: TokenId) -> impl Iterator<Item = &SpeechVerb> {
        let document = self.document;
        let beside = move |particle: &str| {
            document.children(verb).any(|c| c > verb && document.word(c).eq_ignore_ascii_case(particle))
        };
        let verbs = self.lexicon.speech_verbs(document.lemma(verb)).iter();
        verbs.filter(move |verb| verb.particle.as_deref().is_none_or(beside))
    }

    /// Lets tokens stand for actors, and notes that they are spoken of.
    pub(super) fn stand(&mut self, tokens: Range<TokenId>, head: TokenId, ids: &[DraftId]) {
        if ids.is_empty() {
            return;
        }
        for token in tokens.clone() {
            if self.referents[token].is_empty() {
                self.referents[token] = ids.to_vec();
            }
        }
        self.standing.push((tokens, ids.to_vec()));
        self.discourse.note(self.document, ids, head, self.speaks(head));
        self.note_together(head);
    }

    /// As [`Self::stand`], for words that are a mention of one actor.
    pub(super) fn describe(&mut self, tokens: Range<TokenId>, head: TokenId, id: DraftId, kind: MentionKind) {
        for token in tokens.clone() {
            if self.referents[token].is_empty() {
                self.referents[token] = vec![id];
            }
        }
        self.register.drafts[id].mention(tokens, kind);
        self.discourse.note(self.document, &[id], head, self.speaks(head));
        self.note_together(head);
    }

    /// The state that "the army", "the president", "parliament" are taken to be of where nothing says it.
    pub(super) fn state_here(&self, token: TokenId) -> Option<DraftId> {
        let is_state = |id: DraftId| {
            self.register.drafts[id].kind == ActorKind::State && !self.principals.outside.contains(&id)
        };
        // In a third party's readout "the Government" is that of the side, not its own.
        if let Some(side) = self.side_beside_issuer() {
            return Some(side);
        }
        if let Some(home) = self.principals.home {
            return Some(home);
        }
        let mut sides = self.principals.sides.iter().copied().filter(|&id| is_state(id));
        if let Some(only) = sides.next().filter(|_| sides.next().is_none()) {
            return Some(only);
        }
        let near = self.discourse.best(self.document, token, 3, &is_state);
        near.or_else(|| self.principals.sides.iter().copied().find(|&id| is_state(id)))
    }

    /// The only state at the table, where another issues the text.
    fn side_beside_issuer(&self) -> Option<DraftId> {
        let issuer = self.principals.issuer?;
        let sides = &self.principals.sides;
        let mut states = sides.iter().filter(|&&id| self.register.drafts[id].kind == ActorKind::State);
        let only = states.next().filter(|_| states.next().is_none() && sides.len() == 2);
        only.copied().filter(|_| !sides.contains(&issuer))
    }

    /// The word in lower case.
    pub(super) fn lower(&self, token: TokenId) -> String {
        if token < self.document.len() { self.document.word(token).to_lowercase() } else { String::new() }
    }
}
