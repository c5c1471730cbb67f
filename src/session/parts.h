#ifndef SESSION_PARTS_H
#define SESSION_PARTS_H

/* A typed list as its parts. It knows no expected items. */

#include <stddef.h>

enum {
	PARTS_MOST = 64 /* what is typed beyond is not looked at */
};

/* A stretch of a text. */
struct part {
	const char *s;
	size_t n;
};

struct parts {
	struct part v[PARTS_MOST];
	size_t n;
};

/* Where a text is cut. */
enum parts_marks {
	PARTS_STRONG,  /* newline, semicolon, 、, comma */
	PARTS_WEAK,    /* stroke, arrow, and, 和: often inside of an item */
	PARTS_SPACES,  /* blanks */
	PARTS_LISTING, /* what joins the items of a card's answer */
	PARTS_ARROWS   /* what joins its steps */
};

/*
 * Appends the parts of the n bytes at s, which end in a NUL some time: cut at
 * marks, but not inside 1,000 or 3/4; without blanks, bullets and numbers.
 */
void parts_cut(struct parts *, const char *s, size_t n, enum parts_marks);

#endif
