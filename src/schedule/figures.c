#include "schedule/figures.h"

#include <math.h>

double
tally_retention(const struct tally *t)
{
	return t->reviews ? (double)t->passed / (double)t->reviews : NAN;
}

int64_t
figures_days_to_finish(const struct figures *f)
{
	if (f->cards_new == 0)
		return 0;
	if (f->new_per_day <= 0)
		return -1;
	return (f->cards_new + f->new_per_day - 1) / f->new_per_day;
}

/* The last interval of each class but the last. */
static const int64_t interval_end[FIGURES_INTERVAL - 1] = {
    1, 3, 7, 14, 30, 60, 120, 365};

void
figures_interval_class(int class, int64_t *from, int64_t *to)
{
	*from = class == 0 ? 1 : interval_end[class - 1] + 1;
	*to = class == FIGURES_INTERVAL - 1 ? -1 : interval_end[class];
}

int
figures_interval_of(int64_t days)
{
	int class = 0;

	while (class < FIGURES_INTERVAL - 1 && days > interval_end[class])
		class ++;
	return class;
}

int
figures_ease_of(int64_t hundredths)
{
	int64_t class = (hundredths - 130) / 10;

	return class < 0                  ? 0
	       : class > FIGURES_EASE - 1 ? FIGURES_EASE - 1
					  : (int)class;
}
