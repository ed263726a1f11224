package io.peacebrief;

import io.grpc.Metadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A token or a key, given or in a file, that proves who the client is. */
final class Credentials {
  /** How often a file is read anew: what a platform puts there is good for minutes at least. */
  static final Duration REREAD = Duration.ofSeconds(10);

  /** What it is. */
  enum Kind {
    TOKEN("authorization", "Bearer "),
    API_KEY("x-api-key", "");

    private final Metadata.Key<String> key;
    private final String prefix;

    Kind(String key, String prefix) {
      this.key = Metadata.Key.of(key, Metadata.ASCII_STRING_MARSHALLER);
      this.prefix = prefix;
    }
  }

  private final Kind kind;
  private final Path file;
  private String value;
  private long readAt;

  private Credentials(Kind kind, Path file, String value, long now) {
    this.kind = kind;
    this.file = file;
    this.value = value;
    this.readAt = now;
  }

  static Credentials ofText(Kind kind, String text) {
    return new Credentials(kind, null, sent(kind, text, "the credentials"), 0);
  }

  static Credentials ofFile(Kind kind, Path file, long now) {
    return new Credentials(kind, file, read(kind, file), now);
  }

  private static String read(Kind kind, Path file) {
    try {
      return sent(kind, Files.readString(file), file.toString());
    } catch (IOException unreadable) {
      throw new ConfigurationException(file + ": cannot be read", unreadable);
    }
  }

  private static String sent(Kind kind, String text, String name) {
    String trimmed = text.strip();
    if (trimmed.isEmpty() || !trimmed.chars().allMatch(c -> c > ' ' && c <= '~')) {
      // What stands there is not told: it may be half of a secret.
      throw new ConfigurationException(name + ": nothing there that can be sent");
    }
    return kind.prefix + trimmed;
  }

  /** Adds them to a call. A file that has changed is read anew; where that cannot be, they are sent as they were. */
  synchronized void add(Metadata headers, long now) {
    if (file != null && now - readAt >= REREAD.toNanos()) {
      readAt = now;
      try {
        value = read(kind, file);
      } catch (ConfigurationException unusable) {
        // As they were.
      }
    }
    headers.discardAll(kind.key);
    headers.put(kind.key, value);
  }

  /** Without the text: it opens doors. */
  @Override
  public String toString() {
    return kind + "(***)";
  }
}
