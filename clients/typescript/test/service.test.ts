import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import {
  CancelledError,
  type Client,
  ConfigurationError,
  connect,
  DeadlineError,
  ErrorReason,
  RefusedError,
  UnreachableError,
  article,
  fromJson,
  slice,
  toJson,
} from "../src/node.js";
import { BriefSchema, BriefView, WatchStart } from "../src/v1.js";
import { folder, Server, TOP } from "./support/server.js";

const SAMPLE = readFileSync(join(TOP, "samples/armenia-azerbaijan-calls.txt"), "utf8").split("---\n").slice(2).join("---\n");
const SIGNED = "The government and the rebels signed a ceasefire in Nairobi on Monday, a UN spokesman said.";

const data = mkdtempSync(join(tmpdir(), "peacebrief-ts-"));
let server: Server;
let client: Client;

before(async () => {
  server = await Server.start("--data-dir", data);
  client = connect(server.url);
});

after(async () => {
  client.close();
  await server.stop();
  rmSync(data, { recursive: true, force: true });
});

const collect = async <T>(stream: AsyncIterable<T>): Promise<T[]> => {
  const items: T[] = [];
  for await (const item of stream) items.push(item);
  return items;
};

test("spans slice emoji, combining marks and Arabic names in JavaScript's own index", async () => {
  const body = `🕊️👩🏽‍⚖️ Cafe\u0301 talks: ${SIGNED} محمد العلي (Mohammed al-Ali), the foreign minister of Qatar, met Kofi Annan in Doha on Monday 🤝.`;
  const brief = await client.summarize(article(body, { published: "2025-08-12" }));
  const spans = spansOf(brief);
  assert.ok(spans.length > 5);
  for (const span of spans) assert.equal(slice(body, span), span.text);
  assert.deepEqual(fromJson(BriefSchema, toJson(BriefSchema, brief)), brief);
});

function spansOf(value: unknown): { start: number; end: number; text: string }[] {
  if (typeof value !== "object" || value === null) return [];
  if ("$typeName" in value && value.$typeName === "peacebrief.v1.TextSpan") return [value as never];
  return Object.values(value).flatMap(spansOf);
}

test("an error names its reason and the field at fault", async () => {
  await assert.rejects(client.summarize(""), (error) => {
    assert.ok(error instanceof RefusedError);
    assert.equal(error.reason, ErrorReason.FIELD_REQUIRED);
    assert.deepEqual(error.fields.map(({ field }) => field), ["article.body"]);
    assert.ok(error.requestId);
    return true;
  });
});

test("many articles are answered in order, bad ones by their error", async () => {
  const outcomes = await collect(client.summarizeMany([SIGNED, "", SAMPLE, "x".repeat(2 << 20), SIGNED], { concurrency: 3 }));
  const told = outcomes.map((one) => (one instanceof RefusedError ? ErrorReason[one.reason ?? 0] : "brief"));
  assert.deepEqual(told, ["brief", "FIELD_REQUIRED", "brief", "ARTICLE_TOO_LARGE", "brief"]);
});

