#ifndef REPORT_PAPER_H
#define REPORT_PAPER_H

/*
 * A mock paper on paper, as Markdown or HTML, without and with its answers;
 * and what came of one. It knows nothing of the library.
 */

#include "deck/deck.h"
#include "schedule/mock.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct json;
struct out;

/* A question: the card, its choices in the order shown, and its mark. */
struct paper_line {
	const struct card *card;
	struct texts choices;
	size_t section;
	double p;          /* predicted */
	const char *typed; /* or NULL */
	int credit;        /* thousandths */
	bool overruled;    /* by the person */
};

struct paper_section {
	const char *name;
	size_t questions;
	double credit, predicted; /* sums of 0..1 */
};

struct paper_report {
	const char *title; /* of the deck, or of all decks */
	uint64_t seed;
	int64_t minutes; /* allowed; 0: any */
	int64_t ms;      /* taken */
	const struct paper_line *line;
	size_t n;
	const struct paper_section *section;
	size_t nsections;
	double score; /* points of 100 */
	struct mock_range predicted;
};

/* The sheet by the ending of a file's name: .html, .htm, else Markdown. */
void paper_sheet(
    const struct paper_report *, const char *file, bool key, struct out *);

/* What came of it; the first lines are the same for scripts. */
void paper_text(const struct paper_report *, struct out *);
void paper_json(const struct paper_report *, struct json *);

/* True where the score lies within the predicted range. */
bool paper_as_predicted(const struct paper_report *);

#endif
