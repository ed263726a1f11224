/**
 * peacebrief reads reports on peace processes and condenses each into a brief in which every finding points to its words.
 *
 * This is its client for Node.js, over gRPC; `@peacebrief/client/web` is that for browsers, over gRPC-Web, and
 * `@peacebrief/client/v1` has the messages.
 *
 * @packageDocumentation
 */
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { SecureClientSessionOptions } from "node:http2";

import { createGrpcTransport, Http2SessionManager } from "@connectrpc/connect-node";

import type { ClientOptions } from "./base.js";
import { Client } from "./client.js";
import { maySend, parseUrl, type Secret, sendable, sending } from "./credentials.js";
import { ConfigurationError } from "./errors.js";

export * from "./common.js";

/** How often a file with a token or key is read anew: what a platform puts there is good for minutes at least. */
const REREAD_MS = 10_000;

/** PEM itself, or the path of a file that has it. */
export type Pem = string | Uint8Array;

/** Options of a client for Node.js. */
export interface ConnectOptions extends ClientOptions {
  /** The authorities that the service is known by, instead of those that Node.js knows. */
  readonly tlsCa?: Pem;
  /** The certificate by which this client is known (mTLS), with what leads to its authority; `tlsKey` belongs to it. */
  readonly tlsCert?: Pem;
  readonly tlsKey?: Pem;
  /** The name that the service's certificate has to be of, where it is not the URL's. */
  readonly tlsName?: string;
  /** A signed token that is sent with every call, or what finds it. */
  readonly token?: Secret;
  /** A file with such a token, which is read anew as it changes. */
  readonly tokenFile?: string;
  /** An API key that is sent with every call, instead of a token. */
  readonly apiKey?: Secret;
  /** A file with such a key, which is read anew as it changes. */
  readonly apiKeyFile?: string;
  /** The id sent with every call, by which the service's log can be searched; the service makes one up unless set. */
  readonly requestId?: string;
  /** The largest answer that is read, in bytes; 8 MiB unless set. */
  readonly maxAnswerBytes?: number;
  /** Sends a token or key over `http:` to another machine, too: for where something beside this client does TLS. */
  readonly credentialsInTheClear?: boolean;
}

/**
 * A client of the service at a URL such as `http://127.0.0.1:50051`. It connects with its first call.
 *
 * Throws a `ConfigurationError` where the URL or an option cannot be used.
 */
export function connect(url: string, options: ConnectOptions = {}): Client {
  const base = parseUrl(url);
  const proofs = [options.token, options.tokenFile, options.apiKey, options.apiKeyFile].filter((one) => one !== undefined);
  if (proofs.length > 1) {
    throw new ConfigurationError("one of token, tokenFile, apiKey and apiKeyFile proves who the client is, not several");
  }
  const sent = {
    token: options.tokenFile === undefined ? options.token : inFile(options.tokenFile),
    apiKey: options.apiKeyFile === undefined ? options.apiKey : inFile(options.apiKeyFile),
    requestId: options.requestId,
  };
  maySend(base, sent, options.credentialsInTheClear ?? false);
  const sessionManager = new Http2SessionManager(base.origin, { pingIntervalMs: 30_000, pingTimeoutMs: 10_000 }, tls(base, options));
  const transport = createGrpcTransport({
    baseUrl: base.href,
    sessionManager,
    readMaxBytes: options.maxAnswerBytes ?? 8 << 20,
    interceptors: [sending(sent)],
  });
  return new Client(transport, options, () => sessionManager.abort());
}

function tls(url: URL, { tlsCa, tlsCert, tlsKey, tlsName }: ConnectOptions): SecureClientSessionOptions | undefined {
  const given = [tlsCa, tlsCert, tlsKey].some((one) => one !== undefined);
  if (url.protocol === "http:") {
    if (given) throw new ConfigurationError("certificates are for https:// URLs");
    return undefined;
  }
  if ((tlsCert === undefined) !== (tlsKey === undefined)) throw new ConfigurationError("tlsCert and tlsKey belong together");
  return {
    ...(tlsCa !== undefined && { ca: pem(tlsCa, "tlsCa") }),
    ...(tlsCert !== undefined && { cert: pem(tlsCert, "tlsCert") }),
    ...(tlsKey !== undefined && { key: pem(tlsKey, "tlsKey") }),
    ...(tlsName !== undefined && { servername: tlsName }),
  };
}

function pem(given: Pem, name: string): Buffer {
  let bytes: Buffer;
  try {
    const isText = typeof given === "string" && given.includes("-----BEGIN ");
    bytes = typeof given === "string" && !isText ? readFileSync(given) : Buffer.from(given as string);
  } catch (cause) {
    throw new ConfigurationError(`${name}: ${String(cause)}`, cause);
  }
  if (!bytes.includes("-----BEGIN ")) throw new ConfigurationError(`${name}: no PEM`);
  return bytes;
}

/** What a file holds, read anew from time to time; where that cannot be, as it was. */
function inFile(path: string): () => Promise<string> {
  let held: string;
  try {
    held = sendable(readFileSync(path, "utf8"), path);
  } catch (cause) {
    throw cause instanceof ConfigurationError ? cause : new ConfigurationError(`${path}: ${String(cause)}`, cause);
  }
  let read = performance.now();
  return async () => {
    if (performance.now() - read >= REREAD_MS) {
      read = performance.now();
      held = await readFile(path, "utf8").then((text) => sendable(text, path)).catch(() => held);
    }
    return held;
  };
}
