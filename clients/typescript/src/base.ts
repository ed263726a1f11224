/** What all calls have in common: the transport, deadlines, retries, pages. */
import { type CallOptions as TransportOptions, type Client as Stub, createClient, type Transport } from "@connectrpc/connect";

import { ConfigurationError, ProtocolError, ofCall, type PeacebriefError } from "./errors.js";
import { BriefService } from "./gen/peacebrief/v1/brief_service_pb.js";
import { DigestService } from "./gen/peacebrief/v1/digest_service_pb.js";
import { RegistryService } from "./gen/peacebrief/v1/registry_service_pb.js";
import { SummarizerService } from "./gen/peacebrief/v1/summarizer_service_pb.js";
import { type Effort, Recovery, type Repeat, pause, unary } from "./retry.js";

/** Options of one call. */
export interface CallOptions {
  /** Gives the call up. */
  readonly signal?: AbortSignal;
  /** How long a unary call may take, retries included, instead of the client's own limit; 0 for none. */
  readonly timeoutMs?: number;
}

/** How a client calls the service. */
export interface ClientOptions {
  /** How long a unary call may take, retries included; 30 s unless set, 0 for no limit. The service is told, and stops the work. */
  readonly timeoutMs?: number;
  /** How often a call is tried before its error is handed on; 4 unless set, at least 1. */
  readonly attempts?: number;
  /** How many articles of many may be on their way at a time; 8 unless set. Of many more, a service that is busy refuses some. */
  readonly concurrency?: number;
  /** For how long a watch that has lost its service looks for it; 5 min unless set, 0 for ever. */
  readonly patienceMs?: number;
}

/** A connection to the service, made anew by itself when it breaks. */
export class Base {
  /** The bare stubs, for what this client has no method for; `ask` gives their calls its retries and errors. */
  readonly stubs: {
    readonly summarizer: Stub<typeof SummarizerService>;
    readonly briefs: Stub<typeof BriefService>;
    readonly registry: Stub<typeof RegistryService>;
    readonly digests: Stub<typeof DigestService>;
  };
  protected readonly concurrency: number;
  private readonly attempts: number;
  private readonly timeoutMs: number;
  private readonly patienceMs: number;
  private closed = false;

  /** Over a transport of one's own; `connect` makes one. */
  constructor(
    /** What calls go over. */
    readonly transport: Transport,
    options: ClientOptions = {},
    private readonly closing: () => void = () => undefined,
  ) {
    const { timeoutMs = 30_000, attempts = 4, concurrency = 8, patienceMs = 300_000 } = options;
    const least = (name: string, value: number, least: number): void => {
      if (!Number.isFinite(value) || value < least) throw new ConfigurationError(`${name} is at least ${least}, not ${value}`);
    };
    least("timeoutMs", timeoutMs, 0);
    least("attempts", attempts, 1);
    least("concurrency", concurrency, 1);
    least("patienceMs", patienceMs, 0);
    [this.timeoutMs, this.attempts, this.concurrency, this.patienceMs] = [timeoutMs, attempts, concurrency, patienceMs];
    this.stubs = {
      summarizer: createClient(SummarizerService, transport),
      briefs: createClient(BriefService, transport),
      registry: createClient(RegistryService, transport),
      digests: createClient(DigestService, transport),
    };
  }

  /** Closes the connection. Calls that are open are given up. */
  close(): void {
    this.closed = true;
    this.closing();
  }

  /** Makes a unary call of a stub, with the retries that are safe for it. */
  ask<A>(repeat: Repeat, call: (options: TransportOptions) => Promise<A>, options: CallOptions = {}): Promise<A> {
    const { signal, timeoutMs = this.timeoutMs } = options;
    const effort: Effort = { attempts: this.attempts, timeoutMs: timeoutMs || undefined, signal, closed: () => this.closed };
    return unary(effort, repeat, (left) =>
      call({ ...(signal && { signal }), ...(left !== undefined && { timeoutMs: left }) }),
    );
  }

  /** Asks for one page after the other, each when the one before is used up. */
  protected async *pages<P extends { nextPageToken: string }, T>(
    fetch: (pageToken: string) => Promise<P>,
    items: (page: P) => Iterable<T>,
  ): AsyncGenerator<T, void, undefined> {
    for (let token = ""; ; ) {
      const page = await fetch(token);
      yield* items(page);
      if (!page.nextPageToken) return;
      if (page.nextPageToken === token) throw new ProtocolError("a page that leads to itself");
      token = page.nextPageToken;
    }
  }

  /** Reads a stream, which is opened anew where it was lost. It is over where it ends and `endless` is not set. */
  protected async *resumed<T>(
    open: (options: TransportOptions) => AsyncIterable<T>,
    endless: PeacebriefError | undefined,
    options: CallOptions,
  ): AsyncGenerator<T, void, undefined> {
    const { signal } = options;
    const recovery = new Recovery(this.patienceMs || undefined);
    for (;;) {
      let lost = endless;
      // A stream that nobody reads any more is given up, too: a return from the loop below alone would not tell the service.
      const left = new AbortController();
      const leave = (): void => left.abort(signal?.reason);
      if (signal?.aborted) leave();
      else signal?.addEventListener("abort", leave, { once: true });
      try {
        for await (const message of open({ signal: left.signal, timeoutMs: 0 })) {
          recovery.well();
          yield message;
        }
      } catch (thrown) {
        lost = ofCall(thrown, signal?.aborted || this.closed);
      } finally {
        signal?.removeEventListener("abort", leave);
        left.abort();
      }
      if (lost === undefined) return;
      await pause(recovery.after(lost), signal);
    }
  }
}
