//! Agreements.

use peacebrief::v1;
use peacebrief_archive::ArchiveError;
use tonic::Request;

use super::naming::in_agreements;
use super::{CALLED_BYTES, LISTED, RegistryServer};
use crate::ApiError;
use crate::grpc::article::encoding;
use crate::grpc::paging::{Asked, fitting};
use crate::grpc::request;
use crate::grpc::tenant::tenant_of;

impl RegistryServer {
    pub(super) async fn agreement(
        &self,
        call: Request<v1::GetAgreementRequest>,
    ) -> Result<v1::GetAgreementResponse, ApiError> {
        let tenant = tenant_of(call.extensions());
        let v1::GetAgreementRequest { name, encoding_type } = call.into_inner();
        let (name, encoding) = (request::resource("name", name, "agreements")?, encoding(encoding_type)?);
        let asked = name.clone();
        let found = self.registry.read(&tenant, encoding, move |reader| {
            let Some(agreement) = reader.agreement(&asked)? else { return Ok(None) };
            let actor_names = reader.actor_names(&in_agreements(std::slice::from_ref(&agreement)))?;
            Ok(Some(v1::GetAgreementResponse { agreement: Some(agreement), actor_names }))
        });
        fitting(found.await?.ok_or(ArchiveError::NotFound { name })?)
    }

    pub(super) async fn agreements(
        &self,
        call: Request<v1::ListAgreementsRequest>,
    ) -> Result<v1::ListAgreementsResponse, ApiError> {
        let tenant = tenant_of(call.extensions());
        let v1::ListAgreementsRequest { process, called, statuses, page_size, page_token, encoding_type } =
            call.into_inner();
        let size = request::page_size(page_size, LISTED.0, LISTED.1)?;
        let process = request::resource_or_none("process", process, "processes")?;
        let called = request::text("called", called, CALLED_BYTES)?;
        let encoding = encoding(encoding_type)?;
        let list = v1::ListAgreementsRequest {
            process: process.clone(),
            called: called.clone(),
            statuses: statuses.clone(),
            ..Default::default()
        };
        let statuses: Vec<v1::AgreementStatus> = request::values("statuses", &statuses)?;
        let page = Asked::new(self.registry.archive(), &tenant, ("agreements", &list), size, &page_token)?;
        let answer = self.registry.read(&tenant, encoding, move |reader| {
            let list =
                |size, after: Option<&str>| reader.agreements(&process, &called, &statuses, size, after);
            let (agreements, next) = page.read(list)?;
            let actor_names = reader.actor_names(&in_agreements(&agreements))?;
            Ok(v1::ListAgreementsResponse { agreements, next_page_token: page.token(next), actor_names })
        });
        fitting(answer.await?)
    }
}
