package io.peacebrief;

import io.peacebrief.v1.TextSpan;

/** Spans as words. */
public final class Spans {
  private Spans() {}

  /**
   * The words of an article's body that a span covers. The span has to count UTF-16 code units, as Java's strings do, and as it
   * does in every answer to a call of this client that does not ask for another unit.
   *
   * @param body the article's body
   * @param span the span
   * @return the words
   * @throws IndexOutOfBoundsException where the span does not lie within the body
   * @throws IllegalArgumentException where it quotes other words: it is of another text, or counts in another unit
   */
  public static String slice(String body, TextSpan span) {
    String words = body.substring(span.getStart(), span.getEnd());
    if (!span.getText().isEmpty() && !span.getText().equals(words)) {
      String where = span.getStart() + ".." + span.getEnd();
      throw new IllegalArgumentException("the span " + where + " quotes other words than the text has there");
    }
    return words;
  }
}
