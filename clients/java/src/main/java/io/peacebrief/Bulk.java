package io.peacebrief;

import io.grpc.Channel;
import io.peacebrief.v1.Article;
import io.peacebrief.v1.Brief;
import io.peacebrief.v1.BriefServiceGrpc;
import io.peacebrief.v1.EncodingType;
import io.peacebrief.v1.IngestArticleRequest;
import io.peacebrief.v1.IngestArticleResponse;
import io.peacebrief.v1.IngestArticlesRequest;
import io.peacebrief.v1.IngestArticlesResponse;
import io.peacebrief.v1.SummarizeStreamRequest;
import io.peacebrief.v1.SummarizeStreamResponse;
import io.peacebrief.v1.SummarizerServiceGrpc;
import java.util.function.UnaryOperator;

/** The calls that take many articles. */
final class Bulk {
  private Bulk() {}

  static Exchange.Method<Article, SummarizeStreamRequest, SummarizeStreamResponse, Brief> summarize(Channel channel) {
    return new Exchange.Method<>(
        // Nothing is left behind by a call, but one that a crash lost is likely to be what crashed the service.
        Repeat.ANNOUNCED,
        UnaryOperator.identity(),
        answers -> SummarizerServiceGrpc.newStub(channel).summarizeStream(answers),
        open ->
            SummarizeStreamRequest.newBuilder()
                .setItemId(open.id())
                .setArticle(open.item())
                .setEncodingType(EncodingType.ENCODING_TYPE_UTF16)
                .build(),
        answer ->
            switch (answer.getResultCase()) {
              case BRIEF -> new Exchange.Answer<>(answer.getItemId(), new Outcome.Success<>(answer.getBrief()));
              case ERROR -> failed(answer.getItemId(), answer.getError());
              case RESULT_NOT_SET -> empty(answer.getItemId());
            });
  }

  static Exchange.Method<IngestArticleRequest, IngestArticlesRequest, IngestArticlesResponse, IngestArticleResponse> ingest(
      Channel channel) {
    return new Exchange.Method<>(
        Repeat.LOST,
        Requests::withRequestId,
        answers -> BriefServiceGrpc.newStub(channel).ingestArticles(answers),
        open ->
            IngestArticlesRequest.newBuilder()
                .setItemId(open.id())
                .setArticle(open.item().getArticle())
                .setRequestId(open.item().getRequestId())
                .setEncodingTypeValue(open.item().getEncodingTypeValue())
                .setViewValue(open.item().getViewValue())
                .build(),
        answer ->
            switch (answer.getResultCase()) {
              case INGESTED -> new Exchange.Answer<>(answer.getItemId(), new Outcome.Success<>(answer.getIngested()));
              case ERROR -> failed(answer.getItemId(), answer.getError());
              case RESULT_NOT_SET -> empty(answer.getItemId());
            });
  }

  private static <T> Exchange.Answer<T> failed(String id, com.google.rpc.Status error) {
    return new Exchange.Answer<>(id, new Outcome.Failure<>(PeacebriefException.ofItem(error)));
  }

  private static <T> Exchange.Answer<T> empty(String id) {
    PeacebriefException error = PeacebriefException.protocol("an answer that holds neither brief nor error");
    return new Exchange.Answer<>(id, new Outcome.Failure<>(error));
  }
}
