package io.peacebrief;

import io.grpc.MethodDescriptor;
import java.time.Duration;

/** Which failures a call is made again after, by what it would do if it were done twice. */
enum Repeat {
  /** Done twice it would be done twice: again only where the service has refused it before anything was done. */
  REFUSED,
  /** Done twice it does nothing: again, too, where a connection that the service was closing has turned it away. */
  ANNOUNCED,
  /** The service knows a repetition by its request id: again whatever became of the connection. */
  LOST;

  /** The wait before another attempt where the service names none, doubled from attempt to attempt. */
  private static final Duration FIRST_WAIT = Duration.ofMillis(50);

  /** The longest wait: a service that asks for more is better asked by the caller, later. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  static Repeat of(MethodDescriptor<?, ?> method) {
    String name = method.getBareMethodName();
    if (name == null) {
      return REFUSED;
    }
    if (name.equals("IngestArticle") || name.equals("IngestArticles")) {
      return LOST;
    }
    boolean edit = name.startsWith("Merge") || name.startsWith("Split") || name.startsWith("Revert");
    return edit ? REFUSED : ANNOUNCED;
  }

  /** Whether a failed call may succeed on another attempt. */
  boolean worthwhile(PeacebriefException error) {
    if (!error.own()) {
      return error.lost() && (this == LOST || (this == ANNOUNCED && lostToGoaway(error)));
    }
    if (error.retryAfter().isEmpty()) {
      return false;
    }
    return switch (error.reason()) {
      case ERROR_REASON_OVERLOADED, ERROR_REASON_QUOTA_EXCEEDED, ERROR_REASON_SHUTTING_DOWN, ERROR_REASON_REGISTRY_BEHIND -> true;
      // The storage may have gone away after it had done what it was asked for.
      case ERROR_REASON_STORAGE_UNAVAILABLE -> this != REFUSED;
      default -> false;
    };
  }

  /**
   * Whether a call was turned away by a connection that the service had begun to close. gRPC itself sends such a call again, once,
   * and tells of it in words only. A call that the service had begun to work on, and whose connection is cut in the end, cannot be
   * told from one that was lost without notice.
   */
  private static boolean lostToGoaway(PeacebriefException error) {
    return error.getMessage() != null && error.getMessage().contains("GOAWAY");
  }

  /** How long to wait before an attempt, the first being number 0. */
  static Duration pause(PeacebriefException error, int attempt) {
    Duration wait = error.retryAfter().orElse(FIRST_WAIT.multipliedBy(1L << Math.min(attempt, 10)));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }
}
