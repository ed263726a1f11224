package io.peacebrief;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Metadata;
import io.peacebrief.v1.Brief;
import io.peacebrief.v1.Date;
import io.peacebrief.v1.EncodingType;
import io.peacebrief.v1.KeySentence;
import io.peacebrief.v1.TextSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTest {
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:1", "[::1]:1", "localhost:1", "http://localhost:1", "https://example.org", "example.org:1"})
  void credentialsAreSentWhereNobodyElseCanReadThem(String address) {
    PeacebriefClient.builder(address).token("t").build().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://example.org:1", "http://10.0.0.1", "http://localhost.example.org:1", "http://127.example.org"})
  void credentialsAreNotSentWhereOthersCanReadThem(String address) {
    assertThrows(ConfigurationException.class, () -> PeacebriefClient.builder(address).apiKey("k").build());
    PeacebriefClient.builder(address).apiKey("k").credentialsInTheClear().build().close();
    PeacebriefClient.connect(address).close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", ":50051", "ftp://localhost:1", "http://localhost:1/path", "http://me@localhost:1", "localhost:port"})
  void whatIsNoServerIsRefusedAtOnce(String address) {
    assertThrows(ConfigurationException.class, () -> PeacebriefClient.connect(address));
  }

  @Test
  void whatCannotBeReadIsToldByItsName(@TempDir Path folder) {
    Path absent = folder.resolve("absent.pem");
    PeacebriefClientBuilder builder = PeacebriefClient.builder("localhost:1");
    for (var error :
        List.of(
            assertThrows(ConfigurationException.class, () -> builder.tlsCa(absent)),
            assertThrows(ConfigurationException.class, () -> builder.clientCertificate(absent, absent)),
            assertThrows(ConfigurationException.class, () -> builder.tokenFile(absent)),
            assertThrows(ConfigurationException.class, () -> builder.apiKeyFile(absent)))) {
      assertTrue(error.getMessage().contains(absent.toString()), error.getMessage());
    }
    assertThrows(ConfigurationException.class, () -> builder.tlsCa("none".getBytes()).build());
    var plain = PeacebriefClient.builder("http://localhost:1").serverName("example.org");
    assertThrows(ConfigurationException.class, plain::build);
  }

  @Test
  void aSecretIsReadAnewAndNeverShown(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("token"), " abc.def \n");
    Credentials credentials = Credentials.ofFile(Credentials.Kind.TOKEN, file, 0);
    assertEquals("Bearer abc.def", sent(credentials, 0));
    Files.writeString(file, "ghi");
    assertEquals("Bearer abc.def", sent(credentials, Credentials.REREAD.toNanos() - 1));
    assertEquals("Bearer ghi", sent(credentials, Credentials.REREAD.toNanos()));
    Files.writeString(file, "");
    assertEquals("Bearer ghi", sent(credentials, 3 * Credentials.REREAD.toNanos()));
    assertFalse(credentials.toString().contains("ghi"));
  }

  private static String sent(Credentials credentials, long now) {
    Metadata headers = new Metadata();
    credentials.add(headers, now);
    credentials.add(headers, now); // Added once only.
    assertEquals(1, headers.keys().size());
    return headers.get(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "two\nlines", "ключ"})
  void whatCannotBeSentIsNoSecret(String text) {
    assertThrows(ConfigurationException.class, () -> Credentials.ofText(Credentials.Kind.API_KEY, text));
  }

  @Test
  void aSpanIsOfItsTextAndCountsUtf16() {
    String body = "🕊 محمد signed.";
    TextSpan span = TextSpan.newBuilder().setStart(3).setEnd(7).setText("محمد").build();
    assertEquals("محمد", Spans.slice(body, span));
    assertThrows(IllegalArgumentException.class, () -> Spans.slice(body, span.toBuilder().setEnd(8).build()));
    assertThrows(IndexOutOfBoundsException.class, () -> Spans.slice(body, span.toBuilder().setEnd(99).build()));
    assertThrows(IndexOutOfBoundsException.class, () -> Spans.slice(body, span.toBuilder().setStart(-1).build()));
    assertEquals("", Spans.slice("", TextSpan.getDefaultInstance()));
  }

  @ParameterizedTest
  @CsvSource({"2025,8,12,2025-08-12", "2025,8,0,2025-08", "2025,0,0,2025", "2024,2,29,2024-02-29", "1,1,1,0001-01-01"})
  void datesAreAsPreciseAsTheyWere(int year, int month, int day, String text) {
    Date date = Date.newBuilder().setYear(year).setMonth(month).setDay(day).build();
    assertEquals(text, PartialDate.of(date).toString());
    assertEquals(date, PartialDate.of(date).toMessage());
  }

  @ParameterizedTest
  @CsvSource({"0,0,0", "2025,2,30", "10000,0,0", "-1,0,0", "2025,0,1", "2025,13,0", "2025,1,32", "2025,-1,0", "2025,1,-1"})
  void whatIsNoDateIsRefused(int year, int month, int day) {
    assertThrows(DateTimeException.class, () -> new PartialDate(year, month, day));
  }

  @Test
  void aMonthHasAFirstAndALastDay() {
    PartialDate february = new PartialDate(2024, 2, 0);
    assertEquals(LocalDate.of(2024, 2, 1), february.first());
    assertEquals(LocalDate.of(2024, 2, 29), february.last());
    assertEquals(Optional.empty(), february.whole());
    assertEquals(LocalDate.of(2024, 12, 31), new PartialDate(2024, 0, 0).last());
    LocalDate day = LocalDate.of(2024, 2, 29);
    assertEquals(Optional.of(day), PartialDate.of(PartialDate.message(day)).whole());
  }

  @Test
  void jsonIsCanonicalAndWithoutBlanks() {
    Brief brief =
        Brief.newBuilder()
            .setLanguage("en")
            .setEncodingType(EncodingType.ENCODING_TYPE_UTF16)
            .addKeySentences(KeySentence.newBuilder().setId("k1"))
            .build();
    String text = "{\"keySentences\":[{\"id\":\"k1\"}],\"encodingType\":\"ENCODING_TYPE_UTF16\",\"language\":\"en\"}";
    assertEquals(text, Json.of(brief));
    assertEquals("en", Json.map(brief).get("language"));
  }

  @Test
  void aSearchWaitsLongerAndLongerAndItsPatienceEnds() {
    PeacebriefException down = PeacebriefException.of(io.grpc.Status.UNAVAILABLE, null, null);
    Search search = new Search(Duration.ofSeconds(1));
    for (long least : new long[] {100, 200, 400}) {
      long wait = search.next(down, 0).orElseThrow().toMillis();
      assertTrue(wait >= least && wait <= least * 3 / 2, least + ": " + wait);
    }
    // 800 ms, and up to half of that again, would be too long after half a second.
    assertEquals(Optional.empty(), search.next(down, Duration.ofMillis(500).toNanos()));
    search.found();
    assertTrue(search.next(down, Duration.ofMinutes(1).toNanos()).isPresent());
    PeacebriefException wrong = PeacebriefException.of(io.grpc.Status.INVALID_ARGUMENT, null, null);
    assertEquals(Optional.empty(), new Search(Duration.ZERO).next(wrong, 0));
  }

  @Test
  void theVersionIsTheProjects() throws IOException {
    String version = PeacebriefClient.VERSION;
    assertTrue(Files.readString(Path.of("../../Cargo.toml")).contains("\nversion = \"" + version + "\"\n"));
    assertTrue(Files.readString(Path.of("pom.xml")).contains("<artifactId>peacebrief-client</artifactId>\n  <version>" + version + "</version>"));
  }
}
