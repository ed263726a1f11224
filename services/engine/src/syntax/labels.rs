//! The label sets of the reading model: fine-grained tags, universal parts of speech, dependency relations.

/// Defines an enum whose variants each carry the label's own spelling.
macro_rules! labels {
    ($(#[$outer:meta])* $name:ident { $($(#[$inner:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$inner])* $variant,)* }

        impl $name {
            /// Every label, in the order of its declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The label as the treebank writes it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }

            /// The label with that spelling.
            pub fn from_label(label: &str) -> Option<Self> {
                match label { $($text => Some(Self::$variant),)* _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

labels! {
    /// A fine-grained part of speech of the Penn Treebank, as extended by OntoNotes 5.
    Tag {
        /// A currency sign.
        Dollar = "$",
        /// A closing quotation mark.
        CloseQuote = "''",
        /// A comma.
        Comma = ",",
        /// An opening bracket.
        OpenBracket = "-LRB-",
        /// A closing bracket.
        CloseBracket = "-RRB-",
        /// Punctuation that ends a sentence.
        Period = ".",
        /// A colon, semicolon, dash or ellipsis.
        Colon = ":",
        /// An e-mail or web address.
        Add = "ADD",
        /// An affix that stands apart.
        Afx = "AFX",
        /// A coordinating conjunction.
        Cc = "CC",
        /// A cardinal number.
        Cd = "CD",
        /// A determiner.
        Dt = "DT",
        /// Existential "there".
        Ex = "EX",
        /// A foreign word.
        Fw = "FW",
        /// A hyphen within a word.
        Hyph = "HYPH",
        /// A preposition or subordinating conjunction.
        In = "IN",
        /// An adjective.
        Jj = "JJ",
        /// A comparative adjective.
        Jjr = "JJR",
        /// A superlative adjective.
        Jjs = "JJS",
        /// A list item marker.
        Ls = "LS",
        /// A modal verb.
        Md = "MD",
        /// Superfluous punctuation.
        Nfp = "NFP",
        /// A singular or mass noun.
        Nn = "NN",
        /// A singular proper noun.
        Nnp = "NNP",
        /// A plural proper noun.
        Nnps = "NNPS",
        /// A plural noun.
        Nns = "NNS",
        /// A predeterminer.
        Pdt = "PDT",
        /// A possessive ending.
        Pos = "POS",
        /// A personal pronoun.
        Prp = "PRP",
        /// A possessive pronoun.
        PrpPossessive = "PRP$",
        /// An adverb.
        Rb = "RB",
        /// A comparative adverb.
        Rbr = "RBR",
        /// A superlative adverb.
        Rbs = "RBS",
        /// A particle of a phrasal verb.
        Rp = "RP",
        /// A symbol.
        Sym = "SYM",
        /// Infinitival "to".
        To = "TO",
        /// An interjection.
        Uh = "UH",
        /// A verb in its base form.
        Vb = "VB",
        /// A verb in the past tense.
        Vbd = "VBD",
        /// A gerund or present participle.
        Vbg = "VBG",
        /// A past participle.
        Vbn = "VBN",
        /// A verb in the present tense, not third person singular.
        Vbp = "VBP",
        /// A verb in the present tense, third person singular.
        Vbz = "VBZ",
        /// A wh-determiner.
        Wdt = "WDT",
        /// A personal wh-pronoun.
        Wp = "WP",
        /// A possessive wh-pronoun.
        WpPossessive = "WP$",
        /// A wh-adverb.
        Wrb = "WRB",
        /// Unknown.
        Xx = "XX",
        /// White space.
        Sp = "_SP",
        /// An opening quotation mark.
        OpenQuote = "``",
    }
}

labels! {
    /// A part of speech of Universal Dependencies, with the parser's own `SPACE`.
    Pos {
        /// An adjective.
        Adj = "ADJ",
        /// A preposition or particle of a phrasal verb.
        Adp = "ADP",
        /// An adverb.
        Adv = "ADV",
        /// An auxiliary or modal verb.
        Aux = "AUX",
        /// A coordinating conjunction.
        Cconj = "CCONJ",
        /// A determiner.
        Det = "DET",
        /// An interjection.
        Intj = "INTJ",
        /// A common noun.
        Noun = "NOUN",
        /// A numeral.
        Num = "NUM",
        /// A particle: "not", infinitival "to", possessive "'s".
        Part = "PART",
        /// A pronoun.
        Pron = "PRON",
        /// A proper noun.
        Propn = "PROPN",
        /// Punctuation.
        Punct = "PUNCT",
        /// A subordinating conjunction.
        Sconj = "SCONJ",
        /// White space.
        Space = "SPACE",
        /// A symbol.
        Sym = "SYM",
        /// A full verb.
        Verb = "VERB",
        /// Anything else.
        X = "X",
    }
}

labels! {
    /// The relation of a token to its head: the labels of the ClearNLP conversion of OntoNotes 5.
    Dep {
        /// The head of a sentence.
        Root = "ROOT",
        /// A clause that modifies a noun: "talks *held* in Doha".
        Acl = "acl",
        /// An adjective as complement of a verb: "remained *open*".
        Acomp = "acomp",
        /// An adverbial clause: "left when talks *failed*".
        Advcl = "advcl",
        /// An adverb as modifier.
        Advmod = "advmod",
        /// The "by" of a passive's agent.
        Agent = "agent",
        /// An adjective before its noun.
        Amod = "amod",
        /// An apposition.
        Appos = "appos",
        /// A noun phrase as complement of a copula.
        Attr = "attr",
        /// An auxiliary.
        Aux = "aux",
        /// The auxiliary of a passive.
        Auxpass = "auxpass",
        /// A case marker: possessive "'s".
        Case = "case",
        /// A coordinating conjunction.
        Cc = "cc",
        /// A clause as complement that has its own subject: "said they *agreed*".
        Ccomp = "ccomp",
        /// A noun or number that forms one expression with its head.
        Compound = "compound",
        /// A conjunct; its head is the conjunct before it.
        Conj = "conj",
        /// A clause as subject.
        Csubj = "csubj",
        /// A clause as subject of a passive.
        Csubjpass = "csubjpass",
        /// An indirect object, or the preposition that introduces it.
        Dative = "dative",
        /// A relation that is none of the others.
        Dep = "dep",
        /// A determiner.
        Det = "det",
        /// A direct object.
        Dobj = "dobj",
        /// An expletive: existential "there".
        Expl = "expl",
        /// An interjection.
        Intj = "intj",
        /// The word that introduces a subordinate clause.
        Mark = "mark",
        /// A modifier outside of the sentence's structure.
        Meta = "meta",
        /// A negation.
        Neg = "neg",
        /// A modifier of a noun that is none of the others.
        Nmod = "nmod",
        /// A noun phrase as adverb: "signed *Friday*".
        Npadvmod = "npadvmod",
        /// A subject.
        Nsubj = "nsubj",
        /// The subject of a passive.
        Nsubjpass = "nsubjpass",
        /// A number that modifies a noun.
        Nummod = "nummod",
        /// A predicate of an object: "called it *progress*".
        Oprd = "oprd",
        /// A clause or phrase set beside the sentence: "he *said*" after a quotation.
        Parataxis = "parataxis",
        /// A clause as complement of a preposition.
        Pcomp = "pcomp",
        /// The object of a preposition.
        Pobj = "pobj",
        /// A possessor.
        Poss = "poss",
        /// The first half of a pair of conjunctions: "*both* … and".
        Preconj = "preconj",
        /// A predeterminer.
        Predet = "predet",
        /// A preposition with its phrase.
        Prep = "prep",
        /// The particle of a phrasal verb.
        Prt = "prt",
        /// Punctuation.
        Punct = "punct",
        /// A modifier of a quantity: "*about* 200".
        Quantmod = "quantmod",
        /// A relative clause.
        Relcl = "relcl",
        /// A clause as complement that borrows its subject: "agreed to *meet*".
        Xcomp = "xcomp",
    }
}

#[cfg(test)]
mod tests {
    use super::{Dep, Pos, Tag};

    #[test]
    fn labels_are_found_by_their_spelling() {
        assert!(Tag::ALL.iter().all(|tag| Tag::from_label(tag.as_str()) == Some(*tag)));
        assert!(Pos::ALL.iter().all(|pos| Pos::from_label(pos.as_str()) == Some(*pos)));
        assert!(Dep::ALL.iter().all(|dep| Dep::from_label(dep.as_str()) == Some(*dep)));
        assert_eq!(Dep::from_label("nsubj:pass"), None);
    }
}
