package io.peacebrief.conformance;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.peacebrief.Outcome;
import io.peacebrief.PartialDate;
import io.peacebrief.PeacebriefClient;
import io.peacebrief.PeacebriefException;
import io.peacebrief.Spans;
import io.peacebrief.v1.Article;
import io.peacebrief.v1.Brief;
import io.peacebrief.v1.BriefServiceProto;
import io.peacebrief.v1.Date;
import io.peacebrief.v1.DigestServiceProto;
import io.peacebrief.v1.EncodingType;
import io.peacebrief.v1.IngestArticleRequest;
import io.peacebrief.v1.ListActorsRequest;
import io.peacebrief.v1.ListBriefsRequest;
import io.peacebrief.v1.RegistryServiceProto;
import io.peacebrief.v1.SummarizeRequest;
import io.peacebrief.v1.SummarizerServiceProto;
import io.peacebrief.v1.WatchBriefsRequest;
import io.peacebrief.v1.WatchBriefsResponse;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What the cases call. */
final class Operations {
  private static final List<FileDescriptor> SERVICES =
      List.of(
          SummarizerServiceProto.getDescriptor(),
          BriefServiceProto.getDescriptor(),
          RegistryServiceProto.getDescriptor(),
          DigestServiceProto.getDescriptor());

  private Operations() {}

  static Object run(Case asked) throws Exception {
    var builder = asked.connect();
    if (asked.input().has("concurrency")) {
      builder.inFlight(asked.input().get("concurrency").getAsInt());
    }
    try (PeacebriefClient client = builder.build()) {
      return switch (asked.operation()) {
        case "summarize" -> summarize(client, asked);
        case "summarize_many" -> all("brief", client.summarizeMany(asked.messages("articles", Article.getDefaultInstance())));
        case "ingest" -> {
          IngestArticleRequest request = asked.message("request", IngestArticleRequest.getDefaultInstance());
          yield Case.value(client.call(() -> client.briefs().ingestArticle(request)));
        }
        case "ingest_many" ->
            all("ingested", client.ingestMany(asked.messages("requests", IngestArticleRequest.getDefaultInstance())));
        case "list_briefs" -> list(client.listBriefs(asked.message("request", ListBriefsRequest.getDefaultInstance())));
        case "list_actors" ->
            list(client.listActors(asked.message("request", ListActorsRequest.getDefaultInstance())).map(actor -> actor.value()));
        case "call" -> {
          var method = method(asked);
          Message request = request(asked);
          yield Case.value(
              client.call(() -> ClientCalls.blockingUnaryCall(client.channel(), method, CallOptions.DEFAULT, request)));
        }
        case "read" -> Map.of("messages", read(client, asked));
        case "watch" -> watch(client, asked);
        case "cancel" -> cancel(client, asked);
        case "dates" -> dates(asked);
        case "connect" -> null;
        default -> throw new IllegalArgumentException("no operation " + asked.operation() + " is known here");
      };
    }
  }

  private static Object summarize(PeacebriefClient client, Case asked) {
    Article article = asked.message("article", Article.getDefaultInstance());
    String encoding = asked.input().get("encoding").getAsString();
    if (!encoding.equals("OWN")) {
      SummarizeRequest request =
          SummarizeRequest.newBuilder().setArticle(article).setEncodingType(EncodingType.valueOf(encoding)).build();
      return Map.of("brief", Case.value(client.call(() -> client.summarizer().summarize(request)).getBrief()));
    }
    Brief brief = client.summarize(article);
    List<String> slices =
        brief.getEventsList().stream().map(event -> Spans.slice(article.getBody(), event.getEvidence())).toList();
    return Map.of("brief", Case.value(brief), "slices", slices);
  }

  private static <T extends MessageOrBuilder> List<Object> all(String name, Stream<Outcome<T>> outcomes) {
    try (outcomes) {
      List<Object> results = new ArrayList<>();
      outcomes.forEach(
          outcome -> {
            if (outcome instanceof Outcome.Failure<T> failure) {
              results.add(Map.of("error", Case.error(failure.error())));
            } else {
              results.add(Map.of(name, Case.value(outcome.get())));
            }
          });
      return results;
    }
  }

