//! Pronouns: resolved to the most prominent actor that fits, left alone where none stands out.

use std::ops::Range;

use peacebrief::v1::MentionKind;

use super::discourse::{Entry, agrees};
use super::register::DraftId;
use super::resolve::Resolver;
use crate::document::{Document, TokenId};
use crate::lexicon::Gender;
use crate::syntax::{Dep, Pos, Tag};

/// Nouns for persons who are heard without a name.
pub(crate) const UNNAMED: &[&str] = &[
    "source",
    "official",
    "aide",
    "diplomat",
    "insider",
    "adviser",
    "advisor",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "representative",
    "delegate",
    "ambassador",
    "envoy",
    "negotiator",
    "minister",
    "lawmaker",
    "observer",
    "monitor",
    "analyst",
    "expert",
    "commander",
    "officer",
    "soldier",
    "fighter",
    "doctor",
    "priest",
    "teacher",
    "resident",
    "villager",
    "witness",
];

/// Whether a sentence begins with a question that is answered behind it: "Asked about the remarks of A, he *said* …", "In response to a
/// question, she *said* …".
pub(crate) fn answers_question(document: &Document<'_>, token: TokenId) -> bool {
    /// How far into the sentence the word for the question stands.
    const OPENING: usize = 6;
    let first = document.sentence_around(token).start;
    match document.word(first).to_lowercase().as_str() {
        "asked" | "told" | "pressed" | "questioned" | "quizzed" | "challenged" | "reminded" => true,
        "in" | "to" | "on" | "responding" | "replying" | "answering" => {
            (first..token.min(first + OPENING)).any(|t| document.lemma(t) == "question")
        }
        _ => false,
    }
}

/// How prominent in the sentence is at least who does what it tells.
const DOER: i32 = 3;

impl Resolver<'_, '_, '_, '_> {
    /// Resolves a pronoun where the walk comes upon it.
    pub(super) fn pronoun(&mut self, token: TokenId) {
        if !self.referents[token].is_empty() {
            return;
        }
        match self.lower(token).as_str() {
            "he" | "him" | "his" | "himself" => self.personal(token, Gender::Male),
            "she" | "her" | "hers" | "herself" => self.personal(token, Gender::Female),
            "it" | "its" | "itself" => self.neuter(token),
            "them" if self.some_of(token) => {}
            "they" | "them" | "their" | "themselves" => self.plural(token),
            "who" | "which" | "whose" | "whom" | "that" => self.relative(token),
            "former" | "latter" => self.one_of_two(token),
            "both" | "neither" | "each" | "either" => self.quantified(token),
            "two" if self.speaks(token) => self.quantified(token),
            _ => {}
        }
    }

    /// "one of them", "most of them": whoever these are, they are not all.
    fn some_of(&self, token: TokenId) -> bool {
        let document = self.document;
        let of = document.head(token);
        document.dep(token) == Dep::Pobj
            && document.word(of) == "of"
            && matches!(
                document.lemma(document.head(of)).to_lowercase().as_str(),
                "one"
                    | "some"
                    | "many"
                    | "most"
                    | "several"
                    | "few"
                    | "none"
                    | "two"
                    | "three"
                    | "dozen"
                    | "half"
            )
    }

    fn personal(&mut self, token: TokenId, sex: Gender) {
        let barred = self.barred(token);
        if let Some(id) = self.ahead(token).filter(|&id| agrees(self.register, id, sex)) {
            self.settle(token, id, sex);
            return;
        }
        if let Some(id) = self.own_subject(token).filter(|&id| agrees(self.register, id, sex)) {
            self.settle(token, id, sex);
            return;
        }
        if let Some(ids) = self.unnamed_speaker(token) {
            self.stand(token..token + 1, token, &ids);
            return;
        }
        if self.after_unheard(token) || self.of_unnamed_subject(token) {
            return;
        }
        let described = self.described_here(token);
        let mut reported = self.named_in_report(token);
        reported.extend(self.named_in_question(token));
        let fit = |id: DraftId| {
            agrees(self.register, id, sex)
                && Some(id) != barred
                && Some(id) != described
                && !reported.contains(&id)
        };
        let known = |id: DraftId| self.register.drafts[id].sex == Some(sex);
        let ranked = self.discourse.ranked(self.document, token, self.speaks(token), 3, &fit);
        let Some(&(first, best)) = ranked.first() else { return };
        // Where two are as prominent, the one whose sex is known.
        let chosen = ranked
            .iter()
            .take_while(|&&(_, score)| score >= best)
            .map(|&(id, _)| id)
            .find(|&id| known(id))
            .unwrap_or(first);
        self.settle(token, chosen, sex);
    }

