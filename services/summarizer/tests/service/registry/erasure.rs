//! Erasure: what only the erased article told is gone from the registry, too, once the call has answered.

use peacebrief::v1;
use tonic::Code;

use super::support::{Desk, story};
use crate::briefs::support::{Place, ingested};

async fn an_erased_report_leaves_the_registry(place: Place) {
    let mut desk = Desk::open(&place).await;
    for report in &story()[..3] {
        ingested(&mut desk.briefs, report.clone()).await;
    }
    let before = (desk.process().await, desk.called("Irenka Dovalj").await, desk.agreements("").await);
    let last = ingested(&mut desk.briefs, story()[3].clone()).await;
    assert_eq!(desk.process().await.report_count, 4);
    let erase = v1::DeleteArticleRequest { name: last.article, allow_missing: false };
    desk.briefs.delete_article(erase).await.unwrap();
    let after = (desk.process().await, desk.called("Irenka Dovalj").await, desk.agreements("").await);
    assert_eq!(after, before);

    // The last of them: nothing is left to tell.
    let process = before.0.name;
    let all = desk.briefs.list_briefs(v1::ListBriefsRequest::default()).await.unwrap().into_inner().briefs;
    for brief in all {
        let erase = v1::DeleteArticleRequest { name: brief.article, allow_missing: false };
        desk.briefs.delete_article(erase).await.unwrap();
    }
    assert!(desk.processes(v1::ListProcessesRequest::default()).await.is_empty());
    assert!(desk.called("Irenka Dovalj").await.is_empty());
    let request = v1::GetDigestRequest { process, ..Default::default() };
    assert_eq!(desk.digests.get_digest(request).await.unwrap_err().code(), Code::NotFound);
}

/// Not a word of it is in the files once the service has ended.
#[tokio::test(flavor = "multi_thread")]
async fn no_word_is_left_in_the_files() {
    const WORD: &str = "Qzxvbrulk";
    let place = Place::folder();
    let mut desk = Desk::open(&place).await;
    desk.tell().await;
    let mut marked = story().remove(2);
    marked.body = marked.body.replace("Nordhavn", WORD).replace("Irenka Dovalj", "Irenka Qzxvbrulk");
    let marked = ingested(&mut desk.briefs, marked).await;
    assert!(!desk.called("Irenka Qzxvbrulk").await.is_empty());
    let erase = v1::DeleteArticleRequest { name: marked.article, allow_missing: false };
    desk.briefs.delete_article(erase).await.unwrap();
    desk.running.shutdown().await;
    let Place::Folder(folder) = &place else { unreachable!() };
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap().to_ascii_lowercase();
        assert!(!bytes.windows(WORD.len()).any(|window| window == WORD.to_ascii_lowercase().as_bytes()));
    }
}

on_both! { an_erased_report_leaves_the_registry }
