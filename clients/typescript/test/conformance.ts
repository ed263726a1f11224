/** Makes the calls of the conformance suite through the client, and prints what comes out: clients/conformance/README.md. */
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

import { type DescMethod, type DescService, fromJson, isMessage, type JsonObject, type JsonValue, type Message } from "@bufbuild/protobuf";
import { createClient } from "@connectrpc/connect";
import { createGrpcWebTransport } from "@connectrpc/connect-node";

import { maySend, parseUrl, sending } from "../src/credentials.js";
import { ofCall, PeacebriefError } from "../src/errors.js";
import { Client, Code, connect, ConfigurationError, ErrorReason, fromDate, RefusedError, slice, toJson } from "../src/node.js";
import * as v1 from "../src/v1.js";

interface Given {
  url: string;
  ca_file?: string;
  cert_file?: string;
  key_file?: string;
  token_file?: string;
  token?: string;
  api_key_file?: string;
  api_key?: string;
  timeout_ms?: number;
  attempts?: number;
}

interface Case {
  name: string;
  operation: string;
  client: Given;
  input: JsonObject;
}

const web = process.env["PEACEBRIEF_CONFORMANCE_STYLE"] === "web";
const SERVICES: DescService[] = [v1.SummarizerService, v1.BriefService, v1.RegistryService, v1.DigestService];

function open(given: Given): Client {
  const options = {
    ...(given.timeout_ms !== undefined && { timeoutMs: given.timeout_ms }),
    ...(given.attempts !== undefined && { attempts: given.attempts }),
  };
  const secrets = {
    ...(given.token !== undefined && { token: given.token }),
    ...(given.api_key !== undefined && { apiKey: given.api_key }),
  };
  if (web) {
    // The page's transport over a browser's fetch is tried in a browser; this is the same protocol where there is none.
    maySend(parseUrl(given.url), secrets, false);
    const interceptors = [sending(secrets)];
    return new Client(createGrpcWebTransport({ baseUrl: given.url, httpVersion: "1.1", interceptors }), options);
  }
  return connect(given.url, {
    ...options,
    ...secrets,
    ...(given.ca_file !== undefined && { tlsCa: given.ca_file }),
    ...(given.cert_file !== undefined && { tlsCert: given.cert_file }),
    ...(given.key_file !== undefined && { tlsKey: given.key_file }),
    ...(given.token_file !== undefined && { tokenFile: given.token_file }),
    ...(given.api_key_file !== undefined && { apiKeyFile: given.api_key_file }),
  });
}

function errorOf(error: PeacebriefError): JsonObject {
  const refused = error instanceof RefusedError ? error : undefined;
  const capitals = Code[error.code].replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
  return {
    code: error instanceof ConfigurationError ? "CONFIGURATION" : capitals === "CANCELED" ? "CANCELLED" : capitals,
    reason: error.reason ? ErrorReason[error.reason] : null,
    fields: refused ? refused.fields.map(({ field }) => field) : [],
    metadata: { ...refused?.metadata },
    retry_seconds: error.retryAfterMs === undefined ? null : error.retryAfterMs / 1000,
  };
}

function tell(name: string, outcome: JsonObject): void {
  process.stdout.write(`${JSON.stringify({ case: name, ...outcome })}\n`);
}

function text(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}

function method(path: string): { service: DescService; method: DescMethod } {
  const [typeName, name] = path.split("/");
  for (const service of SERVICES) {
    const method = service.methods.find((one) => one.name === name);
    if (service.typeName === typeName && method) return { service, method };
  }
  throw new Error(`no method ${path}`);
}

/** A list's request as the options of the method that makes it. */
function listed(work: JsonObject, schema: typeof v1.ListBriefsRequestSchema | typeof v1.ListActorsRequestSchema): object {
  const { $typeName: _, pageToken: __, encodingType: ___, ...options } = fromJson<typeof schema>(schema, work["request"] as JsonValue);
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== 0));
}

async function outcomes(stream: AsyncIterable<Message | PeacebriefError>, name: string): Promise<JsonValue> {
  const all: JsonValue[] = [];
  for await (const outcome of stream) {
    if (outcome instanceof PeacebriefError) all.push({ error: errorOf(outcome) });
    else if (isMessage(outcome, v1.BriefSchema)) all.push({ [name]: toJson(v1.BriefSchema, outcome) });
    else if (isMessage(outcome, v1.IngestArticleResponseSchema)) all.push({ [name]: toJson(v1.IngestArticleResponseSchema, outcome) });
  }
  return all;
}