    fn settle(&mut self, token: TokenId, id: DraftId, sex: Gender) {
        self.register.drafts[id].sex.get_or_insert(sex);
        self.describe(token..token + 1, token, id, MentionKind::Pronoun);
    }

    /// The subject of the sentence that a pronoun in a phrase before it looks ahead to: "In his speech X said".
    fn ahead(&self, token: TokenId) -> Option<DraftId> {
        let document = self.document;
        let mut at = token;
        let mut fronted = false;
        for _ in 0..12 {
            let head = document.head(at);
            if head == at {
                return None;
            }
            if matches!(document.dep(at), Dep::Prep | Dep::Advcl)
                && at < head
                && document.pos(head) == Pos::Verb
            {
                fronted = true;
            }
            if fronted {
                let subject = document.child(head, Dep::Nsubj).filter(|&s| s > token)?;
                let name = self.mentions.name_at.get(subject)?;
                // Only where nobody has been subject before in the sentence.
                return self.names[name];
            }
            at = head;
        }
        None
    }

    /// "while Putin spoke of *his* meeting": whose a thing is in what a named subject does.
    fn own_subject(&self, token: TokenId) -> Option<DraftId> {
        let document = self.document;
        if document.tag(token) != Tag::PrpPossessive {
            return None;
        }
        let mut at = token;
        for _ in 0..8 {
            let head = document.head(at);
            let subject =
                document.child(head, Dep::Nsubj).filter(|&s| s < token && document.pos(head) == Pos::Verb);
            if let Some(subject) = subject {
                let name =
                    self.mentions.name_at.get(subject).filter(|_| !document.is_under(token, subject))?;
                return self.names[name].filter(|&id| self.register.drafts[id].is_person());
            }
            if head == at || matches!(document.dep(at), Dep::Ccomp | Dep::Relcl | Dep::Acl) {
                return None;
            }
            at = head;
        }
        None
    }

    /// What an object cannot refer to: the subject of its own verb.
    pub(super) fn barred(&self, token: TokenId) -> Option<DraftId> {
        let document = self.document;
        if document.tag(token) == Tag::PrpPossessive || self.lower(token).ends_with("self") {
            return None;
        }
        let mut verb = document.head(token);
        if document.dep(token) == Dep::Pobj {
            verb = document.head(verb);
        }
        if !matches!(document.dep(token), Dep::Dobj | Dep::Pobj | Dep::Dative) {
            return None;
        }
        // "A spoke with B and thanked her": the subject of the verb to which it is joined.
        for _ in 0..8 {
            if document.dep(verb) != Dep::Conj || document.child(verb, Dep::Nsubj).is_some() {
                break;
            }
            verb = document.head(verb);
        }
        let subject = document.child(verb, Dep::Nsubj)?;
        self.referents[subject].first().copied()
    }

    /// For whom an unnamed bearer of an office spoke in the sentence before, whom "he" goes on to quote: "a rebel spokesman said …
    /// He added".
    fn unnamed_speaker(&self, token: TokenId) -> Option<Vec<DraftId>> {
        if !self.speaks(token) {
            return None;
        }
        let sentence = self.document.sentence_of(token);
        let subject = |at: TokenId| {
            let verb = self.document.head(at);
            self.document.dep(at) == Dep::Nsubj && self.document.is_root(verb)
        };
        let last = self.discourse.latest().find(|entry| entry.token < token && subject(entry.token))?;
        let goes_on = matches!(self.lower(last.token).as_str(), "he" | "she");
        let titled = self.mentions.known.office(last.token).is_some() || goes_on;
        // Where what a person did has been told as well, it is that person.
        let person = |id: &DraftId| self.register.drafts[*id].is_person();
        let told = |entry: &Entry| {
            entry.rank >= DOER
                || self.document.dep(entry.token) == Dep::Appos && entry.sentence == last.sentence
        };
        let mut latest = self.discourse.latest().take_while(|entry| entry.sentence >= last.sentence);
        if latest.any(|entry| told(entry) && entry.token < token && entry.ids.iter().any(person)) {
            return None;
        }
        let nobody = last.ids.iter().all(|&id| !self.register.drafts[id].is_person());
        let near = last.speaks && sentence.saturating_sub(last.sentence) <= 1;
        (titled && nobody && near).then(|| last.ids.clone())
    }

