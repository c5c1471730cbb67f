/*
 * make simulate: what the exam plan is worth, on made-up learners. For each
 * law of forgetting, population and time till the exam it prints the scores
 * of the plan, the minutes it takes for the score of SM-2 with a cram, and how
 * right its forecasts were. Seeded; the same every time.
 */

#include "course.h"

#include "base/mem.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CARDS = 300, LEVELS = 5, CRAMS = 15, COMPETITORS = CRAMS + 1 };

/* Minutes in all, shared out to the days. */
static const double levels[LEVELS] = {110, 170, 240, 320, 420};
static const int horizons[] = {14, 30, 60};
static const char *const laws[] = {"fsrs", "actr"};
static const char *const populations[] = {"new", "half", "weights"};

/* Mean, and the half-width of its 95 % interval. */
struct mean {
	double sum, square;
	int n;
};

static void
add(struct mean *m, double x)
{
	m->sum += x;
	m->square += x * x;
	m->n++;
}

static double
mean(const struct mean *m)
{
	return m->sum / m->n;
}

static double
half_width(const struct mean *m)
{
	double var = m->square / m->n - mean(m) * mean(m);

	return 1.96 * sqrt(fmax(0, var) / (m->n > 1 ? m->n - 1 : 1));
}

/* The plan or a competitor, at one level of minutes a day. */
struct point {
	struct mean score, later, minutes, eve, bias, inside;
};

struct cell {
	struct setting setting;
	int learners;
	struct point plan[LEVELS];
	struct point other[COMPETITORS][LEVELS]; /* the first is plain SM-2 */
	struct mean gain[COMPETITORS][LEVELS];   /* plan's score over it */
};

/* Plain SM-2 with three days of everything, then fifteen others. */
static struct strategy
competitor(int k)
{
	static const int windows[] = {1, 2, 3, 5, 7};
	static const double paces[] = {1, 2, 1000};

	if (k == 0)
		return (struct strategy){.window = 3, .fixed = 20};
	return (struct strategy){
	    .window = windows[(k - 1) % 5], .pace = paces[(k - 1) / 5]};
}

static void
tally(struct point *p, const struct result *r)
{
	add(&p->score, r->expected);
	add(&p->later, r->later);
	add(&p->minutes, r->minutes);
}

static void
tally_forecast(struct point *p, const struct result *r)
{
	add(&p->bias, r->first.score - r->score);
	add(&p->eve, r->eve.score - r->score);
	add(&p->inside, r->score >= r->first.low && r->score <= r->first.high);
}

static void
run_learner(struct cell *c, int level)
{
	static const struct strategy plan = {.plan = true};
	struct result ours = course_run(&c->setting, &plan);
	int k;

	tally(&c->plan[level], &ours);
	tally_forecast(&c->plan[level], &ours);
	for (k = 0; k < COMPETITORS; k++) {
		struct strategy s = competitor(k);
		struct result r = course_run(&c->setting, &s);

		tally(&c->other[k][level], &r);
		add(&c->gain[k][level], ours.expected - r.expected);
	}
}

static void
run_cell(struct cell *c)
{
	int level, i;

	for (level = 0; level < LEVELS; level++) {
		c->setting.minutes = levels[level] / c->setting.days;
		for (i = 0; i < c->learners; i++) {
			c->setting.seed = (uint64_t)(1000 + i);
			run_learner(c, level);
		}
	}
}

/* The minutes the plan takes for a score; NaN beyond its levels. */
static double
minutes_for(const struct cell *c, double score)
{
	int i;

	for (i = 1; i < LEVELS; i++) {
		double a = mean(&c->plan[i - 1].score);
		double b = mean(&c->plan[i].score);
		double from = mean(&c->plan[i - 1].minutes);
		double to = mean(&c->plan[i].minutes);

		if (a <= score && score <= b && b > a)
			return from + (to - from) * (score - a) / (b - a);
	}
	return NAN;
}

