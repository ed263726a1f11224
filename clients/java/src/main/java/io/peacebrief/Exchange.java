package io.peacebrief;

import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import io.peacebrief.v1.ErrorReason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Many articles over one stream, which is opened anew where that is worthwhile. Articles are drawn, and answers taken, by the thread
 * that asks for them.
 */
final class Exchange<I, Q, A, T> implements Iterator<Outcome<T>>, AutoCloseable {
  /**
   * A call of the service that takes articles in a stream, and answers each by what it made of it or by its error, in order.
   *
   * @param repeat which failures the stream is opened anew after
   * @param take makes an item ready to be sent, as often as it takes
   * @param open opens the stream
   * @param ask what is sent for an item
   * @param read what is answered
   */
  record Method<I, Q, A, T>(
      Repeat repeat,
      UnaryOperator<I> take,
      Function<StreamObserver<A>, StreamObserver<Q>> open,
      Function<Open<I>, Q> ask,
      Function<A, Answer<T>> read) {}

  /**
   * An item without an answer.
   *
   * @param id its id on the wire: its number among all
   */
  record Open<I>(String id, I item) {}

  /** An answer to the item of an id. */
  record Answer<T>(String id, Outcome<T> outcome) {}

  /** What a stream tells: an answer, its end, or what it failed with. */
  private record Event<A>(A answer, Throwable failure) {}

  /**
   * Errors that end a stream and are of the article whose turn it was, so that the next may fare better. An article too large to be
   * taken in ends the stream so, since the service cannot read past it.
   */
  private static final Set<ErrorReason> OF_ARTICLE =
      EnumSet.of(
          ErrorReason.ERROR_REASON_FIELD_REQUIRED,
          ErrorReason.ERROR_REASON_FIELD_INVALID,
          ErrorReason.ERROR_REASON_ARTICLE_TOO_LARGE,
          ErrorReason.ERROR_REASON_LANGUAGE_UNSUPPORTED,
          ErrorReason.ERROR_REASON_INTERNAL);

  private final Method<I, Q, A, T> method;
  private final Iterator<? extends I> items;
  private final int inFlight;
  private final int attempts;
  private final Deque<Open<I>> open = new ArrayDeque<>();
  /** How many of the open items have been sent in this attempt. */
  private int sent;
  /** How many have been drawn altogether. */
  private long taken;

  private boolean ended;
  private Attempt attempt;
  /** How often the stream has been opened anew since the last answer. */
  private int retries;
  /** Why nothing more can be answered. */
  private PeacebriefException lost;

  private Outcome<T> next;

  Exchange(Method<I, Q, A, T> method, Iterator<? extends I> items, int inFlight, int attempts) {
    this.method = method;
    this.items = items;
    this.inFlight = inFlight;
    this.attempts = attempts;
  }

  @Override
  public boolean hasNext() {
    while (next == null && !ended && (!open.isEmpty() || draw())) {
      if (lost != null) {
        answer(new Outcome.Failure<>(lost));
        break;
      }
      if (attempt == null) {
        attempt = new Attempt();
        sent = 0;
      }
      // What is answered goes first, so that nobody waits for articles to come who has answers to take.
      Event<A> event = attempt.events.poll();
      if (event == null && send()) {
        continue;
      }
      take(event == null ? attempt.await() : event);
    }
    if (next == null && !ended) {
      finish();
    }
    return next != null;
  }

  /** Ends the call in good order, once all is answered. */
  private void finish() {
    if (attempt != null) {
      if (!attempt.complete) {
        attempt.complete();
      }
      attempt.await();
    }
    close();
  }

  @Override
  public Outcome<T> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Outcome<T> outcome = next;
    next = null;
    return outcome;
  }

  /** Draws one more item; false where there are no more. */
  private boolean draw() {
    if (!items.hasNext()) {
      return false;
    }
    open.add(new Open<>(Long.toString(taken), method.take().apply(items.next())));
    taken++;
    return true;
  }

  /** Sends one more item; false where no more may be on their way, or there are none. */
  private boolean send() {
    if (sent == open.size() && (open.size() >= inFlight || attempt.complete)) {
      return false;
    }
    if (sent == open.size() && !draw()) {
      attempt.complete();
      return false;
    }
    // An earlier attempt may have left several; they are few, and passed over in order.
    Iterator<Open<I>> unsent = open.iterator();
    if (sent + 1 == open.size()) {
      unsent = open.descendingIterator();
    } else {
      for (int i = 0; i < sent; i++) {
        unsent.next();
      }
    }
    attempt.send(method.ask().apply(unsent.next()));
    sent++;
    return true;
  }

  private void take(Event<A> event) {
    if (event.answer() != null) {
      Answer<T> answer = method.read().apply(event.answer());
      if (open.isEmpty() || !open.getFirst().id().equals(answer.id())) {
        lose(PeacebriefException.protocol("an answer to item \"" + answer.id() + "\", which was not due"));
        return;
      }
      retries = 0;
      answer(answer.outcome());
      return;
    }
    leave();
    if (event.failure() == null) {
      lose(PeacebriefException.protocol("the stream ended before every article was answered"));
      return;
    }
    PeacebriefException error = PeacebriefException.of(event.failure());
    if (method.repeat().worthwhile(error) && retries + 1 < attempts) {
      pause(Repeat.pause(error, retries));
      retries++;
    } else if (OF_ARTICLE.contains(error.reason())) {
      answer(new Outcome.Failure<>(error));
    } else {
      lose(error);
    }
  }

  /** Answers the first open item. */
  private void answer(Outcome<T> outcome) {
    open.remove();
    sent = Math.max(sent - 1, 0);
    next = outcome;
  }

  /** Gives up all that is not answered, and all that comes. */
  private void lose(PeacebriefException error) {
    leave();
    lost = error;
  }

  private void leave() {
    if (attempt != null) {
      attempt.cancel();
      attempt = null;
    }
  }

  private void pause(Duration wait) {
    try {
      Thread.sleep(wait.toMillis());
    } catch (InterruptedException interrupted) {
      interrupted(interrupted);
    }
  }

  private void interrupted(InterruptedException interrupted) {
    Thread.currentThread().interrupt();
    close();
    throw PeacebriefException.of(Status.CANCELLED.withDescription("interrupted"), null, interrupted);
  }

  /** Ends the call. */
  @Override
  public void close() {
    ended = true;
    leave();
  }

  /** A stream that has been opened. */
  private final class Attempt {
    final BlockingQueue<Event<A>> events = new LinkedBlockingQueue<>();
    private final ClientCallStreamObserver<Q> asks;
    private boolean complete;

    Attempt() {
      asks = (ClientCallStreamObserver<Q>) method.open().apply(new Answers<>(events));
    }

    Event<A> await() {
      try {
        return events.take();
      } catch (InterruptedException interrupted) {
        interrupted(interrupted);
        throw new IllegalStateException(interrupted);
      }
    }

    void send(Q ask) {
      asks.onNext(ask);
    }

    void complete() {
      complete = true;
      asks.onCompleted();
    }

    void cancel() {
      asks.cancel("no more is wanted", null);
    }
  }

  private record Answers<Q, A>(BlockingQueue<Event<A>> events) implements ClientResponseObserver<Q, A> {
    @Override
    public void beforeStart(ClientCallStreamObserver<Q> asks) {}

    @Override
    public void onNext(A answer) {
      events.add(new Event<>(answer, null));
    }

    @Override
    public void onError(Throwable failure) {
      events.add(new Event<>(null, failure));
    }

    @Override
    public void onCompleted() {
      events.add(new Event<>(null, null));
    }
  }
}
