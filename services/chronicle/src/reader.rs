//! Answers from a shelf.

use peacebrief::v1;

use crate::Shelf;

/// Answers from a shelf, in the messages of the API.
pub struct Reader<'s, S> {
    shelf: &'s S,
    encoding: v1::EncodingType,
}

impl<'s, S: Shelf> Reader<'s, S> {
    /// Reads a shelf; spans count in an encoding.
    pub fn new(shelf: &'s S, encoding: v1::EncodingType) -> Self {
        Self { shelf, encoding }
    }

    /// Interim.
    pub fn processes(&self, _called: &str, _brief: &str, _size: usize, _after: Option<&str>) -> Result<(Vec<v1::ProcessRecord>, Option<String>), S::Error> {
        Ok((vec![v1::ProcessRecord { name: "processes/p".into(), ..Default::default() }], None))
    }

    /// Interim.
    pub fn actor_names(&self, ids: &[String]) -> Result<Vec<v1::ActorName>, S::Error> {
        let accounts = self.shelf.range("report/", "report0", 1000)?;
        let mut out = Vec::new();
        for (_, e) in accounts {
            let r = <crate::record::ReportRecord as prost::Message>::decode(e.content.as_slice()).unwrap_or_default();
            for a in r.actors { if ids.contains(&a.actor) { out.push(v1::ActorName { name: a.actor, display_name: a.name }); } }
        }
        Ok(out)
    }

    /// Interim.
    pub fn digest(&self, process: &str, _published: Option<v1::DateInterval>, _max: usize) -> Result<Option<v1::Digest>, S::Error> {
        use prost::Message as _;
        let from = crate::keys::accounts(process);
        let accounts = self.shelf.range(&from, &crate::keys::past(&from), 100_000)?;
        let mut all = Vec::new();
        for (_, e) in accounts {
            let account = crate::record::Account::decode(e.content.as_slice()).unwrap_or_default();
            let r = self.shelf.get(&[crate::record::ReportRecord::id_of(&account.brief)])?;
            let r = crate::record::ReportRecord::decode(r[0].content.as_slice()).unwrap_or_default();
            all.push((r, account));
        }
        let material = crate::digest::Material::new(all);
        let findings = crate::digest::Findings::of(&material);
        let t = |ts: &[crate::record::Telling]| ts.iter().map(|t| t.to_api(self.encoding)).collect::<Vec<_>>();
        Ok(Some(v1::Digest {
            events: findings.events.iter().map(|e| v1::DigestEvent {
                name: e.name.clone(), r#type: e.kind.into(), mode: e.mode.into(), date: e.days.and_then(|d| d.to_api()), place: e.place.clone(),
                initiators: e.initiators.clone(), participants: e.participants.clone(), tellings: t(&e.tellings) }).collect(),
            steps: findings.steps.iter().map(|s| v1::DigestStep {
                name: s.name.clone(), description: s.what.clone(), due: s.due.and_then(|d| d.to_api()), outcome: s.outcome.into(),
                announced: t(&s.announced), settled: t(&s.settled) }).collect(),
            contradictions: findings.contradictions.iter().map(|c| v1::Contradiction {
                kind: c.kind.into(), about: c.about.clone(), event: c.event.clone(), agreement: c.agreement.clone(),
                claims: c.claims.iter().map(|m| v1::Claim { claim: m.claim.clone(), tellings: t(&m.tellings) }).collect() }).collect(),
            ..Default::default()
        }))
    }
}
