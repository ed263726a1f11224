//! `peacebrief.v1.RegistryService`: what is known across reports, a file for each subject.

mod actors;
mod agreements;
mod edits;
mod naming;
mod processes;

use peacebrief::v1;
use peacebrief::v1::registry_service_server::RegistryService;
use tonic::{Request, Response, Status};

use super::answer;
use crate::registry::Registry;

pub(super) use naming::names_in_timeline;

/// How many of anything a page has: usually, and at most.
const LISTED: (usize, usize) = (50, 1000);

/// The longest name that is looked for, in bytes.
const CALLED_BYTES: usize = 1000;

/// The service. Cheap to clone.
#[derive(Clone)]
pub(crate) struct RegistryServer {
    pub(crate) registry: Registry,
}

#[tonic::async_trait]
impl RegistryService for RegistryServer {
    async fn get_process(
        &self,
        request: Request<v1::GetProcessRequest>,
    ) -> Result<Response<v1::GetProcessResponse>, Status> {
        answer(request, |request| self.process(request)).await
    }

    async fn list_processes(
        &self,
        request: Request<v1::ListProcessesRequest>,
    ) -> Result<Response<v1::ListProcessesResponse>, Status> {
        answer(request, |request| self.processes(request)).await
    }

    async fn get_actor(
        &self,
        request: Request<v1::GetActorRequest>,
    ) -> Result<Response<v1::GetActorResponse>, Status> {
        answer(request, |request| self.actor(request)).await
    }

    async fn list_actors(
        &self,
        request: Request<v1::ListActorsRequest>,
    ) -> Result<Response<v1::ListActorsResponse>, Status> {
        answer(request, |request| self.actors(request)).await
    }

    async fn get_agreement(
        &self,
        request: Request<v1::GetAgreementRequest>,
    ) -> Result<Response<v1::GetAgreementResponse>, Status> {
        answer(request, |request| self.agreement(request)).await
    }

    async fn list_agreements(
        &self,
        request: Request<v1::ListAgreementsRequest>,
    ) -> Result<Response<v1::ListAgreementsResponse>, Status> {
        answer(request, |request| self.agreements(request)).await
    }

    async fn merge_actors(
        &self,
        request: Request<v1::MergeActorsRequest>,
    ) -> Result<Response<v1::MergeActorsResponse>, Status> {
        answer(request, |request| self.merge_of_actors(request)).await
    }

    async fn split_actor(
        &self,
        request: Request<v1::SplitActorRequest>,
    ) -> Result<Response<v1::SplitActorResponse>, Status> {
        answer(request, |request| self.split_of_actor(request)).await
    }

    async fn merge_agreements(
        &self,
        request: Request<v1::MergeAgreementsRequest>,
    ) -> Result<Response<v1::MergeAgreementsResponse>, Status> {
        answer(request, |request| self.merge_of_agreements(request)).await
    }

    async fn split_agreement(
        &self,
        request: Request<v1::SplitAgreementRequest>,
    ) -> Result<Response<v1::SplitAgreementResponse>, Status> {
        answer(request, |request| self.split_of_agreement(request)).await
    }

    async fn revert_registry_edit(
        &self,
        request: Request<v1::RevertRegistryEditRequest>,
    ) -> Result<Response<v1::RevertRegistryEditResponse>, Status> {
        answer(request, |request| self.revert(request)).await
    }

    async fn list_registry_edits(
        &self,
        request: Request<v1::ListRegistryEditsRequest>,
    ) -> Result<Response<v1::ListRegistryEditsResponse>, Status> {
        answer(request, |request| self.edits(request)).await
    }
}
