/** The client: all calls, those of `DigestService` here. */
import type { CallOptions } from "./base.js";
import { type Interval, toInterval } from "./dates.js";
import { ProtocolError } from "./errors.js";
import type { Digest, TimelineEntry } from "./gen/peacebrief/v1/digest_pb.js";
import { EncodingType } from "./gen/peacebrief/v1/text_pb.js";
import { type Named, named, type PageOptions, Registry } from "./registry.js";

const encodingType = EncodingType.UTF16;

/** A client of the service. */
export class Client extends Registry {
  /** What happened in a process, in order of time; pages are asked for as they are used up. */
  getTimeline(
    process: string,
    options: PageOptions & { readonly happened?: Interval } = {},
  ): AsyncGenerator<Named<TimelineEntry>, void, undefined> {
    const { happened, pageSize = 0 } = options;
    return this.pages(
      (pageToken) => {
        const request = { process, pageSize, pageToken, encodingType, ...(happened && { happened: toInterval(happened) }) };
        return this.ask("read", (call) => this.stubs.digests.getTimeline(request, call), options);
      },
      (page) => named(page.entries, page.actorNames),
    );
  }

  /**
   * A process as a whole: events told once with all who tell them, agreements with their course, contradictions.
   *
   * Throws a `RefusedError` with the reason `ANSWER_TOO_LARGE` where it is larger than an answer may be.
   */
  async getDigest(
    process: string,
    options: CallOptions & { readonly published?: Interval; readonly maxTellings?: number } = {},
  ): Promise<Digest> {
    const { published, maxTellings = 0 } = options;
    const request = { process, maxTellings, encodingType, ...(published && { published: toInterval(published) }) };
    const { digest } = await this.ask("read", (call) => this.stubs.digests.getDigest(request, call), options);
    if (!digest) throw new ProtocolError("an answer without a digest");
    return digest;
  }
}
