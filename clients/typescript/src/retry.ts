/** Which failures are worth another attempt, and how long to wait for it. */
import { CancelledError, DeadlineError, ofCall, type PeacebriefError, RefusedError, UnreachableError } from "./errors.js";
import { ErrorReason as R } from "./gen/peacebrief/v1/errors_pb.js";

/** The wait before another attempt where the service names none, doubled from attempt to attempt. */
const FIRST_WAIT_MS = 50;
/** The longest wait: a service that asks for more is better asked by the caller, later. */
const LONGEST_WAIT_MS = 5_000;
/** The longest wait for a service whose stream was lost. */
const LONGEST_SEARCH_MS = 30_000;

/** Which failures a call is made again after, by what it would do if it were done twice. */
export type Repeat =
  /** Done twice it would be done twice: again only where the service has refused it before anything was done. */
  | "refused"
  /** Done twice it does nothing: again, too, where the service's storage went away meanwhile. */
  | "read"
  /** The service knows a repetition by its request id: again whatever became of the connection. */
  | "lost";

const BEFORE_ANYTHING_WAS_DONE = new Set([R.OVERLOADED, R.QUOTA_EXCEEDED, R.SHUTTING_DOWN, R.REGISTRY_BEHIND]);
const OF_THE_MOMENT = new Set([...BEFORE_ANYTHING_WAS_DONE, R.WATCHER_TOO_SLOW, R.STORAGE_UNAVAILABLE]);

/** Whether a failed call may succeed on another attempt. */
export function worthwhile(repeat: Repeat, error: PeacebriefError): boolean {
  if (error instanceof UnreachableError) return repeat === "lost" || error.notBegun;
  if (error.retryAfterMs === undefined || error.reason === undefined) return false;
  // The storage may have gone away after it had done what it was asked for.
  if (error.reason === R.STORAGE_UNAVAILABLE) return repeat !== "refused";
  return BEFORE_ANYTHING_WAS_DONE.has(error.reason);
}

/** How long to wait before another attempt, the first being number 0. */
export function waitMs(error: PeacebriefError, attempt: number): number {
  return Math.min(error.retryAfterMs ?? FIRST_WAIT_MS * 2 ** Math.min(attempt, 10), LONGEST_WAIT_MS);
}

/** How a call is made: how often, within what time, until when. */
export interface Effort {
  readonly attempts: number;
  readonly timeoutMs: number | undefined;
  readonly signal: AbortSignal | undefined;
  /** Whether the client is closed. */
  readonly closed: () => boolean;
}

/** Calls until an answer, an error that will not go away, or the last attempt. `call` is handed the time it has left. */
export async function unary<A>(
  { attempts, timeoutMs, signal, closed }: Effort,
  repeat: Repeat,
  call: (leftMs: number | undefined) => Promise<A>,
): Promise<A> {
  const deadline = timeoutMs === undefined ? undefined : performance.now() + timeoutMs;
  for (let attempt = 0; ; attempt++) {
    try {
      const left = deadline === undefined ? undefined : Math.ceil(deadline - performance.now());
      // The transport takes 0 for no limit.
      if (left !== undefined && left <= 0) throw new DeadlineError("no answer before the call's deadline");
      return await call(left);
    } catch (thrown) {
      const error = ofCall(thrown, signal?.aborted || closed());
      const wait = waitMs(error, attempt);
      const late = deadline !== undefined && performance.now() + wait >= deadline;
      if (attempt + 1 >= attempts || late || !worthwhile(repeat, error)) throw error;
      await pause(wait, signal);
    }
  }
}

/** Waits so long, or throws once the signal says so. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const give_up = (): void => {
      clearTimeout(timer);
      reject(new CancelledError("the call was cancelled", signal?.reason));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", give_up);
      resolve();
    }, ms);
    if (signal?.aborted) give_up();
    else signal?.addEventListener("abort", give_up, { once: true });
  });
}

/** Looking for a service again whose stream was lost. */
export class Recovery {
  private failures = 0;
  private since = 0;

  constructor(private readonly patienceMs: number | undefined) {}

  /** All is well: something was received. */
  well(): void {
    this.failures = 0;
  }

  /** How long to wait before another attempt; throws the error where it would meet with it again, or patience is over. */
  after(error: PeacebriefError): number {
    const passes =
      error instanceof UnreachableError ||
      (error instanceof RefusedError && error.reason !== undefined && OF_THE_MOMENT.has(error.reason));
    if (!passes) throw error;
    const now = performance.now();
    if (this.failures === 0) this.since = now;
    const own = 2 * FIRST_WAIT_MS * 2 ** Math.min(this.failures, 10);
    // Up to half as long again: a service that ends all its watches would see them all back in one moment.
    const wait = Math.min(error.retryAfterMs ?? own, LONGEST_SEARCH_MS) * (1 + Math.random() / 2);
    if (this.patienceMs !== undefined && now - this.since + wait > this.patienceMs) throw error;
    this.failures++;
    return wait;
  }
}
