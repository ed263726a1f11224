package io.peacebrief;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.peacebrief.v1.ErrorReason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Why a call failed. Failures are told apart by {@link #reason}, never by their message; where the service named none, by
 * {@link #code}: {@code UNAVAILABLE} where it cannot be reached, {@code DEADLINE_EXCEEDED}, {@code CANCELLED}.
 *
 * <p>The calls of {@link PeacebriefClient} throw it. The generated stubs throw gRPC's own {@link StatusRuntimeException}, which
 * {@link #of} reads.
 */
public final class PeacebriefException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The domain of the service's {@code google.rpc.ErrorInfo}. */
  private static final String DOMAIN = "peacebrief.v1";

  private static final Metadata.Key<String> REQUEST_ID =
      Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER);

  private final Status.Code code;
  private final transient Details details;

  /** What the service told beside code and message. */
  private record Details(
      boolean own,
      ErrorReason reason,
      List<FieldViolation> fields,
      Map<String, String> metadata,
      Optional<Duration> retryAfter,
      Optional<String> requestId) {
    static final Details NONE =
        new Details(false, ErrorReason.ERROR_REASON_UNSPECIFIED, List.of(), Map.of(), Optional.empty(), Optional.empty());
  }

  private PeacebriefException(Status.Code code, String message, Details details, Throwable cause) {
    super(message, cause);
    this.code = code;
    this.details = details;
  }

  /**
   * Reads the failure of a call.
   *
   * @param failure what a stub threw, or a future failed with
   * @return the failure, typed
   */
  public static PeacebriefException of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PeacebriefException known) {
        return known;
      }
      if (cause instanceof StatusRuntimeException known) {
        return of(known.getStatus(), known.getTrailers(), known);
      }
      if (cause instanceof StatusException known) {
        return of(known.getStatus(), known.getTrailers(), known);
      }
      if (cause instanceof CancellationException) {
        return of(Status.CANCELLED.withDescription("the call was cancelled"), null, failure);
      }
    }
    return of(Status.fromThrowable(failure), null, failure);
  }

  static PeacebriefException of(Status status, Metadata trailers, Throwable cause) {
    com.google.rpc.Status told = trailers == null ? null : StatusProto.fromStatusAndTrailers(status, trailers);
    Optional<String> id = Optional.ofNullable(trailers).map(all -> all.get(REQUEST_ID));
    Details details = told == null ? Details.NONE : read(told, id);
    return new PeacebriefException(status.getCode(), describe(status), details, cause);
  }

  /** Reads the error of one item of a stream. */
  static PeacebriefException ofItem(com.google.rpc.Status item) {
    Status.Code code = Status.fromCodeValue(item.getCode()).getCode();
    return new PeacebriefException(code, item.getMessage(), read(item, Optional.empty()), null);
  }

  /** An answer that is none of this service. */
  static PeacebriefException protocol(String why) {
    String message = "not an answer of the peacebrief service: " + why;
    return new PeacebriefException(Status.Code.INTERNAL, message, Details.NONE, null);
  }

  private static String describe(Status status) {
    String message = status.getDescription() == null ? status.getCode().name() : status.getDescription();
    // gRPC's own "io exception" says nothing; what it came from does.
    Throwable cause = status.getCause();
    return cause == null || cause.getMessage() == null ? message : message + ": " + cause.getMessage();
  }

  private static Details read(com.google.rpc.Status status, Optional<String> requestId) {
    Optional<ErrorInfo> info = detail(status, ErrorInfo.class).filter(found -> found.getDomain().equals(DOMAIN));
    if (info.isEmpty()) {
      return Details.NONE;
    }
    List<FieldViolation> fields =
        detail(status, BadRequest.class).stream()
            .flatMap(bad -> bad.getFieldViolationsList().stream())
            .map(violation -> new FieldViolation(violation.getField(), violation.getDescription()))
            .toList();
    Optional<Duration> retryAfter =
        detail(status, RetryInfo.class)
            .filter(RetryInfo::hasRetryDelay)
            .map(retry -> Duration.ofSeconds(retry.getRetryDelay().getSeconds(), retry.getRetryDelay().getNanos()));
    Map<String, String> metadata = Map.copyOf(info.get().getMetadataMap());
    Optional<String> id = requestId.or(() -> Optional.ofNullable(metadata.get("request_id")));
    return new Details(true, reason(info.get().getReason()), fields, metadata, retryAfter, id);
  }

  /** The reason of a name; unspecified for one of a later version of the API. */
  private static ErrorReason reason(String name) {
    var value = ErrorReason.getDescriptor().findValueByName("ERROR_REASON_" + name);
    return value == null ? ErrorReason.ERROR_REASON_UNSPECIFIED : ErrorReason.valueOf(value);
  }

  private static <M extends Message> Optional<M> detail(com.google.rpc.Status status, Class<M> type) {
    for (Any detail : status.getDetailsList()) {
      if (detail.is(type)) {
        try {
          return Optional.of(detail.unpack(type));
        } catch (InvalidProtocolBufferException unreadable) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The gRPC status code.
   *
   * @return the code
   */
  public Status.Code code() {
    return code;
  }

  /**
   * What failures are told apart by.
   *
   * @return the reason; unspecified where the service named none that this client knows
   */
  public ErrorReason reason() {
    return details().reason();
  }

  /**
   * The fields at fault.
   *
   * @return each with what is wrong with it
   */
  public List<FieldViolation> fields() {
    return details().fields();
  }

  /**
   * More about the reason, as {@link ErrorReason} documents for each.
   *
   * @return texts by their names
   */
  public Map<String, String> metadata() {
    return details().metadata();
  }

  /**
   * When it makes sense to ask again.
   *
   * @return after how long; empty where the service did not say
   */
  public Optional<Duration> retryAfter() {
    return details().retryAfter();
  }

  /**
   * The id of the call in the service's log.
   *
   * @return the id, where it is known
   */
  public Optional<String> requestId() {
    return details().requestId();
  }

  /** Whether the details are the service's own. */
  boolean own() {
    return details().own();
  }

  /** Whether the call got no answer because its connection broke, or there was none. */
  boolean lost() {
    return !own() && code == Status.Code.UNAVAILABLE;
  }

  /** An exception that was written and read again has lost its details. */
  private Details details() {
    return details == null ? Details.NONE : details;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("PeacebriefException: ").append(code);
    if (reason() != ErrorReason.ERROR_REASON_UNSPECIFIED) {
      text.append('/').append(reason().name().substring("ERROR_REASON_".length()));
    }
    text.append(": ").append(getMessage());
    fields().forEach(violation -> text.append(" [").append(violation.field()).append(']'));
    return text.toString();
  }
}
