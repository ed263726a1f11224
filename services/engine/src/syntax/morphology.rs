//! From tag, word and relation to the universal part of speech: the rules of the model's attribute ruler.
//!
//! Of its morphological features only what the lemmatizer asks for is kept: whether a word is in its base form.

use super::labels::{Dep, Pos, Tag};

/// A token as the rules see it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Observed<'a> {
    pub(super) tag: Tag,
    pub(super) dep: Dep,
    /// The word in lower case.
    pub(super) lower: &'a str,
    pub(super) is_space: bool,
}

/// What the rules make of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Analysis {
    pub(super) tag: Tag,
    pub(super) pos: Pos,
    pub(super) dep: Dep,
    /// The lemma, where a rule gives it.
    pub(super) lemma: Option<&'static str>,
    /// Whether the word is its own lemma.
    pub(super) is_base_form: bool,
}

/// Applies the rules to a token between its neighbours.
pub(super) fn analyse(
    before: Option<Observed<'_>>,
    token: Observed<'_>,
    after: Option<Observed<'_>>,
) -> Analysis {
    if token.is_space {
        return Analysis { tag: Tag::Sp, pos: Pos::Space, dep: Dep::Dep, lemma: None, is_base_form: false };
    }
    let pos = pos_by_context(before, token).unwrap_or_else(|| pos_by_word(token));
    let lemma = lemma_by_context(before, token, after).or_else(|| lemma_by_word(token.tag, token.lower));
    Analysis { tag: token.tag, pos, dep: token.dep, lemma, is_base_form: Form::of(token).is_base(pos) }
}

/// The part of speech of a tag, unless the word says otherwise.
fn pos_by_word(token: Observed<'_>) -> Pos {
    let aux_or = |words: &[&str]| if words.contains(&token.lower) { Pos::Aux } else { Pos::Verb };
    match token.tag {
        Tag::Period
        | Tag::Comma
        | Tag::OpenBracket
        | Tag::CloseBracket
        | Tag::OpenQuote
        | Tag::CloseQuote
        | Tag::Colon
        | Tag::Hyph
        | Tag::Nfp => Pos::Punct,
        Tag::Dollar | Tag::Sym => Pos::Sym,
        Tag::Afx | Tag::Jj | Tag::Jjr | Tag::Jjs => Pos::Adj,
        Tag::Cc if token.lower == "but" && token.dep == Dep::Advmod => Pos::Adv,
        Tag::Cc => Pos::Cconj,
        Tag::Cd => Pos::Num,
        Tag::Wdt if token.lower == "that" => Pos::Pron,
        Tag::Dt | Tag::Pdt | Tag::Wdt | Tag::WpPossessive => Pos::Det,
        Tag::Ex | Tag::Prp | Tag::PrpPossessive | Tag::Wp => Pos::Pron,
        Tag::Fw | Tag::Ls | Tag::Add | Tag::Xx | Tag::Sp => Pos::X,
        Tag::In if SUBORDINATING.contains(&token.lower) => Pos::Sconj,
        Tag::In | Tag::Rp => Pos::Adp,
        Tag::Md => Pos::Aux,
        Tag::Nn if INDEFINITE.contains(&token.lower) => Pos::Pron,
        Tag::Nn | Tag::Nns => Pos::Noun,
        Tag::Nnp | Tag::Nnps => Pos::Propn,
        Tag::Pos | Tag::To => Pos::Part,
        Tag::Rb if NEGATIONS.contains(&token.lower) => Pos::Part,
        Tag::Rb | Tag::Rbr | Tag::Rbs => Pos::Adv,
        Tag::Uh => Pos::Intj,
        Tag::Vb => aux_or(&["be", "do", "have", "of", "'ve"]),
        Tag::Vbd => aux_or(&["was", "were", "did", "had", "'d"]),
        Tag::Vbg => aux_or(&["being"]),
        Tag::Vbn => aux_or(&["been", "had"]),
        Tag::Vbp => aux_or(&["do", "are", "'re", "am", "'m", "have", "'ve", "'s"]),
        Tag::Vbz => aux_or(&["is", "'s", "has", "does"]),
        Tag::Wrb => Pos::Sconj,
    }
}

