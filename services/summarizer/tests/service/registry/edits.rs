//! Corrections by hand: durable, listed, taken back, and in force when reports are read anew.

use std::sync::Arc;

use peacebrief::v1;
use peacebrief::v1::registry_edit::Action;
use peacebrief_engine::{EngineError, Observer};
use peacebrief_server::Briefer;
use tonic::Code;

use super::support::{Desk, engine};
use crate::briefs::support::{Place, failure};

async fn actors_are_merged_and_parted_again(place: Place) {
    let mut desk = Desk::open(&place).await;
    desk.tell().await;
    let minister = desk.called("Irenka Dovalj").await.remove(0);
    let secretary = desk.called("Tomas Radek").await.remove(0);
    let merge = v1::MergeActorsRequest {
        name: minister.name.clone(),
        merged: vec![secretary.name.clone()],
        reason: "for the test".into(),
    };
    let merged = desk.registry.merge_actors(merge.clone()).await.unwrap().into_inner();
    let edit = merged.edit.unwrap();
    assert!(matches!(&edit.action, Some(Action::Merge(merge)) if merge.into == minister.name));
    assert_eq!(
        (edit.reason.as_str(), edit.reverted, edit.edit_time.is_some()),
        ("for the test", false, true)
    );
    let request = v1::GetActorRequest { name: secretary.name.clone(), ..Default::default() };
    let led = desk.registry.get_actor(request.clone()).await.unwrap().into_inner().actor.unwrap();
    assert_eq!((&led.name, led.offices.len()), (&minister.name, 2));
    assert_eq!(Some(led), merged.actor);
    let again = desk.registry.merge_actors(merge).await.unwrap_err();
    assert_eq!(failure(&again), (Code::InvalidArgument, "FIELD_INVALID".into(), "merged".into()));

    desk.running.shutdown().await;
    let mut desk = Desk::open(&place).await;
    let edits = desk.registry.list_registry_edits(v1::ListRegistryEditsRequest::default()).await.unwrap();
    assert_eq!(edits.into_inner().edits, std::slice::from_ref(&edit));
    let revert = v1::RevertRegistryEditRequest { name: edit.name.clone(), reason: String::new() };
    let reverted =
        desk.registry.revert_registry_edit(revert.clone()).await.unwrap().into_inner().edit.unwrap();
    assert_eq!(reverted.action, Some(Action::Revert(edit.name.clone())));
    let parted = desk.registry.get_actor(request).await.unwrap().into_inner().actor.unwrap();
    assert_eq!(parted, secretary);
    assert_eq!(desk.called("Irenka Dovalj").await, [minister]);
    let edits = desk.registry.list_registry_edits(v1::ListRegistryEditsRequest::default()).await.unwrap();
    let edits = edits.into_inner().edits;
    assert_eq!(
        edits.iter().map(|edit| (edit.name.as_str(), edit.reverted)).collect::<Vec<_>>(),
        [(reverted.name.as_str(), false), (edit.name.as_str(), true)]
    );
    let none = v1::RevertRegistryEditRequest { name: "registryEdits/99".into(), ..revert };
    assert_eq!(desk.registry.revert_registry_edit(none).await.unwrap_err().code(), Code::NotFound);
}

/// The real engine under another version's name.
#[derive(Debug)]
struct Renamed;

impl Briefer for Renamed {
    fn engine(&self) -> v1::Engine {
        v1::Engine { version: "another".into(), ..engine().engine() }
    }

    fn brief(
        &self,
        article: &v1::Article,
        encoding: v1::EncodingType,
        observer: &dyn Observer,
    ) -> Result<v1::Brief, EngineError> {
        let brief = engine().brief(article, encoding, observer)?;
        Ok(v1::Brief { engine: Some(self.engine()), ..brief })
    }
}

/// Reading anew keeps ids, splits and merges, and what is told.
async fn reading_anew_changes_nothing_that_was_decided(place: Place) {
    let mut desk = Desk::open(&place).await;
    let names = desk.tell().await;
    let minister = desk.called("Irenka Dovalj").await.remove(0);
    let split = v1::SplitActorRequest {
        name: minister.name.clone(),
        briefs: vec![names[3].clone()],
        reason: String::new(),
    };
    let split = desk.registry.split_actor(split).await.unwrap().into_inner();
    let created = split.created.unwrap();
    assert_eq!((split.actor.unwrap().report_count, created.report_count), (2, 1));
    let before = (desk.process().await, desk.called("Irenka Dovalj").await, desk.agreements("").await);
    assert_eq!(before.1.len(), 2);
    desk.running.shutdown().await;

    let mut desk = Desk::open_with(&place, Arc::new(Renamed)).await;
    let mut progress = desk.briefs.rebrief(v1::RebriefRequest::default()).await.unwrap().into_inner();
    let mut replaced = 0;
    while let Some(told) = progress.message().await.unwrap() {
        replaced = told.replaced;
    }
    assert_eq!(replaced, 4);
    let after = (desk.process().await, desk.called("Irenka Dovalj").await, desk.agreements("").await);
    let ids = |actors: &[v1::ActorRecord]| {
        actors.iter().map(|one| (one.name.clone(), one.report_count)).collect::<Vec<_>>()
    };
    assert_eq!(after.0, before.0);
    assert_eq!(ids(&after.1), ids(&before.1));
    assert_eq!(
        after.2.iter().map(|one| &one.name).collect::<Vec<_>>(),
        before.2.iter().map(|one| &one.name).collect::<Vec<_>>()
    );
}

on_both! { actors_are_merged_and_parted_again reading_anew_changes_nothing_that_was_decided }
