#include "exchange/import.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/input.h"
#include "base/jsonin.h"
#include "base/msg.h"
#include "base/progress.h"
#include "exchange/event.h"
#include "exchange/reading.h"
#include "store/store.h"

#include <stdbool.h>
#include <string.h>

enum { LOOK = 4096, MS_DAY = 86400000, STEP = 256 };

static bool
has_column(const struct reading *r, const char *name)
{
	size_t i;

	for (i = 0; i < r->csv.n; i++)
		if (strcmp(r->csv.cell[i], name) == 0)
			return true;
	return false;
}

static const struct err *
unknown(const struct reading *r)
{
	return input_error(r->in, "%s",
	    _("neither a deck, nor cards, nor answers as 'gloss export' writes "
	      "them"));
}

static const struct err *
read_rows(struct reading *r)
{
	const struct err *e;
	bool more;

	if ((e = csv_next(&r->csv, &more)))
		return e;
	if (more && has_column(r, "t") && has_column(r, "card"))
		return read_event_rows(r);
	if (more && has_column(r, "ask") && has_column(r, "answer"))
		return read_card_rows(r);
	return unknown(r);
}

/* What stands in the first bytes of a file decides how it is read. */
static const struct {
	const char *mark;
	const struct err *(*read)(struct reading *);
} documents[] = {{"\"gloss.answers\"", read_lines},
    {"\"gloss.all\"", read_lines}, {"\"gloss.cards\"", read_card_document},
    {"\"gloss.deck\"", read_card_document}};

/* A line of a deck file has a colon before any comma: "Ask: When, ...". */
static bool
is_deck_line(const char *s)
{
	size_t n = strcspn(s, ":,\n");

	return *s == '%' || *s == '#' || (n && s[n] == ':');
}

static const struct err *
read_any(struct reading *r)
{
	char start[LOOK + 1], *bytes, *s;
	const struct err *e;
	size_t i, n;

	if ((e = input_look(r->in, LOOK, &bytes, &n)))
		return e;
	n = n < LOOK ? n : LOOK;
	memcpy(start, bytes, n);
	start[n] = '\0';
	s = start + strspn(start, " \t\r\n");
	for (i = 0; *s == '{' && i < sizeof documents / sizeof *documents; i++)
		if (strstr(s, documents[i].mark))
			return documents[i].read(r);
	if (*s == '{' || !*s)
		return unknown(r);
	return is_deck_line(s) ? read_deck_file(r) : read_rows(r);
}

const struct err *
reading_event(struct reading *r, const char *const *field)
{
	const struct err *e;
	struct event_gaps gaps;
	struct event ev;
	bool added;

	if ((e = event_read(&ev, &gaps, field)))
		return input_blame(r->in, e);
	if (gaps.day)
		ev.day = day_of((struct when){ev.t, ev.off}, (int)r->rollover);
	if ((e = store_merge(r->store, &ev, &added)))
		return input_blame(r->in, e);
	r->import->events++;
	if (r->import->events % STEP == 0 &&
	    (e = progress_set(
		 r->progress, input_done(r->in), input_size(r->in))))
		return e;
	r->import->added += added;
	r->import->ahead += added && ev.t > r->now.t + MS_DAY;
	return NULL;
}

const struct err *
import_file(struct import *import, struct store *store, struct when now,
    const char *path, struct progress *progress)
{
	struct reading r = {.import = import,
	    .store = store,
	    .now = now,
	    .path = path,
	    .progress = progress};
	const struct err *e;

	*import = (struct import){0};
	r.arena = arena_new();
	if ((e = store_setting_number(&r.rollover, store, "rollover", NULL)) ||
	    (e = json_reader_new(&r.json)) || (e = input_open(&r.in, path)))
		goto done;
	r.csv.in = r.in;
	e = read_any(&r);
done:
	input_close(r.in);
	csv_reader_free(&r.csv);
	json_reader_free(r.json);
	arena_free(r.arena);
	return e;
}
