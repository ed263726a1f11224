//! How sure a finding is: the share of findings like it that careful readers confirm.
//!
//! A finding's traits (the rule that made it, how often its actor is spoken of, where it stands, …) are weighed by a logistic
//! regression for each kind of finding. The weights are `model/confidence.toml`, which `make calibrate` writes from what the
//! scorer confirms on the reference briefs of `evaluation/corpus`; how far they hold on others stands in `docs/quality.md`.

mod traits;

use std::collections::BTreeMap;

use peacebrief::v1;

pub use traits::{Kind, of_each};

const WEIGHTS: &str = include_str!("../../model/confidence.toml");

/// Nothing is certain, and nothing that is reported is certainly wrong.
const LEAST: f64 = 0.02;
const MOST: f64 = 0.98;
/// So much of a hundredth below a whole one is an error of calculation.
const NEARLY_WHOLE: f64 = 1e-6;

/// Weights of the traits of every kind of finding; `bias` is what all of the kind have in common.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Weights(BTreeMap<String, BTreeMap<String, f64>>);

impl Weights {
    /// The weights that are built in.
    ///
    /// # Errors
    /// None in a build whose tests pass.
    pub(crate) fn embedded() -> Result<Self, toml::de::Error> {
        toml::from_str(WEIGHTS).map(Self)
    }

    /// Gives every finding of a brief its confidence. Spans must count in bytes still.
    pub(crate) fn apply(&self, brief: &mut v1::Brief, length: usize) {
        let mut confidences = Vec::new();
        of_each(brief, length, &mut |kind, _, traits| confidences.push(self.confidence(kind, traits)));
        let mut next = confidences.into_iter();
        derivations(brief, &mut |derivation| {
            if let (Some(derivation), Some(confidence)) = (derivation.as_mut(), next.next()) {
                derivation.confidence = Some(confidence);
            }
        });
    }

    /// In hundredths: more would pretend to know more. Rounded down, so that what stands at 0.90 is no less sure than that.
    fn confidence(&self, kind: Kind, traits: &[String]) -> f64 {
        let Some(weights) = self.0.get(kind.name()) else { return LEAST };
        let weight = |name: &str| weights.get(name).copied().unwrap_or_default();
        let sum: f64 = weight("bias") + traits.iter().map(|name| weight(name)).sum::<f64>();
        let confidence = 1.0 / (1.0 + (-sum).exp());
        (confidence.clamp(LEAST, MOST) * 100.0 + NEARLY_WHOLE).floor() / 100.0
    }
}

/// Calls `see` with the derivation of every finding, in the order of [`of_each`].
fn derivations(brief: &mut v1::Brief, see: &mut impl FnMut(&mut Option<v1::Derivation>)) {
    brief.actors.iter_mut().for_each(|actor| see(&mut actor.derivation));
    for agreement in &mut brief.agreements {
        see(&mut agreement.derivation);
        agreement.provisions.iter_mut().for_each(|provision| see(&mut provision.derivation));
        agreement.conditions.iter_mut().for_each(|condition| see(&mut condition.derivation));
        agreement.breaches.iter_mut().for_each(|breach| see(&mut breach.derivation));
    }
    brief.events.iter_mut().for_each(|event| see(&mut event.derivation));
    brief.statements.iter_mut().for_each(|statement| see(&mut statement.derivation));
    brief.next_steps.iter_mut().for_each(|step| see(&mut step.derivation));
    brief.key_sentences.iter_mut().for_each(|sentence| see(&mut sentence.derivation));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statement(rule: &str) -> v1::Statement {
        let derivation = Some(v1::Derivation { rule: rule.into(), ..Default::default() });
        v1::Statement { derivation, ..Default::default() }
    }

    #[test]
    fn the_weights_that_are_built_in_are_of_kinds_that_there_are() {
        let weights = Weights::embedded().unwrap();
        for kind in weights.0.keys() {
            assert!(Kind::ALL.iter().any(|known| known.name() == kind), "{kind}");
        }
        assert_eq!(weights.0.len(), Kind::ALL.len());
    }

    #[test]
    fn each_finding_gets_the_confidence_of_its_own_traits() {
        let of_rules = [("bias".to_owned(), 0.0), ("rule=a".to_owned(), 2.0), ("rule=b".to_owned(), -90.0)];
        let weights = Weights(BTreeMap::from([("statements".to_owned(), BTreeMap::from(of_rules))]));
        let mut brief = v1::Brief {
            statements: vec![statement("a"), statement("b"), statement("c")],
            ..Default::default()
        };
        weights.apply(&mut brief, 0);
        let given: Vec<Option<f64>> =
            brief.statements.iter().map(|s| s.derivation.as_ref().unwrap().confidence).collect();
        assert_eq!(given, [Some(0.88), Some(LEAST), Some(0.5)]);
    }
}
