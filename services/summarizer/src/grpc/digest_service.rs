//! `peacebrief.v1.DigestService`: a process as a whole.

use peacebrief::v1;
use peacebrief::v1::digest_service_server::DigestService;
use peacebrief_archive::ArchiveError;
use peacebrief_chronicle::Dossier;
use tonic::{Request, Response, Status};

use super::article::encoding;
use super::paging::{Asked, fitting};
use super::registry_service::names_in_timeline;
use super::tenant::tenant_of;
use super::{answer, request};
use crate::ApiError;
use crate::registry::{Question, Registry, ShelfError};

/// How many entries a page of a timeline has: usually, and at most.
const ENTRIES: (usize, usize) = (100, 1000);

/// The service. Cheap to clone.
#[derive(Clone)]
pub(crate) struct DigestServer {
    pub(crate) registry: Registry,
}

#[tonic::async_trait]
impl DigestService for DigestServer {
    async fn get_timeline(
        &self,
        request: Request<v1::GetTimelineRequest>,
    ) -> Result<Response<v1::GetTimelineResponse>, Status> {
        answer(request, |request| self.timeline(request)).await
    }

    async fn get_digest(
        &self,
        request: Request<v1::GetDigestRequest>,
    ) -> Result<Response<v1::GetDigestResponse>, Status> {
        answer(request, |request| self.digest(request)).await
    }
}

impl DigestServer {
    async fn timeline(
        &self,
        call: Request<v1::GetTimelineRequest>,
    ) -> Result<v1::GetTimelineResponse, ApiError> {
        let tenant = tenant_of(call.extensions());
        let v1::GetTimelineRequest { process, happened, page_size, page_token, encoding_type } =
            call.into_inner();
        let process = request::resource("process", process, "processes")?;
        request::interval(["happened.start", "happened.end"], happened.as_ref())?;
        let size = request::page_size(page_size, ENTRIES.0, ENTRIES.1)?;
        let encoding = encoding(encoding_type)?;
        let list = v1::GetTimelineRequest { process: process.clone(), happened, ..Default::default() };
        let page = Asked::new(self.registry.archive(), &tenant, ("timeline", &list), size, &page_token)?;
        let (asked, registry) = (process.clone(), self.registry.clone());
        let request =
            v1::GetTimelineRequest { page_size: i32::try_from(size).unwrap_or(i32::MAX), page_token, ..list };
        let question = Question::new(&tenant, "timeline", encoding, &request);
        let found = self.registry.read(&tenant, encoding, move |reader| {
            let answer = |dossier: &mut Dossier| {
                let list = |size, after: Option<&str>| {
                    Ok(reader.timeline_from(dossier, happened.as_ref(), size, after)?.unwrap_or_default())
                };
                let (entries, next) = page.read::<_, ShelfError>(list)?;
                let next_page_token = page.token(next);
                Ok(Some(v1::GetTimelineResponse { entries, next_page_token, ..Default::default() }))
            };
            let Some(told) = registry.whole(reader, (&asked, None), question, answer)? else {
                return Ok(None);
            };
            // What actors are called, reports of other processes tell, too.
            let actor_names = reader.actor_names(&names_in_timeline(&told.entries))?;
            Ok(Some(v1::GetTimelineResponse { actor_names, ..told }))
        });
        fitting(found.await?.ok_or(ArchiveError::NotFound { name: process })?)
    }

    async fn digest(&self, call: Request<v1::GetDigestRequest>) -> Result<v1::GetDigestResponse, ApiError> {
        let tenant = tenant_of(call.extensions());
        let v1::GetDigestRequest { process, published, max_tellings, encoding_type } = call.into_inner();
        let process = request::resource("process", process, "processes")?;
        request::interval(["published.start", "published.end"], published.as_ref())?;
        let tellings = request::count("max_tellings", max_tellings)?;
        let encoding = encoding(encoding_type)?;
        let (asked, registry) = (process.clone(), self.registry.clone());
        let request =
            v1::GetDigestRequest { process: process.clone(), published, max_tellings, encoding_type };
        let question = Question::new(&tenant, "digest", encoding, &request);
        let found = self.registry.read(&tenant, encoding, move |reader| {
            registry.whole(reader, (&asked, published.as_ref()), question, |dossier| {
                reader.digest_from(dossier, tellings)
            })
        });
        let found = found.await?;
        let digest = found.ok_or(ArchiveError::NotFound { name: process })?;
        fitting(v1::GetDigestResponse { digest: Some(digest) })
    }
}
