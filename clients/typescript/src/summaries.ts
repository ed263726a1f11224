/** The calls of `SummarizerService`. */
import { Base, type CallOptions } from "./base.js";
import { type ArticleLike, asArticle } from "./convert.js";
import { type PeacebriefError, ProtocolError } from "./errors.js";
import type { Brief } from "./gen/peacebrief/v1/brief_pb.js";
import type { ValidateBriefResponse } from "./gen/peacebrief/v1/summarizer_service_pb.js";
import { EncodingType } from "./gen/peacebrief/v1/text_pb.js";
import { inOrder } from "./many.js";

/** Options of a call that condenses. */
export interface SummarizeOptions extends CallOptions {
  /** The unit in which spans count: JavaScript's own, UTF-16 code units, unless set. */
  readonly encoding?: EncodingType;
}

/** Options of a call for many articles. */
export interface ManyOptions extends SummarizeOptions {
  /** How many may be on their way at a time, instead of the client's own number. */
  readonly concurrency?: number;
}

/** Articles condensed, and nothing kept. */
export class Summaries extends Base {
  /** Condenses one article. Throws a `RefusedError` with the reason and the field at fault. */
  async summarize(given: ArticleLike, options: SummarizeOptions = {}): Promise<Brief> {
    const { encoding: encodingType = EncodingType.UTF16 } = options;
    const request = { article: asArticle(given), encodingType };
    const { brief } = await this.ask("read", (call) => this.stubs.summarizer.summarize(request, call), options);
    if (!brief) throw new ProtocolError("an answer without a brief");
    return brief;
  }

  /**
   * Condenses many articles: for each, in order, its brief, or the error that it is answered by.
   *
   * So many are on their way at a time as `concurrency` says, and no more are drawn than answers are read.
   */
  summarizeMany(
    articles: Iterable<ArticleLike> | AsyncIterable<ArticleLike>,
    options: ManyOptions = {},
  ): AsyncGenerator<Brief | PeacebriefError, void, undefined> {
    const call = (article: ArticleLike, signal: AbortSignal): Promise<Brief> => this.summarize(article, { ...options, signal });
    return inOrder(articles, options.concurrency ?? this.concurrency, call, options.signal);
  }

  /**
   * Holds a brief, whoever made it, against its article, and answers what in it does not hold.
   *
   * Throws a `RefusedError` with the reason `ARTICLE_MISMATCH` where the brief names another text.
   */
  validate(given: ArticleLike, brief: Brief, options: CallOptions = {}): Promise<ValidateBriefResponse> {
    const request = { article: asArticle(given), brief };
    return this.ask("read", (call) => this.stubs.summarizer.validateBrief(request, call), options);
  }
}
