//! Processes, actors and agreements, as reports tell them together.

use peacebrief::v1;

use super::support::Desk;
use crate::briefs::support::Place;

async fn look(place: Place) {
    let mut desk = Desk::open(&place).await;
    desk.tell().await;
    let process = desk.process().await;
    eprintln!("{process:#?}");
    let request = v1::ListActorsRequest { process: process.name.clone(), ..Default::default() };
    let actors = desk.registry.list_actors(request).await.unwrap().into_inner();
    for a in &actors.actors {
        eprintln!("{} {} {:?} {} {:?} {:?}", a.name, a.display_name, a.kind(), a.report_count, a.names.iter().map(|n|&n.text).collect::<Vec<_>>(), a.offices.iter().map(|n|&n.office).collect::<Vec<_>>());
    }
    for a in desk.agreements("").await {
        eprintln!("{} {} {:?} {:?} {:#?}", a.name, a.display_name, a.status(), a.history.iter().map(|h|(h.status(), h.date.as_ref().map(|d| d.interval.clone()))).collect::<Vec<_>>(), a.breaches.len());
    }
    let digest = desk.digest(v1::GetDigestRequest{process: process.name.clone(), ..Default::default()}).await;
    for e in &digest.events { eprintln!("{:?} {:?} {} {}", e.r#type(), e.date.as_ref().map(|d| &d.interval), e.place, e.tellings.len()); }
    for e in &digest.steps { eprintln!("{:?} {:?} {}", e.outcome(), e.due, e.description); }
    for e in &digest.contradictions { eprintln!("{:?}", e); }
}
#[tokio::test(flavor = "multi_thread")] async fn looks() { look(Place::folder()).await; }
