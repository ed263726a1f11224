/** The calls of `BriefService`: keeping articles with their briefs, finding them, and learning what changes. */
import { clone, create, isMessage, type MessageInitShape } from "@bufbuild/protobuf";

import type { CallOptions } from "./base.js";
import { type ArticleLike, asArticle } from "./convert.js";
import { type PeacebriefError, ProtocolError, UnreachableError } from "./errors.js";
import { type BriefFilterSchema, BriefOrder } from "./gen/peacebrief/v1/brief_filter_pb.js";
import {
  type IngestArticleRequest,
  IngestArticleRequestSchema,
  type IngestArticleResponse,
  type ListBriefsRequestSchema,
  type RebriefResponse,
  RebriefResponseSchema,
  type SearchBriefsRequestSchema,
  WatchBriefsRequestSchema,
  type WatchBriefsResponse,
} from "./gen/peacebrief/v1/brief_service_pb.js";
import { type ArticleRecord, type BriefRecord, BriefView } from "./gen/peacebrief/v1/record_pb.js";
import type { SearchResult } from "./gen/peacebrief/v1/search_pb.js";
import { EncodingType } from "./gen/peacebrief/v1/text_pb.js";
import { inOrder } from "./many.js";
import { type ManyOptions, Summaries, type SummarizeOptions } from "./summaries.js";

/** How many briefs are asked for at once, as the API has it. */
const BATCH = 1000;

/** What is to be kept: an article, or a whole request. */
export type IngestLike = ArticleLike | IngestArticleRequest;

/** Which briefs are meant, as the fields of a `BriefFilter`. */
export type BriefFilterLike = MessageInitShape<typeof BriefFilterSchema>;

/** Options of a call that answers briefs. */
export interface ViewOptions extends SummarizeOptions {
  /** How much of each brief to answer; all of it unless set. */
  readonly view?: BriefView;
}

/** Options of a list of briefs. */
export interface ListOptions extends ViewOptions {
  readonly filter?: BriefFilterLike;
  readonly order?: BriefOrder;
  /** How many to ask for at once; the service's own number unless set. */
  readonly pageSize?: number;
}

/** Options of a watch: where it begins and what it tells, as the fields of a `WatchBriefsRequest`, and how it is ended. */
export type WatchOptions = MessageInitShape<typeof WatchBriefsRequestSchema> & Pick<CallOptions, "signal">;

/** Articles and their briefs, kept. */
export class Briefs extends Summaries {
  /**
   * Condenses one article and keeps it with its brief.
   *
   * A request without an id is given one, so that it can be made again whatever becomes of the connection, and is answered
   * as it was at first. Throws a `RefusedError` with the reason and the field at fault.
   */
  ingest(given: IngestLike, options: ViewOptions & { readonly requestId?: string } = {}): Promise<IngestArticleResponse> {
    const { encoding, view = BriefView.FULL, requestId = "" } = options;
    const request = isMessage(given, IngestArticleRequestSchema)
      ? clone(IngestArticleRequestSchema, given)
      : create(IngestArticleRequestSchema, { article: asArticle(given), view, requestId });
    request.encodingType = encoding ?? (request.encodingType || EncodingType.UTF16);
    request.requestId ||= requestId || crypto.randomUUID();
    return this.ask("lost", (call) => this.stubs.briefs.ingestArticle(request, call), options);
  }

  /** Condenses and keeps many articles: for each, in order, what is kept of it, or its error. As `summarizeMany` otherwise. */
  ingestMany(
    articles: Iterable<IngestLike> | AsyncIterable<IngestLike>,
    options: ManyOptions & ViewOptions = {},
  ): AsyncGenerator<IngestArticleResponse | PeacebriefError, void, undefined> {
    const call = (article: IngestLike, signal: AbortSignal): Promise<IngestArticleResponse> =>
      this.ingest(article, { view: BriefView.BASIC, ...options, signal });
    return inOrder(articles, options.concurrency ?? this.concurrency, call, options.signal);
  }

  /** Gets one article, verbatim. Throws a `RefusedError` with the reason `RESOURCE_NOT_FOUND` where there is none of this name. */
  async getArticle(name: string, options: CallOptions = {}): Promise<ArticleRecord> {
    const { article } = await this.ask("read", (call) => this.stubs.briefs.getArticle({ name }, call), options);
    if (!article) throw new ProtocolError("an answer without an article");
    return article;
  }

  /** Gets one brief. Throws as `getArticle` does. */
  async getBrief(name: string, options: ViewOptions = {}): Promise<BriefRecord> {
    const request = { name, ...seen(options) };
    const { brief } = await this.ask("read", (call) => this.stubs.briefs.getBrief(request, call), options);
    if (!brief) throw new ProtocolError("an answer without a brief");
    return brief;
  }

