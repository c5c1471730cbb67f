#ifndef COMPILE_NAMES_H
#define COMPILE_NAMES_H

/*
 * Names in text: "EN（中文）", "中文 (EN, ABC)", "EN 中文", "A / B"; and the
 * test whether an acronym fits a name (questions.md 1, structures 1-5, and 7,
 * ACRONYM_MISMATCH). Strings in, strings out.
 */

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct compile;

enum { NAMES_MOST = 6 };

struct part {
	const char *text;
	enum script script; /* HAN, LATIN … of its letters */
	bool acronym;       /* looks like one: ABC, MoE, KL */
};

struct names {
	struct part part[NAMES_MOST];
	size_t n;
	const char *gloss; /* a bracket that explains, or NULL */
	size_t gloss_at;   /* its offset in the text */
};

/* Takes the names in a heading or a bold line apart. */
struct names names_parse(struct compile *, const char *s);

/* True if the letters of the acronym fit the name. */
bool names_fit(const char *acronym, const char *name);

/* True if s looks like an acronym: a word of 2-10 signs, >= 2 capitals. */
bool names_is_acronym(const char *s);

/* The script most letters of s are of. */
enum script names_script(const char *s);

#endif
