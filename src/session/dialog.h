#ifndef SESSION_DIALOG_H
#define SESSION_DIALOG_H

/*
 * The talk about one card: it is shown or asked, a line comes in, and what it
 * means goes out: a key, a verdict, a grade. The same for a terminal and for
 * plain lines; it knows neither, nor a clock.
 */

#include "session/judge.h"
#include "session/keys.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct words;

enum dialog_state {
	DIALOG_SHOW,  /* question and answer are shown */
	DIALOG_ASK,   /* an answer is awaited */
	DIALOG_GRADE, /* the verdict stands, a grade is awaited */
	DIALOG_OVER   /* it is graded */
};

struct dialog {
	struct arena *arena; /* all texts made here */
	const struct words *words;
	const struct card *card;
	const struct keymap *keys; /* the usual ones; may be set after begin */
	struct texts choices;      /* in the order shown */
	struct texts others;       /* answers and names of other terms */
	struct texts own;          /* other names of the term */
	enum dialog_state state;
	const char *typed; /* the answer, or NULL: only shown */
	int64_t ms;        /* to its first key, or -1 */
	int hints;         /* taken so far */
	bool overruled;    /* x: I was right */
	struct verdict verdict;
	bool judged;     /* there is a verdict */
	double ticked;   /* share of the points said, or -1 */
	int suggest;     /* the grade suggested, or -1 */
	int grade;       /* the grade given, or -1 */
	const char *arg; /* of the last key: a note's text; "" for none */
};

/*
 * Begins with a card, to be shown or to be asked; showings is how often it
 * was asked before (it seeds the order of choices). All but the dialog itself
 * is borrowed.
 */
void dialog_begin(struct dialog *, struct arena *, const struct words *,
    const struct card *, bool show, uint64_t showings);

/* What a line meant. */
enum dialog_said {
	SAID_NOTHING, /* it makes no sense here */
	SAID_KEY,     /* a key: *key; hints, x and p are done already */
	SAID_GO_ON,   /* the card was seen */
	SAID_ANSWER,  /* an answer was judged, or the answer asked for */
	SAID_GRADE    /* a grade was given */
};

/* A line comes in, after ms milliseconds to its first key (-1: not known). */
enum dialog_said dialog_line(
    struct dialog *, const char *line, int64_t ms, enum study_key *key);

/* The grade that an empty line stands for at a grade prompt. */
int dialog_default(const struct dialog *);

/* Thousandths of credit for the log, or -1 where the person must say. */
int dialog_credit(const struct dialog *);

/* The hint after n earlier ones, in the arena. */
const char *hint_text(struct arena *, const struct card *, int n);

#endif
