#ifndef NOTES_INLINE_H
#define NOTES_INLINE_H

/*
 * The text of one block, found again in the source piece by piece. The
 * parser says which pieces there are, in order; a cursor in the source steps
 * over the markup between them, so that each byte of text knows its place.
 * The parser's own columns are only asked where a piece is not at the cursor,
 * since they are wrong now and then. It knows nothing of blocks.
 */

#include "base/buf.h"
#include "notes/reader.h"

/* What a byte of text is, for those who look for more markup in it. */
enum byte_kind {
	BYTE_PLAIN = 'p',  /* as typed: may be markup */
	BYTE_LITERAL = 'l' /* escaped, code, an entity: is none */
			   /* MASK_MATH and MASK_MATH_OTHER: maths */
};

/* A run of asterisks, paired by the parser or left over in the text. */
struct star {
	uint32_t at; /* where in the text */
	uint32_t n;  /* how many */
	bool left;   /* left over: its bytes are in the text */
	bool space_before, space_after; /* in the source */
	bool wide;                      /* a neighbour is East Asian */
};

struct inlines {
	struct reader *r;
	struct note *note; /* whose text it is */
	size_t pos;        /* the cursor in the source */
	size_t end;        /* behind the last byte of the block */
	int quotes;        /* block quotes around it */
	bool cell;         /* a table's cell: \| is | in code too */
	size_t credit;     /* bytes that may yet be searched */
	struct buf text;
	struct buf kind; /* enum byte_kind of each byte of text */
	struct buf alt;  /* of the image being read */
	int images;      /* open images: text goes to alt */
	size_t expected; /* offset that continues the last run */
	bool too_large;  /* a table too large was met */
	struct mark *mark;
	size_t nmark, mark_cap;
	struct run *run;
	size_t nrun, run_cap;
	struct open {        /* marks that are not closed */
		size_t mark; /* its index, or -1 inside an image */
		enum mark_kind kind;
		char sign; /* what it began with in the source */
		size_t n;  /* how many of them */
	} * open;
	size_t nopen, open_cap;
	struct star *star;
	size_t nstar, star_cap;
};

/* Begins the text of a note that stands at from..to in the source. */
void inlines_begin(struct inlines *, struct note *, size_t from, size_t to);

/* The parser's next piece; hint is where it thinks it is, or (size_t)-1. */
void inlines_text(struct inlines *, const char *literal, size_t hint);
void inlines_code(struct inlines *, const char *literal, size_t hint);
void inlines_html(struct inlines *, const char *literal);
void inlines_break(struct inlines *);
void inlines_footnote(struct inlines *);
void inlines_open(struct inlines *, enum mark_kind, const char *target);
void inlines_close(struct inlines *);

/* Ends the text: further markup is found, and all goes into the note. */
void inlines_end(struct inlines *);

void inlines_free(struct inlines *);

/* Inside: appends source bytes at..at+n to the text. (inline.c) */
void inlines_put(struct inlines *, size_t at, size_t n, int kind);

/* Appends bytes that stand for the source's bytes at an offset. (inline.c) */
void inlines_put_for(
    struct inlines *, const char *s, size_t n, size_t at, int kind);

/* A mark that is empty as yet, at the end of the text. (inline.c) */
struct mark *inlines_mark(struct inlines *, enum mark_kind);

/*
 * Moves the cursor to a literal and behind it, taking its bytes into the
 * text. Escapes and entities count unless it is code. (align.c)
 */
void align_take(struct inlines *, const char *literal, size_t hint, bool code);

/* The offset behind the end of a link whose ] is at an offset. (align.c) */
size_t align_link_end(const struct inlines *, size_t at);

/* A text of the inlines with cuts taken out. (marks.c) */
void marks_find(struct inlines *);

#endif
