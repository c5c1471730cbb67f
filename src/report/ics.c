#include "report/ics.h"

#include "base/buf.h"
#include "base/out.h"
#include "base/text.h"

#include <string.h>
#include <time.h>

enum { LINE_BYTES = 75 };

/* Puts a line, folded: the next ones begin with a blank. */
static void
put_line(struct ics *c, const char *s)
{
	struct buf clean = {0};
	size_t used = 0, i = 0;

	text_clean(&clean, s, strlen(s));
	while (i < clean.len) {
		int32_t cp;
		size_t n = text_next(clean.data + i, clean.len - i, &cp);

		if (used + n > LINE_BYTES) {
			out_raw(c->out, "\r\n ", 3);
			used = 1;
		}
		out_raw(c->out, clean.data + i, n);
		used += n;
		i += n;
	}
	out_raw(c->out, "\r\n", 2);
	buf_free(&clean);
}

static void
put(struct ics *c, const char *name, const char *value)
{
	struct buf b = {0};

	buf_printf(&b, "%s%s", name, value);
	put_line(c, b.data);
	buf_free(&b);
}

/* Text with what means something else in a calendar escaped. */
static void
put_text(struct ics *c, const char *name, const char *text)
{
	struct buf b = {0};

	for (; *text; text++) {
		if (strchr("\\;,", *text))
			buf_putc(&b, '\\');
		if (*text == '\n')
			buf_puts(&b, "\\n");
		else
			buf_putc(&b, *text);
	}
	put(c, name, buf_text(&b));
	buf_free(&b);
}

static void
put_day(struct ics *c, const char *name, int64_t day)
{
	char date[DAY_SIZE], packed[DAY_SIZE];
	size_t i, n = 0;

	day_format(day, date);
	for (i = 0; date[i]; i++)
		if (date[i] != '-')
			packed[n++] = date[i];
	packed[n] = '\0';
	put(c, name, packed);
}

void
ics_begin(struct ics *c, struct out *out, struct when made)
{
	time_t t = (time_t)(made.t / 1000);
	struct tm tm;

	*c = (struct ics){.out = out};
	gmtime_r(&t, &tm);
	strftime(c->stamp, sizeof c->stamp, "%Y%m%dT%H%M%SZ", &tm);
	put_line(c, "BEGIN:VCALENDAR");
	put_line(c, "VERSION:2.0");
	put_line(c, "PRODID:-//gloss//gloss " VERSION "//EN");
}

void
ics_day(struct ics *c, const char *kind, int64_t day, const char *title)
{
	char date[DAY_SIZE];
	struct buf uid = {0};

	buf_printf(&uid, "%s-%s@gloss", kind, day_format(day, date));
	put_line(c, "BEGIN:VEVENT");
	put(c, "UID:", uid.data);
	put(c, "DTSTAMP:", c->stamp);
	put_day(c, "DTSTART;VALUE=DATE:", day);
	put_day(c, "DTEND;VALUE=DATE:", day + 1);
	put_text(c, "SUMMARY:", title);
	put_line(c, "END:VEVENT");
	buf_free(&uid);
}

void
ics_end(struct ics *c)
{
	put_line(c, "END:VCALENDAR");
}
