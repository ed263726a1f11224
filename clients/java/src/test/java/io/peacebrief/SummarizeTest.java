package io.peacebrief;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.peacebrief.v1.Article;
import io.peacebrief.v1.Brief;
import io.peacebrief.v1.EncodingType;
import io.peacebrief.v1.ErrorReason;
import io.peacebrief.v1.Event;
import io.peacebrief.v1.SummarizeRequest;
import io.peacebrief.v1.SummarizeResponse;
import io.peacebrief.v1.SummarizerServiceGrpc;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SummarizeTest {
  private static TestServer server;
  private static PeacebriefClient client;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start();
    // On a machine that has much else to do, a call takes its time.
    client = PeacebriefClient.builder(server.address()).timeout(Duration.ofMinutes(2)).build();
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  private static Article article(String body) {
    return Article.newBuilder().setBody(body).build();
  }

  private static String large() {
    return "Peace. ".repeat(200_000);
  }

  @Test
  void spansAreWordsOfTheArticle() throws IOException {
    String sample = Files.readString(Path.of("../../samples/kestria-readout.txt"));
    String body = "👩‍👩‍👧 محمد وأحمد e\u0301. " + sample.substring(sample.indexOf("---\n", 4) + 4);
    Article article =
        Article.newBuilder().setBody(body).setPublished(PartialDate.message(LocalDate.of(2024, 3, 14))).build();
    Brief brief = client.summarize(article);
    assertEquals(EncodingType.ENCODING_TYPE_UTF16, brief.getEncodingType());
    assertFalse(brief.getEventsList().isEmpty());
    for (Event event : brief.getEventsList()) {
      assertEquals(event.getEvidence().getText(), Spans.slice(body, event.getEvidence()));
    }
  }

  @Test
  void anotherUnitIsAskedForInSoManyWords() {
    SummarizeRequest request =
        SummarizeRequest.newBuilder()
            .setArticle(article("🕊 The rebels signed a truce."))
            .setEncodingType(EncodingType.ENCODING_TYPE_UTF8)
            .build();
    Brief brief = client.call(() -> client.summarizer().summarize(request)).getBrief();
    assertEquals(EncodingType.ENCODING_TYPE_UTF8, brief.getEncodingType());
  }

  @Test
  void anErrorTellsItsReasonAndTheFieldAtFault() {
    var error = assertThrows(PeacebriefException.class, () -> client.summarize(article("")));
    assertEquals(Status.Code.INVALID_ARGUMENT, error.code());
    assertEquals(ErrorReason.ERROR_REASON_FIELD_REQUIRED, error.reason());
    assertEquals("article.body", error.fields().get(0).field());
    assertTrue(error.requestId().isPresent());
    assertTrue(error.toString().contains("FIELD_REQUIRED") && error.toString().contains("[article.body]"));

    var tooLarge = assertThrows(PeacebriefException.class, () -> client.summarize(article(large())));
    assertEquals(ErrorReason.ERROR_REASON_ARTICLE_TOO_LARGE, tooLarge.reason());
    assertTrue(tooLarge.metadata().containsKey("limit_bytes"));
  }

  @Test
  void stubsOfEveryKindFailWithWhatCanBeTyped() throws Exception {
    SummarizeRequest request = SummarizeRequest.getDefaultInstance();
    var blocking =
        assertThrows(PeacebriefException.class, () -> client.call(() -> client.summarizer().summarize(request)));
    assertEquals(ErrorReason.ERROR_REASON_FIELD_REQUIRED, blocking.reason());

    CompletableFuture<Throwable> failed = new CompletableFuture<>();
    SummarizerServiceGrpc.newStub(client.channel())
        .summarize(
            request,
            new StreamObserver<SummarizeResponse>() {
              @Override
              public void onNext(SummarizeResponse value) {}

              @Override
              public void onError(Throwable failure) {
                failed.complete(failure);
              }

              @Override
              public void onCompleted() {
                failed.complete(new AssertionError("it was answered"));
              }
            });
    assertEquals(ErrorReason.ERROR_REASON_FIELD_REQUIRED, PeacebriefException.of(failed.get()).reason());

    var future = assertThrows(ExecutionException.class, () -> client.summarizeAsync(article("")).get());
    assertEquals(ErrorReason.ERROR_REASON_FIELD_REQUIRED, ((PeacebriefException) future.getCause()).reason());
  }

  @Test
  void whatIsNotWaitedForIsAnsweredToo() throws Exception {
    assertEquals("en", client.summarizeAsync(article("The rebels signed a truce on Monday.")).get().getLanguage());
  }

  @Test
  void aDeadlineEndsACallAndIsOne() {
    Article slow = article("The rebels and the government signed a truce in Nairobi on Monday. ".repeat(14_000));
    try (var hasty = PeacebriefClient.builder(server.address()).timeout(Duration.ofMillis(5)).build()) {
      var error = assertThrows(PeacebriefException.class, () -> hasty.summarize(slow));
      assertEquals(Status.Code.DEADLINE_EXCEEDED, error.code());
    }
  }

  @Test
  void aCallCanBeGivenUp() {
    Article slow = article("The rebels and the government signed a truce in Nairobi on Monday. ".repeat(14_000));
    CompletableFuture<Brief> brief = client.summarizeAsync(slow);
    assertTrue(brief.cancel(true));
    assertTrue(brief.isCancelled());
  }

  @Test
  void manyAreAnsweredInOrderAndTheBadOnesByTheirErrors() {
    Map<Integer, ErrorReason> bad =
        Map.of(
            0, ErrorReason.ERROR_REASON_FIELD_REQUIRED,
            7, ErrorReason.ERROR_REASON_ARTICLE_TOO_LARGE,
            8, ErrorReason.ERROR_REASON_LANGUAGE_UNSUPPORTED,
            39, ErrorReason.ERROR_REASON_FIELD_REQUIRED);
    String french = "Le gouvernement et les rebelles ont signé lundi un cessez-le-feu à Nairobi, a déclaré un porte-parole de l'ONU.";
    Stream<Article> articles =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    switch (i) {
                      case 0, 39 -> "";
                      case 7 -> large();
                      case 8 -> french;
                      default -> "The rebels and the government of district " + i + " signed a truce, a spokesman said.";
                    })
            .map(SummarizeTest::article);
    List<Outcome<Brief>> outcomes;
    try (var few = PeacebriefClient.builder(server.address()).inFlight(4).build()) {
      outcomes = few.summarizeMany(articles::iterator).toList();
    }
    assertEquals(40, outcomes.size());
    for (int i = 0; i < 40; i++) {
      if (bad.containsKey(i)) {
        assertEquals(bad.get(i), assertInstanceOf(Outcome.Failure.class, outcomes.get(i)).error().reason(), "article " + i);
      } else {
        String words = outcomes.get(i).get().getKeySentences(0).getSpan().getText();
        assertTrue(words.contains("district " + i + " "), words);
      }
    }
  }

  @Test
  void manyMayBeNone() {
    assertEquals(0, client.summarizeMany(List.of()).count());
  }

  @Test
  void manyAreDrawnNoFurtherThanTheyAreWorkedOff() {
    AtomicInteger drawn = new AtomicInteger();
    Iterable<Article> endless =
        () ->
            Stream.generate(() -> article("The two sides signed a truce, number " + drawn.incrementAndGet() + ".")).iterator();
    try (var few = PeacebriefClient.builder(server.address()).inFlight(3).build();
        var outcomes = few.summarizeMany(endless)) {
      Iterator<Outcome<Brief>> answers = outcomes.iterator();
      for (int i = 0; i < 10; i++) {
        answers.next().get();
      }
    }
    // Those answered, and those in flight. The stream may have looked for the next answer.
    assertTrue(drawn.get() <= 10 + 1 + 3, drawn + " drawn");
  }

  @Test
  void manyAreAllAnsweredWhereNobodyServes() throws IOException {
    TestServer gone = TestServer.start();
    gone.close();
    try (var lost = PeacebriefClient.connect(gone.address())) {
      List<Outcome<Brief>> outcomes = lost.summarizeMany(Collections.nCopies(100, article("Peace."))).toList();
      assertEquals(100, outcomes.size());
      for (Outcome<Brief> outcome : outcomes) {
        var failure = assertInstanceOf(Outcome.Failure.class, outcome);
        assertEquals(Status.Code.UNAVAILABLE, failure.error().code());
      }
      assertThrows(PeacebriefException.class, outcomes.get(0)::get);
    }
  }
}
