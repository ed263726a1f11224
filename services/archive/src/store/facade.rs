//! The trait [`Archive`] on a database: each call a transaction.

use std::sync::Arc;

use async_trait::async_trait;
use futures_util::FutureExt as _;
use peacebrief::v1;
use tokio::sync::watch;

use super::ingest::{Incoming, Marks};
use super::log::Log;
use super::{
    SqlArchive, apart, changes, chronicle, erase, in_session, ingest, list, maintain, rebrief, records,
    search,
};
use crate::archive::{
    Archive, BriefPage, Briefs, Changes, Extent, Ingest, Ingested, List, Maintained, NewAlert, Outdated,
    RebriefMark, Replaced, Replacement, Search, SearchPage, Watch,
};
use crate::chronicle::{
    ChronicleRole, ChronicleView, ChronicleWrite, ChronicleWritten, Chronicles, KeptEntries, LogPosition,
};
use crate::ids::{ArticleId, RequestId, Tenant};
use crate::page_token::PageBinding;
use crate::sql::{Access, Statement};
use crate::{ArchiveError, time};

impl SqlArchive {
    fn micros(&self) -> i64 {
        self.inner.options.clock.micros()
    }

    /// Since when requests are remembered.
    fn requests_since(&self) -> i64 {
        self.micros().saturating_sub(time::span(self.inner.options.keep_requests))
    }
}

#[async_trait]
impl Archive for SqlArchive {
    async fn recall(
        &self,
        tenant: &Tenant,
        article: &v1::Article,
        request_id: Option<&RequestId>,
    ) -> Result<Option<Ingested>, ArchiveError> {
        let (tenant, marks) = (tenant.clone(), Marks::new(article, request_id.cloned()));
        let since = self.requests_since();
        self.read(move |session| async move { ingest::recall(session, &tenant, &marks, since).await }.boxed())
            .await
    }

    async fn ingest(
        &self,
        tenant: &Tenant,
        batch: Vec<Ingest>,
    ) -> Result<Vec<Result<Ingested, ArchiveError>>, ArchiveError> {
        if batch.is_empty() {
            return Ok(Vec::new());
        }
        let (tenant, now, since) = (tenant.clone(), self.micros(), self.requests_since());
        let batch: Vec<Incoming> = batch.into_iter().map(Incoming::new).collect();
        self.write(move |session| {
            async move {
                let log = Log::lock(session, &tenant, now).await?;
                ingest::ingest(session, log, batch, since).await
            }
            .boxed()
        })
        .await
    }

    async fn article(&self, tenant: &Tenant, id: &ArticleId) -> Result<v1::ArticleRecord, ArchiveError> {
        let (tenant, id) = (tenant.clone(), id.clone());
        self.read(move |session| async move { records::article(session, &tenant, &id).await }.boxed()).await
    }

    async fn brief(
        &self,
        tenant: &Tenant,
        id: &ArticleId,
        view: v1::BriefView,
    ) -> Result<v1::BriefRecord, ArchiveError> {
        let extent = Extent { view, count: 1, bytes: usize::MAX };
        let mut briefs = self.briefs(tenant, vec![id.clone()], extent).await?;
        briefs.found.pop().ok_or_else(|| ArchiveError::NotFound { name: id.brief() })
    }

    async fn briefs(
        &self,
        tenant: &Tenant,
        ids: Vec<ArticleId>,
        extent: Extent,
    ) -> Result<Briefs, ArchiveError> {
        let tenant = tenant.clone();
        self.read(move |session| async move { records::briefs(session, &tenant, ids, extent).await }.boxed())
            .await
    }

    async fn list(&self, tenant: &Tenant, list: List) -> Result<BriefPage, ArchiveError> {
        let (tenant, datastore) = (tenant.clone(), self.inner.datastore);
        self.read(move |session| async move { list::list(session, datastore, &tenant, &list).await }.boxed())
            .await
    }

