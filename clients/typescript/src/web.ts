/**
 * The client for browsers, over gRPC-Web. The service has to be told to serve it, and to whom (`--grpc-web`,
 * `--cors-origins`).
 *
 * @packageDocumentation
 */
import { createGrpcWebTransport } from "@connectrpc/connect-web";

import type { ClientOptions } from "./base.js";
import { Client } from "./client.js";
import { maySend, parseUrl, type Secret, sending } from "./credentials.js";

export * from "./common.js";

/** Options of a client for browsers. */
export interface ConnectOptions extends ClientOptions {
  /** A signed token that is sent with every call, or what finds it. */
  readonly token?: Secret;
  /** An API key that is sent with every call, instead of a token. Whoever has the page has the key. */
  readonly apiKey?: Secret;
  /** The id sent with every call, by which the service's log can be searched; the service makes one up unless set. */
  readonly requestId?: string;
}

/**
 * A client of the service at a URL such as `https://briefs.example.org`.
 *
 * Throws a `ConfigurationError` where the URL or an option cannot be used.
 */
export function connect(url: string, options: ConnectOptions = {}): Client {
  const base = parseUrl(url);
  const { token, apiKey, requestId } = options;
  const sent = { token, apiKey, requestId };
  maySend(base, sent, false);
  const gone = new AbortController();
  const transport = createGrpcWebTransport({
    baseUrl: base.href,
    interceptors: [sending(sent)],
    fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.any([gone.signal, ...(init?.signal ? [init.signal] : [])]) }),
  });
  return new Client(transport, options, () => gone.abort());
}
