package io.peacebrief;

/**
 * A field of a request that the service does not accept.
 *
 * @param field its path from the request, such as {@code article.body}
 * @param description what is wrong with it
 */
public record FieldViolation(String field, String description) {}
