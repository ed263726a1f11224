//! What sort of paper a noun names, by which accords are told apart.

use peacebrief::v1::AgreementKind;

/// A sort of paper. An accord is spoken of again by a noun of its own sort, or by one of none ("the accord").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Truce,
    Treaty,
    Declaration,
    Protocol,
    Memorandum,
    Statement,
    Roadmap,
    Plan,
    Annex,
    Principles,
    Understanding,
    Extension,
    Charter,
}

impl Sort {
    /// Whether it is the form of a paper and says nothing of what the paper settles: a truce may be laid down in a memorandum, and a
    /// peace accord be called a protocol.
    pub(super) fn is_form(self) -> bool {
        matches!(
            self,
            Self::Declaration
                | Self::Protocol
                | Self::Memorandum
                | Self::Statement
                | Self::Plan
                | Self::Understanding
        )
    }
}

/// The sort that a noun names by its lemma and kind; `None` where it may be any.
pub(super) fn of(lemma: &str, kind: Option<AgreementKind>) -> Option<Sort> {
    if kind == Some(AgreementKind::Ceasefire) {
        return Some(Sort::Truce);
    }
    Some(match lemma {
        "treaty" | "convention" => Sort::Treaty,
        "declaration" => Sort::Declaration,
        "protocol" => Sort::Protocol,
        "memorandum" | "mou" | "memoranda" => Sort::Memorandum,
        "statement" | "communiqué" | "communique" | "conclusions" => Sort::Statement,
        "roadmap" | "road-map" | "agenda" => Sort::Roadmap,
        "plan" | "proposal" | "initiative" | "outline" | "scheme" | "blueprint" | "offer" => Sort::Plan,
        "annex" | "annexe" | "addendum" | "appendix" => Sort::Annex,
        "principles" | "principle" | "consensus" | "formula" | "framework" => Sort::Principles,
        "understanding" => Sort::Understanding,
        "extension" | "renewal" | "prolongation" => Sort::Extension,
        "charter" | "covenant" | "compact" | "code" => Sort::Charter,
        _ => match kind {
            Some(AgreementKind::PreNegotiation) => Sort::Roadmap,
            Some(AgreementKind::Comprehensive) => Sort::Treaty,
            _ => return None,
        },
    })
}
