#ifndef STORE_PAPER_H
#define STORE_PAPER_H

/*
 * Mock papers: the one under way, which is of this copy alone, and those that
 * were marked, which are events as all else that happened.
 */

#include "store/store.h"

/* The paper under way as its owner wrote it, or NULL; the caller frees it. */
const struct err *store_draft(char **text, struct store *);

/*
 * Replaces it (NULL: there is none): at once and synced, or with the act under
 * way.
 */
const struct err *store_set_draft(struct store *, const char *text);

/* Visits the exam events that are not void, in order; some are papers. */
const struct err *store_exam_events(struct store *, event_fn *, void *);

#endif
