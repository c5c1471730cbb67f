#include "deck/file.h"

#include "base/out.h"
#include "deck/deck.h"

#include <string.h>

/* Text in which Markdown finds no marks; line breaks become indent. */
static void
put(struct out *o, const char *s, const char *after_break)
{
	for (; *s; s++) {
		size_t n = strcspn(s, "\\`*_[]<>#|~$\n");

		out_put(o, s, n);
		s += n;
		if (!*s)
			return;
		if (*s == '\n')
			out_puts(o, after_break);
		else
			out_printf(o, "\\%c", *s);
	}
}

static void
put_card(struct out *o, const struct card *c)
{
	size_t i;

	out_puts(o, "\n## ");
	put(o, c->ask, " ");
	out_puts(o, "\n\n");
	for (i = 0; i < c->items.n; i++) {
		if (card_is_ordered(c))
			out_printf(o, "%zu. ", i + 1);
		else
			out_puts(o, "- ");
		put(o, c->items.v[i], "\n  ");
		out_puts(o, "\n");
	}
	if (!c->items.n) {
		put(o, c->answer, "\n\n");
		out_puts(o, "\n");
	}
}

void
deck_write_md(const struct deck *d, struct out *o)
{
	size_t i;

	out_puts(o, "# ");
	put(o, d->name, " ");
	out_puts(o, "\n");
	for (i = 0; i < d->n; i++)
		if (d->card[i].status != STATUS_HELD)
			put_card(o, &d->card[i]);
}
