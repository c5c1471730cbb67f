#ifndef COMPILE_TABLE_H
#define COMPILE_TABLE_H

/*
 * What a table is about (questions.md 1, structures 19-22): its cells as one
 * line each, the role of each column, and the shape that decides which
 * questions it gives. It makes no cards; rule_table.c does.
 */

#include <stdbool.h>
#include <stddef.h>

struct compile;
struct habit;
struct note;
struct section;

enum table_shape {
	TABLE_NOTHING,    /* one column, or none that says anything */
	TABLE_TERMS,      /* 19: each row is a term */
	TABLE_FEATURES,   /* 20: rows are dimensions, columns are things */
	TABLE_PROPERTIES, /* 21: rows are things, columns properties */
	TABLE_SIDES       /* 22: two columns set side by side, no row labels */
};

enum column_role {
	COLUMN_IGNORED,
	COLUMN_TERM,    /* names what the row is about */
	COLUMN_NAME,    /* another name of it: acronym, translation, … */
	COLUMN_MEANING, /* says what it is */
	COLUMN_OTHER
};

struct column {
	const char *head;      /* "" where there is none */
	enum column_role role; /* of a table of terms; else OTHER, IGNORED */
	bool means;            /* its head says that it explains */
	size_t at;             /* its place in the table, from 0 */
	const struct habit *habit; /* what its cells have in common */
};

struct row {
	const struct note *note;
	const char **cell;           /* a text a column; "" where missing */
	const struct note **note_of; /* the cell; NULL where missing */
};

struct table {
	enum table_shape shape;
	const struct note *note;
	const struct note *head; /* row of heads; NULL: there is none */
	struct column *column;   /* those that count, in order */
	size_t ncolumn;
	struct row *row; /* below the head */
	size_t nrow;
};

/* Reads a table that stands in a section; in the compile's arena. */
struct table *table_read(
    struct compile *, const struct section *, const struct note *);

/* True if each row of the table defines a term (structure 19). */
bool table_is_terms(
    struct compile *, const struct section *, const struct note *);

/* True if the normal form of a cell says nothing: "", "-", "n/a", 无. */
bool table_is_blank(const char *nf);

/* True if the normal form of a cell only says yes or no: 是, ✓, false. */
bool table_is_yes_no(const char *nf);

/*
 * A cell that says yes or no, asked as one of the two; no card where all cells
 * of its column say the same.
 */
void table_ask_yes_no(struct compile *, const struct section *,
    const struct table *, const struct row *, const struct column *);

/* The cards of a table of terms (structure 19). */
void term_rows(struct compile *, const struct section *, const struct table *);

#endif
