package io.peacebrief;

import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.ManagedChannelRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Options of a {@link PeacebriefClient}. */
public final class PeacebriefClientBuilder {
  private final String address;
  private final Certificates certificates = new Certificates();
  private String serverName;
  private Credentials credentials;
  private boolean inTheClear;
  private Duration timeout = Duration.ofSeconds(30);
  private int attempts = 4;
  private int inFlight = 64;
  private Duration patience = Duration.ofMinutes(5);
  // A brief stays below 4 MiB; the rest is headroom for services to come.
  private int answerBytes = 8 << 20;
  private UnaryOperator<ManagedChannelBuilder<?>> channel = UnaryOperator.identity();

  PeacebriefClientBuilder(String address) {
    this.address = address;
  }

  /**
   * Names a PEM file with the authorities that the service is known by, instead of those that the system knows; it is read anew as it
   * changes.
   *
   * @param file the file
   * @return this builder
   */
  public PeacebriefClientBuilder tlsCa(Path file) {
    certificates.ca(file);
    return this;
  }

  /**
   * Gives those authorities in PEM.
   *
   * @param pem the authorities
   * @return this builder
   */
  public PeacebriefClientBuilder tlsCa(byte[] pem) {
    certificates.ca(pem);
    return this;
  }

  /**
   * Names PEM files with the certificate, followed by what leads to its authority, and the private key (PKCS#8) by which this client
   * is known (mTLS). They are read anew as they change.
   *
   * @param certificateFile the certificate's
   * @param keyFile the key's
   * @return this builder
   */
  public PeacebriefClientBuilder clientCertificate(Path certificateFile, Path keyFile) {
    certificates.identity(certificateFile, keyFile);
    return this;
  }

  /**
   * Gives that certificate and its key in PEM.
   *
   * @param certificatePem the certificate
   * @param keyPem the key
   * @return this builder
   */
  public PeacebriefClientBuilder clientCertificate(byte[] certificatePem, byte[] keyPem) {
    certificates.identity(certificatePem, keyPem);
    return this;
  }

  /**
   * Sets the name that the service's certificate has to be of, where it is not the address's.
   *
   * @param name the name
   * @return this builder
   */
  public PeacebriefClientBuilder serverName(String name) {
    serverName = name;
    return this;
  }

  /**
   * Sends a signed token with every call.
   *
   * @param token the token
   * @return this builder
   */
  public PeacebriefClientBuilder token(String token) {
    credentials = Credentials.ofText(Credentials.Kind.TOKEN, token);
    return this;
  }

  /**
   * Sends the token that a file holds, which is read anew as it changes.
   *
   * @param file the file
   * @return this builder
   */
  public PeacebriefClientBuilder tokenFile(Path file) {
    credentials = Credentials.ofFile(Credentials.Kind.TOKEN, file, System.nanoTime());
    return this;
  }

  /**
   * Sends an API key with every call, instead of a token.
   *
   * @param apiKey the key
   * @return this builder
   */
  public PeacebriefClientBuilder apiKey(String apiKey) {
    credentials = Credentials.ofText(Credentials.Kind.API_KEY, apiKey);
    return this;
  }

  /**
   * Sends the API key that a file holds, which is read anew as it changes.
   *
   * @param file the file
   * @return this builder
   */
  public PeacebriefClientBuilder apiKeyFile(Path file) {
    credentials = Credentials.ofFile(Credentials.Kind.API_KEY, file, System.nanoTime());
    return this;
  }

  /**
   * Sends a token or key without TLS to another machine, too, where all on the way can read it: for where something beside this
   * client does TLS.
   *
   * @return this builder
   */
  public PeacebriefClientBuilder credentialsInTheClear() {
    inTheClear = true;
    return this;
  }

  /**
   * Sets how long a unary call may take that has no deadline of its own, retries included; 30 s unless set, zero for no limit. The
   * service is told and stops the work as well. Streams have no limit.
   *
   * @param limit how long
   * @return this builder
   */
  public PeacebriefClientBuilder timeout(Duration limit) {
    timeout = limit;
    return this;
  }

  /**
   * Sets how often a call is tried before its error is handed on; 4 unless set, at least 1.
   *
   * @param most how often
   * @return this builder
   */
  public PeacebriefClientBuilder attempts(int most) {
    attempts = Math.max(most, 1);
    return this;
  }

  /**
   * Sets how many articles of {@link PeacebriefClient#summarizeMany} and {@link PeacebriefClient#ingestMany} may be on their way
   * without an answer; 64 unless set, at least 1.
   *
   * @param articles how many
   * @return this builder
   */
  public PeacebriefClientBuilder inFlight(int articles) {
    inFlight = Math.max(articles, 1);
    return this;
  }

  /**
   * Sets for how long a watch that has lost its service looks for it before the error is handed on; 5 min unless set, zero for
   * ever.
   *
   * @param limit how long
   * @return this builder
   */
  public PeacebriefClientBuilder patience(Duration limit) {
    patience = limit;
    return this;
  }

  /**
   * Sets the largest answer that is read, in bytes; 8 MiB unless set.
   *
   * @param bytes how many
   * @return this builder
   */
  public PeacebriefClientBuilder maxAnswerBytes(int bytes) {
    answerBytes = bytes;
    return this;
  }

  /**
   * Sets further options of gRPC's channel: interceptors, executors.
   *
   * @param options what is done to the channel's builder last
   * @return this builder
   */
  public PeacebriefClientBuilder channel(UnaryOperator<ManagedChannelBuilder<?>> options) {
    channel = options;
    return this;
  }

  /**
   * Makes the client. It does not wait for the service: where that cannot be reached, the first call says so.
   *
   * @return the client
   * @throws ConfigurationException for what can never work: an address that is none, a file that cannot be used, credentials that
   *     would go over the network in the clear
   */
  public PeacebriefClient build() {
    Target target = Target.of(address, certificates.any() || serverName != null);
    if (credentials != null && !target.tls() && !target.here() && !inTheClear) {
      throw new ConfigurationException("\"" + address + "\": credentials are sent over TLS only");
    }
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "peacebrief-retries");
              thread.setDaemon(true);
              return thread;
            });
    timer.setKeepAliveTime(10, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
    timer.setRemoveOnCancelPolicy(true);
    ManagedChannelBuilder<?> building =
        open(target, timer)
            .defaultLoadBalancingPolicy("round_robin")
            .userAgent("peacebrief-java/" + PeacebriefClient.VERSION)
            .keepAliveTime(30, TimeUnit.SECONDS)
            .keepAliveTimeout(10, TimeUnit.SECONDS)
            .maxInboundMessageSize(answerBytes)
            .intercept(new Calls(Optional.ofNullable(credentials), timeout, attempts, timer));
    if (serverName != null) {
      building.overrideAuthority(serverName);
    }
    ManagedChannel made = channel.apply(building).build();
    return new PeacebriefClient(made, timer, attempts, inFlight, patience);
  }

  private ManagedChannelBuilder<?> open(Target target, ScheduledThreadPoolExecutor timer) {
    try {
      ChannelCredentials transport = target.tls() ? certificates.credentials(timer) : InsecureChannelCredentials.create();
      return Grpc.newChannelBuilder(target.dns(), transport);
    } catch (ManagedChannelRegistry.ProviderNotFoundException unusable) {
      timer.shutdownNow();
      throw new ConfigurationException("the certificates cannot be used: " + unusable.getMessage(), unusable);
    }
  }
}
