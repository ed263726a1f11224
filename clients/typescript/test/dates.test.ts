import assert from "node:assert/strict";
import { test } from "node:test";

import { CalendarDate, fromDate, fromResolved, toDate, toInterval } from "../src/dates.js";
import { create } from "@bufbuild/protobuf";
import { DateSchema, ResolvedDateSchema } from "../src/v1.js";

test("dates keep what was told of them, both ways", () => {
  for (const text of ["2025-08-12", "2025-08", "2025", "0001-01-01", "2024-02-29"]) {
    const date = CalendarDate.parse(text);
    assert.equal(date.toString(), text);
    assert.deepEqual(fromDate(toDate(text)), date);
    assert.equal(JSON.stringify({ date }), `{"date":"${text}"}`);
  }
  assert.equal(toDate(new Date("2025-08-12T23:59:59Z")).day, 12);
  assert.equal(CalendarDate.parse("0033-04").toDate().toISOString(), "0033-04-01T00:00:00.000Z");
});

test("what is no date is refused", () => {
  for (const text of ["2025-2-3", "2025-13", "2025-00", "2025-02-30", "2023-02-29", "0000", "yesterday", ""]) {
    assert.throws(() => CalendarDate.parse(text), RangeError, text);
  }
  for (const date of [{ year: 0 }, { year: 2025, day: 3 }, { year: 2025, month: 2, day: 30 }, { year: 2025, month: -1 }]) {
    assert.throws(() => fromDate(create(DateSchema, date)), RangeError, JSON.stringify(date));
  }
});

test("when something happened is a date, an interval, or not told", () => {
  const interval = { start: CalendarDate.parse("2025-08"), end: CalendarDate.parse("2025-09-01") };
  const resolved = create(ResolvedDateSchema, { value: { case: "interval", value: toInterval(interval) } });
  assert.deepEqual(fromResolved(resolved), interval);
  assert.equal(fromResolved(create(ResolvedDateSchema)), undefined);
  assert.equal(fromResolved(undefined), undefined);
});
