package io.peacebrief;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.peacebrief.v1.ActorRecord;
import io.peacebrief.v1.AgreementRecord;
import io.peacebrief.v1.Article;
import io.peacebrief.v1.Brief;
import io.peacebrief.v1.BriefRecord;
import io.peacebrief.v1.BriefServiceGrpc;
import io.peacebrief.v1.DigestServiceGrpc;
import io.peacebrief.v1.GetTimelineRequest;
import io.peacebrief.v1.GetTimelineResponse;
import io.peacebrief.v1.IngestArticleRequest;
import io.peacebrief.v1.IngestArticleResponse;
import io.peacebrief.v1.ListActorsRequest;
import io.peacebrief.v1.ListActorsResponse;
import io.peacebrief.v1.ListAgreementsRequest;
import io.peacebrief.v1.ListAgreementsResponse;
import io.peacebrief.v1.ListBriefsRequest;
import io.peacebrief.v1.ListBriefsResponse;
import io.peacebrief.v1.ListProcessesRequest;
import io.peacebrief.v1.ListProcessesResponse;
import io.peacebrief.v1.ListRegistryEditsRequest;
import io.peacebrief.v1.ListRegistryEditsResponse;
import io.peacebrief.v1.ProcessRecord;
import io.peacebrief.v1.RegistryEdit;
import io.peacebrief.v1.RegistryServiceGrpc;
import io.peacebrief.v1.SearchBriefsRequest;
import io.peacebrief.v1.SearchBriefsResponse;
import io.peacebrief.v1.SearchResult;
import io.peacebrief.v1.SummarizeRequest;
import io.peacebrief.v1.SummarizerServiceGrpc;
import io.peacebrief.v1.TimelineEntry;
import io.peacebrief.v1.WatchBriefsRequest;
import io.peacebrief.v1.WatchBriefsResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A connection to the peacebrief service, made with the first call and made anew by itself when it breaks. It may be used by many
 * threads at once.
 *
 * <p>Calls have a deadline, ask for spans that count as Java's strings do, and are made again where, and only where, that is safe.
 * That is so of the generated stubs, too: {@link #summarizer}, {@link #briefs}, {@link #digests}, {@link #registry}, and all that
 * are made of {@link #channel}. Those throw gRPC's own {@link io.grpc.StatusRuntimeException}; {@link #call} and
 * {@link PeacebriefException#of} make typed ones of it.
 */
public final class PeacebriefClient implements AutoCloseable {
  /** The version of this client. */
  public static final String VERSION = "0.1.0";

  private final ManagedChannel channel;
  private final ScheduledExecutorService timer;
  private final int attempts;
  private final int inFlight;
  private final Duration patience;

  PeacebriefClient(ManagedChannel channel, ScheduledExecutorService timer, int attempts, int inFlight, Duration patience) {
    this.channel = channel;
    this.timer = timer;
    this.attempts = attempts;
    this.inFlight = inFlight;
    this.patience = patience;
  }

  /**
   * Makes a client with default options.
   *
   * @param address {@code https://HOST:PORT}, {@code http://HOST:PORT}, or {@code HOST:PORT}, which is plain on this machine and TLS
   *     elsewhere; a name that stands for several addresses is balanced over all of them
   * @return the client
   * @throws ConfigurationException where the address is none
   */
  public static PeacebriefClient connect(String address) {
    return builder(address).build();
  }

  /**
   * Options for a client of a service.
   *
   * @param address as for {@link #connect}
   * @return the options
   */
  public static PeacebriefClientBuilder builder(String address) {
    return new PeacebriefClientBuilder(address);
  }

  /**
   * The connection itself, for stubs of any kind.
   *
   * @return the channel
   */
  public Channel channel() {
    return channel;
  }

  /**
   * Condenses articles and keeps nothing.
   *
   * @return the blocking stub
   */
  public SummarizerServiceGrpc.SummarizerServiceBlockingStub summarizer() {
    return SummarizerServiceGrpc.newBlockingStub(channel);
  }

  /**
   * Keeps articles with their briefs, finds them and tells what changes.
   *
   * @return the blocking stub
   */
  public BriefServiceGrpc.BriefServiceBlockingStub briefs() {
    return BriefServiceGrpc.newBlockingStub(channel);
  }

  /**
   * Tells a process as a whole.
   *
   * @return the blocking stub
   */
  public DigestServiceGrpc.DigestServiceBlockingStub digests() {
    return DigestServiceGrpc.newBlockingStub(channel);
  }

  /**
   * Knows processes, actors and agreements across reports.
   *
   * @return the blocking stub
   */
  public RegistryServiceGrpc.RegistryServiceBlockingStub registry() {
    return RegistryServiceGrpc.newBlockingStub(channel);
  }

  /**
   * Makes a call of a blocking stub: {@code client.call(() -> client.registry().mergeActors(request))}.
   *
   * @param call the call
   * @param <T> its answer's type
   * @return its answer
   * @throws PeacebriefException where it fails
   */
  public <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (io.grpc.StatusRuntimeException failure) {
      throw PeacebriefException.of(failure);
    }
  }

  /**
   * Makes a call of a future stub, {@code client.call(BriefServiceGrpc.newFutureStub(client.channel()).getBrief(request))}.
   *
   * @param answer what the stub gave
   * @param <T> the answer's type
   * @return the answer, or a {@link PeacebriefException}; cancelling it cancels the call
   */
  public <T> CompletableFuture<T> call(ListenableFuture<T> answer) {
    CompletableFuture<T> future = new CompletableFuture<>();
    Futures.addCallback(
        answer,
        new FutureCallback<T>() {
          @Override
          public void onSuccess(T value) {
            future.complete(value);
          }

          @Override
          public void onFailure(Throwable failure) {
            future.completeExceptionally(PeacebriefException.of(failure));
          }
        },
        MoreExecutors.directExecutor());
    future.whenComplete(
        (value, failure) -> {
          if (future.isCancelled()) {
            answer.cancel(true);
          }
        });
    return future;
  }

  /**
   * Condenses one article.
   *
   * @param article the article
   * @return its brief
   * @throws PeacebriefException where it cannot be condensed, or not now
   */
  public Brief summarize(Article article) {
    return call(() -> summarizer().summarize(SummarizeRequest.newBuilder().setArticle(article).build())).getBrief();
  }

  /**
   * Condenses one article, without waiting for it.
   *
   * @param article the article
   * @return its brief, or a {@link PeacebriefException}; cancelling it cancels the call
   */
  public CompletableFuture<Brief> summarizeAsync(Article article) {
    SummarizeRequest request = SummarizeRequest.newBuilder().setArticle(article).build();
    ListenableFuture<Brief> brief =
        Futures.transform(
            SummarizerServiceGrpc.newFutureStub(channel).summarize(request),
            answer -> answer.getBrief(),
            MoreExecutors.directExecutor());
    return call(brief);
  }

  /**
   * Condenses one article and keeps it with its brief; the answer comes once both are durable. The request gets an id of its own, so
   * that it can be made again whatever becomes of the connection.
   *
   * @param article the article
   * @return what is kept of it
   * @throws PeacebriefException where it cannot be kept, or not now
   */
  public IngestArticleResponse ingest(Article article) {
    return call(() -> briefs().ingestArticle(IngestArticleRequest.newBuilder().setArticle(article).build()));
  }

  /**
   * Asks whether the service takes calls. It needs no credentials.
   *
   * @return whether it does
   * @throws PeacebriefException where it cannot be reached
   */
  public boolean healthy() {
    // The empty name asks about the server as a whole.
    HealthCheckRequest request = HealthCheckRequest.getDefaultInstance();
    return call(() -> HealthGrpc.newBlockingStub(channel).check(request)).getStatus() == ServingStatus.SERVING;
  }

  /**
   * Condenses many articles over one stream. Each gets a brief or an error, in the order of the articles; one that cannot be condensed
   * does not stop the others. Articles are drawn by the thread that takes the answers, and no more than
   * {@link PeacebriefClientBuilder#inFlight} allows to be without an answer.
   *
   * <p>The call is opened anew where the service shuts down in its course, and the articles that are not answered yet are sent again.
   * Where the service cannot be reached any more, all that is left is answered with that error. Close the stream where it is not read
   * to its end.
   *
   * @param articles the articles; of a {@code Stream} of them, {@code stream::iterator}
   * @return what became of each
   */
  public Stream<Outcome<Brief>> summarizeMany(Iterable<Article> articles) {
    return stream(new Exchange<>(Bulk.summarize(channel), articles.iterator(), inFlight, attempts));
  }

  /**
   * Condenses and keeps many articles over one stream, and answers each once it is durable. As {@link #summarizeMany}; and since each
   * request has an id, or gets one, articles that are not answered are sent again whatever became of the connection.
   *
   * @param requests the articles
   * @return what became of each
   */
  public Stream<Outcome<IngestArticleResponse>> ingestMany(Iterable<IngestArticleRequest> requests) {
    return stream(new Exchange<>(Bulk.ingest(channel), requests.iterator(), inFlight, attempts));
  }

  /**
   * Tells what changes: every change once, from the cursor of the request on, for ever.
   *
   * <p>A call that ends, breaks off or is cut off for being slow is opened anew from the cursor of the last change received, for as
   * long as {@link PeacebriefClientBuilder#patience} allows. It fails where its cursor is none that can be gone on from, or the service
   * is not found again. Whoever keeps the cursor of each change that has been dealt with, and watches from it later, misses nothing.
   * Closing the stream, from whichever thread, ends it.
   *
   * @param request what to tell
   * @return the changes
   */
  public Stream<WatchBriefsResponse> watch(WatchBriefsRequest request) {
    return stream(new Watch(briefs(), request, patience));
  }

  /**
   * Lists briefs, filtered and in order; pages are asked for as they are read.
   *
   * @param request which briefs
   * @return all of them
   */
  public Stream<BriefRecord> listBriefs(ListBriefsRequest request) {
    return pages(
        request.getPageToken(),
        token -> briefs().listBriefs(request.toBuilder().setPageToken(token).build()),
        page -> page.getBriefsList().stream(),
        ListBriefsResponse::getNextPageToken);
  }

  /**
   * Searches articles and briefs, the best first. As {@link #listBriefs}.
   *
   * @param request what to search for
   * @return all that is found
   */
  public Stream<SearchResult> searchBriefs(SearchBriefsRequest request) {
    return pages(
        request.getPageToken(),
        token -> briefs().searchBriefs(request.toBuilder().setPageToken(token).build()),
        page -> page.getResultsList().stream(),
        SearchBriefsResponse::getNextPageToken);
  }

  /**
   * Lists processes, those with the latest reports first. As {@link #listBriefs}.
   *
   * @param request which processes
   * @return all of them
   */
  public Stream<Named<ProcessRecord>> listProcesses(ListProcessesRequest request) {
    return pages(
        request.getPageToken(),
        token -> registry().listProcesses(request.toBuilder().setPageToken(token).build()),
        Named.page(ListProcessesResponse::getProcessesList, ListProcessesResponse::getActorNamesList),
        ListProcessesResponse::getNextPageToken);
  }

  /**
   * Lists actors: those of a process, or those who bear a name. As {@link #listBriefs}.
   *
   * @param request which actors
   * @return all of them
   */
  public Stream<Named<ActorRecord>> listActors(ListActorsRequest request) {
    return pages(
        request.getPageToken(),
        token -> registry().listActors(request.toBuilder().setPageToken(token).build()),
        Named.page(ListActorsResponse::getActorsList, ListActorsResponse::getActorNamesList),
        ListActorsResponse::getNextPageToken);
  }

  /**
   * Lists agreements: those of a process, or those that bear a name. As {@link #listBriefs}.
   *
   * @param request which agreements
   * @return all of them
   */
  public Stream<Named<AgreementRecord>> listAgreements(ListAgreementsRequest request) {
    return pages(
        request.getPageToken(),
        token -> registry().listAgreements(request.toBuilder().setPageToken(token).build()),
        Named.page(ListAgreementsResponse::getAgreementsList, ListAgreementsResponse::getActorNamesList),
        ListAgreementsResponse::getNextPageToken);
  }

  /**
   * Lists the corrections of the registry, the latest first. As {@link #listBriefs}.
   *
   * @param request which edits
   * @return all of them
   */
  public Stream<RegistryEdit> listRegistryEdits(ListRegistryEditsRequest request) {
    return pages(
        request.getPageToken(),
        token -> registry().listRegistryEdits(request.toBuilder().setPageToken(token).build()),
        page -> page.getEditsList().stream(),
        ListRegistryEditsResponse::getNextPageToken);
  }

  /**
   * Tells what happened in a process, in order of time. As {@link #listBriefs}.
   *
   * @param request of which process
   * @return all that happened
   */
  public Stream<Named<TimelineEntry>> timeline(GetTimelineRequest request) {
    return pages(
        request.getPageToken(),
        token -> digests().getTimeline(request.toBuilder().setPageToken(token).build()),
        Named.page(GetTimelineResponse::getEntriesList, GetTimelineResponse::getActorNamesList),
        GetTimelineResponse::getNextPageToken);
  }

  private <P, T> Stream<T> pages(
      String token, Function<String, P> ask, Function<P, Stream<T>> records, Function<P, String> nextToken) {
    return stream(new Pages<>(token, next -> call(() -> ask.apply(next)), records, nextToken));
  }

  /** An iterator as a stream, which closes what has to be closed. */
  private static <T> Stream<T> stream(Iterator<T> iterator) {
    int traits = Spliterator.ORDERED | Spliterator.NONNULL;
    Stream<T> stream = StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator, traits), false);
    if (iterator instanceof Exchange<?, ?, ?, ?> exchange) {
      return stream.onClose(exchange::close);
    }
    if (iterator instanceof Watch watch) {
      return stream.onClose(watch::close);
    }
    return stream;
  }

  /** Ends the connection and every call on it. */
  @Override
  public void close() {
    timer.shutdown();
    channel.shutdownNow();
    try {
      channel.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
