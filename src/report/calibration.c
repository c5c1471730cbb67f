#include "report/calibration.h"

#include "base/json.h"
#include "base/msg.h"
#include "base/out.h"
#include "report/chart.h"
#include "schedule/calibrate.h"

#include <inttypes.h>

enum { BAR_COLUMNS = 20 };

static double
mean_of(const struct calibrate_bin *b, double sum)
{
	return b->n ? sum / (double)b->n : 0;
}

/* A line a bin that holds something: predicted beside recalled. */
static void
print_bins(const struct calibration *c, struct out *o)
{
	int i;

	out_printf(o, "\n%s\n", _("predicted  recalled  answers"));
	for (i = 0; i < CALIBRATE_BINS; i++) {
		const struct calibrate_bin *b = &c->bin[i];

		if (b->n == 0)
			continue;
		out_printf(o, "%8.1f%% %8.1f%% %8" PRId64 "  ",
		    100 * mean_of(b, b->predicted),
		    100 * mean_of(b, b->recalled), b->n);
		chart_bar(o, mean_of(b, b->recalled), 1, BAR_COLUMNS);
		out_puts(o, "\n");
	}
}

static const char *
judgement(const struct calibration *c)
{
	if (c->logloss < c->constant)
		return _("better than always predicting the average");
	return _("no better than always predicting the average");
}

void
calibration_text(const struct calibration *c, double factor, struct out *o)
{
	out_printf(o,
	    ngettext("%" PRId64 " prediction: the first answer of a card on a "
		     "later day\n",
		"%" PRId64 " predictions: the first answer of a card on a "
		"later day\n",
		(unsigned long)c->n),
	    c->n);
	if (c->n < CALIBRATE_LEAST) {
		out_printf(o,
		    _("These are too few to say how good the predictions are; "
		      "from %d on they are judged, and fit you.\n"),
		    CALIBRATE_LEAST);
		return;
	}
	out_printf(o, _("log loss       %.4f, %s (%.4f)\n"), c->logloss,
	    judgement(c), c->constant);
	out_printf(o, _("Brier score    %.4f\n"), c->brier);
	out_printf(o, _("error by bins  %.1f points of 100\n"), 100 * c->rmse);
	out_printf(o, _("bias           %+.1f points: %s\n"), 100 * c->bias,
	    c->bias > 0 ? _("it flatters") : _("it is cautious"));
	out_printf(
	    o, _("your memory    %g times the average learner's\n"), factor);
	print_bins(c, o);
}

static void
write_bins(const struct calibration *c, struct json *j)
{
	int i;

	json_array(j, "bins");
	for (i = 0; i < CALIBRATE_BINS; i++) {
		const struct calibrate_bin *b = &c->bin[i];

		if (b->n == 0)
			continue;
		json_object(j, NULL);
		json_int(j, "n", b->n);
		json_real(j, "predicted", mean_of(b, b->predicted));
		json_real(j, "recalled", mean_of(b, b->recalled));
		json_end_object(j);
	}
	json_end_array(j);
}

void
calibration_json(const struct calibration *c, double factor, struct out *o)
{
	struct json j;

	json_document(&j, o, "calibration");
	json_int(&j, "predictions", c->n);
	json_bool(&j, "enough", c->n >= CALIBRATE_LEAST);
	json_real(&j, "log_loss", c->logloss);
	json_real(&j, "log_loss_constant", c->constant);
	json_real(&j, "brier", c->brier);
	json_real(&j, "rmse_bins", c->rmse);
	json_real(&j, "bias", c->bias);
	json_real(&j, "factor", factor);
	write_bins(c, &j);
	json_end(&j);
}
