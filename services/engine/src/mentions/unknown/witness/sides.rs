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
        (first || second) && together
    }

    /// Whether those named together at a token are the two ends of something: "between X and Y", "negotiators of X and Y".
    pub(in crate::mentions::unknown) fn are_sides(&self, top: TokenId) -> bool {
        let document = self.document;
        let preposition = document.head(top);
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
