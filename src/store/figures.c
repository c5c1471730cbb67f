#include "store/figures.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/out.h"
#include "store/db.h"

#include <stdlib.h>
#include <string.h>

enum { HARDEST = 10, CONFUSIONS = 10 };

struct job {
	struct figures *f;
	struct arena *arena;
	struct store *store;
	const char *decks; /* JSON array of names, or NULL */
};

/* The names as a JSON array, NULL for none; in the arena. */
static const char *
deck_names(struct arena *a, const char *const *deck, size_t n)
{
	struct buf b = {0};
	struct out out = {.buf = &b};
	const char *text;
	size_t i;

	if (!n)
		return NULL;
	for (i = 0; i < n; i++) {
		out_raw(&out, i ? "," : "[", 1);
		json_quote(&out, deck[i], strlen(deck[i]));
	}
	out_raw(&out, "]", 1);
	text = arena_strdup(a, b.data);
	buf_free(&b);
	return text;
}

static sqlite3_stmt *
period_query(struct job *j, enum query_id id)
{
	return query(j->store, id, "iit", j->f->since, j->f->until, j->decks);
}

static struct tally
read_tally(struct job *j, sqlite3_stmt *s)
{
	struct tally t = {.answers = sqlite3_column_int64(s, 1),
	    .fresh = sqlite3_column_int64(s, 2),
	    .reviews = sqlite3_column_int64(s, 3),
	    .passed = sqlite3_column_int64(s, 4),
	    .ms = sqlite3_column_int64(s, 5)};
	char day[DAY_SIZE];

	if (j->f->by && strcmp(j->f->by, "day") == 0)
		t.key = arena_strdup(
		    j->arena, day_format(sqlite3_column_int64(s, 0), day));
	else if (sqlite3_column_type(s, 0) != SQLITE_NULL)
		t.key = arena_strdup(j->arena, column_text(s, 0));
	return t;
}

static const struct err *
read_total(struct job *j, struct tally *total, int64_t since, int64_t until)
{
	const char *by = j->f->by;
	const struct err *e = NULL;
	sqlite3_stmt *s =
	    query(j->store, Q_TALLY_TOTAL, "iit", since, until, j->decks);

	j->f->by = NULL;
	if (query_row(j->store, s, &e)) {
		*total = read_tally(j, s);
		query_end(s);
	}
	j->f->by = by;
	return e;
}

static const struct err *
read_rows(struct job *j)
{
	static const struct {
		const char *by;
		enum query_id id;
	} way[] = {{"day", Q_TALLY_BY_DAY}, {"section", Q_TALLY_BY_TOPIC},
	    {"kind", Q_TALLY_BY_KIND}, {"card", Q_TALLY_BY_CARD},
	    {"hour", Q_TALLY_BY_HOUR}};
	struct tally *row = NULL;
	const struct err *e = NULL;
	sqlite3_stmt *s;
	size_t i, n = 0, cap = 0;

	if (!j->f->by)
		return NULL;
	for (i = 0; strcmp(way[i].by, j->f->by) != 0; i++)
		;
	s = period_query(j, way[i].id);
	while (query_row(j->store, s, &e)) {
		MEM_GROW(row, n, cap);
		row[n++] = read_tally(j, s);
	}
	j->f->row = arena_array(j->arena, n ? n : 1, sizeof *row);
	if (n)
		memcpy(j->f->row, row, n * sizeof *row);
	j->f->nrow = n;
	free(row);
	return e;
}

/* The first day of an answer, the calendar and the runs of days. */
static const struct err *
read_days(struct job *j)
{
	struct figures *f = j->f;
	const struct err *e = NULL;
	int64_t run = 0, last = INT64_MIN, first = f->today;
	sqlite3_stmt *s = period_query(j, Q_ANSWER_DAYS);

	while (query_row(j->store, s, &e)) {
		int64_t day = sqlite3_column_int64(s, 0);
		int64_t ago = f->today - day;

		if (last == INT64_MIN)
			first = day;
		run = last != INT64_MIN && day == last + 1 ? run + 1 : 1;
		last = day;
		if (run > f->longest_streak)
			f->longest_streak = run;
		if (ago >= 0 && ago < FIGURES_CALENDAR)
			f->calendar[FIGURES_CALENDAR - 1 - ago] =
			    sqlite3_column_int64(s, 1);
	}
	f->streak = last != INT64_MIN && last + 1 >= f->today ? run : 0;
	if (f->since == INT64_MIN)
		f->since = first;
	return e;
}

static void
add(struct tally *t, bool review, bool fresh, bool pass, int64_t ms)
{
	t->answers++;
	t->fresh += fresh;
	t->reviews += review;
	t->passed += review && pass;
	t->ms += ms;
}

/*
 * By hour of the learner's clock; and by whether the card's last answer was
 * three weeks ago or more (mature). Answers come card by card, in order.
 */