    async fn search(&self, tenant: &Tenant, search: Search) -> Result<SearchPage, ArchiveError> {
        let (tenant, datastore) = (tenant.clone(), self.inner.datastore);
        self.read(move |session| {
            async move { search::search(session, datastore, &tenant, &search).await }.boxed()
        })
        .await
    }

    async fn delete(&self, tenant: &Tenant, id: &ArticleId) -> Result<(), ArchiveError> {
        let (tenant, id, now) = (tenant.clone(), id.clone(), self.micros());
        self.write(move |session| {
            async move {
                let log = Log::lock(session, &tenant, now).await?;
                erase::erase(session, log, &id).await
            }
            .boxed()
        })
        .await
    }

    async fn outdated(
        &self,
        tenant: &Tenant,
        engine: &v1::Engine,
        filter: &v1::BriefFilter,
        after: RebriefMark,
        limit: usize,
    ) -> Result<Vec<Outdated>, ArchiveError> {
        let (tenant, engine, filter) = (tenant.clone(), engine.clone(), filter.clone());
        self.read(move |session| {
            async move { rebrief::outdated(session, &tenant, &engine, &filter, after, limit).await }.boxed()
        })
        .await
    }

    async fn count_outdated(
        &self,
        tenant: &Tenant,
        engine: &v1::Engine,
        filter: &v1::BriefFilter,
        after: RebriefMark,
    ) -> Result<usize, ArchiveError> {
        let (tenant, engine, filter) = (tenant.clone(), engine.clone(), filter.clone());
        self.read(move |session| {
            async move { rebrief::count(session, &tenant, &engine, &filter, after).await }.boxed()
        })
        .await
    }

    async fn replace(&self, tenant: &Tenant, batch: Vec<Replacement>) -> Result<Vec<Replaced>, ArchiveError> {
        if batch.is_empty() {
            return Ok(Vec::new());
        }
        let (tenant, now) = (tenant.clone(), self.micros());
        self.write(move |session| {
            async move {
                let log = Log::lock(session, &tenant, now).await?;
                rebrief::replace(session, log, &batch).await
            }
            .boxed()
        })
        .await
    }

    async fn raise(&self, tenant: &Tenant, alerts: Vec<NewAlert>) -> Result<Vec<bool>, ArchiveError> {
        if alerts.is_empty() {
            return Ok(Vec::new());
        }
        let (tenant, now) = (tenant.clone(), self.micros());
        self.write(move |session| {
            async move {
                let log = Log::lock(session, &tenant, now).await?;
                changes::raise(session, log, alerts).await
            }
            .boxed()
        })
        .await
    }

    async fn cursor(&self, tenant: &Tenant, start: v1::WatchStart) -> Result<String, ArchiveError> {
        let (tenant, datastore) = (tenant.clone(), self.inner.datastore);
        self.read(move |session| {
            async move { changes::start(session, datastore, &tenant, start).await }.boxed()
        })
        .await
    }

    async fn changes(&self, tenant: &Tenant, cursor: &str, watch: &Watch) -> Result<Changes, ArchiveError> {
        let (tenant, cursor, watch) = (tenant.clone(), cursor.to_owned(), watch.clone());
        let datastore = self.inner.datastore;
        self.read(move |session| {
            async move { changes::changes(session, datastore, &tenant, &cursor, &watch).await }.boxed()
        })
        .await
    }

    fn subscribe(&self) -> watch::Receiver<u64> {
        self.inner.waker.0.subscribe()
    }

    fn now(&self) -> std::time::SystemTime {
        self.inner.options.clock.now()
    }

    async fn head(&self, tenant: &Tenant) -> Result<LogPosition, ArchiveError> {
        let tenant = tenant.clone();
        self.read(move |session| async move { Ok(chronicle::head(session, &tenant).await?) }.boxed()).await
    }

