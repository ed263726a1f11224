//! For whom a person acts where no title says it: "A of B", "A (B)", "B's A", "A, who leads B", "his B", "A signed for B".

use std::ops::Range;

use peacebrief::v1::ActorKind;

use super::register::DraftId;
use super::resolve::Resolver;
use crate::document::{Document, TokenId};
use crate::lexicon::{ModifierClass, OfficeClass};
use crate::mentions::Class;
use crate::syntax::{Dep, Pos, Tag};

/// How many who sign together are looked back at.
const SIGNERS: usize = 6;
/// How many words may stand between "of" and the name of whom somebody is: "of the opposition Hill Party".
const DESCRIPTION: usize = 3;
/// How far into what somebody leads its name is looked for.
const NAMED: usize = 12;
/// How many words of an apposition behind it belong to it, up to the first of the name.
const APPOSED: usize = 4;
/// Nouns for those who serve or belong to whom a preposition after them names.
const SERVES: &[&str] = &[
    "member",
    "adviser",
    "advisor",
    "aide",
    "assistant",
    "deputy",
    "official",
    "officer",
    "delegate",
    "negotiator",
    "commander",
    "representative",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "leader",
    "founder",
    "cofounder",
    "co-founder",
    "figure",
    "cadre",
    "head",
    "chief",
    "chairman",
    "chairwoman",
    "secretary",
    "veteran",
];

/// Whether a preposition begins what is no part of the name before it: "its delegation *to* the League".
fn is_set_apart(document: &Document<'_>, token: TokenId) -> bool {
    document.pos(token) == Pos::Adp && !matches!(document.word(token), "of" | "for")
        || document.pos(token) == Pos::Sconj
        || document.dep(token) == Dep::Relcl
}

impl Resolver<'_, '_, '_, '_> {
    /// "A of B", "A (B)": a person's body in a bracket or after "of", and "B's A".
    pub(super) fn appended(&mut self, number: usize, id: DraftId) {
        if !self.register.drafts[id].is_person() {
            return;
        }
        let tokens = self.mentions.names[number].tokens.clone();
        let after = |offset: usize| {
            let at = tokens.end + offset;
            if at < self.document.len() { self.document.word(at) } else { "" }
        };
        let body_at = |token: TokenId| {
            let other = self.mentions.name_at.get(token)?;
            let other_id = self.names[other]?;
            (self.mentions.names[other].tokens.start == token && !self.register.drafts[other_id].is_person())
                .then_some((other, other_id))
        };
        // "Of the Front", "of the opposition Hill Party"
        let skip = |at: TokenId| {
            let describes = |t: TokenId| {
                self.document.word(t).starts_with(char::is_lowercase)
                    && matches!(self.document.pos(t), Pos::Det | Pos::Adj | Pos::Noun)
            };
            let limit = self.document.len().min(at + DESCRIPTION);
            (at..limit).find(|&t| !describes(t)).unwrap_or(at)
        };
        let holder = match (after(0), after(1)) {
            ("of", _) => body_at(skip(tokens.end + 1)),
            (",", "of") => body_at(skip(tokens.end + 2)),
            // "Emhemed Shoaib for the House", signing; "Khatri Addouh, for the Front"
            ("for", _) if self.stands_alone(&tokens) => body_at(skip(tokens.end + 1)),
            (",", "for") => body_at(skip(tokens.end + 2)),
            // "A, a senior member of the Front"
            (",", _) => self.membership(tokens.end + 1).and_then(|of| body_at(skip(of + 1))),
            ("(", _) => body_at(tokens.end + 1).filter(|(other, _)| {
                let end = self.mentions.names[*other].tokens.end;
                end < self.document.len() && self.document.word(end) == ")"
            }),
            _ => None,
        };
        let named = holder.map(|(_, holder)| holder);
        // "commended *President A of Kestria*": a person of it acts.
        let titled = tokens.start.checked_sub(1).and_then(|t| self.mentions.known.office(t));
        let in_office = titled.is_some_and(|title| {
            title.office.class.leads_a_state() && !title.modifiers.contains(&ModifierClass::Former)
        });
        if let Some(state) = named.filter(|_| after(0) == "of" && in_office) {
            self.register.drafts[state].engaged = true;
        }
        let holder = named.or_else(|| self.announced(&tokens));
        if let Some(holder) = holder {
            self.register.drafts[id].holder.get_or_insert(holder);
            if after(0) == "for" {
                self.joined_signers(number, holder);
            }
        }
        // "Rwanda's Olivier Nduhungirehe", but not "Moscow's Kuznetsov bridge"
        let owner = tokens
            .start
            .checked_sub(2)
            .filter(|&owner| crate::mentions::is_possessive(self.document, owner + 1))
            .and_then(|owner| self.mentions.name_at.get(owner))
            .and_then(|owner| self.names[owner])
            .filter(|&owner| !self.register.drafts[owner].is_person());
        if let Some(owner) = owner {
            self.register.drafts[id].holder.get_or_insert(owner);
        }
    }

