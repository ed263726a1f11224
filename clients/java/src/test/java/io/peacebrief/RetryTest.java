package io.peacebrief;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.grpc.Server;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import io.peacebrief.v1.Article;
import io.peacebrief.v1.Brief;
import io.peacebrief.v1.BriefServiceGrpc;
import io.peacebrief.v1.DeleteArticleRequest;
import io.peacebrief.v1.DeleteArticleResponse;
import io.peacebrief.v1.ErrorReason;
import io.peacebrief.v1.IngestArticleRequest;
import io.peacebrief.v1.IngestArticleResponse;
import io.peacebrief.v1.MergeActorsRequest;
import io.peacebrief.v1.MergeActorsResponse;
import io.peacebrief.v1.RegistryServiceGrpc;
import io.peacebrief.v1.SummarizeRequest;
import io.peacebrief.v1.SummarizeResponse;
import io.peacebrief.v1.SummarizeStreamRequest;
import io.peacebrief.v1.SummarizeStreamResponse;
import io.peacebrief.v1.SummarizerServiceGrpc;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is tried again, by a server that fails as it is told to. */
class RetryTest {
  private Server server;
  private PeacebriefClient client;
  /** What the next calls fail with; those after them are answered. */
  private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());

  private final List<Object> received = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean holding;

  @BeforeEach
  void start() throws IOException {
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
            .addService(new Summarizer())
            .addService(new Briefs())
            .addService(new Registry())
            .build()
            .start();
    client = PeacebriefClient.connect("127.0.0.1:" + server.getPort());
  }

  @AfterEach
  void stop() {
    client.close();
    server.shutdownNow();
  }

  private <Q, A> void answer(Q request, A answer, StreamObserver<A> answers) {
    received.add(request);
    if (!failures.isEmpty()) {
      answers.onError(failures.remove(0));
      return;
    }
    answers.onNext(answer);
    answers.onCompleted();
  }

  private final class Summarizer extends SummarizerServiceGrpc.SummarizerServiceImplBase {
    @Override
    public void summarize(SummarizeRequest request, StreamObserver<SummarizeResponse> answers) {
      if (holding) {
        received.add(request);
        return; // Worked on for ever.
      }
      answer(request, SummarizeResponse.getDefaultInstance(), answers);
    }

    @Override
    public StreamObserver<SummarizeStreamRequest> summarizeStream(StreamObserver<SummarizeStreamResponse> answers) {
      return new StreamObserver<>() {
        private boolean over;

        @Override
        public void onNext(SummarizeStreamRequest request) {
          if (over) {
            return;
          }
          received.add(request.getItemId());
          if (request.getArticle().getTitle().equals("2") && !failures.isEmpty()) {
            over = true;
            answers.onError(failures.remove(0));
            return;
          }
          Brief brief = Brief.newBuilder().setLanguage(request.getArticle().getTitle()).build();
          answers.onNext(SummarizeStreamResponse.newBuilder().setItemId(request.getItemId()).setBrief(brief).build());
        }

        @Override
        public void onError(Throwable gone) {}

        @Override
        public void onCompleted() {
          if (!over) {
            answers.onCompleted();
          }
        }
      };
    }
  }

  private final class Briefs extends BriefServiceGrpc.BriefServiceImplBase {
    @Override
    public void ingestArticle(IngestArticleRequest request, StreamObserver<IngestArticleResponse> answers) {
      answer(request, IngestArticleResponse.getDefaultInstance(), answers);
    }

    @Override
    public void deleteArticle(DeleteArticleRequest request, StreamObserver<DeleteArticleResponse> answers) {
      answer(request, DeleteArticleResponse.getDefaultInstance(), answers);
    }
  }

  private final class Registry extends RegistryServiceGrpc.RegistryServiceImplBase {
    @Override
    public void mergeActors(MergeActorsRequest request, StreamObserver<MergeActorsResponse> answers) {
      answer(request, MergeActorsResponse.getDefaultInstance(), answers);
    }
  }

  private static StatusRuntimeException refusal(Code code, String reason, String domain, int againMillis) {
    Status.Builder status = Status.newBuilder().setCode(code.value()).setMessage("no");
    status.addDetails(Any.pack(ErrorInfo.newBuilder().setReason(reason).setDomain(domain).build()));
    if (againMillis > 0) {
      Duration delay =
          Duration.newBuilder().setSeconds(againMillis / 1000).setNanos(againMillis % 1000 * 1_000_000).build();
      status.addDetails(Any.pack(RetryInfo.newBuilder().setRetryDelay(delay).build()));
    }
    return StatusProto.toStatusRuntimeException(status.build());
  }

  private static StatusRuntimeException busy(int againMillis) {
    return refusal(Code.RESOURCE_EXHAUSTED, "OVERLOADED", "peacebrief.v1", againMillis);
  }

  private void merge() {
    client.call(() -> client.registry().mergeActors(MergeActorsRequest.getDefaultInstance()));
  }

  @Test
  void aCallIsMadeAgainWhenTheServiceSaysSo() {
    failures.addAll(List.of(busy(150), busy(150)));
    long begun = System.nanoTime();
    client.summarize(Article.getDefaultInstance());
    assertEquals(3, received.size());
    assertTrue(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) >= 300);
  }

  @Test
  void aCallIsMadeAgainForThoseWhoDoNotWait() throws Exception {
    failures.add(busy(10));
    client.summarizeAsync(Article.getDefaultInstance()).get();
    assertEquals(2, received.size());
  }

  @Test
  void aCallIsMadeNoMoreOftenThanAllowed() {
    failures.addAll(Collections.nCopies(9, busy(1)));
    var error = assertThrows(PeacebriefException.class, () -> client.summarize(Article.getDefaultInstance()));
    assertEquals(ErrorReason.ERROR_REASON_OVERLOADED, error.reason());
    assertEquals(4, received.size());
  }

  @Test
  void noAttemptIsMadePastTheDeadline() {
    failures.add(busy(4_500));
    var within = client.summarizer().withDeadlineAfter(4, TimeUnit.SECONDS);
    var error =
        assertThrows(PeacebriefException.class, () -> client.call(() -> within.summarize(SummarizeRequest.getDefaultInstance())));
    assertEquals(ErrorReason.ERROR_REASON_OVERLOADED, error.reason());
    assertEquals(1, received.size());
  }

  @Test
  void whatWillNotGoAwayIsNotTriedAgain() {
    List<Throwable> lasting =
        List.of(
            busy(0),
            refusal(Code.INVALID_ARGUMENT, "FIELD_REQUIRED", "peacebrief.v1", 1),
            refusal(Code.RESOURCE_EXHAUSTED, "OVERLOADED", "other.v1", 1),
            io.grpc.Status.UNAVAILABLE.asRuntimeException());
    for (Throwable failure : lasting) {
      received.clear();
      failures.add(failure);
      assertThrows(PeacebriefException.class, () -> client.summarize(Article.getDefaultInstance()));
      assertEquals(1, received.size(), failure.toString());
    }
  }

  @Test
  void whatWouldBeDoneTwiceIsMadeAgainOnlyWhereNothingWasDone() {
    failures.add(refusal(Code.UNAVAILABLE, "STORAGE_UNAVAILABLE", "peacebrief.v1", 1));
    assertThrows(PeacebriefException.class, this::merge);
    failures.add(busy(1));
    merge();
    assertEquals(3, received.size());
  }

  @Test
  void whatHasAnIdIsMadeAgainUnderIt() {
    failures.add(io.grpc.Status.UNAVAILABLE.withDescription("io exception").asRuntimeException());
    client.ingest(Article.getDefaultInstance());
    assertEquals(2, received.size());
    assertEquals(received.get(0), received.get(1));
    assertEquals(36, ((IngestArticleRequest) received.get(0)).getRequestId().length());
  }

  @Test
  void aRepetitionOfAnErasureMayFindNothing() {
    failures.add(refusal(Code.UNAVAILABLE, "STORAGE_UNAVAILABLE", "peacebrief.v1", 1));
    client.call(() -> client.briefs().deleteArticle(DeleteArticleRequest.newBuilder().setName("articles/1").build()));
    assertEquals(
        List.of(false, true), received.stream().map(request -> ((DeleteArticleRequest) request).getAllowMissing()).toList());
  }

  @ParameterizedTest
  @EnumSource(value = ErrorReason.class, names = {"UNRECOGNIZED", "ERROR_REASON_UNSPECIFIED"}, mode = EnumSource.Mode.EXCLUDE)
  void everyReasonComesThrough(ErrorReason reason) {
    String name = reason.name().substring("ERROR_REASON_".length());
    failures.add(refusal(Code.FAILED_PRECONDITION, name, "peacebrief.v1", 0));
    var error = assertThrows(PeacebriefException.class, () -> client.summarize(Article.getDefaultInstance()));
    assertEquals(reason, error.reason());
  }

  @Test
  void reasonsOfLaterServicesAndOfOthersAreNone() {
    for (var unknown :
        List.of(
            refusal(Code.FAILED_PRECONDITION, "NOT_INVENTED_YET", "peacebrief.v1", 0),
            refusal(Code.FAILED_PRECONDITION, "OVERLOADED", "other.v1", 0))) {
      failures.add(unknown);
      var error = assertThrows(PeacebriefException.class, () -> client.summarize(Article.getDefaultInstance()));
      assertEquals(ErrorReason.ERROR_REASON_UNSPECIFIED, error.reason());
    }
  }

  @Test
  void aCallIsGivenUpWhileItWaits() {
    failures.add(busy(900));
    CompletableFuture<Brief> brief = client.summarizeAsync(Article.getDefaultInstance());
    brief.cancel(true);
    assertTrue(brief.isCancelled());
  }

  @Test
  void aCallThatLostItsConnectionWithoutNoticeIsNotMadeAgain() throws Exception {
    holding = true;
    try (Relay relay = new Relay(server.getPort());
        PeacebriefClient cut = PeacebriefClient.connect(relay.address())) {
      CompletableFuture<Brief> brief = cut.summarizeAsync(Article.getDefaultInstance());
      while (received.isEmpty()) {
        Thread.onSpinWait();
      }
      relay.cut();
      var error = assertThrows(ExecutionException.class, brief::get);
      var typed = (PeacebriefException) error.getCause();
      assertEquals(Code.UNAVAILABLE, typed.code());
      // A second attempt would have been refused.
      assertFalse(typed.getMessage().contains("refused"), typed.getMessage());
    }
  }

  @Test
  void aStreamIsOpenedAnewForWhatIsNotAnswered() {
    failures.add(refusal(Code.UNAVAILABLE, "SHUTTING_DOWN", "peacebrief.v1", 1));
    List<Article> articles =
        IntStream.range(0, 5).mapToObj(i -> Article.newBuilder().setTitle(Integer.toString(i)).build()).toList();
    List<String> answered;
    try (var one = PeacebriefClient.builder("127.0.0.1:" + server.getPort()).inFlight(1).build()) {
      answered = one.summarizeMany(articles).map(outcome -> outcome.get().getLanguage()).toList();
    }
    assertEquals(List.of("0", "1", "2", "3", "4"), answered);
    assertEquals(List.of("0", "1", "2", "2", "3", "4"), received);
  }

  @Test
  void severalThatAreNotAnsweredAreSentAgainInOrder() {
    failures.add(refusal(Code.UNAVAILABLE, "SHUTTING_DOWN", "peacebrief.v1", 1));
    List<Article> articles =
        IntStream.range(0, 20).mapToObj(i -> Article.newBuilder().setTitle(Integer.toString(i)).build()).toList();
    List<String> answered = client.summarizeMany(articles).map(outcome -> outcome.get().getLanguage()).toList();
    assertEquals(IntStream.range(0, 20).mapToObj(Integer::toString).toList(), answered);
  }
}
