#ifndef SCHEDULE_FIGURES_H
#define SCHEDULE_FIGURES_H

/*
 * Figures of progress: what they are, in one place. The store fills these
 * from the log, report/ prints them, and the manual defines them in the same
 * words. Void answers (undone ones) are nowhere counted.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One period, day, section, kind or card. */
struct tally {
	const char *key;   /* what it is of, NULL for the total */
	int64_t answers;   /* all answers */
	int64_t fresh;     /* those that are their card's first ever ("new") */
	int64_t reviews;   /* purpose review and not new */
	int64_t passed;    /* reviews with grade >= 3 */
	int64_t ms;        /* time of all answers, each capped at 60000 */
	const char *label; /* what to show for the key, NULL: the key itself */
};

/* passed / reviews in 0..1; NaN without reviews. */
double tally_retention(const struct tally *);

/* A card that gives trouble. */
struct hard_card {
	uint64_t id;
	const char *ask;
	int64_t reviews, passed, lapses;
	int64_t ease; /* hundredths */
	bool leech;
};

/* Term a was asked, term or answer b was given. */
struct confusion {
	const char *asked, *given;
	int64_t times;
};

/* A predicted score in points of 100, with its 80 % interval. */
struct figures_range {
	double score, low, high;
};

/* How ready one is for an exam. */
struct figures_exam {
	const char *name;
	int64_t day; /* of the exam */
	double target;
	struct figures_range now, on_day;
};

enum {
	FIGURES_HOURS = 24,
	FIGURES_FORECAST = 30,  /* days ahead */
	FIGURES_CALENDAR = 371, /* 53 weeks that end with today's */
	FIGURES_EASE = 14, /* classes of 0.1 from 1.3; the last is 2.6 on */
	FIGURES_INTERVAL =
	    9, /* 1, 2-3, 4-7, 8-14, 15-30, 31-60, 61-120, -365, more */
	FIGURES_MATURE = 21 /* days of interval from which a card is mature */
};

struct figures {
	int64_t since, until, today; /* day numbers, both included */
	bool sums_only; /* wanted: the total and the rows, and nothing else */
	const char *by; /* "day", "section" …, NULL: total only */
	struct tally total; /* of the period */
	struct tally *row;  /* by day ascending, else by answers */
	size_t nrow;
	struct tally before; /* --compare: the period before */
	bool compared;
	struct tally young, mature;       /* reviews by interval at the time */
	struct tally hour[FIGURES_HOURS]; /* by hour of the learner's clock */
	int64_t forecast[FIGURES_FORECAST]; /* due; [0]: today with overdue */
	int64_t calendar[FIGURES_CALENDAR]; /* answers a day; last is today */
	int64_t ease[FIGURES_EASE];         /* cards, by ease factor */
	int64_t interval[FIGURES_INTERVAL]; /* cards, by interval */
	struct hard_card *hard;             /* most lapses first, at most ten */
	size_t nhard;
	struct confusion *confusion; /* most frequent first, at most ten */
	size_t nconfusion;
	struct figures_exam *exam; /* that are to come, the nearest first */
	size_t nexam;
	int64_t streak, longest_streak; /* days in a row with answers */
	int64_t cards_new, cards_young, cards_mature;
	int64_t cards_suspended, cards_held, cards_reserve, leeches;
	int64_t new_per_day; /* the daily limit in force */
};

/* Days until every new card was asked, at the daily limit; -1: never. */
int64_t figures_days_to_finish(const struct figures *);

/* First and last interval of a class; the last class has no end (-1). */
void figures_interval_class(int class, int64_t *from, int64_t *to);

/* The class an interval (>= 1), or an ease factor in hundredths, is in. */
int figures_interval_of(int64_t days);
int figures_ease_of(int64_t hundredths);

#endif