/* Minutes for equal score, over those of a competitor: mean over levels. */
static double
ratio(const struct cell *c, int k)
{
	double sum = 0;
	int n = 0, i;

	for (i = 0; i < LEVELS; i++) {
		const struct point *p = &c->other[k][i];
		double ours = minutes_for(c, mean(&p->score));

		if (!isnan(ours)) {
			sum += ours / mean(&p->minutes);
			n++;
		}
	}
	return n ? sum / n : (double)NAN;
}

static double
worst_ratio(const struct cell *c)
{
	double worst = NAN;
	int k;

	for (k = 1; k < COMPETITORS; k++)
		worst = fmax(worst, ratio(c, k));
	return worst;
}

/* The least lead of the plan over any competitor with as many minutes. */
static double
least_lead(const struct cell *c, int level, int *which)
{
	double least = INFINITY;
	int k;

	for (k = 0; k < COMPETITORS; k++) {
		if (mean(&c->gain[k][level]) < least) {
			least = mean(&c->gain[k][level]);
			*which = k;
		}
	}
	return least;
}

static void
print_level(const struct cell *c, int level)
{
	const struct point *p = &c->plan[level], *s = &c->other[0][level];
	int which = 0;
	double lead = least_lead(c, level, &which);

	printf("  %4.1f  %5.1f ±%4.1f  %5.1f  %6.0f | %5.1f ±%4.1f  %5.1f  "
	       "%6.0f | %+5.1f ±%3.1f (%2d) | %+5.1f ±%3.1f  %3.0f%%  %+5.1f "
	       "±%3.1f\n",
	    levels[level] / c->setting.days, mean(&p->score),
	    half_width(&p->score), mean(&p->later), mean(&p->minutes),
	    mean(&s->score), half_width(&s->score), mean(&s->later),
	    mean(&s->minutes), lead, half_width(&c->gain[which][level]), which,
	    mean(&p->bias), half_width(&p->bias), 100 * mean(&p->inside),
	    mean(&p->eve), half_width(&p->eve));
}

static void
print_summary(const struct cell *c)
{
	struct mean bias = {0}, inside = {0}, eve = {0};
	int i;

	for (i = 0; i < LEVELS; i++) {
		add(&bias, mean(&c->plan[i].bias));
		add(&inside, mean(&c->plan[i].inside));
		add(&eve, mean(&c->plan[i].eve));
	}
	printf("  all: minutes for equal score: %.2f of SM-2, %.2f of the best "
	       "cram; forecast of the first day %+.1f, inside %.0f%%, of the "
	       "eve %+.1f\n",
	    ratio(c, 0), worst_ratio(c), mean(&bias), 100 * mean(&inside),
	    mean(&eve));
}

static void
print_cell(const struct cell *c)
{
	int i;

	printf("%s %s %d days, %d cards, %d learners\n", laws[c->setting.law],
	    populations[c->setting.population], c->setting.days, CARDS,
	    c->learners);
	printf("   min  plan        later minutes | SM-2+3      later minutes "
	       "| least lead       | first day     80%%   eve\n");
	for (i = 0; i < LEVELS; i++)
		print_level(c, i);
	print_summary(c);
	fflush(stdout);
}

/* With an argument: that many learners a cell; a second: only cells so named.
 */
int
main(int argc, char **argv)
{
	int law, population, h;

	for (law = 0; law < LAW_COUNT; law++)
		for (population = 0; population < POPULATIONS; population++)
			for (h = 0; h < 3; h++) {
				struct cell *c = mem_new(1, sizeof *c);

				c->learners = argc > 1 ? atoi(argv[1]) : 20;
				c->setting.law = (enum law)law;
				c->setting.population =
				    (enum population)population;
				c->setting.days = horizons[h];
				c->setting.cards = CARDS;
				if (argc < 3 ||
				    strstr(argv[2], laws[law]) != NULL) {
					run_cell(c);
					print_cell(c);
				}
				free(c);
			}
	return 0;
}
