/** What both entries give. */
export type { CallOptions, ClientOptions } from "./base.js";
export type { BriefFilterLike, IngestLike, ListOptions, ViewOptions, WatchOptions } from "./briefs.js";
export { Client } from "./client.js";
export { article, type ArticleLike, type ArticleOptions, fromJson, slice, toJson } from "./convert.js";
export type { Secret } from "./credentials.js";
export { CalendarDate, fromDate, fromInterval, fromResolved, type Interval, toDate, toInterval } from "./dates.js";
export {
  CancelledError,
  ConfigurationError,
  DeadlineError,
  type FieldViolation,
  PeacebriefError,
  ProtocolError,
  type Refusal,
  RefusedError,
  UnreachableError,
} from "./errors.js";
export { ErrorReason } from "./gen/peacebrief/v1/errors_pb.js";
export type { EditOptions, Named, PageOptions } from "./registry.js";
export type { ManyOptions, SummarizeOptions } from "./summaries.js";
export type { Repeat } from "./retry.js";
export { Code } from "@connectrpc/connect";