    /// The "of" behind "a member", "a founding member", where such a phrase begins at a token.
    fn membership(&self, from: TokenId) -> Option<TokenId> {
        let limit = self.document.sentence_around(from.checked_sub(1)?).end.min(from + 4);
        let member = (from..limit).find(|&t| self.document.lemma(t) == "member")?;
        let opens = (from..member)
            .all(|t| matches!(self.document.pos(t), Pos::Det | Pos::Adj | Pos::Noun | Pos::Verb));
        (opens && member + 1 < self.document.len() && self.document.word(member + 1) == "of")
            .then_some(member + 1)
    }

    /// "A, B and C for the Front": those joined before C are there for it too.
    fn joined_signers(&mut self, last: usize, holder: DraftId) {
        let mut next = last;
        for number in (0..last).rev().take(SIGNERS) {
            let (name, following) = (&self.mentions.names[number], &self.mentions.names[next]);
            let Some(person) = self.names[number].filter(|&id| self.register.drafts[id].is_person()) else {
                return;
            };
            let joins = |t: TokenId| {
                matches!(self.document.word(t), "," | "and" | "&") || self.mentions.known.office(t).is_some()
            };
            if name.tokens.end >= following.tokens.start
                || !(name.tokens.end..following.tokens.start).all(joins)
            {
                return;
            }
            self.register.drafts[person].holder.get_or_insert(holder);
            next = number;
        }
    }

    /// "his Democratic Unionist Party", "whose Orange Democratic Movement", "Ona's Revolutionary Army": a group's name
    /// with a person as possessor tells for whom the person acts.
    pub(super) fn owned(&mut self, tokens: &Range<TokenId>, id: DraftId) {
        if !matches!(
            self.register.drafts[id].kind,
            ActorKind::ArmedGroup | ActorKind::PoliticalGroup | ActorKind::CivilSociety
        ) {
            return;
        }
        let Some(before) = tokens.start.checked_sub(1) else { return };
        let possessor = if crate::mentions::is_possessive(self.document, before) {
            before.checked_sub(1)
        } else {
            Some(before)
        };
        let Some(possessor) = possessor else { return };
        let pronoun = matches!(self.document.tag(before), Tag::PrpPossessive | Tag::WpPossessive);
        if possessor == before && !pronoun {
            return;
        }
        if let [owner] = self.referents[possessor].as_slice() {
            let owner = &mut self.register.drafts[*owner];
            if owner.is_person() {
                owner.holder.get_or_insert(id);
            }
        }
    }

    /// "X, who leads the rebels' delegation", "Y, who speaks for the ministry": for whom a person acts.
    pub(super) fn leading(&mut self, who: TokenId) {
        let verb = self.document.head(who);
        if self.document.dep(who) == Dep::Nsubj && self.document.dep(verb) == Dep::Relcl {
            self.leads(who, verb);
        }
    }

    /// "X leads the rebels' delegation": as [`leading`](Self::leading) a main clause that tells who somebody is, in the present tense.
    pub(super) fn leads_now(&mut self, head: TokenId) {
        let document = self.document;
        let verb = document.head(head);
        let is = document.dep(head) == Dep::Nsubj && document.tag(verb) == Tag::Vbz;
        if is && matches!(document.lemma(verb), "lead" | "head" | "command" | "chair" | "represent") {
            self.leads(head, verb);
        }
    }

