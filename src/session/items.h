#ifndef SESSION_ITEMS_H
#define SESSION_ITEMS_H

/* The judge of lists (questions.md 6 F). */

#include "session/match.h"

/*
 * The items that an expected text lists where none are given and neither kind
 * nor form says that it is no list; n = 0 for none. *ordered: joined by
 * arrows.
 */
struct texts items_listed(const struct judging *, bool *ordered);

/* The verdict on what was typed for a list. */
struct verdict items_judge(
    const struct judging *, struct texts items, bool ordered);

#endif
