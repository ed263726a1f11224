package io.peacebrief;

import io.grpc.ChannelCredentials;
import io.grpc.TlsChannelCredentials;
import io.grpc.util.AdvancedTlsX509KeyManager;
import io.grpc.util.AdvancedTlsX509TrustManager;
import io.grpc.util.CertificateUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** By what certificates a service is known and a client is: given, or in files that are read anew as they change. */
final class Certificates {
  /** What stands in a PEM file, or was given as such. */
  private static final class Pem {
    private final Path file;
    private byte[] bytes;

    private Pem(Path file, byte[] bytes) {
      this.file = file;
      this.bytes = bytes;
    }

    static Pem given(byte[] bytes) {
      return new Pem(null, bytes.clone());
    }

    static Pem in(Path file) {
      try {
        return new Pem(file, Files.readAllBytes(file));
      } catch (IOException unreadable) {
        throw new ConfigurationException(file + ": cannot be read", unreadable);
      }
    }

    /** What is there now. */
    byte[] now() throws IOException {
      return file == null ? bytes : Files.readAllBytes(file);
    }

    boolean is(byte[] other) {
      return Arrays.equals(bytes, other);
    }
  }

  private Pem ca;
  private Pem certificate;
  private Pem key;
  private AdvancedTlsX509TrustManager authorities;
  private AdvancedTlsX509KeyManager identity;

  void ca(Path file) {
    ca = Pem.in(file);
  }

  void ca(byte[] pem) {
    ca = Pem.given(pem);
  }

  void identity(Path certificateFile, Path keyFile) {
    certificate = Pem.in(certificateFile);
    key = Pem.in(keyFile);
  }

  void identity(byte[] certificatePem, byte[] keyPem) {
    certificate = Pem.given(certificatePem);
    key = Pem.given(keyPem);
  }

  /** Whether there are any: then TLS is meant. */
  boolean any() {
    return ca != null || certificate != null;
  }

  /** What connections are opened with; files are looked at from here on. */
  ChannelCredentials credentials(ScheduledExecutorService timer) {
    TlsChannelCredentials.Builder tls = TlsChannelCredentials.newBuilder();
    load();
    if (ca != null) {
      tls.trustManager(authorities);
    }
    if (certificate != null) {
      tls.keyManager(identity);
    }
    long seconds = Credentials.REREAD.toSeconds();
    if (any()) {
      timer.scheduleWithFixedDelay(this::reread, seconds, seconds, TimeUnit.SECONDS);
    }
    return tls.build();
  }

  /** Takes what there is for the first time. */
  void load() {
    try {
      if (ca != null) {
        authorities = AdvancedTlsX509TrustManager.newBuilder().build();
        trust(ca.bytes);
      }
      if (certificate != null) {
        identity = new AdvancedTlsX509KeyManager();
        show(certificate.bytes, key.bytes);
      }
    } catch (IOException | GeneralSecurityException | IllegalArgumentException unusable) {
      // So it says that what stands in a PEM file is no certificate or key.
      throw new ConfigurationException("the certificates cannot be used: " + unusable.getMessage(), unusable);
    }
  }

  /** Takes what has changed for the connections to come; what cannot be used is left, and those before stay. */
  void reread() {
    try {
      byte[] now = ca == null ? null : ca.now();
      if (now != null && !ca.is(now)) {
        trust(now);
      }
    } catch (IOException | GeneralSecurityException | IllegalArgumentException unusable) {
      // As they were.
    }
    try {
      byte[] now = certificate == null ? null : certificate.now();
      byte[] keyNow = certificate == null ? null : key.now();
      if (now != null && !(certificate.is(now) && key.is(keyNow))) {
        show(now, keyNow);
      }
    } catch (IOException | GeneralSecurityException | IllegalArgumentException unusable) {
      // As they were.
    }
  }

  private void trust(byte[] pem) throws IOException, GeneralSecurityException {
    authorities.updateTrustCredentials(chain(pem));
    ca.bytes = pem;
  }

  private void show(byte[] certificatePem, byte[] keyPem) throws IOException, GeneralSecurityException {
    identity.updateIdentityCredentials(chain(certificatePem), CertificateUtils.getPrivateKey(new ByteArrayInputStream(keyPem)));
    certificate.bytes = certificatePem;
    key.bytes = keyPem;
  }

  X509ExtendedTrustManager authorities() {
    return authorities;
  }

  X509ExtendedKeyManager identity() {
    return identity;
  }

  private static X509Certificate[] chain(byte[] pem) throws CertificateException {
    X509Certificate[] chain = CertificateUtils.getX509Certificates(new ByteArrayInputStream(pem));
    if (chain.length == 0) {
      throw new CertificateException("no certificate there");
    }
    return chain;
  }
}