/// The part of speech that the token's place in the sentence gives it; it outdoes the tag's.
fn pos_by_context(before: Option<Observed<'_>>, token: Observed<'_>) -> Option<Pos> {
    const BE_AFTER_THERE: [&str; 6] = ["is", "are", "was", "were", "'s", "'re"];
    const DO_OR_HAVE: [&str; 7] = ["do", "does", "did", "'d", "have", "has", "had"];
    let heads_clause =
        matches!(token.dep, Dep::Root | Dep::Advcl | Dep::Ccomp | Dep::Conj | Dep::Relcl | Dep::Xcomp);
    if token.tag == Tag::Sp {
        Some(Pos::X)
    } else if before.is_some_and(|before| before.dep == Dep::Expl) && BE_AFTER_THERE.contains(&token.lower) {
        Some(Pos::Verb)
    } else if matches!(token.tag, Tag::Dt | Tag::Wdt) && !matches!(token.dep, Dep::Det | Dep::Quantmod) {
        Some(Pos::Pron)
    } else if token.tag == Tag::In && token.dep == Dep::Mark {
        Some(Pos::Sconj)
    } else if heads_clause && DO_OR_HAVE.contains(&token.lower) {
        Some(Pos::Verb)
    } else if matches!(token.dep, Dep::Aux | Dep::Auxpass) && token.tag != Tag::To {
        Some(Pos::Aux)
    } else {
        None
    }
}

/// The lemma that a word has beside certain others.
fn lemma_by_context(
    before: Option<Observed<'_>>,
    token: Observed<'_>,
    after: Option<Observed<'_>>,
) -> Option<&'static str> {
    let before = before.map_or("", |before| before.lower);
    let after = after.map_or("", |after| after.lower);
    match (before, token.lower, after) {
        (_, "ai", "n't" | "nt") if matches!(token.tag, Tag::Vbp | Tag::Vbz) => Some("be"),
        (_, "gon", "na") => Some("go"),
        ("gon", "na", _) | ("got", "ta", _) => Some("to"),
        ("let", "'s", _) => Some("us"),
        (_, "c'm", "on") => Some("come"),
        (_, "y" | "y'", "all") => Some("you"),
        _ => None,
    }
}

/// The lemma of words that the lemmatizer's tables do not know.
fn lemma_by_word(tag: Tag, lower: &str) -> Option<&'static str> {
    match (tag, lower) {
        (_, "doin'") => Some("do"),
        (_, "goin'") => Some("go"),
        (_, "nothin'" | "nuthin'") => Some("nothing"),
        (_, "ol'") => Some("old"),
        (_, "somethin'") => Some("something"),
        (_, "'em") => Some("them"),
        (_, "'ll") => Some("will"),
        (_, "'nuff") => Some("enough"),
        (Tag::Md, "'d") => Some("would"),
        (Tag::Md, "ca") => Some("can"),
        (Tag::Md, "sha") => Some("shall"),
        (Tag::Md, "wo") => Some("will"),
        (Tag::Prp, "i" | "me") => Some("I"),
        (Tag::Prp, "he" | "him") => Some("he"),
        (Tag::Prp, "she" | "her") => Some("she"),
        (Tag::Prp, "we" | "us") => Some("we"),
        (Tag::Prp, "they" | "them") => Some("they"),
        (Tag::Rb, _) if NEGATIONS.contains(&lower) => Some("not"),
        (Tag::Vbn, "been")
        | (Tag::Vbg, "being")
        | (Tag::Vbz, "is" | "'s")
        | (Tag::Vbp, "are" | "'re" | "am" | "'m")
        | (Tag::Vbd, "was" | "were") => Some("be"),
        (Tag::Vbz, "has") | (Tag::Vbp, "have" | "'ve") | (Tag::Vbd, "had" | "'d") | (Tag::Vbn, "had") => {
            Some("have")
        }
        (Tag::Vbz, "does") | (Tag::Vbd, "did") => Some("do"),
        (Tag::Vbz, "gets") | (Tag::Vbd, "got") => Some("get"),
        _ => None,
    }
}

/// The form of a word as far as it tells whether the word is its own lemma.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A singular noun.
    Singular,
    /// A verb in the present tense without a mark of number.
    Present,
    /// An infinitive.
    Infinitive,
    /// An adjective or adverb that is not compared.
    Positive,
    /// Anything else.
    Other,
}

