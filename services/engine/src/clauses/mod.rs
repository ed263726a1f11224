//! Predicates with their arguments: who did what to whom, when, and whether the text holds it to have happened.
//!
//! One [`Clause`] for each verb that is no auxiliary. Arguments are heads of noun phrases, coordination undone; a subject that
//! the grammar leaves out ("he flew to Doha and met …", "urged X to sign") is supplied from the clause that governs it.

mod accords;
mod arguments;
mod displaced;
mod reality;
mod repair;

use crate::document::{Document, TokenId};
use crate::syntax::{Dep, Pos, Tag};

pub(crate) use arguments::{conjuncts, first_conjunct, objects_of};
pub(crate) use reality::{Reality, Tense};

/// Index of a clause in its [`Clauses`].
pub(crate) type ClauseId = usize;

/// A verb with its arguments.
#[derive(Debug, Clone)]
pub(crate) struct Clause {
    /// The verb.
    pub(crate) verb: TokenId,
    /// The particle of a phrasal verb ("out" of "walk out").
    pub(crate) particle: Option<TokenId>,
    /// Heads of the subject, or of what a passive acts upon; supplied from the governing clause where left out.
    pub(crate) subjects: Vec<TokenId>,
    /// Whether the subject stands in the clause itself.
    pub(crate) own_subject: bool,
    /// Heads of the direct object.
    pub(crate) objects: Vec<TokenId>,
    /// Heads of the indirect object.
    pub(crate) recipients: Vec<TokenId>,
    /// Heads of the agent of a passive ("by the rebels").
    pub(crate) agents: Vec<TokenId>,
    /// Prepositions with the heads of their objects, those of the objects' own prepositions aside.
    pub(crate) obliques: Vec<(TokenId, TokenId)>,
    /// Verbs of clauses that complete this one ("said that X *left*", "urged X to *sign*").
    pub(crate) complements: Vec<TokenId>,
    /// Whether it is passive, a bare past participle after its noun included ("the treaty signed on Friday").
    pub(crate) passive: bool,
    /// Its tense.
    pub(crate) tense: Tense,
    /// Whether it is negated, by itself or by what governs it ("refused to sign").
    pub(crate) negated: bool,
    /// Whether the text holds it to be so.
    pub(crate) reality: Reality,
    /// The clause on which it hangs.
    pub(crate) governor: Option<ClauseId>,
}

impl Clause {
    /// The heads of those who act: the agents of a passive, else the subjects.
    pub(crate) fn doers(&self) -> &[TokenId] {
        if self.passive { &self.agents } else { &self.subjects }
    }

    /// The heads of those acted upon: the subjects of a passive, else the objects.
    pub(crate) fn undergoers(&self) -> &[TokenId] {
        if self.passive { &self.subjects } else { &self.objects }
    }

    /// The objects of a preposition of this clause.
    pub(crate) fn oblique<'a>(
        &'a self,
        document: &'a Document<'_>,
        preposition: &'a str,
    ) -> impl Iterator<Item = TokenId> + 'a {
        self.obliques
            .iter()
            .filter(move |(p, _)| document.word(*p).eq_ignore_ascii_case(preposition))
            .map(|&(_, o)| o)
    }
}

/// All clauses of an article, in order of their verbs.
#[derive(Debug, Default)]
pub(crate) struct Clauses {
    clauses: Vec<Clause>,
    /// For each token the clause whose verb it is.
    by_verb: Vec<Option<u32>>,
    /// For each token the clause of the nearest verb strictly above it in its tree.
    above: Vec<Option<u32>>,
}

impl Clauses {
    /// Finds every clause of a document.
    pub(crate) fn of(document: &Document<'_>) -> Self {
        let mut all = Self { clauses: Vec::new(), by_verb: vec![None; document.len()], above: Vec::new() };
        for token in 0..document.len() {
            if is_predicate(document, token) {
                all.by_verb[token] = u32::try_from(all.clauses.len()).ok();
                all.clauses.push(arguments::own(document, token));
            }
        }
        all.above = nearest_above(document, &all.by_verb);
        for id in 0..all.clauses.len() {
            let above = all.above[all.clauses[id].verb].map(|id| id as usize);
            all.clauses[id].governor = above.map(|above| repair::joined_to(document, &all, id, above));
        }
        // What is inherited flows from governors to the governed, so governors come first, however deep they stand.
        for id in all.governors_first() {
            let mut clause = all.clauses[id].clone();
            let governor = clause.governor.map(|g| &all.clauses[g]);
            arguments::inherit(document, &mut clause, governor);
            reality::inherit(document, &mut clause, governor);
            all.clauses[id] = clause;
        }
        repair::garden_paths(document, &mut all);
        repair::double_predicates(document, &mut all);
        repair::reduced_relatives(document, &mut all);
        repair::hung_too_high(document, &mut all);
        repair::orphans(document, &mut all);
        repair::swallowed(document, &mut all);
        repair::shared_subjects(document, &mut all);
        displaced::objects_after_place(document, &mut all);
        displaced::active_participles(document, &mut all);
        accords::hung_too_low(document, &mut all);
        accords::made_after_name(document, &mut all);
        all
    }