    async fn chronicles(
        &self,
        tenant: &Tenant,
        version: u32,
        kept: KeptEntries,
    ) -> Result<Chronicles, ArchiveError> {
        let of = tenant.clone();
        let settled = self
            .read(move |session| async move { chronicle::settled(session, &of, version).await }.boxed())
            .await?;
        if let Some(chronicles) = settled {
            return Ok(chronicles);
        }
        let tenant = tenant.clone();
        self.write(move |session| {
            async move { chronicle::prepare(session, &tenant, version, kept).await }.boxed()
        })
        .await
    }

    async fn chronicle(
        &self,
        tenant: &Tenant,
        role: ChronicleRole,
    ) -> Result<Option<Box<dyn ChronicleView>>, ArchiveError> {
        let tenant = tenant.clone();
        let opened = in_session(&self.inner.database, Access::Read, move |session| async move {
            let view = chronicle::View::open(session, tenant, role).await?;
            Ok(view.map(|view| Box::new(view) as Box<dyn ChronicleView>))
        });
        opened.await
    }

    async fn lease_chronicle(
        &self,
        tenant: &Tenant,
        role: ChronicleRole,
        holder: &str,
        time: std::time::Duration,
    ) -> Result<bool, ArchiveError> {
        let (tenant, holder, now) = (tenant.clone(), holder.to_owned(), self.micros());
        let times = [now, now.saturating_add(time::span(time))];
        self.write_unheard(move |session| {
            async move { chronicle::lease(session, &tenant, role, &holder, times).await }.boxed()
        })
        .await
    }

    async fn write_chronicle(
        &self,
        tenant: &Tenant,
        write: ChronicleWrite,
    ) -> Result<ChronicleWritten, ArchiveError> {
        let (tenant, now) = (tenant.clone(), self.micros());
        self.write(move |session| async move { chronicle::write(session, &tenant, write, now).await }.boxed())
            .await
    }

    async fn sweep_chronicles(&self, tenant: &Tenant) -> Result<bool, ArchiveError> {
        let tenant = tenant.clone();
        self.write_unheard(move |session| async move { chronicle::sweep(session, &tenant).await }.boxed())
            .await
    }

    fn bind_pages(&self, tenant: &Tenant, parts: &[&[u8]]) -> PageBinding {
        PageBinding::new(&self.inner.datastore, tenant, parts)
    }

    async fn begin_epoch(&self) -> Result<(), ArchiveError> {
        self.write(|session| changes::begin_epoch(session).boxed()).await
    }

    async fn tenants(&self) -> Result<Vec<Tenant>, ArchiveError> {
        self.read(|session| maintain::tenants(session).boxed()).await
    }

    async fn maintain(&self) -> Result<Maintained, ArchiveError> {
        let now = self.micros();
        let (requests_before, changes_before) =
            (self.requests_since(), now.saturating_sub(time::span(self.inner.options.keep_changes)));
        let requests = self
            .write(move |session| {
                async move { maintain::forget_requests(session, requests_before).await }.boxed()
            })
            .await?;
        let tenants = self.tenants().await?;
        let mut changes = 0;
        for tenant in tenants {
            // Each in a transaction of its own: a tenant's log is locked no longer than it takes.
            changes += self
                .write(move |session| {
                    async move {
                        let log = Log::lock(session, &tenant, now).await?;
                        maintain::trim(session, log, changes_before).await
                    }
                    .boxed()
                })
                .await?;
        }
        Ok(Maintained { requests, changes })
    }

    async fn scrub(&self) -> Result<bool, ArchiveError> {
        let inner = Arc::clone(&self.inner);
        apart(async move { Ok(inner.database.scrub().await?) }).await
    }

    async fn ping(&self) -> Result<(), ArchiveError> {
        let probe = "SELECT position FROM change_counters LIMIT 1";
        self.read(move |session| {
            async move {
                session.rows(Statement::new(probe)).await?;
                Ok(())
            }
            .boxed()
        })
        .await
    }

    async fn close(&self) {
        self.inner.database.close().await;
    }
}
