package io.peacebrief;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.peacebrief.v1.DeleteArticleRequest;
import io.peacebrief.v1.EncodingType;
import io.peacebrief.v1.IngestArticleRequest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Requests made ready to be sent. */
final class Requests {
  /** The field that says in which unit spans are to count, of each message that has one. */
  private static final Map<Descriptor, Optional<FieldDescriptor>> ENCODINGS = new ConcurrentHashMap<>();

  private Requests() {}

  /** Asks for spans in Java's own unit where no other is asked for, and gives what is kept an id. */
  static <M> M prepare(M request) {
    Object prepared = request;
    if (prepared instanceof IngestArticleRequest ingest) {
      prepared = withRequestId(ingest);
    }
    if (prepared instanceof Message message) {
      prepared = withEncoding(message);
    }
    return cast(prepared);
  }

  /** What is sent when an attempt has failed: an attempt whose answer was lost may have erased it. */
  static <M> M again(M request) {
    Object repeated = request;
    if (repeated instanceof DeleteArticleRequest erase) {
      repeated = erase.toBuilder().setAllowMissing(true).build();
    }
    return cast(repeated);
  }

  static IngestArticleRequest withRequestId(IngestArticleRequest request) {
    if (!request.getRequestId().isEmpty()) {
      return request;
    }
    return request.toBuilder().setRequestId(UUID.randomUUID().toString()).build();
  }

  private static Message withEncoding(Message message) {
    Optional<FieldDescriptor> field = ENCODINGS.computeIfAbsent(message.getDescriptorForType(), Requests::encoding);
    if (field.isEmpty() || message.hasField(field.get())) {
      return message;
    }
    return message.toBuilder().setField(field.get(), EncodingType.ENCODING_TYPE_UTF16.getValueDescriptor()).build();
  }

  private static Optional<FieldDescriptor> encoding(Descriptor type) {
    return Optional.ofNullable(type.findFieldByName("encoding_type"))
        .filter(field -> field.getJavaType() == FieldDescriptor.JavaType.ENUM)
        .filter(field -> field.getEnumType().equals(EncodingType.getDescriptor()));
  }

  /** A message prepared is of its own type still. */
  @SuppressWarnings("unchecked")
  private static <M> M cast(Object message) {
    return (M) message;
  }
}
