#include "base/day.h"

#include "base/err.h"
#include "base/msg.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MS_DAY = 86400000, MS_HOUR = 3600000, MS_MINUTE = 60000 };

static const int64_t LAST_DAY = 2932896; /* 9999-12-31 */

static int64_t
floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/* Day number of a civil date, and back: H. Hinnant, days_from_civil. */
static int64_t
from_civil(int64_t y, int m, int d)
{
	int64_t era, doe;

	y -= m <= 2;
	era = floor_div(y, 400);
	doe = y - era * 400;
	doe = doe * 365 + doe / 4 - doe / 100 +
	      (153 * (m > 2 ? m - 3 : m + 9) + 2) / 5 + d - 1;
	return era * 146097 + doe - 719468;
}

static void
to_civil(int64_t day, int *y, int *m, int *d)
{
	int64_t era = floor_div(day + 719468, 146097);
	int64_t doe = day + 719468 - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;

	*d = (int)(doy - (153 * mp + 2) / 5 + 1);
	*m = (int)(mp < 10 ? mp + 3 : mp - 9);
	*y = (int)(yoe + era * 400 + (*m <= 2));
}

static bool
civil(int y, int m, int d, int64_t *day)
{
	int y2, m2, d2;

	if (y < 1970 || y > 9999 || m < 1 || m > 12 || d < 1 || d > 31)
		return false;
	*day = from_civil(y, m, d);
	to_civil(*day, &y2, &m2, &d2);
	return d2 == d;
}

struct when
when_local(int64_t t)
{
	time_t seconds = (time_t)floor_div(t, 1000);
	struct tm local;
	int64_t day;

	if (!localtime_r(&seconds, &local))
		return (struct when){.t = t};
	day = from_civil(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
	return (struct when){.t = t,
	    .off = (int)((day * 1440 + local.tm_hour * 60 + local.tm_min) -
			 floor_div(t, MS_MINUTE))};
}

struct when
when_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	return when_local((int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000);
}

int64_t
when_elapsed(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Reads .fff of a second to milliseconds; *s moves past it. */
static int
read_fraction(const char **s)
{
	int ms = 0, unit = 100;

	if (**s != '.')
		return 0;
	for (++*s; **s >= '0' && **s <= '9'; ++*s, unit /= 10)
		ms += (**s - '0') * unit;
	return ms;
}

/* Reads Z or +hh:mm at the end of a time. */
static bool
read_offset(const char *s, int *off)
{
	int h, m, n = 0;

	if (strcmp(s, "Z") == 0 || strcmp(s, "z") == 0) {
		*off = 0;
		return true;
	}
	if ((*s != '+' && *s != '-') || strlen(s) != 6 ||
	    sscanf(s + 1, "%2d:%2d%n", &h, &m, &n) != 2 || n != 5 || h > 23 ||
	    m > 59 || h < 0 || m < 0)
		return false;
	*off = (*s == '-' ? -1 : 1) * (h * 60 + m);
	return true;
}

const struct err *
when_parse(struct when *w, const char *text)
{
	int y, mo, d, h, mi, s, ms, n = 0, off;
	int64_t day;
	const char *rest;

	if (sscanf(text, "%4d-%2d-%2d%*1[Tt ]%2d:%2d:%2d%n", &y, &mo, &d, &h,
		&mi, &s, &n) != 6 ||
	    n != 19)
		goto bad;
	rest = text + n;
	ms = read_fraction(&rest);
	if (!civil(y, mo, d, &day) || h < 0 || h > 23 || mi < 0 || mi > 59 ||
	    s < 0 || s > 60 || !read_offset(rest, &off))
		goto bad;
	*w = (struct when){.t = day * MS_DAY + h * (int64_t)MS_HOUR +
				(mi - off) * (int64_t)MS_MINUTE + s * 1000 + ms,
	    .off = off};
	return NULL;
bad:
	return err_new(ERR_USAGE,
	    _("%s: not a time: write it as 2026-03-10T08:00:00+08:00"), text);
}

const char *
when_format(struct when w, char out[WHEN_SIZE])
{
	int64_t local = w.t + w.off * (int64_t)MS_MINUTE;
	int64_t day = floor_div(local, MS_DAY);
	int ms = (int)(local - day * MS_DAY), off = abs(w.off), y, m, d;

	to_civil(day, &y, &m, &d);
	snprintf(out, WHEN_SIZE,
	    "%04d-%02d-%02dT%02d:%02d:%02d.%03d%c%02d:%02d", y, m, d,
	    ms / MS_HOUR, ms / MS_MINUTE % 60, ms / 1000 % 60, ms % 1000,
	    w.off < 0 ? '-' : '+', off / 60, off % 60);
	return out;
}

int64_t
day_of(struct when w, int rollover)
{
	return floor_div(
	    w.t + w.off * (int64_t)MS_MINUTE - rollover * (int64_t)MS_HOUR,
	    MS_DAY);
}

const struct err *
day_parse(int64_t *day, const char *text, int64_t today)
{
	int y, m, d, n = 0;
	char *end;

	if (strcmp(text, "today") == 0 || strcmp(text, "tomorrow") == 0) {
		*day = today + (text[2] == 'm');
		return NULL;
	}
	if (*text == '+' && text[1] >= '0' && text[1] <= '9') {
		long long more = strtoll(text + 1, &end, 10);

		if (!*end && more <= LAST_DAY - today) {
			*day = today + more;
			return NULL;
		}
	}
	if (strlen(text) == 10 &&
	    sscanf(text, "%4d-%2d-%2d%n", &y, &m, &d, &n) == 3 && n == 10 &&
	    civil(y, m, d, day))
		return NULL;
	return err_new(ERR_USAGE,
	    _("%s: not a day: write it as 2026-03-10, today, tomorrow or +7"),
	    text);
}

const char *
day_format(int64_t day, char out[DAY_SIZE])
{
	int y, m, d;

	to_civil(day, &y, &m, &d);
	snprintf(out, DAY_SIZE, "%04d-%02d-%02d", y, m, d);
	return out;
}

int
day_weekday(int64_t day)
{
	return (int)(day + 3 - 7 * floor_div(day + 3, 7));
}
