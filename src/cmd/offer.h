#ifndef CMD_OFFER_H
#define CMD_OFFER_H

/*
 * What the words of a command line may be: decks, sections, kinds … One table
 * for the shell of gloss and for the scripts of other shells. It knows of no
 * shell how it completes.
 */

#include "cmd/cmd.h"

#include <stdbool.h>

typedef void offer_fn(void *to, const char *word);

struct offer {
	const char *name;    /* of completion --values; NULL: files */
	const char *operand; /* what operands call it: "DECK" */
	enum opt_kind kind;  /* of options that take it; OPT_FLAG: none */
	/* Gives each; may give one twice. */
	const struct err *(*give)(struct ctx *, offer_fn *, void *to);
};

extern const struct offer offers[]; /* the last one is of files */
enum { OFFER_COUNT = 8 };

/* The names of all but files, as an option's choices. */
#define OFFER_NAMES "decks|sections|terms|queries|kinds|settings|topics"

const struct offer *offer_named(const char *name);

/* What the value of an option may be, or NULL: no one can say. */
const struct offer *offer_of_option(const struct opt *);

/* True if an operand of the command may be one of these. */
bool offer_is_operand(const struct offer *, const struct cmd *);

#endif
