/** Articles and messages to and from what programs have: text, plain objects, JSON. */
import {
  create,
  createRegistry,
  type DescMessage,
  fromJson as read,
  type JsonValue,
  type Message,
  type MessageShape,
  toJson as write,
} from "@bufbuild/protobuf";

import { type CalendarDate, toDate } from "./dates.js";
import { BadRequestSchema, ErrorInfoSchema, QuotaFailureSchema, RetryInfoSchema } from "./gen/google/rpc/error_details_pb.js";
import { type Article, ArticleSchema } from "./gen/peacebrief/v1/article_pb.js";
import type { TextSpan } from "./gen/peacebrief/v1/text_pb.js";

/** An article, or its body alone. */
export type ArticleLike = Article | string;

/** What is known of an article beside its body. */
export interface ArticleOptions {
  /** The headline, as published. */
  readonly title?: string;
  /** Who published it. */
  readonly source?: string;
  /** The day of its publication: without it "on Monday" stays undated, for the clock is never asked. */
  readonly published?: CalendarDate | Date | string;
  /** The language as a BCP 47 tag; detected where it is absent. */
  readonly language?: string;
}

/** An article. */
export function article(body: string, { published, ...rest }: ArticleOptions = {}): Article {
  return create(ArticleSchema, { body, ...rest, ...(published !== undefined && { published: toDate(published) }) });
}

/** What was given as an article. */
export function asArticle(given: ArticleLike): Article {
  return typeof given === "string" ? article(given) : given;
}

/** The words of a text that a span covers, where it counts in UTF-16 code units, as all spans do that this client asks for. */
export function slice(text: string, span: Pick<TextSpan, "start" | "end">): string {
  return text.slice(span.start, span.end);
}

// What an `Any` of the API can hold.
const registry = createRegistry(ErrorInfoSchema, BadRequestSchema, QuotaFailureSchema, RetryInfoSchema);

/** A message as a plain object: canonical proto JSON, `toJson(BriefSchema, brief)`. */
export function toJson<D extends DescMessage>(schema: D, message: MessageShape<D> & Message): JsonValue {
  return write(schema, message, { registry });
}

/** A message from canonical proto JSON, `fromJson(BriefSchema, value)`. Throws where it is none. */
export function fromJson<D extends DescMessage>(schema: D, value: JsonValue): MessageShape<D> {
  return read(schema, value, { registry });
}
