#ifndef COMPILE_HABIT_H
#define COMPILE_HABIT_H

/*
 * What the cells of a column look like: names or sentences, of which script,
 * all different or not. A table's shape is read off it (table.c).
 */

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

struct compile;
struct table;

/* What the cells of a column have in common. */
struct habit {
	size_t filled;  /* cells with text */
	size_t names;   /* cells that look like a name */
	size_t openers; /* cells that open like a definition */
	size_t codes;   /* cells that are but a link, or a code like AB-001 */
	size_t size;    /* W of all */
	bool unique;    /* no two cells are equal */
	bool short_all; /* none above HEAD_W */
	size_t script[SCRIPT_OTHER + 1]; /* cells by their main script */
};

/* The habit of the column that stands at place `at` of the rows. */
const struct habit *habit_of(struct compile *, const struct table *, size_t at);

#endif
