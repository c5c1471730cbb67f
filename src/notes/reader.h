#ifndef NOTES_READER_H
#define NOTES_READER_H

/*
 * Inside the reading of notes: what read.c and its helpers share. First
 * source.c makes clean bytes and front.c and mask.c a masked copy of equal
 * length, in which the parser meets nothing that it would misread; then
 * read.c walks the parser's tree and inline.c finds each piece of text in the
 * source again, so that text and positions are the source's own. Nobody
 * outside notes/ includes this.
 */

#include "base/buf.h"
#include "notes/note.h"

/* From this offset on, offsets in the source are by more than in the file. */
struct shift {
	size_t at; /* offset in the source */
	long by;   /* bytes added so far */
};

/* Bytes that stand for masked ones; none of them can be in the source. */
enum {
	MASK_MATH = 1,       /* maths; */
	MASK_MATH_OTHER = 2, /* the next one, to tell neighbours apart */
	MASK_TABLE = 3,      /* a table that is too large to be one */
	MASK_PIPE = 4 /* a pipe, or a row of dashes, that rules nothing */
};

struct reader {
	struct notes *notes;
	struct arena *arena;    /* that of notes */
	struct note_file *file; /* being read */
	char *masked;           /* file->source with masks, what is parsed */
	bool bom;               /* three bytes were cut from the first line */
	struct shift *shift;
	size_t nshift, shift_cap;
	struct flaw *flaw; /* of all files so far */
	size_t nflaw, flaw_cap;
	uint32_t line;       /* where source_place was last */
	struct front *front; /* of this file */
	size_t nfront, front_cap;
};

enum { FLAW_LIMIT = 100 }; /* complaints of one kind about the bytes */

/*
 * Takes the bytes of a file into file->source. What is not text at all is
 * ERR_INPUT. (source.c)
 */
const struct err *source_take(struct reader *, const char *bytes, size_t len);

/* The line of an offset, counted from 0. */
uint32_t source_line(const struct note_file *, size_t offset);

/* The place of the byte at an offset of the source. */
struct place source_place(struct reader *, size_t offset);

/* The offset of a line (from 1) and column (from 1, bytes of the source). */
size_t source_offset(const struct reader *, int line, int column);

/* Where the content of a line begins: behind blanks and n signs of quotes. */
size_t source_content(const struct reader *, size_t at, int quotes);

/* True if original bytes and source differ before this offset of a line. */
bool source_shifted(const struct reader *, size_t from, size_t to);

/* A new complaint; its other members are for the caller to fill. */
struct flaw *reader_flaw(struct reader *, enum flaw_kind, struct place);

/* Reads front matter and blanks it out of the masked copy. (front.c) */
void front_take(struct reader *);

/* Masks maths, pipes in code, and tables that would cost too much. (mask.c) */
void mask_source(struct reader *);

/* A cell of a table in the source: the text between its pipes. */
struct cell {
	size_t from, to;
};

/*
 * Splits a table's row at its pipes as the parser does (\| is none). Gives
 * how many cells there are; the first of them, up to max, go to cell, which
 * may be NULL. (table.c)
 */
size_t table_cells(
    const char *s, size_t from, size_t to, struct cell *cell, size_t max);

enum { ROW_CELLS = 1001 }; /* mask.c leaves no line more */

/* The row of a table that is being read. */
struct row {
	struct cell cell[ROW_CELLS];
	size_t n;       /* how many cells the source has */
	size_t next;    /* the next to be read */
	size_t columns; /* of the head */
	size_t end;     /* of the line */
};

/*
 * Splits the row whose line holds an offset; of a head, the parser may give
 * a line of the paragraph before it. Gives where the row begins. (table.c)
 */
size_t row_split(
    const struct reader *, struct row *, size_t at, bool head, int quotes);

/* The text of its next cell; an empty one where the row is short. (table.c) */
struct cell row_next(const struct reader *, struct row *);

/* True if a line is a row of dashes between pipes, as under a head. */
bool table_is_rule(const char *s, size_t from, size_t to);

/* Behind the blanks, quote signs and list markers that a line begins with. */
size_t source_unnested(const char *s, size_t from, size_t to);

/* Bytes of a line without its newline. */
size_t source_line_length(const struct note_file *, uint32_t line);

/* The tree of the file, from its masked copy. (read.c) */
const struct note *tree_read(struct reader *);

/* A new node under parent; NULL parent: the root. (read.c) */
struct note *note_new(struct reader *, struct note *parent, enum note_kind);

#endif
