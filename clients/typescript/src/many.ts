/** Many articles at a time, their answers in order. */
import { type PeacebriefError, ofCall } from "./errors.js";

type Drawn<I> = { item: I } | { over: true; thrown?: unknown };

/**
 * Makes a call for each item, no more than so many at a time, and hands on the answers in the order of the items: an error
 * as a value in its place. Items are drawn no faster than answers are read. Where the source of items throws, so does this,
 * once all before are answered; where answers are read no further, the calls that are open are given up.
 *
 * A call for each, and not one stream of all: browsers cannot send streams, and an article that the service cannot even
 * read costs no other its turn. Each has a signal of its own, which `signal` and leaving abort: Node.js warns where more than
 * ten listen to one.
 */
export async function* inOrder<I, A>(
  items: Iterable<I> | AsyncIterable<I>,
  concurrency: number,
  call: (item: I, signal: AbortSignal) => Promise<A>,
  signal?: AbortSignal,
): AsyncGenerator<A | PeacebriefError, void, undefined> {
  const source = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  const open: { answered: Promise<{ answer: A | PeacebriefError }>; left: AbortController }[] = [];
  const start = (item: I): void => {
    const left = new AbortController();
    if (signal?.aborted) left.abort(signal.reason);
    const failed = (thrown: unknown): { answer: PeacebriefError } => ({ answer: ofCall(thrown, left.signal.aborted) });
    open.push({ answered: call(item, left.signal).then((answer) => ({ answer }), failed), left });
  };
  const leave = (): void => {
    for (const { left } of open) left.abort(signal?.reason);
  };
  signal?.addEventListener("abort", leave);
  const draw = async (): Promise<Drawn<I>> => {
    try {
      const drawn: IteratorResult<I, unknown> = await source.next();
      return drawn.done ? { over: true } : { item: drawn.value };
    } catch (thrown) {
      return { over: true, thrown };
    }
  };
  let drawing: Promise<Drawn<I>> | undefined;
  let end: { thrown?: unknown } | undefined;
  try {
    for (;;) {
      if (!end && open.length < concurrency && drawing === undefined) drawing = draw();
      const waiting = [open[0]?.answered, drawing].filter((one) => one !== undefined);
      if (waiting.length === 0) break;
      const next = await Promise.race(waiting);
      if ("answer" in next) {
        open.shift()?.left.abort();
        yield next.answer;
        continue;
      }
      drawing = undefined;
      if ("item" in next) start(next.item);
      else end = next;
    }
    if (end && "thrown" in end) throw end.thrown;
  } finally {
    signal?.removeEventListener("abort", leave);
    leave();
    if (!end) await source.return?.();
  }
}
