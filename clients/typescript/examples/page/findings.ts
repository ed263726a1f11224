/** What of a brief the page lists: each finding in a line, with the words that say it. */
import { CalendarDate, fromResolved } from "@peacebrief/client/web";
import { AgreementStatus, type Brief, EventType, type ResolvedDate, StatementStance, type TextSpan } from "@peacebrief/client/v1";

/** A finding. */
export interface Finding {
  readonly id: string;
  /** Its sort, which is its colour. */
  readonly kind: "agreement" | "event" | "statement" | "step";
  readonly title: string;
  readonly detail: string;
  readonly spans: readonly TextSpan[];
}

/** The headings, in the order of the page. */
export const HEADINGS: readonly (readonly [Finding["kind"], string])[] = [
  ["agreement", "Agreements"],
  ["event", "What was done"],
  ["statement", "What was said"],
  ["step", "What comes next"],
];

/** The findings of a brief. */
export function findingsOf(brief: Brief): Finding[] {
  const names = new Map(brief.actors.map(({ id, name }) => [id, name]));
  const called = (ids: readonly string[]): string => ids.map((id) => names.get(id) ?? id).join(", ");
  const spans = (evidence: TextSpan | undefined, mentions: readonly TextSpan[] = []): TextSpan[] =>
    evidence ? [evidence, ...mentions] : [...mentions];
  const line = (...parts: string[]): string => parts.filter(Boolean).join(" · ");
  return [
    ...brief.agreements.map(({ id, name, status, date, partyIds, evidence, mentions }) => ({
      id,
      kind: "agreement" as const,
      title: name,
      detail: line(words(AgreementStatus[status]), when(date), called(partyIds)),
      spans: spans(evidence, mentions),
    })),
    ...brief.events.map(({ id, type, date, place, participantIds, evidence, mentions }) => ({
      id,
      kind: "event" as const,
      title: evidence?.text ?? words(EventType[type]),
      detail: line(words(EventType[type]), when(date), place?.name ?? "", called(participantIds)),
      spans: spans(evidence, mentions),
    })),
    ...brief.statements.map(({ id, speakerId, stance, evidence }) => ({
      id,
      kind: "statement" as const,
      title: evidence?.text ?? "",
      detail: line(called([speakerId]), words(StatementStance[stance])),
      spans: spans(evidence),
    })),
    ...brief.nextSteps.map(({ id, description, date, evidence }) => ({
      id,
      kind: "step" as const,
      title: description,
      detail: when(date),
      spans: spans(evidence),
    })),
  ];
}

function words(name: string | undefined): string {
  return (name ?? "").toLowerCase().replaceAll("_", " ");
}

function when(date: ResolvedDate | undefined): string {
  const told = fromResolved(date);
  if (told === undefined || told instanceof CalendarDate) return String(told ?? "");
  return `${String(told.start ?? "")} to ${String(told.end ?? "")}`;
}
