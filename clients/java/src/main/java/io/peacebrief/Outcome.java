package io.peacebrief;

/**
 * What became of one of many.
 *
 * @param <T> what it is where all went well
 */
public sealed interface Outcome<T> {
  /**
   * All went well.
   *
   * @param value the answer
   * @param <T> its type
   */
  record Success<T>(T value) implements Outcome<T> {}

  /**
   * It failed.
   *
   * @param error why
   * @param <T> what it would have been
   */
  record Failure<T>(PeacebriefException error) implements Outcome<T> {}

  /**
   * The answer.
   *
   * @return the answer
   * @throws PeacebriefException where there is none
   */
  default T get() {
    if (this instanceof Failure<T> failure) {
      throw failure.error();
    }
    return ((Success<T>) this).value();
  }
}
