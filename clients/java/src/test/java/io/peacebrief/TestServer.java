package io.peacebrief;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real server, in a process of its own. */
final class TestServer implements AutoCloseable {
  private final Process process;
  private final String address;

  private TestServer(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  static Path binary() {
    String named = System.getenv("PEACEBRIEF_SERVER");
    Path file = Path.of(named == null ? "../../target/debug/peacebrief-server" : named);
    if (!Files.isExecutable(file)) {
      throw new IllegalStateException(file + ": build it (cargo build -p peacebrief-server), or set PEACEBRIEF_SERVER");
    }
    return file.toAbsolutePath();
  }

  /** Starts one on a port that is free, and waits until it serves. */
  static TestServer start(String... arguments) throws IOException {
    return startAt("127.0.0.1:0", arguments);
  }

  static TestServer startAt(String listen, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(binary().toString(), "--listen", listen, "--log-format", "json", "--drain-pause", "0s"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    BufferedReader log = process.errorReader(StandardCharsets.UTF_8);
    StringBuilder told = new StringBuilder();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      told.append(line).append('\n');
      JsonObject read = parse(line);
      if (read.has("address") && read.get("message").getAsString().equals("serving")) {
        Thread reader = new Thread(() -> readOn(log));
        reader.setDaemon(true);
        reader.start();
        return new TestServer(process, read.get("address").getAsString());
      }
    }
    throw new IllegalStateException("the server ended:\n" + told);
  }

  /** The log goes on, and must not fill its pipe. */
  private static void readOn(BufferedReader log) {
    try {
      while (log.readLine() != null) {}
    } catch (IOException ended) {
      // With the server.
    }
  }

  private static JsonObject parse(String line) {
    try {
      return JsonParser.parseString(line).getAsJsonObject();
    } catch (JsonSyntaxException | IllegalStateException other) {
      return new JsonObject();
    }
  }

  String address() {
    return address;
  }

  /** Ends it as a deployment does, and waits for its end. */
  void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  /** Ends it as a power cut does. */
  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
