package io.peacebrief;

import io.peacebrief.v1.ErrorReason;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** How a stream that was lost is found again. */
final class Search {
  /** The wait before the first attempt where the service names none, doubled from attempt to attempt. */
  private static final Duration FIRST_WAIT = Duration.ofMillis(100);

  /** The longest wait between two attempts. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** Errors of the moment: the stream can go on elsewhere, or later. */
  private static final Set<ErrorReason> PASSING =
      EnumSet.of(
          ErrorReason.ERROR_REASON_SHUTTING_DOWN,
          ErrorReason.ERROR_REASON_WATCHER_TOO_SLOW,
          ErrorReason.ERROR_REASON_OVERLOADED,
          ErrorReason.ERROR_REASON_QUOTA_EXCEEDED,
          ErrorReason.ERROR_REASON_STORAGE_UNAVAILABLE,
          ErrorReason.ERROR_REASON_REGISTRY_BEHIND);

  private final Duration patience;
  private int failures;
  /** When the first of them was, as {@link System#nanoTime} has it. */
  private long since;

  Search(Duration patience) {
    this.patience = patience;
  }

  /** All is well: something was received. */
  void found() {
    failures = 0;
  }

  /** How long to wait before another attempt; nothing where it would meet with the error again, or patience is over. */
  Optional<Duration> next(PeacebriefException error, long now) {
    if (!error.lost() && !PASSING.contains(error.reason())) {
      return Optional.empty();
    }
    if (failures == 0) {
      since = now;
    }
    Duration told = error.retryAfter().orElse(FIRST_WAIT.multipliedBy(1L << Math.min(failures, 10)));
    Duration wait = told.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : told;
    // Up to half as long again: a service that ends all its watches would see them all back in one moment.
    wait = wait.plusNanos(ThreadLocalRandom.current().nextLong(wait.toNanos() / 2 + 1));
    failures++;
    boolean over = !patience.isZero() && wait.plusNanos(now - since).compareTo(patience) > 0;
    return over ? Optional.empty() : Optional.of(wait);
  }
}
