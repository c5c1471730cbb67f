#include "exchange/event.h"

#include "base/day.h"
#include "base/err.h"
#include "base/msg.h"
#include "base/text.h"
#include "schedule/log.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* How far from its instant the day of an event may lie. */
enum { DAYS_AWAY = 2 };

static const int64_t ms_most = INT64_C(1) << 53;

static const struct err *
wrong(int field, const char *value)
{
	return err_new(ERR_INPUT, _("%s: no value for it: %.60s"),
	    event_field_name(field), value);
}

static const struct err *
missing(int field)
{
	return err_new(ERR_INPUT, _("%s: missing"), event_field_name(field));
}

/* A whole number in a range; where it is empty the number stays. */
static const struct err *
read_number(int64_t *number, const char *const *field, int at, int64_t least,
    int64_t most)
{
	const char *text = field[at];
	long long x;
	char *end;

	if (!text || !*text)
		return NULL;
	errno = 0;
	x = strtoll(text, &end, 10);
	if (*end || errno || strchr(" \t\n+", *text) || x < least || x > most)
		return wrong(at, text);
	*number = x;
	return NULL;
}

static const struct err *
read_small(int *number, const char *const *field, int at, int least, int most)
{
	int64_t wide = *number;
	const struct err *e = read_number(&wide, field, at, least, most);

	*number = (int)wide;
	return e;
}

static const struct err *
read_id(uint64_t *id, const char *const *field, int at)
{
	const char *text = field[at];

	if (!text || !*text)
		return NULL;
	return text_hex(id, text) && *id ? NULL : wrong(at, text);
}

static const struct err *
read_time(struct event *ev, const char *const *field)
{
	const struct err *e;
	struct when when;
	int off;

	if (!field[AT_T] || !*field[AT_T])
		return missing(AT_T);
	if ((e = when_parse(&when, field[AT_T])))
		return e;
	off = when.off;
	if ((e = read_small(&off, field, AT_OFF, -1440, 1440)))
		return e;
	if (off != when.off)
		return wrong(AT_OFF, field[AT_OFF]);
	ev->t = when.t;
	ev->off = off;
	return NULL;
}

/* The day in the log may be that of another rollover, but not far away. */
static const struct err *
read_day(struct event *ev, const char *const *field)
{
	int64_t about = day_of((struct when){ev->t, ev->off}, 0);

	return read_number(
	    &ev->day, field, AT_DAY, about - DAYS_AWAY, about + DAYS_AWAY);
}

static const struct err *
read_words(struct event *ev, const char *const *field)
{
	const char *kind = field[AT_KIND], *purpose = field[AT_PURPOSE];
	int word = EVENT_ANSWER;

	if (kind && *kind && (word = event_kind_of(kind)) < 0)
		return wrong(AT_KIND, kind);
	*ev = event_new((enum event_kind)word);
	if (word == EVENT_ANSWER)
		ev->purpose = PURPOSE_REVIEW;
	if (!purpose || !*purpose)
		return NULL;
	if (word != EVENT_ANSWER || (ev->purpose = purpose_of(purpose)) < 0)
		return wrong(AT_PURPOSE, purpose);
	return NULL;
}

static const struct err *
read_answer(struct event *ev, const char *const *field)
{
	const struct err *e;

	if ((e = read_small(&ev->grade, field, AT_GRADE, 0, 5)) ||
	    (e = read_small(&ev->suggested, field, AT_SUGGESTED, 0, 5)) ||
	    (e = read_small(&ev->credit, field, AT_CREDIT, 0, 1000)))
		return e;
	return read_number(&ev->ms, field, AT_MS, 0, ms_most);
}

/* An undo names an event, and nothing else does. */
static const struct err *
read_target(struct event *ev, const char *const *field)
{
	const struct err *e;

	if ((e = read_id(&ev->tdev, field, AT_TDEV)) ||
	    (e = read_number(&ev->tseq, field, AT_TSEQ, 1, INT64_MAX)))
		return e;
	if ((ev->tseq != 0) != (ev->kind == EVENT_UNDO))
		return ev->tseq ? wrong(AT_TSEQ, field[AT_TSEQ])
				: missing(AT_TSEQ);
	if ((ev->tdev != 0) != (ev->tseq != 0))
		return ev->tdev ? wrong(AT_TDEV, field[AT_TDEV])
				: missing(AT_TDEV);
	return NULL;
}

/* Kinds of event that are of the library rather than of a card. */
static bool
is_of_library(enum event_kind kind)
{
	return kind == EVENT_UNDO || kind == EVENT_DECK ||
	       kind == EVENT_SPREAD || kind == EVENT_EXAM || kind == EVENT_CONF;
}

static const char *
text_of(const char *text)
{
	return text && *text ? text : NULL;
}

const struct err *
event_read(struct event *ev, struct event_gaps *gaps,
    const char *const field[EVENT_FIELD_COUNT])
{
	const struct err *e;

	if ((e = read_words(ev, field)) || (e = read_time(ev, field)) ||
	    (e = read_id(&ev->device, field, AT_DEVICE)) ||
	    (e = read_number(&ev->seq, field, AT_SEQ, 1, INT64_MAX)) ||
	    (e = read_day(ev, field)) ||
	    (e = read_id(&ev->card, field, AT_CARD)) ||
	    (e = read_answer(ev, field)) || (e = read_target(ev, field)))
		return e;
	if (!ev->card && !is_of_library(ev->kind))
		return missing(AT_CARD);
	if (ev->grade < 0 && ev->kind == EVENT_ANSWER)
		return missing(AT_GRADE);
	ev->typed = text_of(field[AT_TYPED]);
	ev->arg = text_of(field[AT_ARG]);
	ev->batch = text_of(field[AT_BATCH]);
	*gaps = (struct event_gaps){.device = !ev->device,
	    .seq = !ev->seq,
	    .day = !text_of(field[AT_DAY])};
	return NULL;
}
