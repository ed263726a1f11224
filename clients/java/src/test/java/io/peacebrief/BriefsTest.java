package io.peacebrief;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.peacebrief.v1.AgreementRecord;
import io.peacebrief.v1.Article;
import io.peacebrief.v1.BriefFilter;
import io.peacebrief.v1.BriefRecord;
import io.peacebrief.v1.BriefView;
import io.peacebrief.v1.ChangeKind;
import io.peacebrief.v1.DeleteArticleRequest;
import io.peacebrief.v1.ErrorReason;
import io.peacebrief.v1.IngestArticleRequest;
import io.peacebrief.v1.IngestArticleResponse;
import io.peacebrief.v1.ListAgreementsRequest;
import io.peacebrief.v1.ListBriefsRequest;
import io.peacebrief.v1.WatchBriefsRequest;
import io.peacebrief.v1.WatchBriefsResponse;
import io.peacebrief.v1.WatchStart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BriefsTest {
  @TempDir private static Path folder;
  private static TestServer server;
  private static PeacebriefClient client;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start("--data-dir", folder.toString());
    // On a machine that has much else to do, a call takes its time.
    client = PeacebriefClient.builder(server.address()).timeout(Duration.ofMinutes(2)).build();
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  /** An article of which there is no second. */
  private static Article report(String subject, int number) {
    String body =
        "The government of Kestria and the %s signed a ceasefire in Nairobi on Monday, its envoy number %d said.";
    return Article.newBuilder()
        .setTitle(subject + " " + number)
        .setSource(subject)
        .setBody(body.formatted(subject, number))
        .build();
  }

  @Test
  void theSameRequestTwiceIsOneArticle() {
    IngestArticleRequest request =
        IngestArticleRequest.newBuilder().setArticle(report("Twice", 1)).setRequestId("9f1c3b0e-twice").build();
    for (int i = 0; i < 2; i++) {
      assertTrue(client.call(() -> client.briefs().ingestArticle(request)).getCreated());
    }
    assertFalse(client.ingest(report("Twice", 1)).getCreated());
    IngestArticleRequest other = request.toBuilder().setArticle(report("Twice", 2)).build();
    var error = assertThrows(PeacebriefException.class, () -> client.call(() -> client.briefs().ingestArticle(other)));
    assertEquals(ErrorReason.ERROR_REASON_REQUEST_ID_REUSED, error.reason());
  }

  @Test
  void manyAreKeptAndAllPagesAreRead() {
    List<IngestArticleRequest> requests =
        IntStream.range(0, 7)
            .mapToObj(i -> i == 3 ? Article.newBuilder().setTitle("Empty").build() : report("Pages", i))
            .map(article -> IngestArticleRequest.newBuilder().setArticle(article).build())
            .toList();
    List<Outcome<IngestArticleResponse>> kept = client.ingestMany(requests).toList();
    assertEquals(7, kept.size());
    var failure = assertInstanceOf(Outcome.Failure.class, kept.get(3));
    assertEquals(ErrorReason.ERROR_REASON_FIELD_REQUIRED, failure.error().reason());
    Set<String> names =
        kept.stream()
            .filter(outcome -> outcome instanceof Outcome.Success)
            .map(outcome -> outcome.get().getBrief().getName())
            .collect(Collectors.toSet());
    assertEquals(6, names.size());

    ListBriefsRequest list =
        ListBriefsRequest.newBuilder()
            .setFilter(BriefFilter.newBuilder().addSources("Pages"))
            .setPageSize(2)
            .setView(BriefView.BRIEF_VIEW_BASIC)
            .build();
    List<String> listed = client.listBriefs(list).map(BriefRecord::getName).toList();
    assertEquals(6, listed.size());
    assertEquals(names, Set.copyOf(listed));
    var wrong = list.toBuilder().setPageToken("none").build();
    var error = assertThrows(PeacebriefException.class, () -> client.listBriefs(wrong).toList());
    assertEquals(ErrorReason.ERROR_REASON_PAGE_TOKEN_INVALID, error.reason());
  }

  @Test
  void whatTheRegistryKnowsHasNames() {
    client.ingest(report("Northern Front", 1));
    List<Named<AgreementRecord>> agreements = client.listAgreements(ListAgreementsRequest.getDefaultInstance()).toList();
    List<String> parties = new ArrayList<>();
    for (Named<AgreementRecord> agreement : agreements) {
      for (String party : agreement.value().getPartiesList()) {
        assertFalse(agreement.name(party).startsWith("actors/"), party);
        parties.add(party);
      }
    }
    assertFalse(parties.isEmpty());
    assertEquals("actors/none", agreements.get(0).name("actors/none"));
  }

  @Test
  void whatIsErasedIsGone() {
    String name = client.ingest(report("Erased", 1)).getBrief().getArticle();
    DeleteArticleRequest erase = DeleteArticleRequest.newBuilder().setName(name).build();
    client.call(() -> client.briefs().deleteArticle(erase));
    var error = assertThrows(PeacebriefException.class, () -> client.call(() -> client.briefs().deleteArticle(erase)));
    assertEquals(ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND, error.reason());
    assertEquals(name, error.metadata().get("name"));
  }

  private static WatchBriefsRequest written() {
    return WatchBriefsRequest.newBuilder()
        .setStart(WatchStart.WATCH_START_OLDEST)
        .addKinds(ChangeKind.CHANGE_KIND_WRITTEN)
        .build();
  }

  @Test
  void aWatchGoesOnAcrossAKilledServer(@TempDir Path kept) throws Exception {
    TestServer serving = TestServer.start("--data-dir", kept.toString());
    String address = serving.address();
    List<String> titles = new ArrayList<>();
    try (var watcher = PeacebriefClient.builder(address).patience(Duration.ofMinutes(1)).build();
        var changes = watcher.watch(written())) {
      Iterator<WatchBriefsResponse> next = changes.filter(WatchBriefsResponse::hasWritten).iterator();
      for (int number = 1; number <= 3; number++) {
        if (number == 2) {
          serving.close();
          serving = TestServer.startAt(address, "--data-dir", kept.toString());
        } else if (number == 3) {
          serving.stop();
          serving = TestServer.startAt(address, "--data-dir", kept.toString());
        }
        try (var writer = PeacebriefClient.connect(address)) {
          writer.ingest(report("Watch", number));
        }
        titles.add(next.next().getWritten().getTitle());
      }
    } finally {
      serving.close();
    }
    assertEquals(List.of("Watch 1", "Watch 2", "Watch 3"), titles);
  }

  /** Connections end by plan (GOAWAY), with a stream open that holds each of them for a while: no call is lost to that. */
  @Test
  void callsGoOnAcrossTheEndOfConnections(@TempDir Path kept) throws Exception {
    try (var aging = TestServer.start("--data-dir", kept.toString(), "--max-connection-age", "200ms");
        var single = PeacebriefClient.builder(aging.address()).attempts(1).build()) {
      Stream<WatchBriefsResponse> changes = single.watch(written());
      var watched = CompletableFuture.runAsync(() -> changes.forEach(change -> {}));
      for (long end = System.nanoTime() + 2_000_000_000L; System.nanoTime() < end; ) {
        single.summarize(report("Going on", 1));
      }
      changes.close();
      watched.get();
    }
  }

  @Test
  void aWatchIsEndedByClosingIt() throws Exception {
    client.ingest(report("Closed", 1));
    Stream<WatchBriefsResponse> changes = client.watch(written());
    CompletableFuture<Void> begun = new CompletableFuture<>();
    var watched = CompletableFuture.runAsync(() -> changes.forEach(change -> begun.complete(null)));
    begun.get();
    changes.close();
    watched.get();
  }

  @Test
  void aWatchWhoseServiceIsNotFoundAgainFails() throws IOException {
    TestServer gone = TestServer.start();
    gone.close();
    try (var watcher = PeacebriefClient.builder(gone.address()).patience(Duration.ofMillis(300)).build();
        var changes = watcher.watch(written())) {
      assertThrows(PeacebriefException.class, changes::count);
    }
  }
}
