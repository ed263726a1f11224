package io.peacebrief;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Where a service is, and whether TLS is spoken there. */
record Target(String host, int port, boolean tls) {
  /** Reads an address; one without a scheme is plain on this machine, and TLS elsewhere and wherever that is wanted. */
  static Target of(String address, boolean wantsTls) {
    boolean bare = !address.contains("://");
    URI uri;
    try {
      uri = new URI(bare ? "bare://" + address : address);
    } catch (URISyntaxException wrong) {
      throw wrong(address, wrong.getReason());
    }
    String host = uri.getHost();
    if (host == null || host.isEmpty()) {
      throw wrong(address, "it has to be HOST:PORT, http://HOST:PORT or https://HOST:PORT");
    }
    boolean more = uri.getPath() != null && !uri.getPath().replace("/", "").isEmpty();
    if (more || uri.getQuery() != null || uri.getFragment() != null || uri.getUserInfo() != null) {
      throw wrong(address, "nothing may stand beside host and port");
    }
    boolean tls =
        switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
          case "https" -> true;
          case "http" -> false;
          case "bare" -> wantsTls || !isHere(host);
          default -> throw wrong(address, "the scheme " + uri.getScheme() + " is not supported");
        };
    if (wantsTls && !tls) {
      throw wrong(address, "it has to be https:// for TLS");
    }
    if (uri.getPort() < 0 && bare) {
      throw wrong(address, "the port is missing");
    }
    int usual = tls ? 443 : 80;
    return new Target(host, uri.getPort() < 0 ? usual : uri.getPort(), tls);
  }

  private static ConfigurationException wrong(String address, String why) {
    return new ConfigurationException("\"" + address + "\" is no server: " + why);
  }

  /** The name that gRPC looks up: a path, in which an IPv6 address cannot have its brackets as they are. */
  String dns() {
    return "dns:///" + host.replace("[", "%5B").replace("]", "%5D") + ":" + port;
  }

  /** Whether the service is on this machine: what is sent there passes nobody. */
  boolean here() {
    return isHere(host);
  }

  private static boolean isHere(String host) {
    // No name is looked up: what is no loopback address in so many words is another machine.
    return host.equalsIgnoreCase("localhost")
        || host.equals("[::1]")
        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  }
}
