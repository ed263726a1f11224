package io.peacebrief;

import io.peacebrief.v1.Date;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A day, a month or a year, as reports give it.
 *
 * @param year from 1 to 9999
 * @param month from 1 to 12; 0 where only the year is known
 * @param day 0 where only the month or year is known
 */
public record PartialDate(int year, int month, int day) {
  /**
   * Makes a date.
   *
   * @param year from 1 to 9999
   * @param month from 1 to 12; 0 where only the year is known
   * @param day 0 where only the month or year is known
   *
   * @throws DateTimeException where it is none of the calendar's
   */
  public PartialDate {
    if (year < 1 || year > 9999 || (month == 0 && day != 0)) {
      throw new DateTimeException("no date: year " + year + ", month " + month + ", day " + day);
    }
    if (month != 0) {
      YearMonth of = YearMonth.of(year, month);
      if (day != 0) {
        of.atDay(day);
      }
    }
  }

  /**
   * Reads a date.
   *
   * @param date the message
   * @return the date
   * @throws DateTimeException where it is none of the calendar's
   */
  public static PartialDate of(Date date) {
    return new PartialDate(date.getYear(), date.getMonth(), date.getDay());
  }

  /**
   * The message for a day.
   *
   * @param day the day
   * @return the message
   */
  public static Date message(LocalDate day) {
    return new PartialDate(day.getYear(), day.getMonthValue(), day.getDayOfMonth()).toMessage();
  }

  /**
   * The day, where the date is a whole one.
   *
   * @return the day; empty for a month or a year
   */
  public Optional<LocalDate> whole() {
    return day == 0 ? Optional.empty() : Optional.of(first());
  }

  /**
   * The first day that is meant.
   *
   * @return the day
   */
  public LocalDate first() {
    return LocalDate.of(year, Math.max(month, 1), Math.max(day, 1));
  }

  /**
   * The last day that is meant.
   *
   * @return the day
   */
  public LocalDate last() {
    if (month == 0) {
      return LocalDate.of(year, 12, 31);
    }
    return day == 0 ? YearMonth.of(year, month).atEndOfMonth() : first();
  }

  /**
   * The date as a message.
   *
   * @return the message
   */
  public Date toMessage() {
    return Date.newBuilder().setYear(year).setMonth(month).setDay(day).build();
  }

  /** The date in ISO 8601, as precise as it is: {@code 2025-08-12}, {@code 2025-08}, {@code 2025}. */
  @Override
  public String toString() {
    if (month == 0) {
      return "%04d".formatted(year);
    }
    return day == 0 ? "%04d-%02d".formatted(year, month) : "%04d-%02d-%02d".formatted(year, month, day);
  }
}
