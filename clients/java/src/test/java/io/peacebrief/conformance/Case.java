package io.peacebrief.conformance;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;
import io.peacebrief.ConfigurationException;
import io.peacebrief.FieldViolation;
import io.peacebrief.Json;
import io.peacebrief.PeacebriefClient;
import io.peacebrief.PeacebriefClientBuilder;
import io.peacebrief.PeacebriefException;
import io.peacebrief.v1.ErrorReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A case of the suite.
 *
 * @param name its name
 * @param operation what is called
 * @param client how its client is to be
 * @param input what it is called with
 */
record Case(String name, String operation, JsonObject client, JsonObject input) {
  /** Reads the file that a variable of the environment names. */
  static JsonObject file(String variable) throws IOException {
    return JsonParser.parseString(Files.readString(Path.of(System.getenv(variable)))).getAsJsonObject();
  }

  static Case of(JsonObject object) {
    return new Case(
        object.get("name").getAsString(),
        object.get("operation").getAsString(),
        object.getAsJsonObject("client"),
        object.getAsJsonObject("input"));
  }

  /** A client as it is asked for. */
  static PeacebriefClientBuilder connect(JsonObject client) {
    PeacebriefClientBuilder builder = PeacebriefClient.builder(client.get("url").getAsString());
    with(client, "ca_file", value -> builder.tlsCa(Path.of(value.getAsString())));
    with(client, "cert_file", value -> builder.clientCertificate(Path.of(value.getAsString()), Path.of(client.get("key_file").getAsString())));
    with(client, "token", value -> builder.token(value.getAsString()));
    with(client, "token_file", value -> builder.tokenFile(Path.of(value.getAsString())));
    with(client, "api_key", value -> builder.apiKey(value.getAsString()));
    with(client, "api_key_file", value -> builder.apiKeyFile(Path.of(value.getAsString())));
    with(client, "timeout_ms", value -> builder.timeout(Duration.ofMillis(value.getAsLong())));
    with(client, "attempts", value -> builder.attempts(value.getAsInt()));
    return builder;
  }

  private static void with(JsonObject object, String name, Consumer<JsonElement> use) {
    if (object.has(name) && !object.get(name).isJsonNull()) {
      use.accept(object.get(name));
    }
  }

  PeacebriefClientBuilder connect() {
    return connect(client);
  }

  /** Reads a message. */
  @SuppressWarnings("unchecked")
  static <M extends Message> M message(JsonElement json, M empty) {
    Message.Builder builder = empty.newBuilderForType();
    try {
      JsonFormat.parser().merge(json.toString(), builder);
    } catch (InvalidProtocolBufferException wrong) {
      throw new IllegalArgumentException(wrong);
    }
    return (M) builder.build();
  }

  <M extends Message> M message(String field, M empty) {
    return message(input.get(field), empty);
  }

  <M extends Message> List<M> messages(String field, M empty) {
    List<M> read = new ArrayList<>();
    input.getAsJsonArray(field).forEach(json -> read.add(message(json, empty)));
    return read;
  }

  /** A message as the protocol has it. */
  static JsonElement value(MessageOrBuilder message) {
    return JsonParser.parseString(Json.of(message));
  }

  /** A typed error of the layer as the protocol has it. */
  static Map<String, Object> error(RuntimeException failure) {
    Map<String, Object> told = new LinkedHashMap<>();
    if (failure instanceof PeacebriefException error) {
      boolean named = error.reason() != ErrorReason.ERROR_REASON_UNSPECIFIED;
      told.put("code", error.code().name());
      told.put("reason", named ? error.reason().name().substring("ERROR_REASON_".length()) : null);
      told.put("fields", error.fields().stream().map(FieldViolation::field).toList());
      told.put("metadata", error.metadata());
      told.put("retry_seconds", error.retryAfter().map(delay -> delay.toNanos() / 1e9).orElse(null));
    } else if (failure instanceof ConfigurationException) {
      told.put("code", "CONFIGURATION");
      told.put("reason", null);
      told.put("fields", List.of());
      told.put("metadata", Map.of());
      told.put("retry_seconds", null);
    } else {
      throw failure;
    }
    return told;
  }
}
