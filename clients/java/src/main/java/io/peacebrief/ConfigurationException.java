package io.peacebrief;

/** What can never work: an address that is none, a file that cannot be read, credentials that would go over the network in the clear. */
public final class ConfigurationException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  ConfigurationException(String message) {
    super(message);
  }

  ConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}
