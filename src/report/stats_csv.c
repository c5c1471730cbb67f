#include "base/csv.h"
#include "report/stats.h"
#include "schedule/figures.h"

static void
row(struct csv *c, const struct tally *t)
{
	csv_text(c, t->key);
	csv_int(c, t->answers);
	csv_int(c, t->fresh);
	csv_int(c, t->reviews);
	csv_int(c, t->passed);
	csv_real(c, tally_retention(t));
	csv_int(c, t->ms);
	csv_end_line(c);
}

void
stats_csv(const struct figures *f, struct out *out)
{
	static const char *const column[] = {
	    "key", "answers", "new", "reviews", "passed", "retention", "ms"};
	struct csv c = {.out = out};
	size_t i;

	for (i = 0; i < sizeof column / sizeof *column; i++)
		csv_text(&c, column[i]);
	csv_end_line(&c);
	if (!f->by)
		row(&c, &f->total);
	for (i = 0; i < f->nrow; i++)
		row(&c, &f->row[i]);
}
