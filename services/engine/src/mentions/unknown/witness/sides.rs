//! Whether a name is one of two sides: joined to a government in what both do, or to another at the two ends of something.

use peacebrief::v1::ActorKind;

use super::Witness;
use crate::document::TokenId;
use crate::lexicon::OfficeClass;
use crate::syntax::Dep;

impl Witness<'_, '_, '_> {
    /// "the Government of X and the Y have agreed", "between the government and the Y": whether a name is joined to a government in
    /// what two sides do.
    pub(super) fn faces_government(&self, head: TokenId, top: TokenId) -> bool {
        const MUTUAL: &[&str] = &[
            "agree",
            "sign",
            "negotiate",
            "accuse",
            "blame",
            "fight",
            "clash",
            "exchange",
            "resume",
            "reach",
        ];
        let document = self.document;
        let government = |t: TokenId| {
            self.known.body(t).is_some_and(|body| body.value.kind == ActorKind::State && !body.value.people)
                && matches!(document.lemma(t).to_lowercase().as_str(), "government" | "republic")
        };
        let first = head != top && government(top);
        let second = head == top && document.children_by(head, Dep::Conj).any(government);
        let above = document.head(top);
        let together = match document.dep(top) {
            Dep::Nsubj => MUTUAL.contains(&document.lemma(above)),
            Dep::Agent => true,
            Dep::Pobj => matches!(document.word(above).to_ascii_lowercase().as_str(), "between" | "by"),
            _ => false,
        };
        (first || second) && together || self.makes_peace_with_government(top)
    }

    /// "The government of X signed a peace accord *with the Y*": the other side of a truce or peace.
    fn makes_peace_with_government(&self, top: TokenId) -> bool {
        const MAKES: &[&str] = &["sign", "reach", "conclude", "strike", "agree", "initial", "make", "break"];
        let document = self.document;
        let with = document.head(top);
        if document.dep(top) != Dep::Pobj || !document.word(with).eq_ignore_ascii_case("with") {
            return false;
        }
        let governor = document.head(with);
        let (verb, accord) = match document.dep(governor) {
            Dep::Dobj => (document.head(governor), Some(governor)),
            _ => (governor, document.child(governor, Dep::Dobj)),
        };
        let of_peace = |noun: TokenId| {
            let plain = !document
                .children(noun)
                .any(|c| c < noun && matches!(document.dep(c), Dep::Compound | Dep::Nmod | Dep::Amod));
            plain && matches!(document.lemma(noun), "agreement" | "accord" | "deal" | "pact")
                || self.lexicon.in_class("truce", document.lemma(noun))
                || document
                    .children(noun)
                    .any(|c| c < noun && matches!(document.lemma(c), "peace" | "ceasefire" | "truce"))
        };
        let by_government = document.children_by(verb, Dep::Nsubj).any(|subject| {
            self.known
                .body(subject)
                .is_some_and(|body| body.value.kind == ActorKind::State && !body.value.people)
        });
        MAKES.contains(&document.lemma(verb)) && accord.is_some_and(of_peace) && by_government
    }

    /// Whether those named together at a token are the two ends of something: "between X and Y", "negotiators of X and Y".
    pub(in crate::mentions::unknown) fn are_sides(&self, top: TokenId) -> bool {
        let document = self.document;
        let preposition = document.head(top);
        // "X and the Y Front signed a truce"
        if document.dep(top) == Dep::Nsubj {
            return matches!(document.lemma(preposition), "sign" | "initial" | "resume" | "exchange");
        }
        if document.dep(top) != Dep::Pobj {
            return false;
        }
        let noun = document.head(preposition);
        match document.word(preposition).to_ascii_lowercase().as_str() {
            "between" => true,
            "of" | "from" => {
                self.known.office(noun).is_some_and(|o| {
                    matches!(
                        o.office.class,
                        OfficeClass::Negotiator | OfficeClass::Envoy | OfficeClass::Diplomat
                    )
                }) || matches!(
                    document.lemma(noun),
                    "delegation" | "representative" | "envoy" | "negotiator" | "delegate" | "team" | "side"
                )
            }
            _ => false,
        }
    }
}
