package io.peacebrief;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lists that come page by page, as one. */
final class Pages<P, T> implements Iterator<T> {
  private final Function<String, P> ask;
  private final Function<P, Stream<T>> records;
  private final Function<P, String> nextToken;
  private final Deque<T> page = new ArrayDeque<>();
  /** What the next page is asked for by; null after the last. */
  private String token;

  Pages(String token, Function<String, P> ask, Function<P, Stream<T>> records, Function<P, String> nextToken) {
    this.token = token;
    this.ask = ask;
    this.records = records;
    this.nextToken = nextToken;
  }

  @Override
  public boolean hasNext() {
    while (page.isEmpty() && token != null) {
      P next = ask.apply(token);
      records.apply(next).forEach(page::add);
      String following = nextToken.apply(next);
      if (!following.isEmpty() && following.equals(token)) {
        throw PeacebriefException.protocol("a page that leads to itself");
      }
      token = following.isEmpty() ? null : following;
    }
    return !page.isEmpty();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.remove();
  }
}
