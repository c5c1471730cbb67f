#include "store/exam.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/json.h"
#include "base/jsonin.h"
#include "base/mem.h"
#include "base/out.h"
#include "store/db.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void
exams_free(struct exams *x)
{
	if (!x)
		return;
	arena_free(x->arena);
	free(x);
}

/* Days from planning an exam to it; one farther away is a broken clock's. */
enum { DAYS_MOST = 1100, MINUTES_MOST = 1440 };

/* --- reading ---------------------------------------------------------------
 */

struct reading {
	struct exams *exams;
	struct json_reader *json;
	size_t cap;
};

static double
number(const struct json_members *m, const char *key, double none)
{
	const struct json_member *found = json_member(m, key);

	return found && found->n ? found->v->number : none;
}

static const char *
text(const struct json_members *m, const char *key)
{
	const struct json_member *found = json_member(m, key);

	return found && found->n ? found->v->text : NULL;
}

static void
read_minutes(struct exam *x, const struct json_members *m)
{
	const struct json_member *days = json_member(m, "minutes_by_weekday");
	size_t i;

	for (i = 0; i < 7; i++) {
		double n = days && i < days->n ? days->v[i].number
					       : number(m, "minutes", 0);

		x->minutes[i] = (int64_t)fmax(0, fmin(n, MINUTES_MOST));
	}
}

static void
read_days_off(struct exam *x, const struct json_members *m, struct arena *a)
{
	const struct json_member *days = json_member(m, "off_days");
	int64_t *v = arena_array(a, days ? days->n : 1, sizeof *v);

	x->day_off = v;
	for (; days && x->ndays_off < days->n; x->ndays_off++)
		v[x->ndays_off] = (int64_t)days->v[x->ndays_off].number;
}

/* {"SECTION": POINTS, ...}, which the reader leaves as text. */
static void
read_sections(struct exam *x, const struct json_members *m, struct reading *r)
{
	const char *json = text(m, "sections");
	struct arena *a = r->exams->arena;
	struct json_members each = {0};
	struct exam_section *v;

	if (!json)
		return;
	err_free(json_read(&each, r->json, a, json, strlen(json)));
	x->section = v = arena_array(a, each.n + 1, sizeof *v);
	for (; x->nsections < each.n; x->nsections++)
		v[x->nsections] = (struct exam_section){
		    each.v[x->nsections].key, each.v[x->nsections].v->number};
}

static struct exam
read_exam(const struct json_members *m, struct reading *r)
{
	struct exam x = {
	    .name = text(m, "name"),
	    .deck = text(m, "deck"),
	    .at = {(int64_t)number(m, "at", 0), (int)number(m, "off", 0)},
	    .target = number(m, "target", 0),
	    .questions = (int64_t)number(m, "questions", 0),
	};

	read_minutes(&x, m);
	read_days_off(&x, m, r->exams->arena);
	read_sections(&x, m, r);
	return x;
}

static bool
is_sound(const struct exam *x, const struct event *ev)
{
	return x->at.t > 0 && x->at.t - ev->t < DAYS_MOST * INT64_C(86400000) &&
	       x->at.off >= -1440 && x->at.off <= 1440;
}

static struct exam *
find(const struct exams *x, const char *name)
{
	size_t i;

	for (i = 0; i < x->n; i++)
		if (strcmp(x->v[i].name, name) == 0)
			return &x->v[i];
	return NULL;
}

static void
drop(struct exams *x, const char *name)
{
	struct exam *old = find(x, name);

	if (old)
		*old = x->v[--x->n];
}

static void
put(struct reading *r, struct exam x)
{
	struct exam *old = find(r->exams, x.name);

	if (old) {
		x.made = old->made;
		*old = x;
		return;
	}
	MEM_GROW(r->exams->v, r->exams->n, r->cap);
	r->exams->v[r->exams->n++] = x;
}

/* Of an event that no version of gloss wrote nothing is taken. */
static void
read_event(struct reading *r, const struct event *ev)
{
	struct json_members m = {0};
	const char *arg = ev->arg ? ev->arg : "", *name;

	err_free(json_read(&m, r->json, r->exams->arena, arg, strlen(arg)));
	name = text(&m, "name");
	if (name && json_member(&m, "drop")) {
		drop(r->exams, name);
	} else if (name) {
		struct exam x = read_exam(&m, r);

		x.made = ev->day;
		if (is_sound(&x, ev))
			put(r, x);
	}
}

