#include "schedule/exam.h"

int64_t
exam_day(const struct exam *x, int rollover)
{
	return day_of(x->at, rollover);
}

int64_t
exam_end(const struct exam *x, struct when now, int rollover)
{
	int64_t day = exam_day(x, rollover);

	return day_of(now, rollover) == day && now.t < x->at.t ? day + 1 : day;
}

double
exam_seconds(const struct exam *x, int64_t day)
{
	size_t i;

	for (i = 0; i < x->ndays_off; i++)
		if (x->day_off[i] == day)
			return 0;
	return 60 * (double)x->minutes[day_weekday(day)];
}

int64_t
exam_study_days(const struct exam *x, int64_t from, int64_t to)
{
	int64_t day, n = 0;

	for (day = from; day < to; day++)
		n += exam_seconds(x, day) > 0;
	return n;
}