    /// All clauses.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (ClauseId, &Clause)> {
        self.clauses.iter().enumerate()
    }

    /// One clause.
    pub(crate) fn get(&self, id: ClauseId) -> &Clause {
        &self.clauses[id]
    }

    /// The clause whose verb a token is.
    pub(crate) fn at(&self, verb: TokenId) -> Option<&Clause> {
        self.id_at(verb).map(|id| &self.clauses[id])
    }

    /// The id of the clause whose verb a token is.
    pub(crate) fn id_at(&self, verb: TokenId) -> Option<ClauseId> {
        self.by_verb.get(verb).copied().flatten().map(|id| id as usize)
    }

    /// The innermost clause in which a token stands: its own where it is a verb, else that of the nearest verb above.
    pub(crate) fn around(&self, token: TokenId) -> Option<&Clause> {
        let id = self
            .by_verb
            .get(token)
            .copied()
            .flatten()
            .or_else(|| self.above.get(token).copied().flatten())?;
        self.clauses.get(id as usize)
    }

    /// The clauses that govern a clause, innermost first, itself left out. At most 32: deeper ones say nothing of it.
    pub(crate) fn governors(&self, id: ClauseId) -> impl Iterator<Item = &Clause> {
        std::iter::successors(self.clauses[id].governor, |&g| self.clauses[g].governor)
            .take(32)
            .map(|g| &self.clauses[g])
    }

    /// The clauses that hang on a verb at one remove: those that a clause which it governs governs in turn. At most 16, in
    /// order of the text.
    pub(crate) fn below(&self, verb: TokenId) -> impl Iterator<Item = &Clause> {
        let id = self.id_at(verb);
        let near = id.map_or(0..0, |id| id + 1..(id + 17).min(self.clauses.len()));
        let second =
            move |k: &&Clause| k.governor.and_then(|g| self.clauses[g].governor) == id && id.is_some();
        self.clauses[near].iter().filter(second)
    }

    /// The ids so ordered that every clause comes after the one that governs it.
    fn governors_first(&self) -> Vec<ClauseId> {
        let mut governed: Vec<Vec<ClauseId>> = vec![Vec::new(); self.clauses.len()];
        let mut order = Vec::with_capacity(self.clauses.len());
        for (id, clause) in self.iter() {
            match clause.governor {
                Some(governor) => governed[governor].push(id),
                None => order.push(id),
            }
        }
        let mut next = 0;
        while next < order.len() {
            order.extend(std::mem::take(&mut governed[order[next]]));
            next += 1;
        }
        order
    }
}

/// Whether a token is the verb of a clause: a verb, or a form of "be" or "have" that helps no other.
fn is_predicate(document: &Document<'_>, token: TokenId) -> bool {
    match document.pos(token) {
        Pos::Noun => is_verb_read_as_noun(document, token),
        Pos::Verb => {
            !is_noun_read_as_verb(document, token)
                && !is_name_read_as_verb(document, token)
                && !matches!(
                    document.dep(token),
                    Dep::Amod | Dep::Aux | Dep::Auxpass | Dep::Compound | Dep::Prep
                )
        }
        Pos::Aux => !matches!(document.dep(token), Dep::Aux | Dep::Auxpass),
        _ => false,
    }
}

/// "the leader, *Said* Abdullo Nuri": with a capital between a comma and a name it is a given name.
fn is_name_read_as_verb(document: &Document<'_>, token: TokenId) -> bool {
    let capital = |t: TokenId| document.word(t).starts_with(char::is_uppercase);
    document.word(token) == "Said"
        && token > document.sentence_around(token).start
        && document.word(token - 1) == ","
        && token + 1 < document.len()
        && document.tag(token + 1) == Tag::Nnp
        && capital(token + 1)
}

/// "shared *updates* about", "MNLF *guerrillas*": an object, or what has an adjective or a possessor of its own, is no verb.
pub(crate) fn is_noun_read_as_verb(document: &Document<'_>, token: TokenId) -> bool {
    let nominal = |c: TokenId| {
        c < token && matches!(document.dep(c), Dep::Compound | Dep::Amod | Dep::Det | Dep::Poss | Dep::Nummod)
    };
    document.tag(token) == Tag::Vbz
        && (matches!(document.dep(token), Dep::Dobj | Dep::Pobj) || document.children(token).any(nominal))
}

/// "The EU *thanks* the Government": a plural noun at the head of a sentence with both a subject and an object; or one with an object,
/// joined to a verb in the third person ("congratulates the parties and *thanks* the mediator").
fn is_verb_read_as_noun(document: &Document<'_>, token: TokenId) -> bool {
    let joined = document.tag(token) == Tag::Nns
        && document.dep(token) == Dep::Conj
        && document.tag(document.head(token)) == Tag::Vbz
        && document.children_by(token, Dep::Dobj).any(|c| c > token);
    joined
        || document.tag(token) == Tag::Nns
            && document.is_root(token)
            && document.child(token, Dep::Nsubj).is_some_and(|s| s < token)
            && document.children(token).any(|c| {
                c > token && matches!(document.dep(c), Dep::Dobj | Dep::Ccomp | Dep::Xcomp | Dep::Npadvmod)
            })
}

/// For each token the clause of the nearest verb above it. Every path is walked once, so a tree of any depth is linear.
fn nearest_above(document: &Document<'_>, by_verb: &[Option<u32>]) -> Vec<Option<u32>> {
    let mut above = vec![None; document.len()];
    let mut known = vec![false; document.len()];
    let mut path = Vec::new();
    for token in 0..document.len() {
        let mut at = token;
        while !known[at] && !document.is_root(at) && path.len() <= document.len() {
            path.push(at);
            at = document.head(at);
        }
        known[at] = true;
        let mut nearest = by_verb[at].or(above[at]);
        while let Some(below) = path.pop() {
            above[below] = nearest;
            known[below] = true;
            nearest = by_verb[below].or(nearest);
        }
    }
    above
}

#[cfg(test)]
mod tests;
