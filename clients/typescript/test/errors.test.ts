import assert from "node:assert/strict";
import { test } from "node:test";

import { create } from "@bufbuild/protobuf";
import { anyPack } from "@bufbuild/protobuf/wkt";
import { Code, ConnectError } from "@connectrpc/connect";

import { CancelledError, DeadlineError, ofCall, ofItem, type PeacebriefError, RefusedError, UnreachableError } from "../src/errors.js";
import { Recovery, type Repeat, unary, waitMs, worthwhile } from "../src/retry.js";
import { BadRequestSchema, ErrorInfoSchema, ErrorReason, RetryInfoSchema, StatusSchema } from "../src/v1.js";

function item(reason: string, options: { domain?: string; seconds?: bigint; nanos?: number } = {}): PeacebriefError {
  const { domain = "peacebrief.v1", seconds = 1n, nanos } = options;
  const details = [
    anyPack(ErrorInfoSchema, create(ErrorInfoSchema, { reason, domain, metadata: { limit_bytes: "7" } })),
    anyPack(BadRequestSchema, create(BadRequestSchema, { fieldViolations: [{ field: "article.body", description: "too long" }] })),
    ...(nanos === undefined ? [] : [anyPack(RetryInfoSchema, create(RetryInfoSchema, { retryDelay: { seconds, nanos } }))]),
  ];
  return ofItem(create(StatusSchema, { code: Code.InvalidArgument, message: "no", details }));
}

test("a refusal is read with all that it tells", () => {
  const error = item("ARTICLE_TOO_LARGE", { nanos: 500_000_000 });
  assert.ok(error instanceof RefusedError);
  assert.equal(error.reason, ErrorReason.ARTICLE_TOO_LARGE);
  assert.equal(error.code, Code.InvalidArgument);
  assert.deepEqual(error.fields, [{ field: "article.body", description: "too long" }]);
  assert.equal(error.metadata["limit_bytes"], "7");
  assert.equal(error.retryAfterMs, 1500);
  assert.equal(error.message, "no [article.body]");
});

test("reasons of later services and of others, and what is none at all, are no reason known here", () => {
  for (const reason of ["NOT_INVENTED_YET", "6", "toString", ""]) assert.equal(item(reason).reason, undefined, reason);
  assert.equal(item("OVERLOADED", { domain: "other.v1" }).reason, undefined);
});

test("deadlines, cancellations and lost connections are told apart", () => {
  assert.ok(item("DEADLINE_EXCEEDED") instanceof DeadlineError);
  assert.ok(ofCall(new ConnectError("late", Code.DeadlineExceeded)) instanceof DeadlineError);
  assert.ok(ofCall(new ConnectError("", Code.Canceled), true) instanceof CancelledError);
  assert.ok(ofCall(new ConnectError("", Code.Canceled)) instanceof UnreachableError, "by nobody here");
  assert.ok(ofCall(new ConnectError("down", Code.Unavailable)) instanceof UnreachableError);
  assert.ok(ofCall(new TypeError("Failed to fetch")) instanceof UnreachableError);
  const internal = ofCall(new ConnectError("bug", Code.Internal));
  assert.ok(internal instanceof RefusedError && internal.reason === undefined);
});

test("what would be done twice is made again only where nothing was done", () => {
  const lost = new UnreachableError("reset");
  const goaway = new UnreachableError("http/2 stream closed with error code REFUSED_STREAM (0x7)");
  const [gone, busy, never] = [item("STORAGE_UNAVAILABLE", { nanos: 0 }), item("OVERLOADED", { nanos: 0 }), item("OVERLOADED")];
  const asked = (repeat: Repeat): boolean[] => [lost, gone, busy, goaway, never].map((error) => worthwhile(repeat, error));
  assert.deepEqual(asked("refused"), [false, false, true, true, false]);
  assert.deepEqual(asked("read"), [false, true, true, true, false]);
  assert.deepEqual(asked("lost"), [true, true, true, true, false]);
  assert.equal(waitMs(busy, 0), 1000);
  assert.deepEqual([0, 1, 2, 20].map((attempt) => waitMs(lost, attempt)), [50, 100, 200, 5000]);
});

test("a call is tried again no more often than allowed, and not past its deadline", async () => {
  const effort = { signal: undefined, closed: () => false };
  let called = 0;
  const failing = (retry: { seconds?: bigint; nanos: number }) => (): Promise<never> => {
    called++;
    return Promise.reject(item("OVERLOADED", retry));
  };
  const soon = failing({ seconds: 0n, nanos: 1_000_000 });
  await assert.rejects(unary({ ...effort, attempts: 3, timeoutMs: undefined }, "read", soon), RefusedError);
  assert.equal(called, 3);
  await assert.rejects(unary({ ...effort, attempts: 9, timeoutMs: 500 }, "read", failing({ nanos: 0 })), RefusedError);
  assert.equal(called, 4);
});

test("a lost stream is looked for with growing waits, as long as patience lasts, and only where that helps", () => {
  const recovery = new Recovery(undefined);
  const waits = [0, 1, 2].map(() => recovery.after(new UnreachableError("ended")));
  waits.forEach((wait, n) => assert.ok(wait >= 100 * 2 ** n && wait <= 150 * 2 ** n, String(wait)));
  recovery.well();
  assert.ok(recovery.after(new UnreachableError("ended")) <= 150);
  assert.ok(recovery.after(item("WATCHER_TOO_SLOW")) > 0);
  assert.throws(() => new Recovery(10).after(new UnreachableError("ended")), UnreachableError);
  for (const reason of ["CURSOR_EXPIRED", "CURSOR_FOREIGN", "ARCHIVE_DISABLED"]) {
    assert.throws(() => recovery.after(item(reason)), RefusedError);
  }
});
