#include "exchange/cards.h"

#include "base/json.h"
#include "deck/file.h"
#include "store/store.h"

const char *
entry_state(const struct entry *e, int64_t today)
{
	const struct card_state *c = &e->state;

	if (!e->live || c->retired)
		return "retired";
	if (c->suspended)
		return "suspended";
	if (c->buried != DAY_NONE && c->buried >= today)
		return "buried";
	if (c->sm2.ivl == 0)
		return "new";
	return e->due <= today ? "due" : "waiting";
}

void
json_day(struct json *j, const char *name, int64_t day)
{
	char text[DAY_SIZE];

	if (day == DAY_NONE)
		json_null(j, name);
	else
		json_string(j, name, day_format(day, text));
}

void
entry_write_json(const struct entry *e, struct json *j, int64_t today)
{
	const struct sm2 *s = &e->state.sm2;
	bool fresh = s->ivl == 0;

	card_write_json(e->card, j);
	json_string(j, "deck", e->deck);
	json_string(j, "state", entry_state(e, today));
	json_day(j, "due", fresh ? DAY_NONE : e->due);
	json_int(j, "interval", s->ivl);
	json_real(j, "ease", (double)s->ef / 100);
	json_int(j, "repetitions", s->n);
	json_int(j, "lapses", s->lapses);
	json_day(j, "last", fresh ? DAY_NONE : s->last);
}

struct printer {
	int64_t today;
	struct json json;
};

static const struct err *
print_json(void *data, const struct entry *e)
{
	struct printer *p = data;

	json_object(&p->json, NULL);
	entry_write_json(e, &p->json, p->today);
	json_end_object(&p->json);
	return NULL;
}

const struct err *
cards_write_json(
    struct store *store, const char *query, int64_t today, struct out *out)
{
	struct printer p = {.today = today};
	const struct err *e;

	json_document(&p.json, out, "cards");
	json_array(&p.json, "cards");
	e = store_select(store, query, today, print_json, &p);
	json_end_array(&p.json);
	json_end(&p.json);
	return e;
}