    fn leads(&mut self, who: TokenId, verb: TokenId) {
        let document = self.document;
        let [person] = *self.referents[who].as_slice() else { return };
        if !self.register.drafts[person].is_person() {
            return;
        }
        let within = match document.lemma(verb) {
            "lead" | "head" | "command" | "chair" | "cochair" | "run" | "represent" | "direct" | "found"
            | "manage" => document.child(verb, Dep::Dobj).map(|object| document.subtree(object)),
            "speak" | "negotiate" | "act" | "work" | "preside" | "belong" | "fight" | "campaign" => document
                .children(verb)
                .find(|&c| matches!(document.word(c), "for" | "over" | "to" | "with"))
                .and_then(|preposition| document.child(preposition, Dep::Pobj))
                .map(|object| document.subtree(object)),
            _ => None,
        };
        // "who mediated on behalf of the bloc"
        let behalf = document
            .children_by(verb, Dep::Prep)
            .filter(|&on| document.word(on) == "on")
            .find_map(|on| document.child(on, Dep::Pobj).filter(|&behalf| document.lemma(behalf) == "behalf"))
            .map(|behalf| document.subtree(behalf));
        // "who commands its fighting arm, *the Hill Army*": what is named goes before what only describes it.
        let Some(whole) = behalf.or(within) else { return };
        let sentence = document.sentence_around(verb).end;
        let behind = whole.end < sentence && document.word(whole.end) == ",";
        let end = if behind { sentence.min(whole.end + APPOSED) } else { whole.end };
        let named = (whole.start..end).take(NAMED).take_while(|&t| !is_set_apart(document, t)).find(|&t| {
            let name = self.mentions.name(t).filter(|name| name.tokens.start == t);
            name.is_some_and(|name| {
                matches!(name.class, Class::Body(_) | Class::Group(_, false) | Class::Organization(_))
            })
        });
        for token in named.into_iter().chain(whole.take(8)) {
            let holder = self.holder_at(token).first().copied();
            if let Some(holder) = holder.filter(|&holder| holder != person) {
                self.register.drafts[person].holder.get_or_insert(holder);
                return;
            }
        }
    }

    /// "for the Front, A", "a council under A", "a delegation of the Front led by A", "A on behalf of the Front".
    fn announced(&mut self, tokens: &Range<TokenId>) -> Option<DraftId> {
        let document = self.document;
        let sentence = document.sentence_around(tokens.start);
        let mut start = tokens.start;
        // Titles and ranks may stand before the name.
        while let Some(office) = start.checked_sub(1).and_then(|t| self.mentions.known.office(t)) {
            if office.tokens.end != start || office.tokens.start < sentence.start {
                break;
            }
            start = office.tokens.start;
        }
        let word = |back: usize| {
            let at = start.checked_sub(back).filter(|&t| t >= sentence.start);
            at.map_or("", |t| document.word(t))
        };
        let mut sent = false;
        let introduced = match (word(1), word(2)) {
            // "From the Velian side, the meeting was attended by A and B"
            ("by" | "and" | ",", _) if self.lists_one_side(sentence.start).is_some() => {
                self.lists_one_side(sentence.start)
            }
            (",", _) => {
                let phrase = self.phrase_before(start - 1, sentence.start);
                let phrase = phrase.filter(|&p| document.word(p) == "for");
                // "the Special Envoy *for Kestria*, A" is sent there, and by others.
                let title = phrase.and_then(|p| self.mentions.known.office(p.checked_sub(1)?));
                sent = title.is_some_and(|title| title.office.class == OfficeClass::Envoy);
                phrase.map(|p| p..start - 1)
            }
            ("under", _) => Some(start.saturating_sub(5).max(sentence.start)..start - 1),
            // "The Velian side was represented by Deputy Minister A"
            ("by", "led" | "headed" | "commanded" | "chaired" | "represented") => {
                Some(start.saturating_sub(8).max(sentence.start)..start - 2)
            }
            _ => None,
        };
        let behalf = tokens.end + 3 < sentence.end
            && document.word(tokens.end) == "on"
            && document.word(tokens.end + 1) == "behalf";
        let introduced =
            introduced.or_else(|| behalf.then(|| tokens.end + 3..sentence.end.min(tokens.end + 10)))?;
        let holder = |resolver: &mut Self, token: TokenId| {
            let named = resolver.mentions.name_at.get(token).is_some();
            let body = resolver.mentions.known.body(token).is_some();
            if named || body { resolver.holder_at(token).first().copied() } else { None }
        };
        let found = if behalf && introduced.start > tokens.start {
            introduced.into_iter().find_map(|token| holder(self, token))
        } else {
            introduced.into_iter().rev().find_map(|token| holder(self, token))
        };
        found.filter(|&found| {
            let kind = self.register.drafts[found].kind;
            kind != ActorKind::Person && !(sent && kind == ActorKind::State)
        })
    }

