"""The calls of `RegistryService`: processes, actors and agreements across reports, and corrections by hand."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from peacebrief import v1
from peacebrief._retry import Repeat
from peacebrief._sync.base import Base
from peacebrief.names import Named, names_of


class Registry(Base):
    """What is known across reports."""

    def get_process(self, name: str) -> Named[v1.ProcessRecord]:
        """Gets one process. Raises `RefusedError` with the reason `RESOURCE_NOT_FOUND` where there is none of this name."""
        request = v1.GetProcessRequest(name=name, encoding_type=self.UTF32)
        answer = self.ask(self._registry.GetProcess, request, Repeat.READ)
        return Named(answer.process, names_of(answer.actor_names))

    def list_processes(self, *, called: str = "", brief: str = "", page_size: int = 0) -> Iterator[Named[v1.ProcessRecord]]:
        """Lists processes, those with the latest reports first."""
        request = v1.ListProcessesRequest(called=called, brief=brief, page_size=page_size, encoding_type=self.UTF32)

        def fetch(token: str) -> v1.ListProcessesResponse:
            request.page_token = token
            return self.ask(self._registry.ListProcesses, request, Repeat.READ)

        def items(page: v1.ListProcessesResponse) -> Iterable[Named[v1.ProcessRecord]]:
            names = names_of(page.actor_names)
            return [Named(record, names) for record in page.processes]

        return self._pages(fetch, items)

    def get_actor(self, name: str) -> Named[v1.ActorRecord]:
        """Gets one actor; by the name of one that was merged into another, that other. Raises as `get_process` does."""
        request = v1.GetActorRequest(name=name, encoding_type=self.UTF32)
        answer = self.ask(self._registry.GetActor, request, Repeat.READ)
        return Named(answer.actor, names_of(answer.actor_names))

    def list_actors(
        self,
        *,
        process: str = "",
        called: str = "",
        kind: v1.ActorKind.ValueType = v1.ACTOR_KIND_UNSPECIFIED,
        page_size: int = 0,
    ) -> Iterator[Named[v1.ActorRecord]]:
        """Lists actors: those of a process, or those who bear a name."""
        request = v1.ListActorsRequest(
            process=process, called=called, kind=kind, page_size=page_size, encoding_type=self.UTF32
        )

        def fetch(token: str) -> v1.ListActorsResponse:
            request.page_token = token
            return self.ask(self._registry.ListActors, request, Repeat.READ)

        def items(page: v1.ListActorsResponse) -> Iterable[Named[v1.ActorRecord]]:
            names = names_of(page.actor_names)
            return [Named(record, names) for record in page.actors]

        return self._pages(fetch, items)

    def get_agreement(self, name: str) -> Named[v1.AgreementRecord]:
        """Gets one agreement; by the name of one that was merged into another, that other. Raises as `get_process` does."""
        request = v1.GetAgreementRequest(name=name, encoding_type=self.UTF32)
        answer = self.ask(self._registry.GetAgreement, request, Repeat.READ)
        return Named(answer.agreement, names_of(answer.actor_names))

    def list_agreements(
        self,
        *,
        process: str = "",
        called: str = "",
        statuses: Sequence[v1.AgreementStatus.ValueType] = (),
        page_size: int = 0,
    ) -> Iterator[Named[v1.AgreementRecord]]:
        """Lists agreements: those of a process, or those that bear a name."""
        request = v1.ListAgreementsRequest(
            process=process, called=called, statuses=statuses, page_size=page_size, encoding_type=self.UTF32
        )

        def fetch(token: str) -> v1.ListAgreementsResponse:
            request.page_token = token
            return self.ask(self._registry.ListAgreements, request, Repeat.READ)

        def items(page: v1.ListAgreementsResponse) -> Iterable[Named[v1.AgreementRecord]]:
            names = names_of(page.actor_names)
            return [Named(record, names) for record in page.agreements]

        return self._pages(fetch, items)

    def merge_actors(self, name: str, merged: Iterable[str], *, reason: str = "") -> v1.MergeActorsResponse:
        """Makes several actors one. Holds when reports are read anew, until it is reverted."""
        request = v1.MergeActorsRequest(name=name, merged=merged, reason=reason)
        return self.ask(self._registry.MergeActors, request, Repeat.REFUSED)

    def split_actor(self, name: str, briefs: Iterable[str], *, reason: str = "") -> v1.SplitActorResponse:
        """Makes one actor two: what the reports named tell of goes to the new one."""
        request = v1.SplitActorRequest(name=name, briefs=briefs, reason=reason)
        return self.ask(self._registry.SplitActor, request, Repeat.REFUSED)

    def merge_agreements(self, name: str, merged: Iterable[str], *, reason: str = "") -> v1.MergeAgreementsResponse:
        """Makes several agreements one, as `merge_actors` does."""
        request = v1.MergeAgreementsRequest(name=name, merged=merged, reason=reason)
        return self.ask(self._registry.MergeAgreements, request, Repeat.REFUSED)

    def split_agreement(self, name: str, briefs: Iterable[str], *, reason: str = "") -> v1.SplitAgreementResponse:
        """Makes one agreement two, as `split_actor` does."""
        request = v1.SplitAgreementRequest(name=name, briefs=briefs, reason=reason)
        return self.ask(self._registry.SplitAgreement, request, Repeat.REFUSED)

    def revert_registry_edit(self, name: str, *, reason: str = "") -> v1.RegistryEdit:
        """Takes a merge or a split back, and answers the edit that does.

        Raises `RefusedError` with the reason `EDIT_SUPERSEDED` where a later edit builds on it.
        """
        request = v1.RevertRegistryEditRequest(name=name, reason=reason)
        return self.ask(self._registry.RevertRegistryEdit, request, Repeat.REFUSED).edit

    def list_registry_edits(self, *, page_size: int = 0) -> Iterator[v1.RegistryEdit]:
        """Lists the edits, the latest first."""
        request = v1.ListRegistryEditsRequest(page_size=page_size)

        def fetch(token: str) -> v1.ListRegistryEditsResponse:
            request.page_token = token
            return self.ask(self._registry.ListRegistryEdits, request, Repeat.READ)

        return self._pages(fetch, lambda page: page.edits)
