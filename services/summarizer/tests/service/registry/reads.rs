//! Processes, actors, agreements and digests, as reports tell them together.

use peacebrief::v1;
use peacebrief::v1::timeline_entry::Entry;

use super::support::{Desk, story};
use crate::briefs::support::Place;

/// Every telling stands in its report's body where it says, in whichever unit.
fn holds(tellings: &[v1::Telling], names: &[String], encoding: v1::EncodingType) {
    for telling in tellings {
        let at = names.iter().position(|name| *name == telling.brief).expect("a telling names its brief");
        let body = &story()[at].body;
        let span = telling.evidence.clone().unwrap();
        let (start, end) = (usize::try_from(span.start).unwrap(), usize::try_from(span.end).unwrap());
        let words = match encoding {
            v1::EncodingType::Utf16 => {
                String::from_utf16(&body.encode_utf16().collect::<Vec<_>>()[start..end]).unwrap()
            }
            v1::EncodingType::Utf32 => body.chars().skip(start).take(end - start).collect(),
            _ => body[start..end].to_owned(),
        };
        assert_eq!(words, span.text);
    }
}

async fn one_account_of_several_reports(place: Place) {
    let mut desk = Desk::open(&place).await;
    let names = desk.tell().await;
    let process = desk.process().await;
    assert_eq!(process.report_count, 4, "{process:#?}");
    assert_eq!(process.first_published, Some(v1::Date { year: 2025, month: 3, day: 4 }));
    let of_brief = v1::ListProcessesRequest { brief: names[1].clone(), ..Default::default() };
    assert_eq!(desk.processes(of_brief).await[0].name, process.name);
    let called =
        v1::ListProcessesRequest { called: process.display_name.to_uppercase(), ..Default::default() };
    assert_eq!(desk.processes(called).await[0].name, process.name);
    let request = v1::GetProcessRequest { name: process.name.clone(), ..Default::default() };
    let got = desk.registry.get_process(request).await.unwrap().into_inner();
    assert_eq!(got.process.as_ref(), Some(&process));
    assert_eq!(got.actor_names.len(), process.parties.len());

    let minister = desk.called("irenka dovalj").await;
    assert_eq!(minister.len(), 1, "{minister:#?}");
    assert_eq!(minister[0].report_count, 3);
    assert!(
        minister[0].linkings.len() == 3 && minister[0].linkings.iter().all(|one| !one.explanation.is_empty())
    );
    let of_process = v1::ListActorsRequest { process: process.name.clone(), ..Default::default() };
    let actors = desk.registry.list_actors(of_process).await.unwrap().into_inner();
    assert!(actors.actors.iter().any(|actor| actor.name == minister[0].name));

    let accord = desk.agreements("Nordhavn Ceasefire Agreement").await;
    assert_eq!(accord.len(), 1, "{accord:#?}");
    let accord = &accord[0];
    assert!(accord.history.iter().any(|one| one.status() == v1::AgreementStatus::Signed), "{accord:#?}");
    assert!(!accord.provisions.is_empty() && !accord.breaches.is_empty(), "{accord:#?}");

    for encoding in [v1::EncodingType::Utf8, v1::EncodingType::Utf16, v1::EncodingType::Utf32] {
        let process = process.name.clone();
        let digest = v1::GetDigestRequest {
            process: process.clone(),
            encoding_type: encoding.into(),
            ..Default::default()
        };
        let digest = desk.digest(digest).await;
        assert_eq!(digest.report_count, 4);
        assert!(!digest.events.is_empty() && !digest.agreements.is_empty() && !digest.actors.is_empty());
        for event in &digest.events {
            holds(&event.tellings, &names, encoding);
        }
        for step in &digest.steps {
            holds(&step.announced, &names, encoding);
        }
    }
    let window = v1::DateInterval { start: Some(v1::Date { year: 2025, month: 3, day: 13 }), end: None };
    let later = v1::GetDigestRequest { process: process.name, published: Some(window), ..Default::default() };
    assert_eq!(desk.digest(later).await.report_count, 2);
}

async fn lists_go_on_page_by_page(place: Place) {
    let mut desk = Desk::open(&place).await;
    desk.tell().await;
    let process = desk.process().await.name;
    let mut request = v1::ListActorsRequest { process: process.clone(), ..Default::default() };
    let whole = desk.registry.list_actors(request.clone()).await.unwrap().into_inner();
    assert!(whole.next_page_token.is_empty() && whole.actors.len() > 3);
    request.page_size = 2;
    let mut listed = Vec::new();
    loop {
        let page = desk.registry.list_actors(request.clone()).await.unwrap().into_inner();
        assert!(page.actors.len() <= 2);
        listed.extend(page.actors);
        request.page_token = page.next_page_token;
        if request.page_token.is_empty() {
            break;
        }
    }
    assert_eq!(listed, whole.actors);

    let mut request = v1::GetTimelineRequest { process, ..Default::default() };
    let whole = desk.digests.get_timeline(request.clone()).await.unwrap().into_inner();
    assert!(whole.entries.iter().any(|entry| matches!(entry.entry, Some(Entry::AgreementMove(_)))));
    assert!(whole.entries.iter().any(|entry| matches!(entry.entry, Some(Entry::Event(_)))));
    assert!(!whole.actor_names.is_empty());
    request.page_size = 1;
    let mut entries = Vec::new();
    loop {
        let page = desk.digests.get_timeline(request.clone()).await.unwrap().into_inner();
        entries.extend(page.entries);
        request.page_token = page.next_page_token;
        if request.page_token.is_empty() {
            break;
        }
    }
    assert_eq!(entries, whole.entries);
}

/// What is there after a restart is what was there before.
async fn it_is_kept(place: Place) {
    let mut desk = Desk::open(&place).await;
    desk.tell().await;
    let process = desk.process().await;
    let request = v1::GetDigestRequest { process: process.name.clone(), ..Default::default() };
    let digest = desk.digest(request.clone()).await;
    desk.running.shutdown().await;
    let mut desk = Desk::open(&place).await;
    assert_eq!(desk.process().await, process);
    assert_eq!(desk.digest(request).await, digest);
}

on_both! { one_account_of_several_reports lists_go_on_page_by_page it_is_kept }