    /// "*From the Velian side*, the talks were attended by": the words for the side where a sentence opens with it and lists who was there.
    fn lists_one_side(&self, first: TokenId) -> Option<Range<TokenId>> {
        /// How many words such an opening has at most.
        const LONGEST: usize = 6;
        /// How far behind it the verb is looked for.
        const VERB: usize = 16;
        let document = self.document;
        let sentence = document.sentence_around(first);
        if !matches!(document.word(first), "From" | "On") {
            return None;
        }
        let side = (first + 2..sentence.end.min(first + LONGEST)).find(|&t| self.lower(t) == "side")?;
        let listed = |t: TokenId| {
            matches!(document.lemma(t), "attend" | "represent" | "present" | "participate")
                && document.tag(t) != Tag::Nns
        };
        (side + 1 < sentence.end
            && document.word(side + 1) == ","
            && (side + 2..sentence.end.min(side + VERB)).any(listed))
        .then_some(first + 1..side)
    }

    /// The preposition of a short phrase that ends before a token: the "for" of "for the government,".
    fn phrase_before(&self, end: TokenId, first: TokenId) -> Option<TokenId> {
        let document = self.document;
        let from = end.saturating_sub(7).max(first);
        let open = (from..end).rev().take_while(|&t| document.pos(t) != Pos::Verb && document.word(t) != ",");
        open.into_iter().find(|&t| document.pos(t) == Pos::Adp && document.word(t) != "of")
    }

    /// Whether a name is nobody's object, so that a "for" after it says for whom it stands.
    fn stands_alone(&self, tokens: &Range<TokenId>) -> bool {
        let head = super::register::head_of(self.document, tokens);
        match self.document.dep(head) {
            Dep::Dobj | Dep::Dative => false,
            // "signed by A for the Front", "the signatures of A for the Front"
            Dep::Pobj => {
                let preposition = self.document.head(head);
                let governor = self.document.lemma(self.document.head(preposition));
                self.document.dep(preposition) == Dep::Agent
                    || self.lower(preposition) == "by"
                    || matches!(governor, "signature" | "initial")
            }
            Dep::Conj => {
                let first = crate::clauses::first_conjunct(self.document, head);
                !matches!(self.document.dep(first), Dep::Dobj | Dep::Dative)
            }
            _ => true,
        }
    }

    /// "an aide to President A", "the chief of staff of General B": who serves a person acts for whom that person acts.
    pub(super) fn attending(&mut self) {
        let document = self.document;
        for (office, links) in self.mentions.offices.iter().zip(self.links) {
            let from = office.extent.end;
            let sentence = document.sentence_around(office.head());
            if from + 1 >= sentence.end || !matches!(document.word(from), "to" | "of") {
                continue;
            }
            let mut at = from + 1;
            while let Some(title) = self.mentions.known.office(at).filter(|title| title.tokens.start == at) {
                at = title.tokens.end;
            }
            let served = self
                .mentions
                .name(at)
                .filter(|name| name.tokens.start == at && name.class == crate::mentions::Class::Person)
                .and_then(|_| self.mentions.name_at.get(at))
                .and_then(|number| self.names[number])
                .and_then(|person| self.party_of(person));
            let Some(served) = served else { continue };
            for bearer in links.iter().filter_map(|&name| self.names[name]) {
                if self.register.drafts[bearer].employer().is_none() {
                    self.register.drafts[bearer].holder = Some(served);
                }
            }
        }
    }

