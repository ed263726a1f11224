//! What goes wrong with the storage: a clear fault, nothing lost, and work again once the cause is gone.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use peacebrief::v1::{BriefView, ErrorReason, WatchStart};
use peacebrief_archive::{
    Archive, ArchiveError, ArticleId, FILE_NAME, Options, PostgresOptions, SqlArchive, SqliteOptions,
    StorageFault,
};

use crate::support::{Cluster, Store, everything, ingest, tenant, written};

fn fault<T>(result: Result<T, ArchiveError>) -> Option<StorageFault> {
    result.err().and_then(|error| error.fault())
}

async fn open(folder: &Path) -> Result<Arc<dyn Archive>, ArchiveError> {
    Ok(Arc::new(SqlArchive::sqlite(&SqliteOptions::new(folder), Options::default()).await?))
}

async fn connect(cluster: &Cluster, database: &str) -> Arc<dyn Archive> {
    let postgres = PostgresOptions::new(cluster.url(database));
    Arc::new(SqlArchive::postgres(&postgres, Options::default()).await.unwrap())
}

/// How many articles are there, as many as changes tell.
async fn count(archive: &dyn Archive) -> usize {
    let oldest = archive.cursor(&tenant(), WatchStart::Oldest).await.unwrap();
    archive.changes(&tenant(), &oldest, &everything(10_000)).await.unwrap().changes.len()
}

#[tokio::test]
async fn a_full_file_refuses_what_does_not_fit_and_goes_on_once_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = SqliteOptions { max_bytes: Some(480 << 10), ..SqliteOptions::new(folder.path()) };
    let archive = SqlArchive::sqlite(&sqlite, Options::default()).await.unwrap();
    let mut kept = Vec::new();
    let full = loop {
        let first = kept.len();
        match archive.ingest(&tenant(), (first..first + 10).map(ingest).collect()).await {
            Ok(results) => kept.extend(results.into_iter().map(Result::unwrap)),
            Err(error) => break error,
        }
    };
    assert_eq!((full.fault(), full.reason()), (Some(StorageFault::Full), ErrorReason::StorageFull));
    assert!(kept.len() > 20, "{}", kept.len());
    assert_eq!(count(&archive).await, kept.len(), "what was refused is not there in part");
    for one in &kept[..20] {
        let id = ArticleId::of_brief(&one.record.name).unwrap();
        archive.delete(&tenant(), &id).await.unwrap();
    }
    written(&archive, (5000..5005).map(ingest).collect()).await;
}

#[tokio::test]
async fn a_file_that_is_no_archive_is_refused_as_damaged() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(FILE_NAME), "This is a letter, and no database. ".repeat(400)).unwrap();
    assert_eq!(fault(open(folder.path()).await), Some(StorageFault::Corrupted));
    assert!(
        std::fs::read(folder.path().join(FILE_NAME)).unwrap().starts_with(b"This is a letter"),
        "left as it was"
    );
}

#[tokio::test]
async fn a_file_with_damaged_pages_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let archive = open(folder.path()).await.unwrap();
    let kept = written(&*archive, (0..50).map(ingest).collect()).await;
    assert!(archive.scrub().await.unwrap());
    archive.close().await;
    let file = folder.path().join(FILE_NAME);
    let mut bytes = std::fs::read(&file).unwrap();
    let pages = bytes.len() / 4096;
    // All but the schema's pages and the first of each table.
    bytes[pages / 3 * 4096..].fill(0x5a);
    std::fs::write(&file, bytes).unwrap();
    let faults = match open(folder.path()).await {
        Err(error) => vec![error.fault()],
        Ok(archive) => {
            let mut faults = Vec::new();
            for one in kept {
                let id = ArticleId::of_brief(&one.record.name).unwrap();
                faults.push(fault(archive.brief(&tenant(), &id, BriefView::Full).await));
            }
            faults
        }
    };
    assert!(faults.contains(&Some(StorageFault::Corrupted)), "{faults:?}");
}

