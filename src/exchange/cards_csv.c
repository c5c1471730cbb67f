#include "exchange/cards.h"

#include "base/buf.h"
#include "base/csv.h"
#include "store/store.h"

#include <inttypes.h>

/* Appends an element of a list; its own marks get a backslash. */
static void
put_element(struct buf *b, const char *s, char mark)
{
	for (; *s; s++) {
		if (*s == mark || *s == '\\')
			buf_putc(b, '\\');
		buf_putc(b, *s);
	}
}

static void
put_texts(struct csv *csv, const struct texts *t, char mark)
{
	struct buf b = {0};
	size_t i;

	for (i = 0; i < t->n; i++) {
		if (i)
			buf_printf(&b, " %c ", mark);
		put_element(&b, t->v[i], mark);
	}
	csv_text(csv, buf_text(&b));
	buf_free(&b);
}

static void
put_twins(struct csv *csv, const struct card *c)
{
	struct buf b = {0};
	size_t i;

	for (i = 0; i < c->ntwin; i++)
		buf_printf(&b, "%s%016" PRIx64, i ? " | " : "", c->twin[i]);
	csv_text(csv, buf_text(&b));
	buf_free(&b);
}

static void
put_day(struct csv *csv, bool there, int64_t day)
{
	char text[DAY_SIZE];

	csv_text(csv, there ? day_format(day, text) : NULL);
}

void
entry_write_csv_head(struct csv *csv)
{
	static const char *const column[] = {"id", "deck", "kind", "form",
	    "status", "fact", "twins", "lang", "section", "term", "ask",
	    "answer", "accept", "items", "choices", "tags", "file", "line",
	    "column", "state", "due", "interval", "ease", "repetitions",
	    "lapses", "last"};
	size_t i;

	for (i = 0; i < sizeof column / sizeof *column; i++)
		csv_text(csv, column[i]);
	csv_end_line(csv);
}

static void
put_card(struct csv *csv, const struct card *c)
{
	csv_text(csv, card_kind_name(c->kind));
	csv_text(csv, card_form_name(c->form));
	csv_text(csv, card_status_name(c->status));
	csv_hex(csv, c->fact);
	put_twins(csv, c);
	csv_text(csv, lang_name(c->lang));
	put_texts(csv, &c->section, '>');
	csv_text(csv, c->term);
	csv_text(csv, c->ask);
	csv_text(csv, c->answer);
	put_texts(csv, &c->accept, '|');
	put_texts(csv, &c->items, '|');
	put_texts(csv, &c->choices, '|');
	put_texts(csv, &c->tags, '|');
	csv_text(csv, c->file);
	csv_int(csv, c->line);
	csv_int(csv, c->column);
}

void
entry_write_csv(const struct entry *e, struct csv *csv, int64_t today)
{
	const struct sm2 *s = &e->state.sm2;

	csv_hex(csv, e->card->id);
	csv_text(csv, e->deck);
	put_card(csv, e->card);
	csv_text(csv, entry_state(e, today));
	put_day(csv, s->ivl > 0, e->due);
	csv_int(csv, s->ivl);
	csv_real(csv, (double)s->ef / 100);
	csv_int(csv, s->n);
	csv_int(csv, s->lapses);
	put_day(csv, s->ivl > 0, s->last);
	csv_end_line(csv);
}

struct printer {
	int64_t today;
	struct csv csv;
};

static const struct err *
print_csv(void *data, const struct entry *e)
{
	struct printer *p = data;

	entry_write_csv(e, &p->csv, p->today);
	return NULL;
}

const struct err *
cards_write_csv(
    struct store *store, const char *query, int64_t today, struct out *out)
{
	struct printer p = {.today = today, .csv = {.out = out}};

	entry_write_csv_head(&p.csv);
	return store_select(store, query, today, print_csv, &p);
}
