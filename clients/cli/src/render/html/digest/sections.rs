//! What the digest tells, section by section.

use peacebrief::v1::{self, ActorKind};

use super::{Page, Told, actors, date, move_id, tellings, words};

pub(super) fn write(page: &mut Page, told: &Told<'_>) {
    events(page, told);
    agreements(page, told);
    contradictions(page, told);
    steps(page, told);
    all_actors(page, told);
    told.reports.write(page);
}

fn events(page: &mut Page, told: &Told<'_>) {
    if told.digest.events.is_empty() {
        return;
    }
    page.raw("<section><h2>What happened</h2><ol class=\"timeline\">");
    for event in &told.digest.events {
        page.target("li", "finding event", &event.name);
        date(page, event.date.as_ref());
        page.raw("<strong>").raw(words::act(event.r#type(), event.mode())).raw("</strong>");
        if !event.place.is_empty() {
            page.raw(" in ").text(&event.place);
        }
        if !event.initiators.is_empty() {
            page.raw(" by ");
            actors(page, told, &event.initiators);
        }
        let others = event.participants.iter().filter(|actor| !event.initiators.contains(actor));
        let others: Vec<String> = others.cloned().collect();
        if !others.is_empty() {
            page.raw(if event.initiators.is_empty() { ": " } else { "; with " });
            actors(page, told, &others);
        }
        tellings::write(page, told, &event.tellings);
        page.raw("</li>");
    }
    page.raw("</ol></section>");
}

fn agreements(page: &mut Page, told: &Told<'_>) {
    if told.digest.agreements.is_empty() {
        return;
    }
    page.raw("<section><h2>Agreements</h2>");
    for agreement in &told.digest.agreements {
        page.target("div", "finding agreement", &agreement.name);
        page.raw("<h3>").text(&agreement.display_name).raw("</h3><p><span class=\"status\">");
        page.raw(words::status(agreement.status())).raw("</span> · ").raw(words::agreement(agreement.kind()));
        if !agreement.parties.is_empty() {
            page.raw(" · ");
            actors(page, told, &agreement.parties);
        }
        page.raw("</p>");
        history(page, told, agreement);
        provisions(page, told, agreement);
        breaches(page, told, agreement);
        page.raw("</div>");
    }
    page.raw("</section>");
}

fn history(page: &mut Page, told: &Told<'_>, agreement: &v1::DigestAgreement) {
    if agreement.history.is_empty() {
        return;
    }
    page.raw("<ol class=\"timeline\">");
    for (number, step) in agreement.history.iter().enumerate() {
        page.target("li", "finding agreement", &move_id(&agreement.name, number));
        date(page, step.date.as_ref());
        page.raw("<span class=\"status\">").raw(words::status(step.status())).raw("</span>");
        tellings::write(page, told, &step.tellings);
        page.raw("</li>");
    }
    page.raw("</ol>");
}

fn provisions(page: &mut Page, told: &Told<'_>, agreement: &v1::DigestAgreement) {
    if agreement.provisions.is_empty() {
        return;
    }
    page.raw("<h4>Provisions</h4><ul>");
    for provision in &agreement.provisions {
        page.raw("<li><strong>").raw(words::provision(provision.category())).raw("</strong>");
        tellings::write(page, told, &provision.tellings);
        page.raw("</li>");
    }
    page.raw("</ul>");
}

fn breaches(page: &mut Page, told: &Told<'_>, agreement: &v1::DigestAgreement) {
    if agreement.breaches.is_empty() {
        return;
    }
    page.raw("<h4>Breaches</h4><ul>");
    for breach in &agreement.breaches {
        let one = |actor: &String| (!actor.is_empty()).then(|| std::slice::from_ref(actor).to_vec());
        page.raw("<li>");
        match (one(&breach.accuser), one(&breach.accused)) {
            (None, None) => {
                page.raw("reported");
            }
            (None, Some(accused)) => {
                page.raw("reported of ");
                actors(page, told, &accused);
            }
            (Some(accuser), None) => {
                actors(page, told, &accuser);
                page.raw(" alleges");
            }
            (Some(accuser), Some(accused)) => {
                actors(page, told, &accuser);
                page.raw(" accuses ");
                actors(page, told, &accused);
            }
        }
        tellings::write(page, told, &breach.tellings);
        page.raw("</li>");
    }
    page.raw("</ul>");
}

fn contradictions(page: &mut Page, told: &Told<'_>) {
    if told.digest.contradictions.is_empty() {
        return;
    }
    page.raw("<section><h2>Where reports differ</h2><ul>");
    for contradiction in &told.digest.contradictions {
        page.raw("<li><span class=\"differs\">")
            .raw(words::contradiction(contradiction.kind()))
            .raw("</span>: ");
        let event = told.digest.events.iter().any(|event| event.name == contradiction.event);
        let agreement = told.digest.agreements.iter().any(|one| one.name == contradiction.agreement);
        let about = match (event, agreement) {
            (true, _) => Some(&contradiction.event),
            (false, true) => Some(&contradiction.agreement),
            (false, false) => None,
        };
        match about {
            Some(name) => {
                let to = page.found_id(name);
                page.link("who", &to).text(&contradiction.about).raw("</a>");
            }
            None => {
                page.text(&contradiction.about);
            }
        }
        page.raw("<ul>");
        for claim in &contradiction.claims {
            page.raw("<li><strong>").text(&claim.claim).raw("</strong>");
            tellings::write(page, told, &claim.tellings);
            page.raw("</li>");
        }
        page.raw("</ul></li>");
    }
    page.raw("</ul></section>");
}

fn steps(page: &mut Page, told: &Told<'_>) {
    if told.digest.steps.is_empty() {
        return;
    }
    page.raw("<section><h2>What was announced</h2><ol class=\"timeline\">");
    for step in &told.digest.steps {
        page.target("li", "finding step", &step.name);
        date(page, step.due.as_ref());
        page.text(&step.description).raw(" <span class=\"outcome\">").raw(words::outcome(step.outcome()));
        page.raw("</span>");
        tellings::write(page, told, &step.announced);
        if !step.settled.is_empty() {
            page.raw("<p>Then:</p>");
            tellings::write(page, told, &step.settled);
        }
        page.raw("</li>");
    }
    page.raw("</ol></section>");
}

fn all_actors(page: &mut Page, told: &Told<'_>) {
    if told.digest.actors.is_empty() {
        return;
    }
    page.raw("<section><h2>Actors</h2>");
    for role in words::ROLES {
        let group: Vec<&v1::DigestActor> =
            told.digest.actors.iter().filter(|actor| actor.role() == role).collect();
        if group.is_empty() {
            continue;
        }
        page.raw("<h3>").raw(words::roles(role)).raw("</h3><ul>");
        for actor in group {
            page.target("li", "finding actor", &actor.name);
            page.raw("<strong>").text(&actor.display_name).raw("</strong>");
            let kind = if actor.kind() == ActorKind::Person { "" } else { words::kind(actor.kind()) };
            for told in [kind, &actor.office].into_iter().filter(|told| !told.is_empty()) {
                page.text(&format!(", {told}"));
            }
            if !actor.affiliation.is_empty() {
                page.raw(" of ");
                actors(page, told, std::slice::from_ref(&actor.affiliation));
            }
            for (n, alias) in actor.aliases.iter().enumerate() {
                page.raw(if n == 0 { "; also " } else { ", " }).quote(alias);
            }
            page.raw("</li>");
        }
        page.raw("</ul>");
    }
    page.raw("</section>");
}
