/** Dates of the API. JavaScript's `Date` is a moment, and knows no month or year alone: a `CalendarDate` keeps what was told. */
import { create } from "@bufbuild/protobuf";

import {
  type Date as ProtoDate,
  type DateInterval,
  DateIntervalSchema,
  DateSchema,
  type ResolvedDate,
} from "./gen/peacebrief/v1/date_pb.js";

/** A date of the calendar, whole or cut short from the right. */
export class CalendarDate {
  /** Throws a `RangeError` where it is no date of the calendar. */
  constructor(
    /** From 1 to 9999. */
    readonly year: number,
    /** From 1 to 12; absent where only the year is known. */
    readonly month?: number,
    /** From 1 to 31; absent where only the month or year is known. */
    readonly day?: number,
  ) {
    const within = (value: number, last: number): boolean => Number.isInteger(value) && value >= 1 && value <= last;
    const good =
      within(year, 9999) &&
      (month === undefined ? day === undefined : within(month, 12)) &&
      (day === undefined || within(day, daysOf(year, month ?? 0)));
    if (!good) throw new RangeError(`no date of the calendar: ${[year, month, day].filter((n) => n !== undefined).join("-")}`);
  }

  /** Reads ISO 8601: `2025-08-12`, `2025-08`, `2025`. Throws a `RangeError` where the text is no date. */
  static parse(text: string): CalendarDate {
    const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
    if (!parts) throw new RangeError(`${JSON.stringify(text)} is no date: 2025-08-12, 2025-08 and 2025 are`);
    const [year, month, day] = parts.slice(1).map((part: string | undefined) => (part === undefined ? part : Number(part)));
    return new CalendarDate(year ?? 0, month, day);
  }

  /** ISO 8601, with reduced precision where it is partial. */
  toString(): string {
    const pad = (value: number, width: number): string => String(value).padStart(width, "0");
    const parts = [pad(this.year, 4)];
    if (this.month !== undefined) parts.push(pad(this.month, 2));
    if (this.day !== undefined) parts.push(pad(this.day, 2));
    return parts.join("-");
  }

  toJSON(): string {
    return this.toString();
  }

  /** Its first moment in UTC as a `Date`: of a partial date, that of the first day of it. */
  toDate(): Date {
    const date = new Date(0);
    date.setUTCFullYear(this.year, (this.month ?? 1) - 1, this.day ?? 1);
    return date;
  }
}

function daysOf(year: number, month: number): number {
  const last = new Date(0);
  last.setUTCFullYear(year, month, 0);
  return last.getUTCDate();
}

/** A stretch of time between two dates, both included. One end may be absent where the API allows it. */
export interface Interval {
  readonly start?: CalendarDate | undefined;
  readonly end?: CalendarDate | undefined;
}

/** A date of the API; throws a `RangeError` where it is none of the calendar. */
export function fromDate({ year, month, day }: ProtoDate): CalendarDate {
  return new CalendarDate(year, month || undefined, day || undefined);
}

/** A date as the API has it; text is read as ISO 8601, of a `Date` its day in UTC. */
export function toDate(date: CalendarDate | Date | string): ProtoDate {
  const whole = date instanceof Date ? CalendarDate.parse(date.toISOString().slice(0, 10)) : date;
  const { year, month = 0, day = 0 } = typeof whole === "string" ? CalendarDate.parse(whole) : whole;
  return create(DateSchema, { year, month, day });
}

/** An interval of the API. */
export function fromInterval({ start, end }: DateInterval): Interval {
  return { start: start && fromDate(start), end: end && fromDate(end) };
}

/** An interval as the API has it. */
export function toInterval({ start, end }: Interval): DateInterval {
  return create(DateIntervalSchema, { ...(start && { start: toDate(start) }), ...(end && { end: toDate(end) }) });
}

/** When something told in an article happened: a date, an interval, or nothing where the article does not tell. */
export function fromResolved(date: ResolvedDate | undefined): CalendarDate | Interval | undefined {
  switch (date?.value.case) {
    case "date":
      return fromDate(date.value.value);
    case "interval":
      return fromInterval(date.value.value);
    default:
      return undefined;
  }
}