impl Form {
    fn of(token: Observed<'_>) -> Self {
        match (token.lower, token.dep) {
            ("i" | "it", Dep::Nsubj | Dep::Dobj | Dep::Pobj) => return Self::Singular,
            ("you", Dep::Nsubj | Dep::Dobj | Dep::Pobj) => return Self::Other,
            _ => {}
        }
        match token.tag {
            Tag::Nn => Self::Singular,
            Tag::Vb => Self::Infinitive,
            Tag::Vbp => Self::Present,
            Tag::Jj => Self::Positive,
            Tag::Rb if token.lower == "well" => Self::Positive,
            _ => Self::Other,
        }
    }

    fn is_base(self, pos: Pos) -> bool {
        match self {
            Self::Singular => pos == Pos::Noun,
            Self::Present => pos == Pos::Verb,
            Self::Infinitive | Self::Positive => true,
            Self::Other => false,
        }
    }
}

/// Words that negate a verb.
const NEGATIONS: [&str; 4] = ["not", "n't", "nt", "n’t"];

/// Nouns that stand for persons or things unnamed.
const INDEFINITE: [&str; 12] = [
    "something",
    "anyone",
    "anything",
    "nothing",
    "someone",
    "everything",
    "everyone",
    "everybody",
    "nobody",
    "somebody",
    "anybody",
    "any1",
];

/// Prepositions that introduce a clause, misspellings included as the treebank has them.
const SUBORDINATING: [&str; 36] = [
    "that", "if", "because", "while", "since", "so", "whether", "although", "though", "unless", "once",
    "cause", "upon", "till", "whereas", "whilst", "except", "despite", "wether", "but", "becuse", "whie",
    "it", "w/out", "albeit", "save", "besides", "becouse", "coz", "til", "ask", "i'd", "seince", "tho",
    "sice", "will",
];

#[cfg(test)]
mod tests {
    use super::{Analysis, Dep, Observed, Pos, Tag, analyse};

    fn observed(lower: &str, tag: Tag, dep: Dep) -> Observed<'_> {
        Observed { tag, dep, lower, is_space: false }
    }

    fn alone(lower: &str, tag: Tag, dep: Dep) -> Analysis {
        analyse(None, observed(lower, tag, dep), None)
    }

    #[test]
    fn auxiliaries_are_told_from_full_verbs() {
        assert_eq!(alone("had", Tag::Vbd, Dep::Aux).pos, Pos::Aux);
        assert_eq!(alone("had", Tag::Vbd, Dep::Root).pos, Pos::Verb);
        assert_eq!(alone("were", Tag::Vbd, Dep::Root).pos, Pos::Aux);
        assert_eq!(alone("signed", Tag::Vbd, Dep::Root).pos, Pos::Verb);
        let there = observed("there", Tag::Ex, Dep::Expl);
        assert_eq!(analyse(Some(there), observed("is", Tag::Vbz, Dep::Root), None).pos, Pos::Verb);
        assert_eq!(alone("to", Tag::To, Dep::Aux).pos, Pos::Part);
    }

    #[test]
    fn determiners_that_stand_alone_are_pronouns() {
        assert_eq!(alone("this", Tag::Dt, Dep::Nsubj).pos, Pos::Pron);
        assert_eq!(alone("this", Tag::Dt, Dep::Det).pos, Pos::Det);
        assert_eq!(alone("that", Tag::In, Dep::Mark).pos, Pos::Sconj);
        assert_eq!(alone("with", Tag::In, Dep::Prep).pos, Pos::Adp);
    }

    #[test]
    fn irregular_lemmas_come_from_the_rules() {
        assert_eq!(alone("'d", Tag::Md, Dep::Aux).lemma, Some("would"));
        assert_eq!(alone("'d", Tag::Vbd, Dep::Aux).lemma, Some("have"));
        let is_not = observed("n't", Tag::Rb, Dep::Neg);
        assert_eq!(analyse(None, observed("ai", Tag::Vbz, Dep::Aux), Some(is_not)).lemma, Some("be"));
        let let_us = observed("let", Tag::Vb, Dep::Root);
        assert_eq!(analyse(Some(let_us), observed("'s", Tag::Prp, Dep::Nsubj), None).lemma, Some("us"));
    }

    #[test]
    fn white_space_is_nothing_but_that() {
        let space = Observed { tag: Tag::Nn, dep: Dep::Root, lower: "\n", is_space: true };
        let analysis = analyse(None, space, None);
        assert_eq!((analysis.tag, analysis.pos, analysis.dep), (Tag::Sp, Pos::Space, Dep::Dep));
    }
}
