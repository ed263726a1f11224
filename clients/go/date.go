package peacebrief

import (
	"fmt"
	"time"

	pb "github.com/peacebrief/peacebrief/clients/go/gen/peacebrief/v1"
)

// Date is a day, a month or a year, as reports give it.
type Date struct {
	// Year is from 1 to 9999.
	Year int
	// Month is 0 where only the year is known.
	Month time.Month
	// Day is 0 where only the month or year is known.
	Day int
}

// DateOf reads a date; it fails for what is none of the calendar's.
func DateOf(date *pb.Date) (Date, error) {
	d := Date{Year: int(date.GetYear()), Month: time.Month(date.GetMonth()), Day: int(date.GetDay())}
	valid := d.Year >= 1 && d.Year <= 9999 && d.Month >= 0 && d.Month <= 12 && d.Day >= 0 && (d.Month != 0 || d.Day == 0)
	if valid && d.Day != 0 {
		valid = d.First().Day() == d.Day
	}
	if !valid {
		return Date{}, fmt.Errorf("peacebrief: %d-%02d-%02d is no date", date.GetYear(), date.GetMonth(), date.GetDay())
	}
	return d, nil
}

// Whole is the message for the day of a time, in the time's own zone.
func Whole(day time.Time) *pb.Date {
	return &pb.Date{Year: int32(day.Year()), Month: int32(day.Month()), Day: int32(day.Day())}
}

// Time is the date's midnight in UTC, and whether the date is a whole one.
func (d Date) Time() (time.Time, bool) { return d.First(), d.Day != 0 }

// First is the first day that is meant, at midnight in UTC.
func (d Date) First() time.Time {
	return time.Date(d.Year, max(d.Month, 1), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
}

// Last is the last day that is meant, at midnight in UTC.
func (d Date) Last() time.Time {
	switch {
	case d.Month == 0:
		return d.First().AddDate(1, 0, -1)
	case d.Day == 0:
		return d.First().AddDate(0, 1, -1)
	}
	return d.First()
}

// Proto is the date as a message.
func (d Date) Proto() *pb.Date {
	return &pb.Date{Year: int32(d.Year), Month: int32(d.Month), Day: int32(d.Day)}
}

// String is the date in ISO 8601, as precise as it is: "2025-08-12", "2025-08", "2025".
func (d Date) String() string {
	switch {
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}
