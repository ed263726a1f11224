//! Processes.

use peacebrief::v1;
use peacebrief_archive::ArchiveError;
use tonic::Request;

use super::naming::in_processes;
use super::{CALLED_BYTES, LISTED, RegistryServer};
use crate::ApiError;
use crate::grpc::article::encoding;
use crate::grpc::paging::{Asked, fitting};
use crate::grpc::request;
use crate::grpc::tenant::tenant_of;

impl RegistryServer {
    pub(super) async fn process(
        &self,
        call: Request<v1::GetProcessRequest>,
    ) -> Result<v1::GetProcessResponse, ApiError> {
        let tenant = tenant_of(call.extensions());
        let v1::GetProcessRequest { name, encoding_type } = call.into_inner();
        let (name, encoding) = (request::resource("name", name, "processes")?, encoding(encoding_type)?);
        let asked = name.clone();
        let found = self.registry.read(&tenant, encoding, move |reader| {
            let Some(process) = reader.process(&asked)? else { return Ok(None) };
            let actor_names = reader.actor_names(&in_processes(std::slice::from_ref(&process)))?;
            Ok(Some(v1::GetProcessResponse { process: Some(process), actor_names }))
        });
        fitting(found.await?.ok_or(ArchiveError::NotFound { name })?)
    }

    pub(super) async fn processes(
        &self,
        call: Request<v1::ListProcessesRequest>,
    ) -> Result<v1::ListProcessesResponse, ApiError> {
        let tenant = tenant_of(call.extensions());
        let v1::ListProcessesRequest { called, brief, page_size, page_token, encoding_type } =
            call.into_inner();
        let size = request::page_size(page_size, LISTED.0, LISTED.1)?;
        let called = request::text("called", called, CALLED_BYTES)?;
        let brief = request::resource_or_none("brief", brief, "briefs")?;
        let encoding = encoding(encoding_type)?;
        let list =
            v1::ListProcessesRequest { called: called.clone(), brief: brief.clone(), ..Default::default() };
        let page = Asked::new(self.registry.archive(), &tenant, ("processes", &list), size, &page_token)?;
        let answer = self.registry.read(&tenant, encoding, move |reader| {
            let list = |size, after: Option<&str>| reader.processes(&called, &brief, size, after);
            let (processes, next) = page.read(list)?;
            let actor_names = reader.actor_names(&in_processes(&processes))?;
            Ok(v1::ListProcessesResponse { processes, next_page_token: page.token(next), actor_names })
        });
        fitting(answer.await?)
    }
}
