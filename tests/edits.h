#ifndef EDITS_H
#define EDITS_H

/*
 * Edits of notes that leave facts what they are. Each is made line by line,
 * and says of each line which one it was.
 */

#include <stddef.h>

struct arena;

enum { LINES_MOST = 4000 };

/* A glossary in lines; from is the line it had before the edit, 0: none. */
struct text {
	struct arena *arena;
	const char *line[LINES_MOST];
	size_t from[LINES_MOST];
	size_t n;
	const char *end; /* of a line */
};

struct edit {
	const char *name;
	void (*line)(struct text *, const struct text *, size_t);
	const char *end; /* of a line */
};

/* All of them; the last has no name. */
extern const struct edit edits[];

/* Reads a glossary; the text lives in the arena. */
void text_read(struct text *, struct arena *, const char *path);

/* Edits a text; the result lives in the arena of the first. */
void text_edit(struct text *, const struct text *before, const struct edit *);

#endif
