#ifndef CMD_VIEW_H
#define CMD_VIEW_H

/*
 * How a sitting looks: on a terminal, or as plain lines (interface.md, "A
 * session"). A view prints and reads; what the lines mean is the dialog's, and
 * what follows from them the sitting's.
 */

#include "cmd/source.h"
#include "session/dialog.h"
#include "session/study.h"
#include "tty/line.h"

#include <stdbool.h>
#include <stdint.h>

struct ctx;
struct entry;

/* One card on the stage. */
struct scene {
	struct ctx *ctx;
	const struct dialog *dialog;
	const struct entry *entry;
	struct turn turn;
	struct study_counts counts;
	const char *reason;     /* why the answer is wrong, or "" */
	struct picture picture; /* beside it in the notes */
};

/* When a card comes again. */
struct again {
	int64_t today, due; /* day numbers */
	bool drill;         /* and before, in this sitting */
	bool counted;       /* false: the schedule stays as it was */
};

enum { FINISH_DAYS = 28 };

struct finish {
	struct study_counts counts;
	int64_t ms;                /* the sitting took */
	struct texts learnt;       /* terms of cards that were new */
	int64_t tomorrow;          /* facts that come due then */
	int64_t pace;              /* milliseconds a card takes, or 0 */
	bool left;                 /* some are still to be asked today */
	int64_t streak;            /* days in a row with answers */
	int64_t days[FINISH_DAYS]; /* answers a day; the last is today */
};

struct view {
	void (*show)(const struct scene *);   /* a new card with its answer */
	void (*ask)(const struct scene *);    /* the question */
	void (*reveal)(const struct scene *); /* verdict and answer */
	void (*suggest)(const struct scene *);
	void (*next)(const struct scene *, const struct again *);
	void (*done)(struct ctx *, const struct finish *);
	void (*hint)(const struct scene *, const char *text);
	void (*say)(struct ctx *, const char *text); /* a remark */
	void (*keys)(struct ctx *, enum key_where);
	/* A line for the state the dialog is in; SHOW: whether one is read. */
	struct line (*read)(const struct scene *);
	bool waits_at_show;
	/* Asks yes or no; no where nobody can be asked. */
	bool (*confirm)(struct ctx *, const char *question);
};

extern const struct view view_plain, view_terminal;

/*
 * Why an answer is not right, in a sentence; "" where there is no more to say.
 * meaning is what the confused term means, or NULL. In the dialog's arena.
 */
const char *view_reason(const struct dialog *, const char *meaning);

#endif