    /// "A, a senior adviser to the rebels' panel", "B, a member of the Front's delegation": who serves somebody acts for him.
    pub(super) fn serving(&mut self) {
        let document = self.document;
        for (number, name) in self.mentions.names.iter().enumerate() {
            let person = self.names[number].filter(|&id| {
                let draft = &self.register.drafts[id];
                draft.is_person() && draft.employer().is_none() && !draft.foreign
            });
            let Some(person) = person else { continue };
            let head = super::register::head_of(document, &name.tokens);
            let serves = |t: &TokenId| SERVES.contains(&document.lemma(*t));
            let beside = document.children_by(head, Dep::Appos).chain(
                // "A senior adviser to the rebels' panel, A, …"
                Some(document.head(head)).filter(|_| document.dep(head) == Dep::Appos),
            );
            let Some(noun) = beside.into_iter().find(serves) else { continue };
            let whom: Vec<TokenId> = document
                .children_by(noun, Dep::Prep)
                .filter(|&p| matches!(self.lower(p).as_str(), "to" | "of" | "for" | "in" | "with"))
                .flat_map(|p| document.children_by(p, Dep::Pobj))
                .collect();
            let found = whom.into_iter().find_map(|whom| self.served_at(whom));
            let Some(served) = found.filter(|&served| served != person) else { continue };
            self.register.drafts[person].holder = Some(served);
            // "A spokesman for X's party, the Y Movement, A": the title stands far from the name.
            let offices = &self.mentions.offices;
            let at = offices.partition_point(|office| office.title.end <= noun);
            let office = offices.get(at).filter(|office| office.head() == noun);
            if let Some(office) = office.filter(|_| self.register.drafts[person].offices.is_empty()) {
                self.ascribe(office, person, Some(served));
            }
        }
    }

    /// Whom the phrase of a noun stands for, or to whom it belongs: the rebels of "the rebels' negotiating panel".
    fn served_at(&mut self, noun: TokenId) -> Option<DraftId> {
        let document = self.document;
        let own = document.children(noun).filter(|&c| {
            c < noun && matches!(document.dep(c), Dep::Poss | Dep::Compound | Dep::Amod | Dep::Nmod)
        });
        let tokens: Vec<TokenId> = std::iter::once(noun).chain(own).collect();
        tokens.into_iter().find_map(|token| {
            let whole = self.referents[token].iter().find_map(|&id| self.party_of(id));
            whole.filter(|&id| !self.register.drafts[id].is_person())
        })
    }

    /// "A signed for the government", "B signed on behalf of the Front".
    pub(super) fn signing(&mut self, verb: TokenId) {
        let document = self.document;
        let acts = matches!(
            document.lemma(verb),
            "sign" | "initial" | "initialise" | "initialize" | "speak" | "negotiate"
        );
        let likewise =
            document.lemma(verb) == "do" && verb + 1 < document.len() && self.lower(verb + 1) == "so";
        if !acts && !likewise {
            return;
        }
        let Some(subject) = document.child(verb, Dep::Nsubj) else { return };
        // "A, B and C signed for the Front"
        let subjects = crate::clauses::conjuncts(document, subject);
        let persons: Vec<DraftId> =
            subjects.into_iter().flat_map(|t| self.referents[t].clone()).take(SIGNERS).collect();
        if persons.is_empty() || !persons.iter().all(|&id| self.register.drafts[id].is_person()) {
            return;
        }
        for preposition in document.children_by(verb, Dep::Prep).collect::<Vec<_>>() {
            let object = match document.word(preposition) {
                "for" => document.child(preposition, Dep::Pobj),
                "on" => document
                    .child(preposition, Dep::Pobj)
                    .filter(|&behalf| document.lemma(behalf) == "behalf")
                    .and_then(|behalf| document.child(behalf, Dep::Prep))
                    .and_then(|of| document.child(of, Dep::Pobj)),
                _ => None,
            };
            let Some(object) = object else { continue };
            // "A signed for the government and *B* for the Front": B is no object.
            let is_person = |t: TokenId| {
                self.referents[t].first().is_some_and(|&id| self.register.drafts[id].is_person())
            };
            let objects: Vec<TokenId> = crate::clauses::conjuncts(document, object)
                .into_iter()
                .filter(|&t| t == object || !is_person(t))
                .collect();
            // "A and B signed for X and Y": one for each, or all for one.
            let each = objects.len() == persons.len();
            if objects.len() > 1 && !each {
                return;
            }
            for (number, &person) in persons.iter().enumerate() {
                let object = if each { objects[number] } else { object };
                let holder = self.holder_at(object).first().copied().or_else(|| self.whole_of(object));
                if let Some(holder) = holder.filter(|holder| !persons.contains(holder)) {
                    self.register.drafts[person].holder.get_or_insert(holder);
                }
            }
            // What a further phrase says is of somebody else: "and B for the Front".
            return;
        }
    }

    /// "the guerrillas *of the Front*": whose people a noun names.
    fn whole_of(&mut self, noun: TokenId) -> Option<DraftId> {
        let document = self.document;
        let of = document.children_by(noun, Dep::Prep).find(|&p| document.word(p) == "of")?;
        self.holder_at(document.child(of, Dep::Pobj)?).first().copied()
    }
}