static int
nearest_first(const void *a, const void *b)
{
	const struct exam *x = a, *y = b;

	if (x->at.t != y->at.t)
		return x->at.t < y->at.t ? -1 : 1;
	return strcmp(x->name, y->name);
}

static const struct err *
read_events(struct reading *r, struct store *s)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_EVENT_OF_KIND, "t", "exam");

	while (query_row(s, q, &e)) {
		struct event_row row = event_row(q);

		if (!r->json && (e = json_reader_new(&r->json))) {
			query_end(q);
			break;
		}
		read_event(r, &row.event);
	}
	return e;
}

/* Copies what a stable array holds into the arena, in order. */
static void
finish(struct exams *x)
{
	struct exam *v = arena_array(x->arena, x->n + 1, sizeof *v);

	if (x->n) {
		qsort(x->v, x->n, sizeof *x->v, nearest_first);
		memcpy(v, x->v, x->n * sizeof *v);
	}
	free(x->v);
	x->v = v;
}

const struct err *
store_exams(struct exams **out, struct store *s)
{
	struct reading r = {.exams = mem_new(1, sizeof *r.exams)};
	const struct err *e;

	*out = r.exams;
	r.exams->arena = arena_new();
	e = read_events(&r, s);
	json_reader_free(r.json);
	finish(r.exams);
	if (e) {
		exams_free(r.exams);
		*out = NULL;
	}
	return e;
}

/* --- writing ---------------------------------------------------------------
 */

static void
write_minutes(struct json *j, const struct exam *x)
{
	bool equal = true;
	int i;

	for (i = 1; i < 7; i++)
		equal = equal && x->minutes[i] == x->minutes[0];
	if (equal) {
		json_int(j, "minutes", x->minutes[0]);
		return;
	}
	json_array(j, "minutes_by_weekday");
	for (i = 0; i < 7; i++)
		json_int(j, NULL, x->minutes[i]);
	json_end_array(j);
}

static void
write_exam(struct json *j, const struct exam *x)
{
	size_t i;

	json_string(j, "name", x->name);
	if (x->deck)
		json_string(j, "deck", x->deck);
	json_int(j, "at", x->at.t);
	json_int(j, "off", x->at.off);
	json_real(j, "target", x->target);
	write_minutes(j, x);
	json_array(j, "off_days");
	for (i = 0; i < x->ndays_off; i++)
		json_int(j, NULL, x->day_off[i]);
	json_end_array(j);
	if (x->nsections)
		json_object(j, "sections");
	for (i = 0; i < x->nsections; i++)
		json_real(j, x->section[i].name, x->section[i].points);
	if (x->nsections)
		json_end_object(j);
	if (x->questions)
		json_int(j, "questions", x->questions);
}

static void
write_drop(struct json *j, const struct exam *x)
{
	json_string(j, "name", x->name);
	json_bool(j, "drop", true);
}

static const struct err *
append(struct store *s, void (*write)(struct json *, const struct exam *),
    const struct exam *x)
{
	struct event ev = event_new(EVENT_EXAM);
	struct buf arg = {0};
	struct out out = {.buf = &arg};
	struct json j = {.out = &out};
	const struct err *e;

	json_object(&j, NULL);
	write(&j, x);
	json_end_object(&j);
	ev.arg = buf_text(&arg);
	e = store_append(s, &ev);
	buf_free(&arg);
	return e;
}

const struct err *
store_plan_exam(struct store *s, const struct exam *x)
{
	return append(s, write_exam, x);
}

const struct err *
store_drop_exam(struct store *s, const char *name)
{
	struct exam x = {.name = name};

	return append(s, write_drop, &x);
}

/* --- answers ---------------------------------------------------------------
 */

static int
or_none(sqlite3_stmt *q, int column)
{
	return sqlite3_column_type(q, column) == SQLITE_NULL
		   ? -1
		   : sqlite3_column_int(q, column);
}

const struct err *
store_replies(struct store *s, reply_fn *visit, void *data)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_REPLIES, "");

	while (query_row(s, q, &e)) {
		struct event ev = event_new(EVENT_ANSWER);

		ev.t = sqlite3_column_int64(q, 1);
		ev.day = sqlite3_column_int64(q, 2);
		ev.purpose = purpose_of(column_text(q, 3));
		ev.grade = sqlite3_column_int(q, 4);
		ev.credit = or_none(q, 5);
		ev.ms = or_none(q, 6);
		if ((e = visit(data, column_u64(q, 0), &ev))) {
			query_end(q);
			break;
		}
	}
	return e;
}
