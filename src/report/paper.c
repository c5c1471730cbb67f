#include "report/paper.h"

#include "base/json.h"
#include "base/msg.h"
#include "base/out.h"

#include <inttypes.h>
#include <math.h>

bool
paper_as_predicted(const struct paper_report *r)
{
	return r->score >= r->predicted.low - 1e-9 &&
	       r->score <= r->predicted.high + 1e-9;
}

static double
percent(double sum, size_t n)
{
	return n ? 100 * sum / (double)n : 0;
}

/* Sections below the whole paper's score are the weak ones. */
static void
print_sections(const struct paper_report *r, struct out *o)
{
	size_t i;

	for (i = 0; i < r->nsections; i++) {
		const struct paper_section *s = &r->section[i];
		double got = percent(s->credit, s->questions);

		if (s->questions == 0)
			continue;
		out_printf(o,
		    _("section: %.0f of 100, predicted %.0f, %zu questions: "
		      "%s%s\n"),
		    got, percent(s->predicted, s->questions), s->questions,
		    s->name, got < r->score - 5 ? _(" (weak)") : "");
	}
}

void
paper_text(const struct paper_report *r, struct out *o)
{
	int64_t seconds = r->ms / 1000;

	out_puts(o, "score: ");
	out_styled(o, STYLE_BOLD, "%.1f", r->score);
	out_printf(o,
	    _(" of 100, %zu questions, %02" PRId64 ":%02" PRId64 "\n"), r->n,
	    seconds / 60, seconds % 60);
	out_printf(o, _("predicted: %.1f (95%% range %.1f to %.1f), %s\n"),
	    r->predicted.score, r->predicted.low, r->predicted.high,
	    paper_as_predicted(r)          ? _("as predicted")
	    : r->score > r->predicted.high ? _("better than predicted")
					   : _("below what was "
					       "predicted"));
	print_sections(r, o);
}

static double
tenth(double x)
{
	return round(10 * x) / 10;
}

static void
write_sections(const struct paper_report *r, struct json *j)
{
	size_t i;

	json_array(j, "sections");
	for (i = 0; i < r->nsections; i++) {
		const struct paper_section *s = &r->section[i];

		if (s->questions == 0)
			continue;
		json_object(j, NULL);
		json_string(j, "section", s->name);
		json_int(j, "questions", (int64_t)s->questions);
		json_real(j, "score", tenth(percent(s->credit, s->questions)));
		json_real(
		    j, "predicted", tenth(percent(s->predicted, s->questions)));
		json_end_object(j);
	}
	json_end_array(j);
}

void
paper_json(const struct paper_report *r, struct json *j)
{
	size_t i;

	json_string(j, "deck", r->title);
	json_int(j, "seed", (int64_t)r->seed);
	json_int(j, "minutes", r->minutes);
	json_int(j, "ms", r->ms);
	json_real(j, "score", tenth(r->score));
	json_object(j, "predicted");
	json_real(j, "score", tenth(r->predicted.score));
	json_real(j, "low", tenth(r->predicted.low));
	json_real(j, "high", tenth(r->predicted.high));
	json_end_object(j);
	json_bool(j, "as_predicted", paper_as_predicted(r));
	write_sections(r, j);
	json_array(j, "questions");
	for (i = 0; i < r->n; i++) {
		const struct paper_line *l = &r->line[i];

		json_object(j, NULL);
		json_hex(j, "card", l->card->id);
		json_string(j, "ask", l->card->ask);
		json_string(j, "typed", l->typed);
		json_real(j, "credit", (double)l->credit / 1000);
		json_bool(j, "overruled", l->overruled);
		json_end_object(j);
	}
	json_end_array(j);
}
