package io.peacebrief;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A unary call that is made again where that is safe, for as long as its deadline and the number of attempts allow. */
final class RepeatedCall<Q, A> extends ClientCall<Q, A> {
  private final Calls calls;
  private final MethodDescriptor<Q, A> method;
  private final CallOptions options;
  private final Channel channel;
  private final Repeat repeat;

  private Listener<A> caller;
  private Metadata headers;
  private Q request;
  private int attempt;
  /** The attempt under way; null before the first and between two. */
  private ClientCall<Q, A> current;

  private ScheduledFuture<?> pause;
  private boolean over;

  RepeatedCall(Calls calls, MethodDescriptor<Q, A> method, CallOptions options, Channel channel) {
    this.calls = calls;
    this.method = method;
    this.options = options;
    this.channel = channel;
    this.repeat = Repeat.of(method);
  }

  @Override
  public void start(Listener<A> listener, Metadata metadata) {
    caller = listener;
    headers = metadata;
  }

  /** A unary call has one answer, which is asked for with each attempt. */
  @Override
  public void request(int count) {}

  @Override
  public void sendMessage(Q message) {
    request = Requests.prepare(message);
  }

  @Override
  public void halfClose() {
    attempt();
  }

  @Override
  public void cancel(String message, Throwable cause) {
    ClientCall<Q, A> running;
    synchronized (this) {
      if (over) {
        return;
      }
      running = current;
      if (running == null) {
        over = true;
        if (pause != null) {
          pause.cancel(false);
        }
      }
    }
    if (running != null) {
      running.cancel(message, cause);
    } else {
      close(Status.CANCELLED.withDescription(message).withCause(cause), new Metadata());
    }
  }

  private void attempt() {
    ClientCall<Q, A> call = channel.newCall(method, options);
    synchronized (this) {
      if (over) {
        return;
      }
      current = call;
    }
    Metadata sent = new Metadata();
    sent.merge(headers);
    calls.authenticate(sent);
    call.start(new Attempt(), sent);
    call.request(2);
    call.sendMessage(request);
    call.halfClose();
  }

  /** Ends the call where its caller waits for it. */
  private void close(Status status, Metadata trailers) {
    Executor executor = options.getExecutor();
    if (executor == null) {
      caller.onClose(status, trailers);
    } else {
      executor.execute(() -> caller.onClose(status, trailers));
    }
  }

  /** Whether the call is made again after a failure; then it is under way. */
  private boolean again(Status status, Metadata trailers) {
    PeacebriefException error = PeacebriefException.of(status, trailers, null);
    Duration wait = Repeat.pause(error, attempt);
    boolean late = options.getDeadline() != null && options.getDeadline().timeRemaining(TimeUnit.NANOSECONDS) <= wait.toNanos();
    if (attempt + 1 >= calls.attempts() || late || !repeat.worthwhile(error)) {
      return false;
    }
    synchronized (this) {
      if (over) {
        return false;
      }
      current = null;
      attempt++;
      request = Requests.again(request);
      try {
        pause = calls.timer().schedule(this::attempt, wait.toNanos(), TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException closed) {
        return false; // The client was closed meanwhile.
      }
    }
    return true;
  }

  /** What comes of one attempt. It is held back until it is known whether it is the last. */
  private final class Attempt extends Listener<A> {
    private Metadata answerHeaders;
    private A answer;

    @Override
    public void onHeaders(Metadata received) {
      answerHeaders = received;
    }

    @Override
    public void onMessage(A received) {
      answer = received;
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      if (!status.isOk() && answer == null && again(status, trailers)) {
        return;
      }
      synchronized (RepeatedCall.this) {
        over = true;
      }
      if (answerHeaders != null) {
        caller.onHeaders(answerHeaders);
      }
      if (answer != null) {
        caller.onMessage(answer);
      }
      caller.onClose(status, trailers);
    }
  }
}
