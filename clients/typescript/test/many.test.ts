import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";

import { CancelledError, UnreachableError } from "../src/errors.js";
import { inOrder } from "../src/many.js";

const all = async <T>(stream: AsyncIterable<T>): Promise<T[]> => {
  const items: T[] = [];
  for await (const item of stream) items.push(item);
  return items;
};

test("answers come in the order of the items, errors in their places, no more at a time than allowed", async () => {
  let [open, most] = [0, 0];
  const call = async (n: number): Promise<number> => {
    most = Math.max(most, ++open);
    // Later items are answered sooner.
    for (let turns = 20 - n; turns > 0; turns--) await new Promise(setImmediate);
    open--;
    if (n % 5 === 3) throw new UnreachableError(`item ${n}`);
    return n;
  };
  const numbers = Array.from({ length: 20 }, (_, n) => n);
  const answers = await all(inOrder(numbers, 4, call));
  assert.equal(most, 4);
  answers.forEach((answer, n) => (n % 5 === 3 ? assert.ok(answer instanceof UnreachableError) : assert.equal(answer, n)));
  assert.deepEqual(await all(inOrder([], 4, call)), []);
});

test("an answer does not wait for the next item to come", async () => {
  let next = (): void => undefined;
  const slow = async function* (): AsyncGenerator<number> {
    yield 1;
    await new Promise<void>((resolve) => (next = resolve));
    yield 2;
  };
  const answers = inOrder(slow(), 8, (n) => Promise.resolve(n));
  assert.equal((await answers.next()).value, 1);
  next();
  assert.equal((await answers.next()).value, 2);
  assert.equal((await answers.next()).done, true);
});

test("what the source of items throws comes after the answers to all before", async () => {
  const broken = function* (): Generator<number> {
    yield 1;
    yield 2;
    throw new Error("the disk is gone");
  };
  const seen: unknown[] = [];
  await assert.rejects(async () => {
    for await (const answer of inOrder(broken(), 8, (n) => Promise.resolve(n))) seen.push(answer);
  }, /the disk is gone/);
  assert.deepEqual(seen, [1, 2]);
});

test("who reads no further gives up the calls that are open, and the source", async () => {
  const seen = { closed: false };
  const source = function* (): Generator<number> {
    try {
      for (let n = 0; ; n++) yield n;
    } finally {
      seen.closed = true;
    }
  };
  const signals: AbortSignal[] = [];
  const call = (n: number, signal: AbortSignal): Promise<number> => {
    signals.push(signal);
    return n === 0 ? sleep(20, n) : new Promise(() => undefined);
  };
  for await (const _ of inOrder(source(), 4, call)) break;
  assert.ok(seen.closed && signals.length > 1 && signals.every((signal) => signal.aborted));
});

test("whose signal says so gives up the calls that are open and those to come, and none listens to it itself", async () => {
  const caller = new AbortController();
  const signals: AbortSignal[] = [];
  const call = (_: number, signal: AbortSignal): Promise<number> => {
    signals.push(signal);
    if (signals.length === 30) setImmediate(() => caller.abort());
    return sleep(60_000, 0, { signal });
  };
  const numbers = Array.from({ length: 40 }, (_, n) => n);
  const answers = await all(inOrder(numbers, 30, call, caller.signal));
  assert.equal(new Set([caller.signal, ...signals]).size, 41);
  assert.ok(answers.length === 40 && answers.every((answer) => answer instanceof CancelledError));
});