async function summarize(client: Client, work: JsonObject, signal?: AbortSignal): Promise<JsonValue> {
  const article = fromJson(v1.ArticleSchema, work["article"] as JsonValue);
  const own = (work["encoding"] ?? "OWN") === "OWN";
  const encoding = v1.EncodingType[text(work["encoding"]).replace("ENCODING_TYPE_", "") as keyof typeof v1.EncodingType];
  const brief = await client.summarize(article, { ...(!own && { encoding }), ...(signal && { signal }) });
  const slices = brief.events.map((event) => slice(article.body, event.evidence ?? { start: 0, end: 0 }));
  return { brief: toJson(v1.BriefSchema, brief), ...(own && { slices }) };
}

async function make(client: Client, name: string, operation: string, work: JsonObject): Promise<JsonValue> {
  const concurrency = Number(work["concurrency"] ?? 1);
  switch (operation) {
    case "summarize":
      return summarize(client, work);
    case "summarize_many": {
      const articles = (work["articles"] as JsonValue[]).map((one) => fromJson(v1.ArticleSchema, one));
      return outcomes(client.summarizeMany(articles, { concurrency }), "brief");
    }
    case "ingest": {
      const answer = await client.ingest(fromJson(v1.IngestArticleRequestSchema, work["request"] as JsonValue));
      return toJson(v1.IngestArticleResponseSchema, answer);
    }
    case "ingest_many": {
      const requests = (work["requests"] as JsonValue[]).map((one) => fromJson(v1.IngestArticleRequestSchema, one));
      return outcomes(client.ingestMany(requests, { concurrency }), "ingested");
    }
    case "list_briefs": {
      const all: JsonValue[] = [];
      for await (const record of client.listBriefs(listed(work, v1.ListBriefsRequestSchema))) all.push(toJson(v1.BriefRecordSchema, record));
      return all;
    }
    case "list_actors": {
      const all: JsonValue[] = [];
      for await (const actor of client.listActors(listed(work, v1.ListActorsRequestSchema))) all.push(toJson(v1.ActorRecordSchema, actor.record));
      return all;
    }
    case "call": {
      const { service, method: called } = method(text(work["method"]));
      const request = fromJson(called.input, work["request"] as JsonValue);
      const stub = createClient(service, client.transport) as Record<string, (request: Message, options: object) => Promise<Message>>;
      const call = stub[called.localName];
      if (!call || called.methodKind !== "unary") throw new Error("no unary method");
      return toJson(called.output, await client.ask("refused", (options) => call(request, options)));
    }
    case "read": {
      const { service, method: called } = method(text(work["method"]));
      const request = fromJson(called.input, work["request"] as JsonValue);
      const stub = createClient(service, client.transport) as Record<string, (request: Message) => AsyncIterable<Message>>;
      const call = stub[called.localName];
      if (!call || called.methodKind !== "server_streaming") throw new Error("no server stream");
      let messages = 0;
      try {
        for await (const _ of call(request)) messages++;
      } catch (thrown) {
        throw ofCall(thrown);
      }
      return { messages };
    }
    case "watch": {
      let left = Number(work["count"]);
      for await (const change of client.watch(fromJson(v1.WatchBriefsRequestSchema, work["request"] as JsonValue))) {
        if (change.change.case === "checkpoint") continue;
        tell(name, { change: toJson(v1.WatchBriefsResponseSchema, change) });
        if (--left === 0) break;
      }
      return null;
    }
    case "cancel": {
      const given_up = new AbortController();
      const call = summarize(client, work, given_up.signal);
      await Promise.race([call.catch(() => undefined), sleep(Number(work["after_ms"]))]);
      given_up.abort();
      return call;
    }
    case "dates":
      return (work["dates"] as JsonValue[]).map((date) => {
        try {
          return fromDate(fromJson(v1.DateSchema, date)).toString();
        } catch {
          return null;
        }
      });
    case "connect":
      return null;
    default:
      throw new Error(`no operation ${operation}`);
  }
}

const file = readFileSync(process.env["PEACEBRIEF_CONFORMANCE"] ?? "", "utf8");
for (const { name, operation, client: given, input } of (JSON.parse(file) as { cases: Case[] }).cases) {
  let client: Client | undefined;
  try {
    client = open(given);
    tell(name, { result: await make(client, name, operation, input) });
  } catch (thrown) {
    if (thrown instanceof PeacebriefError) tell(name, { error: errorOf(thrown) });
    else tell(name, { failed: String(thrown) });
  } finally {
    client?.close();
  }
}
