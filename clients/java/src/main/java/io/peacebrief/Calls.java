package io.peacebrief;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.Deadline;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What happens to every call of a client: its credentials, deadline and unit of spans, and its retries where it is unary. */
record Calls(Optional<Credentials> credentials, Duration timeout, int attempts, ScheduledExecutorService timer)
    implements ClientInterceptor {
  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    if (method.getType() == MethodType.UNARY) {
      boolean limited = options.getDeadline() != null || timeout.isZero();
      CallOptions within =
          limited ? options : options.withDeadline(Deadline.after(timeout.toNanos(), TimeUnit.NANOSECONDS));
      return new RepeatedCall<>(this, method, within, next);
    }
    return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      public void start(Listener<A> listener, Metadata headers) {
        authenticate(headers);
        super.start(listener, headers);
      }

      @Override
      public void sendMessage(Q message) {
        super.sendMessage(Requests.prepare(message));
      }
    };
  }

  void authenticate(Metadata headers) {
    credentials.ifPresent(known -> known.add(headers, System.nanoTime()));
  }
}
