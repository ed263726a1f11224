"""Briefs as tables of pandas, which the extra `dataframe` installs."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from peacebrief import v1
from peacebrief.dates import from_date, from_resolved

if TYPE_CHECKING:
    import pandas

Rows: TypeAlias = Literal["briefs", "actors", "agreements", "events", "statements", "next_steps"]
"""What a row is of."""


def briefs_to_dataframe(
    briefs: Iterable[v1.Brief | v1.BriefRecord | v1.IngestArticleResponse], rows: Rows = "events"
) -> pandas.DataFrame:
    """Findings of briefs as a table: a row for each event, or for each of whatever `rows` names.

    The column `brief` has the resource name, or the number of the brief where it is none that is kept; `title`, `source`
    and `published` are those of the record. Actors are told by name, enums without their prefix (`SIGNED`), dates as ISO
    8601 text since they may be partial (`2025-08`, `2025-08-01/2025-08-12`); `start` and `end` count in code points.
    """
    try:
        import pandas
    except ImportError as error:
        raise ImportError("briefs_to_dataframe needs pandas: pip install 'peacebrief[dataframe]'") from error
    if rows not in _COLUMNS:
        raise ValueError(f"rows is one of {', '.join(_COLUMNS)}, not {rows!r}")
    table = [row for number, brief in enumerate(briefs) for row in _rows(number, brief, rows)]
    frame: pandas.DataFrame = pandas.DataFrame(table, columns=[*_FRONT, *_COLUMNS[rows]])
    return frame


_FRONT = ["brief", "title", "source", "published", "process"]
_EVIDENCE = ["evidence", "start", "end"]
_COLUMNS: dict[str, list[str]] = {
    "briefs": ["summary", "actors", "agreements", "events", "statements", "next_steps"],
    "actors": ["id", "name", "kind", "role", "office", "affiliation", "mentions"],
    "agreements": ["id", "name", "kind", "status", "date", "parties", "provisions", "conditions", "breaches", *_EVIDENCE],
    "events": ["id", "type", "mode", "date", "place", "initiators", "participants", *_EVIDENCE],
    "statements": ["id", "speaker", "stance", "targets", *_EVIDENCE],
    "next_steps": ["id", "description", "date", *_EVIDENCE],
}


def _rows(number: int, given: v1.Brief | v1.BriefRecord | v1.IngestArticleResponse, rows: Rows) -> Iterator[dict[str, Any]]:
    record = given.brief if isinstance(given, v1.IngestArticleResponse) else given
    brief = record.brief if isinstance(record, v1.BriefRecord) else record
    front: dict[str, Any] = {"brief": number, "process": brief.process.name}
    if isinstance(record, v1.BriefRecord):
        published = str(from_date(record.published)) if record.HasField("published") else None
        front |= {"brief": record.name, "title": record.title, "source": record.source, "published": published}
    names = {actor.id: actor.name for actor in brief.actors}
    for row in _MAKE[rows](brief, names):
        yield front | row


def _briefs(brief: v1.Brief, _: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    counts = {name: len(getattr(brief, name)) for name in ("actors", "agreements", "events", "statements", "next_steps")}
    yield {"summary": brief.summary.text, **counts}


def _actors(brief: v1.Brief, names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for actor in brief.actors:
        yield {
            "id": actor.id,
            "name": actor.name,
            "kind": v1.ActorKind.Name(actor.kind).removeprefix("ACTOR_KIND_"),
            "role": v1.ActorRole.Name(actor.role).removeprefix("ACTOR_ROLE_"),
            "office": actor.office or None,
            "affiliation": names.get(actor.affiliation_id),
            "mentions": len(actor.mentions),
        }


def _agreements(brief: v1.Brief, names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for agreement in brief.agreements:
        yield {
            "id": agreement.id,
            "name": agreement.name,
            "kind": v1.AgreementKind.Name(agreement.kind).removeprefix("AGREEMENT_KIND_"),
            "status": v1.AgreementStatus.Name(agreement.status).removeprefix("AGREEMENT_STATUS_"),
            "date": _date(agreement.date),
            "parties": _named(agreement.party_ids, names),
            "provisions": [
                v1.ProvisionCategory.Name(provision.category).removeprefix("PROVISION_CATEGORY_")
                for provision in agreement.provisions
            ],
            "conditions": [condition.evidence.text for condition in agreement.conditions],
            "breaches": [breach.evidence.text for breach in agreement.breaches],
            **_evidence(agreement.evidence),
        }


def _events(brief: v1.Brief, names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for event in brief.events:
        mode = v1.ConsultMode.Name(event.mode).removeprefix("CONSULT_MODE_")
        yield {
            "id": event.id,
            "type": v1.EventType.Name(event.type).removeprefix("EVENT_TYPE_"),
            "mode": mode if event.mode else None,
            "date": _date(event.date),
            "place": event.place.name or None,
            "initiators": _named(event.initiator_ids, names),
            "participants": _named(event.participant_ids, names),
            **_evidence(event.evidence),
        }


def _statements(brief: v1.Brief, names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for statement in brief.statements:
        yield {
            "id": statement.id,
            "speaker": names.get(statement.speaker_id),
            "stance": v1.StatementStance.Name(statement.stance).removeprefix("STATEMENT_STANCE_"),
            "targets": _named(statement.target_ids, names),
            **_evidence(statement.evidence),
        }


def _next_steps(brief: v1.Brief, _: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for step in brief.next_steps:
        yield {"id": step.id, "description": step.description, "date": _date(step.date), **_evidence(step.evidence)}


_MAKE = {
    "briefs": _briefs,
    "actors": _actors,
    "agreements": _agreements,
    "events": _events,
    "statements": _statements,
    "next_steps": _next_steps,
}


def _date(date: v1.ResolvedDate) -> str | None:
    told = from_resolved(date)
    return None if told is None else str(told)


def _named(ids: Iterable[str], names: Mapping[str, str]) -> list[str]:
    return [names.get(id, id) for id in ids]


def _evidence(span: v1.TextSpan) -> dict[str, Any]:
    return {"evidence": span.text, "start": span.start, "end": span.end}
