//! The calls of `RegistryService`: processes, actors and agreements across reports, and corrections of them.

use futures_util::Stream;
use peacebrief::v1;

use crate::names::Named;
use crate::pages::{self, Page};
use crate::retry::Repeat;
use crate::{Client, ClientError, protocol};

impl Client {
    /// Gets one process.
    ///
    /// # Errors
    /// [`ClientError::Refused`] with the reason `RESOURCE_NOT_FOUND` where there is none of this name.
    pub async fn process(
        &self,
        request: v1::GetProcessRequest,
    ) -> Result<Named<v1::ProcessRecord>, ClientError> {
        let answer = self.ask(Repeat::Announced, request, |request| {
            let mut service = self.registry();
            async move { service.get_process(request).await }
        });
        let v1::GetProcessResponse { process, actor_names } = answer.await?;
        let process = process.ok_or_else(|| protocol("an answer without a process"))?;
        Ok(Named::new(process, actor_names))
    }

    /// Lists processes, those with the latest reports first; pages are asked for as the stream is read. The stream ends with its
    /// first error.
    pub fn processes(
        &self,
        request: v1::ListProcessesRequest,
    ) -> impl Stream<Item = Result<Named<v1::ProcessRecord>, ClientError>> + Send + Unpin + use<> {
        let client = self.clone();
        pages::all(move |page_token| {
            let (client, request) =
                (client.clone(), v1::ListProcessesRequest { page_token, ..request.clone() });
            async move {
                let answer = client.ask(Repeat::Announced, request, |request| {
                    let mut service = client.registry();
                    async move { service.list_processes(request).await }
                });
                let v1::ListProcessesResponse { processes, next_page_token, actor_names } = answer.await?;
                Ok(Page { items: Named::page(processes, actor_names), next: next_page_token })
            }
        })
    }

    /// Gets one actor; by the name of one that was merged into another, that other.
    ///
    /// # Errors
    /// As [`process`](Self::process).
    pub async fn actor(&self, request: v1::GetActorRequest) -> Result<Named<v1::ActorRecord>, ClientError> {
        let answer = self.ask(Repeat::Announced, request, |request| {
            let mut service = self.registry();
            async move { service.get_actor(request).await }
        });
        let v1::GetActorResponse { actor, actor_names } = answer.await?;
        let actor = actor.ok_or_else(|| protocol("an answer without an actor"))?;
        Ok(Named::new(actor, actor_names))
    }

    /// Lists actors: those of a process, or those who bear a name. As [`processes`](Self::processes).
    pub fn actors(
        &self,
        request: v1::ListActorsRequest,
    ) -> impl Stream<Item = Result<Named<v1::ActorRecord>, ClientError>> + Send + Unpin + use<> {
        let client = self.clone();
        pages::all(move |page_token| {
            let (client, request) = (client.clone(), v1::ListActorsRequest { page_token, ..request.clone() });
            async move {
                let answer = client.ask(Repeat::Announced, request, |request| {
                    let mut service = client.registry();
                    async move { service.list_actors(request).await }
                });
                let v1::ListActorsResponse { actors, next_page_token, actor_names } = answer.await?;
                Ok(Page { items: Named::page(actors, actor_names), next: next_page_token })
            }
        })
    }

    /// Gets one agreement; by the name of one that was merged into another, that other.
    ///
    /// # Errors
    /// As [`process`](Self::process).
    pub async fn agreement(
        &self,
        request: v1::GetAgreementRequest,
    ) -> Result<Named<v1::AgreementRecord>, ClientError> {
        let answer = self.ask(Repeat::Announced, request, |request| {
            let mut service = self.registry();
            async move { service.get_agreement(request).await }
        });
        let v1::GetAgreementResponse { agreement, actor_names } = answer.await?;
        let agreement = agreement.ok_or_else(|| protocol("an answer without an agreement"))?;
        Ok(Named::new(agreement, actor_names))
    }

