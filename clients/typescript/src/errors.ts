/** What a call can fail with, told apart by the typed details of the service's errors. */
import { Code, ConnectError } from "@connectrpc/connect";
import { anyUnpack, type Any } from "@bufbuild/protobuf/wkt";
import type { DescMessage, MessageShape } from "@bufbuild/protobuf";

import { BadRequestSchema, ErrorInfoSchema, RetryInfoSchema } from "./gen/google/rpc/error_details_pb.js";
import { ErrorReason } from "./gen/peacebrief/v1/errors_pb.js";

const DOMAIN = "peacebrief.v1";
const CODES = new Map<number, Code>(Object.values(Code).filter((code) => typeof code === "number").map((code) => [code, code]));
/** The header of a call's id. */
export const REQUEST_ID = "x-request-id";

/** A field of a request that the service does not accept. */
export interface FieldViolation {
  /** The field as a path from the request (`article.body`). */
  readonly field: string;
  /** What is wrong with it. */
  readonly description: string;
}

/** Why a call got no answer. Everything that this package throws of its own is one. */
export class PeacebriefError extends Error {
  override readonly name: string = "PeacebriefError";
  /** The service's reason; absent where it named none that this client knows. */
  readonly reason: ErrorReason | undefined;
  /** When it makes sense to ask again, in milliseconds from now, where the service says so. */
  readonly retryAfterMs: number | undefined;

  constructor(
    message: string,
    /** The gRPC status code. */
    readonly code: Code,
    details: { reason?: ErrorReason; retryAfterMs?: number; cause?: unknown } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.reason = details.reason;
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** The URL is none of a server, or an option of the client cannot be used. Nothing was sent. */
export class ConfigurationError extends PeacebriefError {
  override readonly name = "ConfigurationError";
  constructor(message: string, cause?: unknown) {
    super(message, Code.InvalidArgument, { cause });
  }
}

/** No connection, or it broke before the answer. */
export class UnreachableError extends PeacebriefError {
  override readonly name = "UnreachableError";
  /** Whether the service has certainly not begun with the call: it had announced the end of its connection. */
  readonly notBegun: boolean;
  constructor(message: string, cause?: unknown) {
    super(message, Code.Unavailable, { cause });
    this.notBegun = message.includes("REFUSED_STREAM");
  }
}

/** The deadline of the call passed before it was answered. */
export class DeadlineError extends PeacebriefError {
  override readonly name = "DeadlineError";
  constructor(message: string, reason?: ErrorReason, cause?: unknown) {
    super(message, Code.DeadlineExceeded, reason === undefined ? { cause } : { reason, cause });
  }
}

/** The call was cancelled before it was answered, by its signal or by closing the client. */
export class CancelledError extends PeacebriefError {
  override readonly name = "CancelledError";
  constructor(message: string, cause?: unknown) {
    super(message, Code.Canceled, { cause });
  }
}

/** The answer is none that this client understands. */
export class ProtocolError extends PeacebriefError {
  override readonly name = "ProtocolError";
  constructor(message: string) {
    super(message, Code.Internal);
  }
}

/** What the service tells with an error. */
export interface Refusal {
  readonly reason?: ErrorReason;
  readonly fields?: readonly FieldViolation[];
  readonly metadata?: Readonly<Record<string, string>>;
  readonly retryAfterMs?: number;
  readonly requestId?: string;
  readonly cause?: unknown;
}

/** The service answered with an error. */
export class RefusedError extends PeacebriefError {
  override readonly name = "RefusedError";
  /** The fields at fault. */
  readonly fields: readonly FieldViolation[];
  /** More about the reason, as `ErrorReason` documents for each. */
  readonly metadata: Readonly<Record<string, string>>;
  /** The id of the call in the service's log. */
  readonly requestId: string | undefined;

  constructor(message: string, code: Code, refusal: Refusal = {}) {
    super(message, code, refusal);
    this.fields = refusal.fields ?? [];
    this.metadata = refusal.metadata ?? {};
    this.requestId = refusal.requestId;
  }
}

/** Reads whatever a call threw that this side has given up, or has not. */
export function ofCall(thrown: unknown, givenUp = false): PeacebriefError {
  if (thrown instanceof PeacebriefError) return thrown;
  const error = ConnectError.from(thrown);
  if (error.code === Code.Canceled && !givenUp) {
    // Node.js tells so of the calls on a connection that breaks.
    return new UnreachableError(`the service cannot be reached: ${error.rawMessage}`, error);
  }
  const requestId = error.metadata.get(REQUEST_ID) ?? undefined;
  const find = <D extends DescMessage>(schema: D): MessageShape<D> | undefined => error.findDetails(schema)[0];
  return (
    detailed(error.code, error.rawMessage, find, requestId, error) ?? undetailed(error, requestId)
  );
}

/** Reads the error of one item of a stream. */
export function ofItem(status: { code: number; message: string; details: Any[] }): PeacebriefError {
  const find = <D extends DescMessage>(schema: D): MessageShape<D> | undefined => {
    for (const detail of status.details) {
      const found = anyUnpack(detail, schema);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const code = CODES.get(status.code) ?? Code.Unknown;
  return detailed(code, status.message, find) ?? new RefusedError(status.message, code);
}

type Find = <D extends DescMessage>(schema: D) => MessageShape<D> | undefined;

/** The error by the service's own details; nothing where it sent none. */
function detailed(code: Code, message: string, find: Find, requestId?: string, cause?: unknown): PeacebriefError | undefined {
  const info = find(ErrorInfoSchema);
  if (info?.domain !== DOMAIN) return undefined;
  const reason = reasonOf(info.reason);
  if (reason === ErrorReason.DEADLINE_EXCEEDED) return new DeadlineError(message, reason, cause);
  const fields = (find(BadRequestSchema)?.fieldViolations ?? []).map(({ field, description }) => ({ field, description }));
  const delay = find(RetryInfoSchema)?.retryDelay;
  const id = requestId ?? info.metadata["request_id"];
  return new RefusedError(fields.length ? `${message} [${fields.map((at) => at.field).join("] [")}]` : message, code, {
    fields,
    metadata: info.metadata,
    cause,
    ...(reason === undefined ? {} : { reason }),
    ...(delay === undefined ? {} : { retryAfterMs: Number(delay.seconds) * 1000 + delay.nanos / 1e6 }),
    ...(id === undefined ? {} : { requestId: id }),
  });
}

/** The reason of a name. What an enum of TypeScript has by name it has by number, too, and no reason is a number. */
function reasonOf(name: string): ErrorReason | undefined {
  return /^[A-Z]/.test(name) && Object.hasOwn(ErrorReason, name) ? ErrorReason[name as keyof typeof ErrorReason] : undefined;
}

function undetailed(error: ConnectError, requestId: string | undefined): PeacebriefError {
  const message = error.rawMessage;
  // What the runtime met with has a cause, and nothing that came over the wire has.
  const caused = error.cause !== undefined && !(error.cause instanceof ConnectError);
  switch (error.code) {
    case Code.DeadlineExceeded:
      return new DeadlineError("no answer before the call's deadline", undefined, error);
    case Code.Canceled:
      return new CancelledError(message || "the call was cancelled", error);
    case Code.Unavailable:
      return new UnreachableError(`the service cannot be reached: ${message}`, error);
    case Code.Aborted:
    case Code.Internal:
    case Code.Unknown:
      if (caused) return new UnreachableError(`the service cannot be reached: ${message}`, error);
  }
  return new RefusedError(message || Code[error.code] || "unknown", error.code, {
    cause: error,
    ...(requestId === undefined ? {} : { requestId }),
  });
}