static const struct err *
read_times(struct job *j)
{
	const struct err *e = NULL;
	sqlite3_stmt *s = period_query(j, Q_ANSWER_TIMES);
	int64_t card = 0, last = 0;

	while (query_row(j->store, s, &e)) {
		int64_t home = sqlite3_column_int64(s, 0);
		int64_t day = sqlite3_column_int64(s, 1);
		bool fresh = sqlite3_column_int(s, 4) == 2;
		bool review = sqlite3_column_int(s, 3) && !fresh;
		bool pass = sqlite3_column_int(s, 5) >= 3;
		bool mature = home == card && day - last >= FIGURES_MATURE;

		card = home;
		last = day;
		if (day < j->f->since)
			continue;
		add(&j->f->hour[sqlite3_column_int(s, 2)], review, fresh, pass,
		    sqlite3_column_int64(s, 6));
		add(mature ? &j->f->mature : &j->f->young, review, fresh, pass,
		    sqlite3_column_int64(s, 6));
	}
	return e;
}

static const struct err *
read_forecast(struct job *j)
{
	const struct err *e = NULL;
	sqlite3_stmt *s = query(j->store, Q_AGENDA_AHEAD, "iit", (int64_t)0,
	    j->f->today + FIGURES_FORECAST - 1, j->decks);

	while (query_row(j->store, s, &e)) {
		int64_t ahead = sqlite3_column_int64(s, 0) - j->f->today;

		j->f->forecast[ahead < 0 ? 0 : ahead] +=
		    sqlite3_column_int64(s, 1);
	}
	return e;
}

static const struct err *
read_classes(struct job *j)
{
	struct figures *f = j->f;
	const struct err *e = NULL;
	sqlite3_stmt *s = period_query(j, Q_CARD_CLASSES);

	while (query_row(j->store, s, &e)) {
		int64_t ivl = sqlite3_column_int64(s, 0);
		int64_t n = sqlite3_column_int64(s, 2);

		f->interval[figures_interval_of(ivl)] += n;
		f->ease[figures_ease_of(sqlite3_column_int64(s, 1))] += n;
		if (ivl >= FIGURES_MATURE)
			f->cards_mature += n;
		else
			f->cards_young += n;
	}
	if (e)
		return e;
	s = period_query(j, Q_CARD_STATES);
	if (query_row(j->store, s, &e)) {
		f->cards_suspended = sqlite3_column_int64(s, 0);
		f->cards_held = sqlite3_column_int64(s, 1);
		f->cards_reserve = sqlite3_column_int64(s, 2);
		f->leeches = sqlite3_column_int64(s, 3);
		f->cards_new = sqlite3_column_int64(s, 4);
		query_end(s);
	}
	return e;
}

static const struct err *
name_hard(struct job *j, struct hard_card *h)
{
	struct entries *found = NULL;
	const struct err *e = store_card(&found, j->store, h->id);
	sqlite3_stmt *s;

	if (e)
		return e;
	h->ask = arena_strdup(j->arena, found->v[0].card->ask);
	entries_free(found);
	s = query(j->store, Q_CARD_REVIEWS, "u", h->id);
	if (query_row(j->store, s, &e)) {
		h->reviews = sqlite3_column_int64(s, 0);
		h->passed = sqlite3_column_int64(s, 1);
		query_end(s);
	}
	return e;
}

static const struct err *
read_hardest(struct job *j)
{
	struct figures *f = j->f;
	const struct err *e = NULL;
	sqlite3_stmt *s = period_query(j, Q_CARDS_HARDEST);
	size_t i;

	f->hard = arena_array(j->arena, HARDEST, sizeof *f->hard);
	while (query_row(j->store, s, &e)) {
		int64_t lapses = sqlite3_column_int64(s, 1);

		f->hard[f->nhard++] = (struct hard_card){.id = column_u64(s, 0),
		    .lapses = lapses,
		    .ease = sqlite3_column_int64(s, 2),
		    .leech = sqlite3_column_int(s, 3) != 0};
	}
	for (i = 0; i < f->nhard && !e; i++)
		e = name_hard(j, &f->hard[i]);
	return e;
}

static const struct err *
read_confusions(struct job *j)
{
	struct figures *f = j->f;
	const struct err *e = NULL;
	sqlite3_stmt *s = period_query(j, Q_MOST_TAKEN);

	f->confusion = arena_array(j->arena, CONFUSIONS, sizeof *f->confusion);
	while (query_row(j->store, s, &e))
		f->confusion[f->nconfusion++] = (struct confusion){
		    .asked = arena_strdup(j->arena, column_text(s, 0)),
		    .given = arena_strdup(j->arena, column_text(s, 1)),
		    .times = sqlite3_column_int64(s, 2)};
	return e;
}

const struct err *
store_figures(struct figures *f, struct arena *a, struct store *store,
    const char *const *deck, size_t ndeck)
{
	struct job j = {.f = f,
	    .arena = a,
	    .store = store,
	    .decks = deck_names(a, deck, ndeck)};
	const struct err *e;
	int64_t length;

	if ((e = read_days(&j)) ||
	    (e = read_total(&j, &f->total, f->since, f->until)) ||
	    (e = read_rows(&j)) || f->sums_only)
		return e;
	if ((e = read_times(&j)) || (e = read_forecast(&j)) ||
	    (e = read_classes(&j)) || (e = read_hardest(&j)) ||
	    (e = read_confusions(&j)) ||
	    (e = store_setting_number(
		 &f->new_per_day, store, "new_per_day", NULL)))
		return e;
	if (!f->compared)
		return NULL;
	length = f->until - f->since + 1;
	return read_total(&j, &f->before, f->since - length, f->since - 1);
}
