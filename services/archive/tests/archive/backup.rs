//! Copies of the embedded archive: whole, taken while it is written, and never put over anything.

use std::path::Path;
use std::sync::Arc;

use peacebrief::v1::{BriefView, WatchStart};
use peacebrief_archive::{
    Archive, ArchiveError, ArticleId, BackupError, CursorError, FILE_NAME, Options, SqlArchive,
    SqliteOptions, back_up, restore,
};

use crate::support::{everything, ingest, tenant, written};

async fn open(folder: &Path) -> Arc<dyn Archive> {
    Arc::new(SqlArchive::sqlite(&SqliteOptions::new(folder), Options::default()).await.unwrap())
}

#[tokio::test]
async fn a_copy_is_what_the_archive_was_at_one_moment_and_its_future_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let archive = open(folder.path()).await;
    let kept = written(&*archive, (0..30).map(ingest).collect()).await;
    let seen = archive.cursor(&tenant(), WatchStart::Now).await.unwrap();
    let copy = folder.path().join("copy");
    back_up(folder.path(), &copy).await.unwrap();
    written(&*archive, vec![ingest(30)]).await;
    let ahead = archive.cursor(&tenant(), WatchStart::Now).await.unwrap();

    let restored = folder.path().join("restored");
    restore(&copy, &restored).await.unwrap();
    assert_eq!(std::fs::read_dir(&restored).unwrap().count(), 1, "one file and nothing else");
    let restored = open(&restored).await;
    for one in &kept {
        let id = ArticleId::of_brief(&one.record.name).unwrap();
        assert_eq!(restored.brief(&tenant(), &id, BriefView::Full).await.unwrap(), one.record);
    }
    assert!(restored.changes(&tenant(), &seen, &everything(10)).await.unwrap().changes.is_empty());
    // Also once the restored one has got as far.
    for _ in 0..2 {
        let refused = restored.changes(&tenant(), &ahead, &everything(10)).await.unwrap_err();
        assert!(matches!(refused, ArchiveError::Cursor(CursorError::Ahead)), "{refused:?}");
        written(&*restored, vec![ingest(31), ingest(32)]).await;
    }
}

#[tokio::test]
async fn copies_taken_while_it_is_written_hold_whole_commits() {
    let folder = tempfile::tempdir().unwrap();
    let archive = open(folder.path()).await;
    let writer = tokio::spawn({
        let archive = Arc::clone(&archive);
        async move {
            for first in (0..600).step_by(3) {
                written(&*archive, (first..first + 3).map(ingest).collect()).await;
            }
        }
    });
    let mut copies = 0;
    while !writer.is_finished() {
        let copy = folder.path().join(format!("copy-{copies}"));
        back_up(folder.path(), &copy).await.unwrap();
        let restored = folder.path().join(format!("restored-{copies}"));
        restore(&copy, &restored).await.unwrap();
        let restored = open(&restored).await;
        let oldest = restored.cursor(&tenant(), WatchStart::Oldest).await.unwrap();
        let told = restored.changes(&tenant(), &oldest, &everything(1000)).await.unwrap().changes.len();
        assert!(told.is_multiple_of(3), "{told} are not whole commits");
        copies += 1;
    }
    writer.await.unwrap();
    assert!(copies > 1);
}

#[tokio::test]
async fn nothing_is_overwritten_and_nothing_but_an_archive_is_copied() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    assert!(matches!(back_up(folder.path(), &path("copy")).await, Err(BackupError::NoArchive(_))));
    assert!(matches!(restore(&path("copy"), &path("new")).await, Err(BackupError::NoArchive(_))));

    written(&*open(folder.path()).await, vec![ingest(1)]).await;
    back_up(folder.path(), &path("copy")).await.unwrap();
    assert!(matches!(back_up(folder.path(), &path("copy")).await, Err(BackupError::Occupied(_))));
    assert!(matches!(restore(&path("copy"), folder.path()).await, Err(BackupError::Occupied(_))));

    std::fs::write(path("letter"), "This is a letter, and no database. ".repeat(400)).unwrap();
    std::fs::write(path("empty"), "").unwrap();
    let whole = std::fs::read(path("copy")).unwrap();
    std::fs::write(path("half"), &whole[..whole.len() / 2]).unwrap();
    for name in ["letter", "empty", "half"] {
        let refused = restore(&path(name), &path("new")).await;
        assert!(matches!(refused, Err(BackupError::Archive { .. })), "{name}: {refused:?}");
        assert!(!path("new").join(FILE_NAME).exists(), "{name}");
    }
}