/// A stored message that is none any more is damage, not an answer.
async fn a_damaged_brief_is_not_answered(store: Store) {
    let kept = written(&*store.archive, vec![ingest(1), ingest(2)]).await;
    let bytes = if store.is_sqlite() { "x'ffff'" } else { "'\\xffff'" };
    store
        .run(&format!("UPDATE briefs SET brief = {bytes} WHERE article_id = (SELECT MIN(id) FROM articles)"))
        .await;
    let [damaged, whole] = [0, 1].map(|at: usize| ArticleId::of_brief(&kept[at].record.name).unwrap());
    let error = store.archive.brief(&tenant(), &damaged, BriefView::Full).await.unwrap_err();
    assert_eq!(
        (error.fault(), error.reason()),
        (Some(StorageFault::Corrupted), ErrorReason::StorageCorrupted)
    );
    assert!(store.archive.brief(&tenant(), &damaged, BriefView::Basic).await.is_ok());
    assert!(store.archive.brief(&tenant(), &whole, BriefView::Full).await.is_ok());
}

on_both! { a_damaged_brief_is_not_answered }

/// Runs an ignored test of this program in a process of its own, without the right to write where root alone may.
fn as_nobody(test: &str, folder: &Path) {
    let program = std::env::current_exe().unwrap();
    let root = Command::new("id").arg("-u").output().unwrap().stdout == b"0\n";
    let mut command = Command::new(if root { "setpriv".as_ref() } else { program.as_path() });
    if root {
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(&program);
    }
    command
        .args(["--exact", test, "--ignored", "--nocapture"])
        .env("ARCHIVE_FOLDER", folder)
        .current_dir("/");
    let output = command.stderr(Stdio::inherit()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
}

fn permit(folder: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(mode)).unwrap();
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_refused_as_that() {
    let folder = tempfile::tempdir().unwrap();
    let archive = open(folder.path()).await.unwrap();
    written(&*archive, vec![ingest(1)]).await;
    archive.close().await;
    permit(folder.path(), 0o555);
    as_nobody("faults::read_only_child", folder.path());
    permit(folder.path(), 0o755);
    assert_eq!(count(&*open(folder.path()).await.unwrap()).await, 1);
}

#[tokio::test]
#[ignore = "run by a_folder_that_cannot_be_written_is_refused_as_that"]
async fn read_only_child() {
    let folder = std::env::var_os("ARCHIVE_FOLDER").unwrap();
    let error = open(Path::new(&folder)).await.err().unwrap();
    assert_eq!((error.fault(), error.reason()), (Some(StorageFault::ReadOnly), ErrorReason::StorageReadOnly));
}

#[tokio::test]
async fn a_database_that_went_read_only_is_read_and_written_again_later() {
    let cluster = Cluster::shared();
    let database = cluster.database().await;
    let archive = connect(cluster, &database).await;
    written(&*archive, vec![ingest(1)]).await;
    let turn = async |read_only: &str| {
        let set = format!("ALTER DATABASE {database} SET default_transaction_read_only = {read_only}");
        cluster.run("postgres", &set).await;
        // What is connected already does not notice.
        let kick =
            format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'");
        cluster.run("postgres", &kick).await;
    };
    turn("on").await;
    let refused = archive.ingest(&tenant(), vec![ingest(2)]).await;
    assert_eq!(fault(refused), Some(StorageFault::ReadOnly));
    assert_eq!(count(&*archive).await, 1);
    turn("off").await;
    written(&*archive, vec![ingest(2)]).await;
    assert_eq!(count(&*archive).await, 2);
}

#[tokio::test]
async fn a_database_that_is_gone_is_missed_and_welcomed_back() {
    let cluster = Cluster::start();
    let database = cluster.database().await;
    let archive = connect(&cluster, &database).await;
    let kept = written(&*archive, (0..20).map(ingest).collect()).await;
    let mut woken = archive.subscribe();
    cluster.crash();
    for _ in 0..2 {
        let error = archive.ingest(&tenant(), vec![ingest(99)]).await.err().unwrap();
        assert_eq!(
            (error.fault(), error.reason()),
            (Some(StorageFault::Unavailable), ErrorReason::StorageUnavailable)
        );
    }
    assert_eq!(fault(archive.ping().await), Some(StorageFault::Unavailable));
    cluster.up();
    archive.ping().await.unwrap();
    assert_eq!(count(&*archive).await, kept.len());
    written(&*archive, vec![ingest(99)]).await;
    // Another replica's writes are heard of again.
    woken.mark_unchanged();
    let other = connect(&cluster, &database).await;
    written(&*other, vec![ingest(100)]).await;
    woken.changed().await.unwrap();
}

#[tokio::test]
async fn nobody_at_the_address_is_unavailable() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("postgres://nobody@localhost/none?host={}", folder.path().display());
    let result = SqlArchive::postgres(&PostgresOptions::new(url), Options::default()).await;
    assert_eq!(fault(result), Some(StorageFault::Unavailable));
}
