#include "tty/show.h"
#include "base/csv.h"
#include "base/err.h"
#include "base/json.h"
#include "base/out.h"
#include "cmd/cmd.h"
#include "cmd/query.h"
#include "exchange/cards.h"
#include "store/store.h"

#include <inttypes.h>
#include <string.h>

static const struct opt options[] = {
    {"format", 0, OPT_CHOICE, "FORMAT", "text|csv|json",
	N_("text to read, or all there is of it"), false},
    {0}};

static const struct example examples[] = {
    {"gloss show 51c0", N_("the card whose id begins with 51c0")}, {0}};

static const struct err *run(struct ctx *, const struct args *);

const struct cmd cmd_show = {
    .name = "show",
    .brief = N_("show one card with its schedule and history"),
    .text = N_("Shows a card, named by its id or the first four or more of "
	       "its digits: question, answer, where it comes from, when it "
	       "comes again, and every answer it was given."),
    .operands = "CARD",
    .min = 1,
    .max = 1,
    .flags = CMD_STORE_READ | CMD_PAGED,
    .opt = options,
    .example = examples,
    .run = run,
};

/* --- for people ------------------------------------------------------------
 */

static void
put(struct out *out, const char *name, const char *text)
{
	if (!text || !*text)
		return;
	out_styled(out, STYLE_DIM, "%-12s", name);
	show_wrapped(out, STYLE_PLAIN, 12, 12, text);
}

static void
put_all(struct out *out, const char *name, const struct texts *t)
{
	size_t i;

	for (i = 0; i < t->n; i++)
		put(out, i ? "" : name, t->v[i]);
}

static void
put_schedule(struct out *out, const struct entry *e, int64_t today)
{
	const struct sm2 *s = &e->state.sm2;
	char due[DAY_SIZE], last[DAY_SIZE];

	put(out, _("state"), entry_state(e, today));
	if (s->ivl == 0)
		return;
	put(out, _("due"), day_format(e->due, due));
	put(out, _("last"), day_format(s->last, last));
	out_styled(out, STYLE_DIM, "%-12s", _("schedule"));
	out_printf(out,
	    _("interval %" PRId64 " d, ease %.2f, repetitions %" PRId64
	      ", lapses %" PRId64 "\n"),
	    s->ivl, (double)s->ef / 100, s->n, s->lapses);
}

static void
put_source(struct out *out, const struct card *c)
{
	if (!*c->file)
		return;
	out_styled(out, STYLE_DIM, "%-12s", _("source"));
	out_printf(
	    out, "%s:%" PRIu32 ":%" PRIu32 "\n", c->file, c->line, c->column);
}

static const struct err *
put_event(void *data, const struct event *ev, bool is_void)
{
	struct out *out = data;
	struct when when = {ev->t, ev->off};
	char text[WHEN_SIZE];

	when_format(when, text);
	out_printf(out, "%s %.10s %.5s  %s", is_void ? "x" : " ", text,
	    text + 11, event_kind_name((int)ev->kind));
	if (ev->kind == EVENT_ANSWER)
		out_printf(out, " %s %d", purpose_name(ev->purpose), ev->grade);
	if (ev->typed)
		out_printf(out, "  %s", ev->typed);
	out_puts(out, "\n");
	return NULL;
}

static const struct err *
show_text(struct ctx *ctx, const struct entry *e, int64_t today)
{
	const struct card *c = e->card;
	struct out *out = ctx->out;

	out_printf(out, "%016" PRIx64 "  %s, %s, %s\n", c->id,
	    card_kind_name(c->kind), card_form_name(c->form),
	    card_status_name(c->status));
	put(out, _("deck"), e->deck);
	put_all(out, _("section"), &c->section);
	put(out, _("term"), c->term);
	put(out, _("ask"), c->ask);
	put(out, _("answer"), c->answer);
	put_all(out, _("accept"), &c->accept);
	put_all(out, _("items"), &c->items);
	put_all(out, _("choices"), &c->choices);
	put_source(out, c);
	put_schedule(out, e, today);
	return store_card_events(ctx->store, c->id, put_event, out);
}

/* --- for programs ----------------------------------------------------------
 */

static const struct err *
put_json_event(void *data, const struct event *ev, bool is_void)
{
	struct json *j = data;
	struct when when = {ev->t, ev->off};
	char text[WHEN_SIZE];

	json_object(j, NULL);
	json_string(j, "t", when_format(when, text));
	json_string(j, "kind", event_kind_name((int)ev->kind));
	if (ev->kind == EVENT_ANSWER) {
		json_string(j, "purpose", purpose_name(ev->purpose));
		json_int(j, "grade", ev->grade);
		json_string(j, "typed", ev->typed);
		json_int(j, "ms", ev->ms < 0 ? 0 : ev->ms);
	}
	if (ev->arg)
		json_string(j, "arg", ev->arg);
	json_bool(j, "void", is_void);
	json_end_object(j);
	return NULL;
}

static const struct err *
show_json(struct ctx *ctx, const struct entry *e, int64_t today)
{
	const struct err *err;
	struct json j;

	json_document(&j, ctx->out, "cards");
	json_array(&j, "cards");
	json_object(&j, NULL);
	entry_write_json(e, &j, today);
	json_array(&j, "history");
	err = store_card_events(ctx->store, e->card->id, put_json_event, &j);
	json_end_array(&j);
	json_end_object(&j);
	json_end_array(&j);
	json_end(&j);
	return err;
}

static const struct err *
show_csv(struct ctx *ctx, const struct entry *e, int64_t today)
{
	struct csv csv = {.out = ctx->out};

	entry_write_csv_head(&csv);
	entry_write_csv(e, &csv, today);
	return NULL;
}

static const struct {
	const char *name;
	const struct err *(*show)(
	    struct ctx *, const struct entry *, int64_t today);
} formats[] = {{"text", show_text}, {"csv", show_csv}, {"json", show_json}};

static const struct err *
run(struct ctx *ctx, const struct args *args)
{
	const char *format = args_text(args, "format", "text");
	struct entries *found = NULL;
	const struct err *e;
	int64_t today;
	uint64_t id;
	size_t i;

	if ((e = query_today(&today, ctx)) ||
	    (e = store_find_card(&id, ctx->store, args->operand[0])) ||
	    (e = store_card(&found, ctx->store, id)))
		return e;
	for (i = 0; !e && i < sizeof formats / sizeof *formats; i++)
		if (strcmp(format, formats[i].name) == 0)
			e = formats[i].show(ctx, found->v, today);
	entries_free(found);
	return e;
}