test("what is kept is listed page by page, found, and erased", async () => {
  const kept = await collect(client.ingestMany([1, 2, 3, 4, 5].map((n) => article(SIGNED, { title: `Report ${n}` }))));
  assert.ok(kept.every((one) => !(one instanceof Error) && one.created));
  const requestId = crypto.randomUUID();
  const twice = [await client.ingest(SAMPLE, { requestId }), await client.ingest(SAMPLE, { requestId })];
  assert.deepEqual(twice[0], twice[1]);
  const listed = await collect(client.listBriefs({ pageSize: 2, view: BriefView.BASIC }));
  assert.equal(listed.length, 6);
  assert.equal(new Set(listed.map(({ name }) => name)).size, 6);
  const found = await collect(client.searchBriefs('"border through joint commissions"'));
  assert.deepEqual(found.map((one) => one.brief?.name), [twice[0]?.brief?.name]);
  const { briefs, missing } = await client.getBriefs([...listed.map(({ name }) => name), "briefs/0123456789abcdef0123456789abcdef"]);
  assert.deepEqual([briefs.length, missing.length], [6, 1]);
  const [process] = await collect(client.listProcesses({ called: "Armenia–Azerbaijan peace process" }));
  assert.ok(process && (await client.getDigest(process.record.name)).events.length > 0);
  const [actor] = await collect(client.listActors({ process: process.record.name, pageSize: 3 }));
  assert.ok(actor && actor.names.size > 0);
  const name = twice[0]?.brief?.article ?? "";
  await client.deleteArticle(name);
  await assert.rejects(client.getArticle(name), (error) => error instanceof RefusedError && error.reason === ErrorReason.RESOURCE_NOT_FOUND);
  await client.deleteArticle(name, { allowMissing: true });
});

test("a deadline passes, and a call is given up", async () => {
  const long = SAMPLE.repeat(100);
  await assert.rejects(client.summarize(long, { timeoutMs: 5 }), DeadlineError);
  const signal = AbortSignal.timeout(50);
  await assert.rejects(client.summarize(long, { signal }), CancelledError);
  const closing = connect(server.url);
  const open = assert.rejects(closing.summarize(long), CancelledError);
  await closing.summarize(SIGNED);
  closing.close();
  await open;
});

test("a watch goes on from its cursor where the server was ended and started anew", async (t) => {
  const data = folder(t);
  let mine = await Server.start("--data-dir", data);
  const { address } = mine;
  t.after(() => mine.stop());
  const watcher = connect(mine.url);
  t.after(() => watcher.close());
  const told: (string | undefined)[] = [];
  for await (const { change } of watcher.watch({ start: WatchStart.OLDEST })) {
    if (change.case === "checkpoint" && told.length === 0) await watcher.ingest(article(SIGNED, { title: "first" }));
    if (change.case !== "written") continue;
    told.push(change.value.title);
    if (told.length === 2) break;
    await mine.stop("SIGKILL");
    mine = await Server.start("--data-dir", data, "--listen", address);
    await watcher.ingest(article(SIGNED, { title: "second" }));
  }
  assert.deepEqual(told, ["first", "second"]);
});

test("calls go on where the server ends each connection after a few of them", async (t) => {
  const short = await Server.start("--max-calls-per-connection", "3");
  const caller = connect(short.url);
  t.after(async () => {
    caller.close();
    await short.stop();
  });
  const outcomes = await collect(caller.summarizeMany(Array.from({ length: 40 }, () => SIGNED), { concurrency: 8 }));
  assert.deepEqual(outcomes.filter((one) => one instanceof Error), []);
});

test("nobody there is told at once, and what cannot be used before anything is sent", async () => {
  await assert.rejects(connect("http://127.0.0.1:1").summarize(SIGNED), UnreachableError);
  const wrong: (() => unknown)[] = [
    () => connect("127.0.0.1:50051"),
    () => connect("ftp://127.0.0.1"),
    () => connect("http://example.org", { apiKey: "k" }),
    () => connect("http://127.0.0.1:1", { tlsCa: "-----BEGIN CERTIFICATE-----" }),
    () => connect("https://127.0.0.1:1", { tlsCa: "/nowhere/ca.pem" }),
    () => connect("https://127.0.0.1:1", { tlsCert: "-----BEGIN CERTIFICATE-----" }),
    () => connect("http://127.0.0.1:1", { tokenFile: "/nowhere/token" }),
    () => connect("http://127.0.0.1:1", { token: "t", apiKey: "k" }),
    () => connect("http://127.0.0.1:1", { token: "two\nlines" }),
    () => connect("http://127.0.0.1:1", { attempts: 0 }),
  ];
  for (const make of wrong) assert.throws(make, ConfigurationError, make.toString());
});
