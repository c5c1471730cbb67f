#ifndef CMD_MOCK_H
#define CMD_MOCK_H

/* Inside of gloss mock: what its parts share. */

#include "cmd/exam.h"
#include "report/paper.h"
#include "session/dialog.h"
#include "session/paper.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct args;
struct ctx;
struct entries;
struct entry;
struct err;
struct names;
struct out;
struct words;

/* A question with its card and its mark. */
struct mock_question {
	struct entries *entries;
	const struct entry *entry;
	struct dialog dialog; /* holds the choices, judges the answer */
	size_t section;       /* of the outline */
	int credit;           /* thousandths; -1: the person must say */
	bool overruled;
};

struct mock {
	struct ctx *ctx; /* its output is that of the talk */
	struct arena *arena;
	struct exam exam; /* what is asked, or would be */
	struct outlines *all;
	struct paper paper;
	struct mock_question *q; /* of each of the paper's questions */
	struct words *words;
	struct names *names;
	struct out *result; /* for JSON: the talk goes elsewhere */
	bool left;          /* the person went away: it goes on another time */
};

/* Cards, choices and sections of the paper's questions. */
const struct err *mock_load(struct mock *);
void mock_free(struct mock *);

/* Reads the paper under way; false: there is none, or it cannot go on. */
const struct err *mock_read_draft(bool *found, struct mock *);
const struct err *mock_save_draft(struct mock *);

/* Asks until all is answered, the time is over, or the person leaves. */
const struct err *mock_sit(struct mock *);

/* Marks it, asks what only the person can say, keeps and reports it. */
const struct err *mock_mark(struct mock *, bool json);

/* Lines of earlier papers. */
const struct err *mock_list(struct ctx *, bool json);

/* The report of the paper as it is, in the arena. */
struct paper_report mock_report(struct mock *);

#endif
