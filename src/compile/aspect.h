#ifndef COMPILE_ASPECT_H
#define COMPILE_ASPECT_H

/* What weeding needs of rule_aspect.c: its questions say how many points. */

#include <stdbool.h>
#include <stddef.h>

struct compile;
struct draft;

/*
 * Takes one point out of an aspect card and asks for the others. False where
 * that cannot be: there is only one, or another rule made the card.
 */
bool aspect_lose(struct compile *, struct draft *, size_t item);

#endif