    /// "One of the sources said … *He* added": goes on with somebody of whom the text tells nothing, whoever is named in between.
    fn after_unheard(&self, token: TokenId) -> bool {
        let document = self.document;
        let sentence = document.sentence_of(token);
        let Some(before) = sentence.checked_sub(1).map(|s| document.sentences()[s].clone()) else {
            return false;
        };
        let root = before.clone().find(|&t| document.is_root(t) && document.dep(t) == Dep::Root);
        let subject = root.and_then(|verb| document.child(verb, Dep::Nsubj));
        let Some(subject) = subject.filter(|&s| self.speaks(token) && self.speaks(s)) else { return false };
        let goes_on = matches!(self.lower(subject).as_str(), "he" | "she");
        let of = document.children_by(subject, Dep::Prep).find(|&p| self.lower(p) == "of");
        let whole =
            of.and_then(|p| document.child(p, Dep::Pobj)).filter(|_| document.pos(subject) == Pos::Num);
        let unnamed = UNNAMED.contains(&document.lemma(whole.unwrap_or(subject)).to_lowercase().as_str());
        let person = |id: &DraftId| self.register.drafts[*id].is_person();
        let asked = self.named_in_question(token);
        let mut here = document.sentences()[sentence].start..token;
        (goes_on || unnamed)
            && self.referents[subject].is_empty()
            && !here.any(|t| self.referents[t].iter().any(|id| person(id) && !asked.contains(id)))
    }

    /// "The representative of A said *his* Government": whose it is whom the text does not name.
    fn of_unnamed_subject(&self, token: TokenId) -> bool {
        /// How far up the tree their verb is looked for.
        const STEPS: usize = 8;
        let document = self.document;
        let person = |id: &DraftId| self.register.drafts[*id].is_person();
        let mut at = token;
        for _ in 0..STEPS {
            let subject = document.child(at, Dep::Nsubj).filter(|&s| s < token && document.tag(s) == Tag::Nn);
            if let Some(subject) = subject.filter(|&s| UNNAMED.contains(&document.lemma(s))) {
                return !self.referents[subject].iter().any(person);
            }
            let head = document.head(at);
            if head == at {
                return false;
            }
            at = head;
        }
        false
    }

    /// Whom a relative clause is about in which a pronoun is the subject: "A, whom *he* had accused" is another than he.
    fn described_here(&self, token: TokenId) -> Option<DraftId> {
        let document = self.document;
        let verb = document.head(token);
        let within = document.dep(token) == Dep::Nsubj && document.dep(verb) == Dep::Relcl;
        within.then(|| self.referents[document.head(verb)].first().copied()).flatten()
    }

    /// Those whom the words name that "he" is said to have spoken: in "Maduro would come, *he* said" he is another.
    fn named_in_report(&self, token: TokenId) -> Vec<DraftId> {
        let document = self.document;
        let contents = self.reported_here(token);
        self.discourse
            .latest()
            .take_while(|entry| entry.sentence == document.sentence_of(token))
            .filter(|entry| document.pos(entry.token) != Pos::Pron && !entry.speaks)
            .filter(|entry| contents.iter().any(|content| content.contains(&entry.token)))
            .flat_map(|entry| entry.ids.iter().copied())
            .collect()
    }

    /// Those whom a question names that "he" answers: in "Asked about the remarks of A, *he* said" he is another.
    fn named_in_question(&self, token: TokenId) -> Vec<DraftId> {
        let document = self.document;
        let sentence = document.sentence_of(token);
        if document.dep(token) != Dep::Nsubj || !self.speaks(token) || !answers_question(document, token) {
            return Vec::new();
        }
        let here = self.discourse.latest().take_while(|entry| entry.sentence == sentence);
        here.filter(|entry| document.pos(entry.token) != Pos::Pron)
            .flat_map(|entry| entry.ids.iter().copied())
            .collect()
    }

    /// The clauses before a pronoun that whom it stands for is said to have spoken.
    pub(super) fn reported_here(&self, token: TokenId) -> Vec<Range<TokenId>> {
        let document = self.document;
        let verb = document.head(token);
        if document.dep(token) != Dep::Nsubj || !self.speaks(token) {
            return Vec::new();
        }
        // What stands before a colon or semicolon is another sentence, whose subject may be the speaker.
        let sentence = document.sentence_of(token);
        let start = document.sentences()[sentence].start;
        let start =
            (start..token).rev().find(|&t| matches!(document.word(t), ":" | ";")).map_or(start, |t| t + 1);
        document
            .children_by(verb, Dep::Ccomp)
            .filter(|&c| c < token)
            .map(|c| document.subtree(c))
            .map(|content| content.start.max(start)..content.end)
            .collect()
    }

