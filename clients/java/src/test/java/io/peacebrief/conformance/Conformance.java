package io.peacebrief.conformance;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import io.peacebrief.ConfigurationException;
import io.peacebrief.PeacebriefException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the calls of the conformance suite's cases, and prints what came of each; it judges nothing. clients/conformance/README.md
 * is its protocol.
 */
public final class Conformance {
  private static final Gson GSON = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
  private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  private Conformance() {}

  /**
   * Runs.
   *
   * @param arguments none
   * @throws IOException where there is no file with cases
   */
  public static void main(String[] arguments) throws IOException {
    for (JsonElement json : Case.file("PEACEBRIEF_CONFORMANCE").getAsJsonArray("cases")) {
      Case asked = Case.of(json.getAsJsonObject());
      try {
        emit(asked, "result", Operations.run(asked));
      } catch (PeacebriefException | ConfigurationException failure) {
        emit(asked, "error", Case.error(failure));
      } catch (Exception bug) {
        emit(asked, "failed", bug.toString());
      }
    }
  }

  /** Prints a line. */
  static void emit(Case asked, String name, Object value) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("case", asked.name());
    line.put(name, value);
    OUT.println(GSON.toJson(line));
  }
}
