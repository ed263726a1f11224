//! Actors.

use peacebrief::v1;
use peacebrief_archive::ArchiveError;
use tonic::Request;

use super::naming::in_actors;
use super::{CALLED_BYTES, LISTED, RegistryServer};
use crate::ApiError;
use crate::grpc::article::encoding;
use crate::grpc::paging::{Asked, fitting};
use crate::grpc::request;
use crate::grpc::tenant::tenant_of;

impl RegistryServer {
    pub(super) async fn actor(
        &self,
        call: Request<v1::GetActorRequest>,
    ) -> Result<v1::GetActorResponse, ApiError> {
        let tenant = tenant_of(call.extensions());
        let v1::GetActorRequest { name, encoding_type } = call.into_inner();
        let (name, encoding) = (request::resource("name", name, "actors")?, encoding(encoding_type)?);
        let asked = name.clone();
        let found = self.registry.read(&tenant, encoding, move |reader| {
            let Some(actor) = reader.actor(&asked)? else { return Ok(None) };
            let actor_names = reader.actor_names(&in_actors(std::slice::from_ref(&actor)))?;
            Ok(Some(v1::GetActorResponse { actor: Some(actor), actor_names }))
        });
        fitting(found.await?.ok_or(ArchiveError::NotFound { name })?)
    }

    pub(super) async fn actors(
        &self,
        call: Request<v1::ListActorsRequest>,
    ) -> Result<v1::ListActorsResponse, ApiError> {
        let tenant = tenant_of(call.extensions());
        let v1::ListActorsRequest { process, called, kind, page_size, page_token, encoding_type } =
            call.into_inner();
        let size = request::page_size(page_size, LISTED.0, LISTED.1)?;
        let process = request::resource_or_none("process", process, "processes")?;
        let called = request::text("called", called, CALLED_BYTES)?;
        let (kind, encoding) = (request::actor_kind(kind)?, encoding(encoding_type)?);
        let list = v1::ListActorsRequest {
            process: process.clone(),
            called: called.clone(),
            kind: kind.into(),
            ..Default::default()
        };
        let page = Asked::new(self.registry.archive(), &tenant, ("actors", &list), size, &page_token)?;
        let answer = self.registry.read(&tenant, encoding, move |reader| {
            let list = |size, after: Option<&str>| reader.actors(&process, &called, kind, size, after);
            let (actors, next) = page.read(list)?;
            let actor_names = reader.actor_names(&in_actors(&actors))?;
            Ok(v1::ListActorsResponse { actors, next_page_token: page.token(next), actor_names })
        });
        fitting(answer.await?)
    }
}