  private static List<Object> list(Stream<? extends MessageOrBuilder> records) {
    List<Object> values = new ArrayList<>();
    records.forEach(record -> values.add(Case.value(record)));
    return values;
  }

  private static MethodDescriptor described(Case asked) {
    String[] name = asked.input().get("method").getAsString().split("/");
    String service = name[0].substring(name[0].lastIndexOf('.') + 1);
    return SERVICES.stream()
        .map(file -> file.findServiceByName(service))
        .filter(found -> found != null)
        .map(found -> found.findMethodByName(name[1]))
        .findFirst()
        .orElseThrow();
  }

  /** A case's request. One that names no unit means UTF-8, as the API has it; the layer would ask for Java's own. */
  private static Message request(Case asked) {
    Message request = asked.message("request", DynamicMessage.getDefaultInstance(described(asked).getInputType()));
    FieldDescriptor unit = request.getDescriptorForType().findFieldByName("encoding_type");
    if (unit == null || request.hasField(unit)) {
      return request;
    }
    return request.toBuilder().setField(unit, EncodingType.ENCODING_TYPE_UTF8.getValueDescriptor()).build();
  }

  /** The method that a case names, for messages of whatever type. */
  private static io.grpc.MethodDescriptor<Message, Message> method(Case asked) {
    MethodDescriptor called = described(asked);
    Message request = DynamicMessage.getDefaultInstance(called.getInputType());
    Message answer = DynamicMessage.getDefaultInstance(called.getOutputType());
    return io.grpc.MethodDescriptor.<Message, Message>newBuilder()
        .setType(called.isServerStreaming() ? MethodType.SERVER_STREAMING : MethodType.UNARY)
        .setFullMethodName(asked.input().get("method").getAsString())
        .setRequestMarshaller(ProtoUtils.marshaller(request))
        .setResponseMarshaller(ProtoUtils.marshaller(answer))
        .build();
  }

  private static int read(PeacebriefClient client, Case asked) {
    return client.call(
        () -> {
          Iterator<Message> answers =
              ClientCalls.blockingServerStreamingCall(client.channel(), method(asked), CallOptions.DEFAULT, request(asked));
          int count = 0;
          while (answers.hasNext()) {
            answers.next();
            count++;
          }
          return count;
        });
  }

  private static Object watch(PeacebriefClient client, Case asked) {
    try (Stream<WatchBriefsResponse> changes =
        client.watch(asked.message("request", WatchBriefsRequest.getDefaultInstance()))) {
      changes
          .filter(change -> !change.hasCheckpoint())
          .limit(asked.input().get("count").getAsInt())
          .forEach(change -> Conformance.emit(asked, "change", Case.value(change)));
    }
    return null;
  }

  /** Cancels the future; its call has then ended with the code that gRPC gives to what its caller gives up. */
  private static Object cancel(PeacebriefClient client, Case asked) throws Exception {
    CompletableFuture<Brief> brief = client.summarizeAsync(asked.message("article", Article.getDefaultInstance()));
    CompletableFuture.delayedExecutor(asked.input().get("after_ms").getAsLong(), TimeUnit.MILLISECONDS)
        .execute(() -> brief.cancel(true));
    try {
      return Case.value(brief.get());
    } catch (CancellationException cancelled) {
      throw PeacebriefException.of(cancelled);
    } catch (ExecutionException failed) {
      throw PeacebriefException.of(failed);
    }
  }

  private static List<String> dates(Case asked) {
    List<String> texts = new ArrayList<>();
    for (Date date : asked.messages("dates", Date.getDefaultInstance())) {
      try {
        texts.add(PartialDate.of(date).toString());
      } catch (DateTimeException none) {
        texts.add(null);
      }
    }
    return texts;
  }
}
