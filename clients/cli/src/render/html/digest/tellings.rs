//! Who tells something, in which words, and which reports these are.

use peacebrief::v1;

use super::{Page, Told};
use crate::render::text::digest::origin;

/// The reports of a digest, the first published first.
pub(super) struct Reports<'d>(Vec<&'d v1::Telling>);

impl<'d> Reports<'d> {
    /// Those that tell anything of it.
    pub(super) fn of(digest: &'d v1::Digest) -> Self {
        let of_agreement = |agreement: &'d v1::DigestAgreement| {
            let history = agreement.history.iter().flat_map(|step| &step.tellings);
            let provisions = agreement.provisions.iter().flat_map(|provision| &provision.tellings);
            history.chain(provisions).chain(agreement.breaches.iter().flat_map(|breach| &breach.tellings))
        };
        let events = digest.events.iter().flat_map(|event| &event.tellings);
        let agreements = digest.agreements.iter().flat_map(of_agreement);
        let claims = digest.contradictions.iter().flat_map(|c| &c.claims).flat_map(|claim| &claim.tellings);
        let steps = digest.steps.iter().flat_map(|step| step.announced.iter().chain(&step.settled));
        let mut all: Vec<_> = events.chain(agreements).chain(claims).chain(steps).collect();
        let day = |telling: &v1::Telling| telling.published.map(|date| (date.year, date.month, date.day));
        all.sort_by(|a, b| day(a).cmp(&day(b)).then_with(|| a.brief.cmp(&b.brief)));
        all.dedup_by(|a, b| a.brief == b.brief);
        Self(all)
    }

    /// The list of them, with each the place that tellings lead to.
    pub(super) fn write(&self, page: &mut Page) {
        if self.0.is_empty() {
            return;
        }
        page.raw("<section><h2>Reports</h2><ul>");
        for report in &self.0 {
            page.target("li", "finding report", &report.brief);
            page.text(&origin(report)).raw(" <code>").text(&report.brief).raw("</code></li>");
        }
        page.raw("</ul></section>");
    }
}

/// The first telling, and the others folded away.
pub(super) fn write(page: &mut Page, told: &Told<'_>, tellings: &[v1::Telling]) {
    let Some((first, others)) = tellings.split_first() else { return };
    page.raw("<div class=\"tellings\">");
    telling(page, told, first);
    if !others.is_empty() {
        let more = if others.len() == 1 { "and 1 report more" } else { "reports more" };
        page.raw("<details><summary>");
        if others.len() > 1 {
            page.text(&format!("and {} ", others.len()));
        }
        page.raw(more).raw("</summary><ul>");
        for other in others {
            page.raw("<li>");
            telling(page, told, other);
            page.raw("</li>");
        }
        page.raw("</ul></details>");
    }
    page.raw("</div>");
}

fn telling(page: &mut Page, told: &Told<'_>, telling: &v1::Telling) {
    if let Some(evidence) = &telling.evidence {
        page.quote(&evidence.text).raw(" ");
    }
    debug_assert!(told.reports.0.iter().any(|report| report.brief == telling.brief));
    let to = page.found_id(&telling.brief);
    page.link("said", &to).text(&origin(telling)).raw("</a>");
}
