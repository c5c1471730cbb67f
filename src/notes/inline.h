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

/* Asterisks that the parser paired: they are no longer in the text. */
struct star {
	size_t mark; /* the mark they make */
	uint32_t at; /* where in the text they were */
	uint32_t n;  /* how many */
};

/* A stretch that will be taken out of the text. */
struct cut {
	uint32_t from, to;
};

enum { TAG_DEPTH = 16 }; /* deeper tags have no marks */

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
	struct cut *cut; /* in order of from */
	size_t ncut, cut_cap;
	struct tag {         /* HTML tags that are not closed */
		int name;    /* in the table of html.c */
		size_t mark; /* its mark */
	} tag[TAG_DEPTH];
	int ntag;
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

/* Moves the cursor behind a literal, without taking its text. (align.c) */
bool align_skip(struct inlines *, const char *literal);

/* A stretch to be cut; stretches of one search come in order. (cut.c) */
void cut_add(struct inlines *, size_t from, size_t to);

/* Takes the cuts out of text, kinds, marks and runs. (cut.c) */
void cut_apply(struct inlines *);

/* Finds the markup that the parser knows nothing of. (extra.c) */
void extra_find(struct inlines *);

/* Pairs asterisks that Chinese punctuation kept apart. (stars.c) */
void stars_pair(struct inlines *);

/* One inline tag or comment in the source at from..to. (html.c) */
void html_tag(struct inlines *, size_t from, size_t to);

/* Closes what tags left open. (html.c) */
void html_end(struct inlines *);

/*
 * Makes plain text of an HTML block, whose raw lines are the text so far.
 * Comments and definitions become nodes after the note. (html.c)
 */
void html_block(struct inlines *);

/*
 * Puts the character in the place of the entity at byte at of a block's text,
 * the numbered and the common ones; gives the byte behind it. (entity.c)
 */
size_t entity_cut(struct inlines *, size_t at);

/* Gives a note the text from..end of another, marks and runs too. (slice.c) */
void note_slice(struct arena *, struct note *, const struct note *, size_t from,
    size_t end);

/* Without the white space at both ends. (slice.c) */
void note_slice_trimmed(struct arena *, struct note *, const struct note *,
    size_t from, size_t end);

/* Gives a note source bytes as its text, a run a line. (slice.c) */
void note_source_text(struct reader *, struct note *, size_t from, size_t to);

/*
 * Makes definitions of a paragraph that has lines ": text", if it has; before
 * is its elder sibling or NULL. (dlist.c)
 */
void dlist_find(struct reader *, struct note *paragraph, struct note *before);

/* Parts a paragraph whose lines are meant as lines. (lines.c) */
void lines_part(struct reader *, struct note *paragraph);

/* Makes a table of a paragraph of rows without a row of dashes. (rows.c) */
void rows_find(struct reader *, struct note *paragraph);

/*
 * Makes ordered lists of the paragraphs below a block that number themselves:
 * （1）…. (numbered.c)
 */
void numbered_find(struct reader *, struct note *parent);

/* Makes an admonition of a quote whose first line is [!KIND]. (dlist.c) */
void admonition_find(struct reader *, struct note *paragraph);

#endif
