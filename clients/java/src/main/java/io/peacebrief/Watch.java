package io.peacebrief;

import io.grpc.Context;
import io.grpc.Status;
import io.peacebrief.v1.BriefServiceGrpc.BriefServiceBlockingStub;
import io.peacebrief.v1.WatchBriefsRequest;
import io.peacebrief.v1.WatchBriefsResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What changes, across the streams that tell it. */
final class Watch implements Iterator<WatchBriefsResponse>, AutoCloseable {
  private final BriefServiceBlockingStub service;
  private final Search search;
  private final CountDownLatch closed = new CountDownLatch(1);
  /** Ends the stream that is open, and every one that is opened after it. */
  private final Context.CancellableContext context = Context.current().withCancellation();

  /** What to ask the next stream for: its cursor is that of the last change received. */
  private WatchBriefsRequest request;

  private Iterator<WatchBriefsResponse> changes;
  private WatchBriefsResponse next;

  Watch(BriefServiceBlockingStub service, WatchBriefsRequest request, Duration patience) {
    this.service = service;
    this.request = request;
    this.search = new Search(patience);
  }

  @Override
  public boolean hasNext() {
    while (next == null && closed.getCount() > 0) {
      PeacebriefException error;
      try {
        if (changes == null) {
          changes = context.call(() -> service.watchBriefs(request));
        }
        if (changes.hasNext()) {
          next = changes.next();
          search.found();
          request = request.toBuilder().setCursor(next.getCursor()).build();
          return true;
        }
        error = PeacebriefException.of(Status.UNAVAILABLE.withDescription("the watch ended"), null, null);
      } catch (Exception failure) {
        error = PeacebriefException.of(failure);
      }
      changes = null;
      if (closed.getCount() > 0) {
        lookFor(error);
      }
    }
    return next != null;
  }

  /** Waits before another attempt, where one is worthwhile. */
  private void lookFor(PeacebriefException error) {
    Optional<Duration> wait = search.next(error, System.nanoTime());
    if (wait.isEmpty()) {
      throw error;
    }
    try {
      closed.await(wait.get().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw PeacebriefException.of(Status.CANCELLED.withDescription("interrupted"), null, interrupted);
    }
  }

  @Override
  public WatchBriefsResponse next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    WatchBriefsResponse change = next;
    next = null;
    return change;
  }

  /** Ends the watch, from whichever thread. */
  @Override
  public void close() {
    closed.countDown();
    context.cancel(null);
  }
}
