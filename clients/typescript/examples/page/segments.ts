/** A text cut where spans begin and end, so that spans that overlap can be shown by elements that do not. */

/** Words of the text that something is said by. Offsets are indices of JavaScript strings. */
export interface Marked {
  readonly start: number;
  readonly end: number;
  /** What is said there. */
  readonly id: string;
}

/** A run of text with all that is said by it. */
export interface Segment {
  readonly text: string;
  readonly ids: readonly string[];
}

/** The text in pieces which, joined, are the text. Spans that do not lie within it are left out. */
export function segments(text: string, marks: readonly Marked[]): Segment[] {
  const good = marks.filter(({ start, end }) => start >= 0 && start < end && end <= text.length);
  const cuts = [...new Set([0, text.length, ...good.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const begins = new Map<number, string[]>();
  const ends = new Map<number, string[]>();
  for (const { start, end, id } of good) {
    begins.set(start, [...(begins.get(start) ?? []), id]);
    ends.set(end, [...(ends.get(end) ?? []), id]);
  }
  const open: string[] = [];
  return cuts.slice(0, -1).map((cut, place) => {
    for (const id of ends.get(cut) ?? []) open.splice(open.indexOf(id), 1);
    open.push(...(begins.get(cut) ?? []));
    return { text: text.slice(cut, cuts[place + 1]), ids: [...new Set(open)] };
  });
}
