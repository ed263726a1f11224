/** Many articles at a time, their answers in order. */
import { type PeacebriefError, ofCall } from "./errors.js";

type Drawn<I> = { item: I } | { over: true; thrown?: unknown };

/**
 * Makes a call for each item, no more than so many at a time, and hands on the answers in the order of the items: an error
 * as a value in its place. Items are drawn no faster than answers are read. Where the source of items throws, so does this,
 * once all before are answered; where answers are read no further, the calls that are open are given up.
 *
 * A call for each, and not one stream of all: browsers cannot send streams, and an article that the service cannot even
 * read costs no other its turn.
 */
export async function* inOrder<I, A>(
  items: Iterable<I> | AsyncIterable<I>,
  concurrency: number,
  call: (item: I, signal: AbortSignal) => Promise<A>,
): AsyncGenerator<A | PeacebriefError, void, undefined> {
  const source = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  const left = new AbortController();
  const open: Promise<{ answer: A | PeacebriefError }>[] = [];
  const start = (item: I): Promise<{ answer: A | PeacebriefError }> =>
    call(item, left.signal).then((answer) => ({ answer }), (thrown: unknown) => ({ answer: ofCall(thrown, left.signal.aborted) }));
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
      const waiting = [open[0], drawing].filter((one) => one !== undefined);
      if (waiting.length === 0) break;
      const next = await Promise.race(waiting);
      if ("answer" in next) {
        void open.shift();
        yield next.answer;
        continue;
      }
      drawing = undefined;
      if ("item" in next) open.push(start(next.item));
      else end = next;
    }
    if (end && "thrown" in end) throw end.thrown;
  } finally {
    left.abort();
    if (!end) await source.return?.();
  }
}
