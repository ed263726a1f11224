package io.peacebrief;

import io.peacebrief.v1.ActorName;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A record, and how the actors are called whom it names.
 *
 * @param value the record
 * @param names what actors are called, by their resource names; those of a page, which its records share
 * @param <T> the record's type
 */
public record Named<T>(T value, Map<String, String> names) {
  /**
   * What an actor is called.
   *
   * @param actor the actor's resource name
   * @return the name; the resource name itself where that is not told
   */
  public String name(String actor) {
    return names.getOrDefault(actor, actor);
  }

  static <P, T> Function<P, Stream<Named<T>>> page(Function<P, List<T>> records, Function<P, List<ActorName>> actors) {
    return page -> {
      Map<String, String> names =
          actors.apply(page).stream()
              .collect(Collectors.toUnmodifiableMap(ActorName::getName, ActorName::getDisplayName, (first, second) -> first));
      return records.apply(page).stream().map(value -> new Named<>(value, names));
    };
  }
}