    /// Lists agreements: those of a process, or those that bear a name. As [`processes`](Self::processes).
    pub fn agreements(
        &self,
        request: v1::ListAgreementsRequest,
    ) -> impl Stream<Item = Result<Named<v1::AgreementRecord>, ClientError>> + Send + Unpin + use<> {
        let client = self.clone();
        pages::all(move |page_token| {
            let (client, request) =
                (client.clone(), v1::ListAgreementsRequest { page_token, ..request.clone() });
            async move {
                let answer = client.ask(Repeat::Announced, request, |request| {
                    let mut service = client.registry();
                    async move { service.list_agreements(request).await }
                });
                let v1::ListAgreementsResponse { agreements, next_page_token, actor_names } = answer.await?;
                Ok(Page { items: Named::page(agreements, actor_names), next: next_page_token })
            }
        })
    }

    /// Makes several actors one. It is made once: where its answer is lost, look at the edits for what became of it.
    ///
    /// # Errors
    /// [`ClientError::Refused`] with the reason `RESOURCE_NOT_FOUND` where there is none of a name, or `FIELD_INVALID` where they are of
    /// different kinds or the same.
    pub async fn merge_actors(
        &self,
        request: v1::MergeActorsRequest,
    ) -> Result<v1::MergeActorsResponse, ClientError> {
        self.ask(Repeat::Refused, request, |request| {
            let mut service = self.registry();
            async move { service.merge_actors(request).await }
        })
        .await
    }

    /// Makes one actor two: what the reports named tell of goes to the new one. As [`merge_actors`](Self::merge_actors).
    ///
    /// # Errors
    /// [`ClientError::Refused`] with the reason `RESOURCE_NOT_FOUND` where there is none of this name, or `FIELD_INVALID` where a report
    /// does not have the actor, or none would be left to the old one.
    pub async fn split_actor(
        &self,
        request: v1::SplitActorRequest,
    ) -> Result<v1::SplitActorResponse, ClientError> {
        self.ask(Repeat::Refused, request, |request| {
            let mut service = self.registry();
            async move { service.split_actor(request).await }
        })
        .await
    }

    /// Makes several agreements one. As [`merge_actors`](Self::merge_actors).
    ///
    /// # Errors
    /// As [`merge_actors`](Self::merge_actors).
    pub async fn merge_agreements(
        &self,
        request: v1::MergeAgreementsRequest,
    ) -> Result<v1::MergeAgreementsResponse, ClientError> {
        self.ask(Repeat::Refused, request, |request| {
            let mut service = self.registry();
            async move { service.merge_agreements(request).await }
        })
        .await
    }

    /// Makes one agreement two. As [`split_actor`](Self::split_actor).
    ///
    /// # Errors
    /// As [`split_actor`](Self::split_actor).
    pub async fn split_agreement(
        &self,
        request: v1::SplitAgreementRequest,
    ) -> Result<v1::SplitAgreementResponse, ClientError> {
        self.ask(Repeat::Refused, request, |request| {
            let mut service = self.registry();
            async move { service.split_agreement(request).await }
        })
        .await
    }

    /// Takes a merge or a split back, and answers the edit that does so. As [`merge_actors`](Self::merge_actors).
    ///
    /// # Errors
    /// [`ClientError::Refused`] with the reason `RESOURCE_NOT_FOUND` where there is no such edit, or `EDIT_SUPERSEDED` where a later
    /// one builds on it.
    pub async fn revert_registry_edit(
        &self,
        request: v1::RevertRegistryEditRequest,
    ) -> Result<v1::RegistryEdit, ClientError> {
        let answer = self.ask(Repeat::Refused, request, |request| {
            let mut service = self.registry();
            async move { service.revert_registry_edit(request).await }
        });
        answer.await?.edit.ok_or_else(|| protocol("an answer without an edit"))
    }

    /// Lists the edits, the latest first. As [`processes`](Self::processes).
    pub fn registry_edits(
        &self,
        request: v1::ListRegistryEditsRequest,
    ) -> impl Stream<Item = Result<v1::RegistryEdit, ClientError>> + Send + Unpin + use<> {
        let client = self.clone();
        pages::all(move |page_token| {
            let (client, request) =
                (client.clone(), v1::ListRegistryEditsRequest { page_token, ..request.clone() });
            async move {
                let answer = client.ask(Repeat::Announced, request, |request| {
                    let mut service = client.registry();
                    async move { service.list_registry_edits(request).await }
                });
                let v1::ListRegistryEditsResponse { edits, next_page_token } = answer.await?;
                Ok(Page { items: edits, next: next_page_token })
            }
        })
    }
}
