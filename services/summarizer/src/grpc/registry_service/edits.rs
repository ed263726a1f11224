//! Corrections by hand: merges, splits, and what takes them back.

use peacebrief::v1::{self, EncodingType, registry_edit::Action};
use peacebrief_archive::{ArchiveError, Tenant};
use peacebrief_chronicle::Edit;
use tonic::Request;

use super::{LISTED, RegistryServer};
use crate::ApiError;
use crate::grpc::paging::{Asked, fitting};
use crate::grpc::request;
use crate::grpc::tenant::{caller_of, tenant_of};
use crate::security::{Caller, audit};

/// How many may be merged into one at once, and how many reports may be named in a split.
const MERGED: usize = 100;
const BRIEFS: usize = 1000;

/// The longest reason, in bytes.
const REASON_BYTES: usize = 1000;

impl RegistryServer {
    pub(super) async fn merge_of_actors(
        &self,
        call: Request<v1::MergeActorsRequest>,
    ) -> Result<v1::MergeActorsResponse, ApiError> {
        let caller = caller_of(call.extensions());
        let v1::MergeActorsRequest { name, merged, reason } = call.into_inner();
        let edit = self.merge(&caller, "actors", [name, reason], merged).await?;
        let actor = self.actor_now(&caller.tenant, merged_into(&edit)).await?;
        fitting(v1::MergeActorsResponse { actor: Some(actor), edit: Some(edit) })
    }

    pub(super) async fn split_of_actor(
        &self,
        call: Request<v1::SplitActorRequest>,
    ) -> Result<v1::SplitActorResponse, ApiError> {
        let caller = caller_of(call.extensions());
        let v1::SplitActorRequest { name, briefs, reason } = call.into_inner();
        let edit = self.split(&caller, "actors", [name, reason], briefs).await?;
        let (from, created) = split_into(&edit);
        let actor = Some(self.actor_now(&caller.tenant, from).await?);
        let created = Some(self.actor_now(&caller.tenant, created).await?);
        fitting(v1::SplitActorResponse { actor, created, edit: Some(edit) })
    }

    pub(super) async fn merge_of_agreements(
        &self,
        call: Request<v1::MergeAgreementsRequest>,
    ) -> Result<v1::MergeAgreementsResponse, ApiError> {
        let caller = caller_of(call.extensions());
        let v1::MergeAgreementsRequest { name, merged, reason } = call.into_inner();
        let edit = self.merge(&caller, "agreements", [name, reason], merged).await?;
        let agreement = self.agreement_now(&caller.tenant, merged_into(&edit)).await?;
        fitting(v1::MergeAgreementsResponse { agreement: Some(agreement), edit: Some(edit) })
    }

    pub(super) async fn split_of_agreement(
        &self,
        call: Request<v1::SplitAgreementRequest>,
    ) -> Result<v1::SplitAgreementResponse, ApiError> {
        let caller = caller_of(call.extensions());
        let v1::SplitAgreementRequest { name, briefs, reason } = call.into_inner();
        let edit = self.split(&caller, "agreements", [name, reason], briefs).await?;
        let (from, created) = split_into(&edit);
        let agreement = Some(self.agreement_now(&caller.tenant, from).await?);
        let created = Some(self.agreement_now(&caller.tenant, created).await?);
        fitting(v1::SplitAgreementResponse { agreement, created, edit: Some(edit) })
    }

    pub(super) async fn revert(
        &self,
        call: Request<v1::RevertRegistryEditRequest>,
    ) -> Result<v1::RevertRegistryEditResponse, ApiError> {
        let caller = caller_of(call.extensions());
        let v1::RevertRegistryEditRequest { name, reason } = call.into_inner();
        let name = request::resource("name", name, "registryEdits")?;
        let reason = request::text("reason", reason, REASON_BYTES)?;
        let edit = self.edit(&caller, "revert", Edit::Revert(name), reason).await?;
        Ok(v1::RevertRegistryEditResponse { edit: Some(edit) })
    }

    pub(super) async fn edits(
        &self,
        call: Request<v1::ListRegistryEditsRequest>,
    ) -> Result<v1::ListRegistryEditsResponse, ApiError> {
        let tenant = tenant_of(call.extensions());
        let v1::ListRegistryEditsRequest { page_size, page_token } = call.into_inner();
        let size = request::page_size(page_size, LISTED.0, LISTED.1)?;
        let list = v1::ListRegistryEditsRequest::default();
        let page = Asked::new(self.registry.archive(), &tenant, ("edits", &list), size, &page_token)?;
        let answer = self.registry.read(&tenant, EncodingType::Utf8, move |reader| {
            let (edits, next) = page.read(|size, after: Option<&str>| reader.edits(size, after))?;
            Ok(v1::ListRegistryEditsResponse { edits, next_page_token: page.token(next) })
        });
        fitting(answer.await?)
    }

    async fn merge(
        &self,
        caller: &Caller,
        collection: &str,
        [name, reason]: [String; 2],
        merged: Vec<String>,
    ) -> Result<v1::RegistryEdit, ApiError> {
        let into = request::resource("name", name, collection)?;
        let merged = request::resources("merged", merged, collection, MERGED)?;
        let reason = request::text("reason", reason, REASON_BYTES)?;
        self.edit(caller, "merge", Edit::Merge { into, merged }, reason).await
    }

    async fn split(
        &self,
        caller: &Caller,
        collection: &str,
        [name, reason]: [String; 2],
        briefs: Vec<String>,
    ) -> Result<v1::RegistryEdit, ApiError> {
        let from = request::resource("name", name, collection)?;
        let briefs = request::resources("briefs", briefs, "briefs", BRIEFS)?;
        let reason = request::text("reason", reason, REASON_BYTES)?;
        self.edit(caller, "split", Edit::Split { from, briefs }, reason).await
    }

    async fn edit(
        &self,
        caller: &Caller,
        action: &'static str,
        edit: Edit,
        reason: String,
    ) -> Result<v1::RegistryEdit, ApiError> {
        let edit = self.registry.edit(&caller.tenant, edit, reason).await?;
        audit::wrote(caller, action, &edit.name);
        Ok(edit)
    }

    async fn actor_now(&self, tenant: &Tenant, name: String) -> Result<v1::ActorRecord, ApiError> {
        let asked = name.clone();
        let found = self.registry.read(tenant, EncodingType::Utf8, move |reader| reader.actor(&asked));
        Ok(found.await?.ok_or(ArchiveError::NotFound { name })?)
    }

    async fn agreement_now(&self, tenant: &Tenant, name: String) -> Result<v1::AgreementRecord, ApiError> {
        let asked = name.clone();
        let found = self.registry.read(tenant, EncodingType::Utf8, move |reader| reader.agreement(&asked));
        Ok(found.await?.ok_or(ArchiveError::NotFound { name })?)
    }
}

/// The one that a merge left.
fn merged_into(edit: &v1::RegistryEdit) -> String {
    match &edit.action {
        Some(Action::Merge(merge)) => merge.into.clone(),
        _ => String::new(),
    }
}

/// The two that a split left.
fn split_into(edit: &v1::RegistryEdit) -> (String, String) {
    match &edit.action {
        Some(Action::Split(split)) => (split.from.clone(), split.created.clone()),
        _ => Default::default(),
    }
}
