package io.peacebrief;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.QuotaFailure;
import com.google.rpc.RetryInfo;
import java.util.Map;

/** Messages as canonical proto JSON. */
public final class Json {
  /** The details of errors, which stand in some messages. */
  private static final TypeRegistry DETAILS =
      TypeRegistry.newBuilder()
          .add(ErrorInfo.getDescriptor())
          .add(BadRequest.getDescriptor())
          .add(QuotaFailure.getDescriptor())
          .add(RetryInfo.getDescriptor())
          .build();

  private static final JsonFormat.Printer PRINTER =
      JsonFormat.printer().usingTypeRegistry(DETAILS).omittingInsignificantWhitespace();

  private Json() {}

  /**
   * A message in canonical proto JSON, without white space.
   *
   * @param message the message
   * @return the text
   */
  public static String of(MessageOrBuilder message) {
    try {
      return PRINTER.print(message);
    } catch (InvalidProtocolBufferException unknown) {
      throw new IllegalArgumentException("the message has a detail of a type that is not known here", unknown);
    }
  }

  /**
   * A message as JSON has it: maps, lists, texts, numbers and truth values.
   *
   * @param message the message
   * @return its fields by their names in JSON
   */
  public static Map<String, Object> map(MessageOrBuilder message) {
    return new Gson().fromJson(of(message), new TypeToken<Map<String, Object>>() {}.getType());
  }
}
