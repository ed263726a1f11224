package io.peacebrief;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.peacebrief.v1.Article;
import io.peacebrief.v1.ErrorReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecurityTest {
  private static final String PASSWORD = "peacebrief";
  private static final Article ARTICLE = Article.newBuilder().setBody("The rebels signed a truce on Monday.").build();

  @TempDir private static Path folder;
  private static Path store;

  /** Two authorities, and of the first a certificate for a server and one for a client. */
  @BeforeAll
  static void certify() throws Exception {
    store = folder.resolve("store.p12");
    keytool("-alias", "ca", "-dname", "CN=authority", "-ext", "bc:critical=ca:true");
    keytool("-alias", "other", "-dname", "CN=other", "-ext", "bc:critical=ca:true");
    keytool("-alias", "server", "-dname", "CN=server", "-signer", "ca", "-ext", "san=dns:localhost,ip:127.0.0.1");
    keytool("-alias", "desk", "-dname", "CN=desk", "-signer", "ca");
    for (String alias : List.of("ca", "other", "server", "desk")) {
      write(alias);
    }
  }

  private static void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
    command.addAll(List.of("-keyalg", "RSA", "-keysize", "2048", "-keystore", store.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", PASSWORD));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String told = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), told);
  }

  private static void write(String alias) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream input = Files.newInputStream(store)) {
      keys.load(input, PASSWORD.toCharArray());
    }
    Files.writeString(file(alias + ".pem"), pem("CERTIFICATE", keys.getCertificate(alias).getEncoded()));
    Files.writeString(file(alias + ".key"), pem("PRIVATE KEY", keys.getKey(alias, PASSWORD.toCharArray()).getEncoded()));
  }

  private static String pem(String kind, byte[] bytes) {
    String text = Base64.getMimeEncoder(64, "\n".getBytes()).encodeToString(bytes);
    return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
  }

  private static Path file(String name) {
    return folder.resolve(name);
  }

  private static TestServer secured(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("--tls-cert", file("server.pem").toString(), "--tls-key", file("server.key").toString()));
    all.addAll(List.of(arguments));
    return TestServer.start(all.toArray(String[]::new));
  }

  private static PeacebriefException refused(PeacebriefClientBuilder builder) {
    try (var client = builder.attempts(1).build()) {
      return assertThrows(PeacebriefException.class, () -> client.summarize(ARTICLE));
    }
  }

  @Test
  void aServiceIsKnownByItsAuthority() throws IOException {
    try (var server = secured()) {
      String port = server.address().substring(server.address().indexOf(':'));
      try (var bare = PeacebriefClient.builder(server.address()).tlsCa(file("ca.pem")).build();
          var named = PeacebriefClient.builder("https://localhost" + port).tlsCa(Files.readAllBytes(file("ca.pem"))).build()) {
        assertEquals("en", bare.summarize(ARTICLE).getLanguage());
        assertEquals("en", named.summarize(ARTICLE).getLanguage());
      }
      var other = refused(PeacebriefClient.builder(server.address()).tlsCa(file("other.pem")));
      assertEquals(Status.Code.UNAVAILABLE, other.code());
      var name = refused(PeacebriefClient.builder(server.address()).tlsCa(file("ca.pem")).serverName("example.org"));
      assertEquals(Status.Code.UNAVAILABLE, name.code());
    }
  }

  @Test
  void aClientIsKnownByItsCertificate() throws IOException {
    try (var server = secured("--tls-client-ca", file("ca.pem").toString())) {
      try (var known =
          PeacebriefClient.builder(server.address())
              .tlsCa(file("ca.pem"))
              .clientCertificate(file("desk.pem"), file("desk.key"))
              .build()) {
        assertEquals("en", known.summarize(ARTICLE).getLanguage());
      }
      var unknown = refused(PeacebriefClient.builder(server.address()).tlsCa(file("ca.pem")));
      assertEquals(Status.Code.UNAVAILABLE, unknown.code());
    }
  }

  @Test
  void certificatesAreReadAnewAsTheyChange() throws IOException {
    Path ca = Files.copy(file("ca.pem"), file("changing-ca.pem"));
    Path certificate = Files.copy(file("desk.pem"), file("changing.pem"));
    Path key = Files.copy(file("desk.key"), file("changing.key"));
    Certificates certificates = new Certificates();
    certificates.ca(ca);
    certificates.identity(certificate, key);
    certificates.load();
    assertEquals("CN=authority", authority(certificates));
    assertEquals("CN=desk", identity(certificates));
    Files.writeString(ca, "-----BEGIN CERTIFICATE-----\nno\n-----END CERTIFICATE-----\n");
    Files.delete(key);
    certificates.reread();
    assertEquals("CN=authority", authority(certificates), "what is no good is left");
    assertEquals("CN=desk", identity(certificates));
    Files.copy(file("other.pem"), ca, StandardCopyOption.REPLACE_EXISTING);
    Files.copy(file("server.pem"), certificate, StandardCopyOption.REPLACE_EXISTING);
    Files.copy(file("server.key"), key);
    certificates.reread();
    assertEquals("CN=other", authority(certificates));
    assertEquals("CN=server", identity(certificates));
  }

  private static String authority(Certificates certificates) {
    return certificates.authorities().getAcceptedIssuers()[0].getSubjectX500Principal().getName();
  }

  private static String identity(Certificates certificates) {
    String[] aliases = certificates.identity().getClientAliases("RSA", null);
    return certificates.identity().getCertificateChain(aliases[0])[0].getSubjectX500Principal().getName();
  }

  @Test
  void aClientIsKnownByItsKey() throws IOException {
    Process making =
        new ProcessBuilder(TestServer.binary().toString(), "new-api-key", "--id", "desk", "--tenant", "default", "--scopes", "read").start();
    Path keys = Files.write(file("keys.toml"), making.getInputStream().readAllBytes());
    String told = new String(making.getErrorStream().readAllBytes());
    String key = Arrays.stream(told.split("\\s+")).max(Comparator.comparing(String::length)).orElseThrow();
    Path kept = Files.writeString(file("key"), key + "\n");
    try (var server = TestServer.start("--api-keys", keys.toString())) {
      var missing = refused(PeacebriefClient.builder(server.address()));
      assertEquals(ErrorReason.ERROR_REASON_CREDENTIALS_MISSING, missing.reason());
      var invalid = refused(PeacebriefClient.builder(server.address()).apiKey("none"));
      assertEquals(ErrorReason.ERROR_REASON_CREDENTIALS_INVALID, invalid.reason());
      // The key is good, and may read only.
      var lacking = refused(PeacebriefClient.builder(server.address()).apiKeyFile(kept));
      assertEquals(ErrorReason.ERROR_REASON_SCOPE_MISSING, lacking.reason());
      assertEquals("summarize", lacking.metadata().get("scope"));
      try (var anyone = PeacebriefClient.connect(server.address())) {
        assertTrue(anyone.healthy());
      }
    }
  }
}
