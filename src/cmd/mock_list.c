/* The mock papers so far, oldest first. */

#include "base/arena.h"
#include "base/err.h"
#include "base/json.h"
#include "base/jsonin.h"
#include "base/out.h"
#include "cmd/cmd.h"
#include "cmd/mock.h"
#include "store/paper.h"

#include <string.h>

struct listing {
	struct ctx *ctx;
	struct json_reader *reader;
	struct arena *arena;
	struct json *json; /* NULL: as text */
	size_t n;
};

static double
number(const struct json_members *m, const char *key)
{
	const struct json_member *v = json_member(m, key);

	return v && v->n ? v->v->number : 0;
}

static void
print_json(struct json *j, const struct json_members *m, const char *deck,
    const char *when)
{
	static const char *const names[] = {
	    "ms", "questions", "score", "predicted", "low", "high"};
	size_t i;

	json_object(j, NULL);
	json_string(j, "at", when);
	json_string(j, "deck", deck);
	for (i = 0; i < sizeof names / sizeof *names; i++)
		json_real(j, names[i], number(m, names[i]));
	json_end_object(j);
}

static const struct err *
print_paper(void *data, const struct event *ev, bool is_void)
{
	struct listing *l = data;
	const char *arg = ev->arg ? ev->arg : "";
	const struct json_member *deck;
	struct json_members m;
	char when[WHEN_SIZE];

	err_free(json_read(&m, l->reader, l->arena, arg, strlen(arg)));
	if (is_void || !json_member(&m, "paper"))
		return NULL;
	deck = json_member(&m, "deck");
	when_format((struct when){ev->t, ev->off}, when);
	l->n++;
	if (l->json) {
		print_json(l->json, &m, deck ? deck->v->text : NULL, when);
		return NULL;
	}
	out_printf(l->ctx->out,
	    _("%.10s %.5s  %5.1f of 100, predicted %5.1f (%.0f to %.0f), "
	      "%.0f questions: %s\n"),
	    when, when + 11, number(&m, "score"), number(&m, "predicted"),
	    number(&m, "low"), number(&m, "high"), number(&m, "questions"),
	    deck ? deck->v->text : _("all decks"));
	return NULL;
}

const struct err *
mock_list(struct ctx *ctx, bool json)
{
	struct listing l = {.ctx = ctx, .arena = arena_new()};
	const struct err *e = json_reader_new(&l.reader);
	struct json j;

	if (json) {
		json_document(&j, ctx->out, "papers");
		json_array(&j, "papers");
		l.json = &j;
	}
	if (!e)
		e = store_exam_events(ctx->store, print_paper, &l);
	if (json) {
		json_end_array(&j);
		json_end(&j);
	} else if (!e && l.n == 0) {
		out_puts(ctx->out, _("No paper was sat yet: 'gloss mock' "
				     "begins one.\n"));
	}
	json_reader_free(l.reader);
	arena_free(l.arena);
	return e;
}
