package io.peacebrief.conformance;

import com.google.gson.JsonObject;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import io.peacebrief.Outcome;
import io.peacebrief.PeacebriefClient;
import io.peacebrief.v1.Article;
import io.peacebrief.v1.Brief;
import io.peacebrief.v1.EncodingType;
import io.peacebrief.v1.SummarizeStreamRequest;
import io.peacebrief.v1.SummarizeStreamResponse;
import io.peacebrief.v1.SummarizerServiceGrpc;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/**
 * Tells how fast many articles are condensed by the bare stub and by the layer above it. clients/conformance/README.md is its
 * protocol.
 */
public final class Throughput {
  private Throughput() {}

  private interface Variant {
    List<Brief> run() throws Exception;
  }

  /**
   * Runs.
   *
   * @param arguments none
   * @throws Exception where a variant fails
   */
  public static void main(String[] arguments) throws Exception {
    JsonObject plan = Case.file("PEACEBRIEF_THROUGHPUT");
    JsonObject where = plan.getAsJsonObject("client");
    List<Article> articles = new ArrayList<>();
    plan.getAsJsonArray("articles").forEach(json -> articles.add(Case.message(json, Article.getDefaultInstance())));
    int rounds = plan.get("rounds").getAsInt();
    int concurrency = plan.get("concurrency").getAsInt();
    String target = where.get("host").getAsString() + ":" + where.get("port").getAsInt();
    ManagedChannel channel = Grpc.newChannelBuilder(target, InsecureChannelCredentials.create()).build();
    try (PeacebriefClient client = Case.connect(where).inFlight(concurrency).build()) {
      Variant stub = () -> byStub(channel, articles, concurrency);
      Variant layer = () -> client.summarizeMany(articles).map(Outcome::get).toList();
      // One round of each to warm up; then who goes first takes turns.
      for (int round = -1; round < rounds; round++) {
        boolean layerFirst = round % 2 != 0;
        measure(layerFirst ? "layer" : "stub", layerFirst ? layer : stub, round, articles.size());
        measure(layerFirst ? "stub" : "layer", layerFirst ? stub : layer, round, articles.size());
      }
    } finally {
      channel.shutdownNow();
    }
  }

  private static void measure(String name, Variant variant, int round, int articles) throws Exception {
    long begun = System.nanoTime();
    int briefs = variant.run().size();
    double seconds = (System.nanoTime() - begun) / 1e9;
    if (briefs != articles) {
      throw new IllegalStateException(name + ": " + briefs + " briefs of " + articles + " articles");
    }
    if (round >= 0) {
      String line = "{\"variant\": \"%s\", \"round\": %d, \"articles\": %d, \"seconds\": %.6f}";
      System.out.println(String.format(Locale.ROOT, line, name, round, articles, seconds));
    }
  }

  /** Sends no more articles than may be without an answer, and nothing else. */
  private static List<Brief> byStub(ManagedChannel channel, List<Article> articles, int concurrency) throws Exception {
    Semaphore room = new Semaphore(concurrency);
    List<Brief> briefs = new ArrayList<>();
    CompletableFuture<List<Brief>> done = new CompletableFuture<>();
    StreamObserver<SummarizeStreamRequest> asks =
        SummarizerServiceGrpc.newStub(channel)
            .summarizeStream(
                new StreamObserver<SummarizeStreamResponse>() {
                  @Override
                  public void onNext(SummarizeStreamResponse answer) {
                    briefs.add(answer.getBrief());
                    room.release();
                  }

                  @Override
                  public void onError(Throwable failure) {
                    done.completeExceptionally(failure);
                    room.release(concurrency);
                  }

                  @Override
                  public void onCompleted() {
                    done.complete(briefs);
                  }
                });
    for (int i = 0; i < articles.size() && !done.isCompletedExceptionally(); i++) {
      room.acquire();
      asks.onNext(
          SummarizeStreamRequest.newBuilder()
              .setItemId(Integer.toString(i))
              .setArticle(articles.get(i))
              .setEncodingType(EncodingType.ENCODING_TYPE_UTF16)
              .build());
    }
    asks.onCompleted();
    return done.get();
  }
}
