/** How a client proves who it is, beside a certificate. */
import type { Interceptor } from "@connectrpc/connect";

import { ConfigurationError, REQUEST_ID } from "./errors.js";

/** What is sent with a call: text, or what finds it anew for each. */
export type Secret = string | (() => string | Promise<string>);

/** What is sent with every call. */
export interface Sent {
  readonly token?: Secret | undefined;
  readonly apiKey?: Secret | undefined;
  readonly requestId?: string | undefined;
}

/** Adds credentials and the request's id to every call. */
export function sending({ token, apiKey, requestId }: Sent): Interceptor {
  if (token !== undefined && apiKey !== undefined) {
    throw new ConfigurationError("a token or an API key proves who the client is, not both");
  }
  for (const [name, secret] of Object.entries({ token, apiKey, requestId })) {
    if (typeof secret === "string") sendable(secret, name);
  }
  return (next) => async (request) => {
    if (requestId !== undefined) request.header.set(REQUEST_ID, requestId);
    if (token !== undefined) request.header.set("authorization", `Bearer ${await reveal(token, "token")}`);
    if (apiKey !== undefined) request.header.set("x-api-key", await reveal(apiKey, "apiKey"));
    return next(request);
  };
}

async function reveal(secret: Secret, name: string): Promise<string> {
  return sendable(typeof secret === "string" ? secret : await secret(), name);
}

/** What can stand in a header, without blanks around it. */
export function sendable(text: string, name: string): string {
  const trimmed = text.trim();
  // What stands there is not told: it may be half of a secret.
  if (!/^[\x20-\x7e]+$/.test(trimmed)) throw new ConfigurationError(`${name}: nothing there that can be sent`);
  return trimmed;
}

/** Where a service is. */
export function parseUrl(text: string): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch (cause) {
    throw new ConfigurationError(`${JSON.stringify(text)} is no server: it is no URL`, cause);
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new ConfigurationError(`${JSON.stringify(text)} is no server: it has to start with http:// or https://`);
  }
  return url;
}

/** Refuses to send a token or key where others can read it. */
export function maySend(url: URL, sent: Sent, inTheClear: boolean): void {
  const proves = sent.token !== undefined || sent.apiKey !== undefined;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const here = host === "localhost" || host === "::1" || /^127(\.\d+){3}$/.test(host);
  if (proves && url.protocol === "http:" && !here && !inTheClear) {
    throw new ConfigurationError("credentials are sent over https:// only, or on this machine");
  }
}