  /** Gets briefs by their names, however many: those that are there, in the order of the names, and the names of which there is none. */
  async getBriefs(names: Iterable<string>, options: ViewOptions = {}): Promise<{ briefs: BriefRecord[]; missing: string[] }> {
    const briefs: BriefRecord[] = [];
    const missing: string[] = [];
    for (let rest = [...names]; rest.length > 0; ) {
      const asked = rest.slice(0, BATCH);
      const request = { names: asked, ...seen(options) };
      const answer = await this.ask("read", (call) => this.stubs.briefs.batchGetBriefs(request, call), options);
      if (answer.unreadNames.length >= asked.length) throw new ProtocolError("a batch of which nothing was looked for");
      briefs.push(...answer.briefs);
      missing.push(...answer.missingNames);
      rest = [...answer.unreadNames, ...rest.slice(BATCH)];
    }
    return { briefs, missing };
  }

  /** Lists briefs, filtered and in order; pages are asked for as they are used up. */
  listBriefs(options: ListOptions = {}): AsyncGenerator<BriefRecord, void, undefined> {
    const { filter, order = BriefOrder.UNSPECIFIED, pageSize = 0 } = options;
    const fetch = (pageToken: string): Promise<{ briefs: BriefRecord[]; nextPageToken: string }> => {
      const request: MessageInitShape<typeof ListBriefsRequestSchema> = {
        ...(filter && { filter }),
        ...seen(options),
        order,
        pageSize,
        pageToken,
      };
      return this.ask("read", (call) => this.stubs.briefs.listBriefs(request, call), options);
    };
    return this.pages(fetch, (page) => page.briefs);
  }

  /** Searches articles and briefs, the best first; pages are asked for as they are used up. */
  searchBriefs(query: string, options: Omit<ListOptions, "order"> = {}): AsyncGenerator<SearchResult, void, undefined> {
    const { filter, pageSize = 0 } = options;
    const fetch = (pageToken: string): Promise<{ results: SearchResult[]; nextPageToken: string }> => {
      const request: MessageInitShape<typeof SearchBriefsRequestSchema> = {
        ...(filter && { filter }),
        ...seen(options),
        query,
        pageSize,
        pageToken,
      };
      return this.ask("read", (call) => this.stubs.briefs.searchBriefs(request, call), options);
    };
    return this.pages(fetch, (page) => page.results);
  }

  /**
   * Erases an article, its brief, and all that was derived from it.
   *
   * Throws a `RefusedError` with the reason `RESOURCE_NOT_FOUND` where there is none of this name, unless `allowMissing` is set.
   */
  async deleteArticle(name: string, options: CallOptions & { readonly allowMissing?: boolean } = {}): Promise<void> {
    let { allowMissing = false } = options;
    await this.ask(
      "read",
      (call) => {
        const answer = this.stubs.briefs.deleteArticle({ name, allowMissing }, call);
        // An attempt whose answer was lost may have erased it.
        allowMissing = true;
        return answer;
      },
      options,
    );
  }

  /**
   * Reads articles anew whose briefs are of another engine, and tells how far it has got.
   *
   * A stream that is lost is opened anew, and what is told counts over all of them.
   */
  async *rebrief(
    options: { readonly filter?: BriefFilterLike } & Pick<CallOptions, "signal"> = {},
  ): AsyncGenerator<RebriefResponse, void, undefined> {
    const told = new Set<string>();
    let [earlier, replaced] = [0, 0];
    const open = (call: object): AsyncIterable<RebriefResponse> => {
      earlier = replaced;
      return this.stubs.briefs.rebrief(options.filter ? { filter: options.filter } : {}, call);
    };
    for await (const progress of this.resumed(open, undefined, options)) {
      replaced = earlier + progress.replaced;
      const failures = progress.failures.filter((failure) => !told.has(failure.brief));
      for (const failure of failures) told.add(failure.brief);
      const failed = Math.max(told.size, progress.failed);
      yield create(RebriefResponseSchema, { replaced, failed, remaining: progress.remaining, failures });
    }
  }

  /**
   * Tells what changes: every change once, from the cursor on.
   *
   * A stream that ends, breaks off or is cut off for being slow is opened anew from the cursor of the last change received,
   * for as long as `patienceMs` allows. Whoever keeps the cursor of each change that has been dealt with, and watches from it
   * later, misses nothing. Throws only where the cursor is none that can be gone on from, or the service is not found again.
   */
  async *watch({ signal, ...from }: WatchOptions = {}): AsyncGenerator<WatchBriefsResponse, void, undefined> {
    const request = create(WatchBriefsRequestSchema, from as MessageInitShape<typeof WatchBriefsRequestSchema>);
    request.encodingType ||= EncodingType.UTF16;
    const open = (call: object): AsyncIterable<WatchBriefsResponse> => this.stubs.briefs.watchBriefs(request, call);
    for await (const change of this.resumed(open, new UnreachableError("the stream ended"), signal ? { signal } : {})) {
      request.cursor = change.cursor;
      yield change;
    }
  }
}

function seen({ encoding = EncodingType.UTF16, view = BriefView.FULL }: ViewOptions): {
  encodingType: EncodingType;
  view: BriefView;
} {
  return { encodingType: encoding, view };
}