    fn neuter(&mut self, token: TokenId) {
        let document = self.document;
        let possessive = document.tag(token) == Tag::PrpPossessive;
        if !possessive && !self.can_act(token) {
            return;
        }
        let barred = self.barred(token);
        // "They will meet after the General Assembly, *it* said": who speaks is none of whom it tells.
        // "The group will disarm, it said": but it may be what it tells of first.
        let contents = self.reported_here(token);
        let here = self.discourse.latest().take_while(|entry| entry.sentence == document.sentence_of(token));
        let told: Vec<DraftId> = here
            .filter(|entry| {
                // "his *Kestrian* counterpart"
                let aside = match document.dep(entry.token) {
                    Dep::Pobj => true,
                    Dep::Compound | Dep::Amod | Dep::Nmod => {
                        self.mentions.known.office(document.head(entry.token)).is_some()
                    }
                    _ => false,
                };
                aside && !entry.speaks
            })
            .filter(|entry| contents.iter().any(|content| content.contains(&entry.token)))
            .flat_map(|entry| entry.ids.iter().copied())
            .collect();
        let fit = |id: DraftId| {
            let draft = &self.register.drafts[id];
            !draft.is_person() && !draft.plural && Some(id) != barred && !told.contains(&id)
        };
        // "the statement said … The proposals had been submitted, *it said*": who speaks goes on.
        let sentence = document.sentence_of(token);
        let goes_on = self
            .discourse
            .latest()
            .find(|entry| entry.speaks && entry.token < token)
            .filter(|entry| !contents.is_empty() && (1..=2).contains(&(sentence - entry.sentence)));
        if let Some(&[id]) =
            goes_on.map(|entry| entry.ids.as_slice()).filter(|ids| ids.iter().all(|&id| fit(id)))
        {
            self.describe(token..token + 1, token, id, MentionKind::Pronoun);
            return;
        }
        let ranked =
            self.discourse.ranked(document, token, self.speaks(token), if possessive { 1 } else { 2 }, &fit);
        // "Kenya and its allies"
        let joined = possessive && document.dep(document.head(token)) == Dep::Conj;
        let whole = joined.then(|| self.referents[document.head(document.head(token))].as_slice());
        if let Some(&[whole]) = whole.filter(|ids| ids.iter().all(|&id| fit(id))) {
            self.describe(token..token + 1, token, whole, MentionKind::Pronoun);
            return;
        }
        let Some(&(first, best)) = ranked.first() else { return };
        if best < 5 {
            return;
        }
        self.describe(token..token + 1, token, first, MentionKind::Pronoun);
    }

    /// Whether "it" is the subject of something that only an actor does: to say, to demand.
    fn can_act(&self, token: TokenId) -> bool {
        let document = self.document;
        if document.dep(token) != Dep::Nsubj {
            return false;
        }
        let verb = document.head(token);
        let lemma = document.lemma(verb);
        self.says(verb) || self.lexicon.event_verbs(lemma).iter().any(|_| lemma != "be" && lemma != "have")
    }

    /// "who", "which", "whose", "that": what the relative clause hangs on.
    fn relative(&mut self, token: TokenId) {
        let document = self.document;
        let mut at = token;
        for _ in 0..6 {
            if document.dep(at) == Dep::Relcl {
                let antecedent = document.head(at);
                if antecedent < token {
                    let ids = match self.lower(token).as_str() {
                        "who" | "whom" => self.person_at_or_above(antecedent),
                        _ => self.referents[antecedent].clone(),
                    };
                    if !ids.is_empty() {
                        self.referents[token] = ids.clone();
                        self.standing.push((token..token + 1, ids));
                        self.leading(token);
                    }
                }
                return;
            }
            let head = document.head(at);
            if head == at {
                return;
            }
            at = head;
        }
    }

    /// Who is "who": what the relative clause hangs on, or, where that is no person, the one within whose phrase it stands: "A,
    /// leader of the movement, who said".
    fn person_at_or_above(&self, antecedent: TokenId) -> Vec<DraftId> {
        let document = self.document;
        let mut at = antecedent;
        for _ in 0..6 {
            let person = self.referents[at].iter().any(|&id| self.register.drafts[id].is_person());
            if person {
                return self.referents[at].clone();
            }
            let head = document.head(at);
            let within = matches!(document.dep(at), Dep::Pobj | Dep::Prep | Dep::Appos | Dep::Compound);
            if head == at || !within || document.pos(head) == Pos::Verb {
                break;
            }
            at = head;
        }
        self.referents[antecedent].clone()
    }
}
