#ifndef NOTES_NOTE_H
#define NOTES_NOTE_H

/*
 * Notes as a tree of blocks with positions. The parser is a library (read.c
 * is the only file that includes it); this is what the rest of gloss sees.
 * It knows nothing of terms or questions. Headings are flat here, as they
 * stand in the file; compile/outline.h makes sections of them. A comment is
 * a node of its own also where it stands within a line: then it is a child of
 * the heading, paragraph or cell that it was taken out of.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct err;
struct out;

#define NOTE_KINDS(X)                                                          \
	X(FILE, "file")                                                        \
	X(HEADING, "heading")                                                  \
	X(PARAGRAPH, "paragraph")                                              \
	X(LIST, "list")   /* its children are items */                         \
	X(ITEM, "item")   /* its children are blocks */                        \
	X(QUOTE, "quote") /* block quote; info: admonition type */             \
	X(CODE, "code")   /* fenced or indented; info: its tag */              \
	X(TABLE, "table") /* its children are rows */                          \
	X(ROW, "row")     /* the first row of a table is its head */           \
	X(CELL, "cell")                                                        \
	X(DLIST, "definitions") /* <dl>, or Term / : text */                   \
	X(DTERM, "dterm")       /* one or more before each dtext */            \
	X(DTEXT, "dtext")       /* its children are blocks */                  \
	X(HTML, "html")         /* a raw HTML block, as text */                \
	X(COMMENT, "comment")   /* <!-- ... -->; text: what is inside */       \
	X(RULE, "rule")                                                        \
	X(FOOTNOTE, "footnote")

enum note_kind {
#define X(id, name) NOTE_##id,
	NOTE_KINDS(X)
#undef X
};

/* A place in a file: both from 1, columns in bytes. */
struct place {
	const char
	    *file; /* relative to the notes' folder; a lone file's name */
	uint32_t line;
	uint32_t column;
};

enum mark_kind {
	MARK_BOLD,
	MARK_ITALIC,
	MARK_STRIKE,
	MARK_HIGHLIGHT, /* ==text== */
	MARK_CODE,      /* `text` */
	MARK_MATH,      /* $text$, kept with its dollars */
	MARK_LINK,      /* target: where it leads */
	MARK_IMAGE,     /* empty range; target: its path, alt: its text */
	MARK_FOOTNOTE,  /* empty range; target: its name */
};

/* What a stretch of a block's text looks like. */
struct mark {
	enum mark_kind kind;
	uint32_t from, to;  /* bytes of text, to is behind the last */
	const char *target; /* of a link, image or footnote, else NULL */
	const char *alt;    /* of an image, else NULL */
};

/* Where a stretch of text comes from; the stretches are in order. */
struct run {
	uint32_t at;           /* offset in text */
	uint32_t line, column; /* of the byte at that offset */
};

struct note {
	enum note_kind kind;
	int level;           /* heading 1..6; others 0 */
	bool ordered;        /* a list with numbers */
	int start;           /* the first number of an ordered list */
	struct note *parent; /* NULL for a file */
	struct note *first;  /* first child */
	struct note *last;   /* last child */
	struct note *next;   /* next sibling */
	struct place at;     /* where it begins */
	uint32_t end_line;   /* last line of it */
	const char *text;    /* headings, paragraphs, cells, dterms, code, html,
			      * comments: plain text without marks and images;
			      * line breaks are \n; else "" */
	size_t len;          /* bytes of text */
	const struct mark *mark; /* sorted by from, wider first */
	size_t nmark;
	const struct run *run; /* sorted by at */
	size_t nrun;
	const char *info; /* code: its tag; quote: admonition, lower case;
			   * footnote: its name; else NULL */
};

/* One "key: value" of front matter; a list gives several of one key. */
struct front {
	const char *key, *value;
	uint32_t line;
};

/* What was wrong with the bytes; compile/diag.h turns these into complaints. */
enum flaw_kind {
	FLAW_NOT_UTF8,
	FLAW_CONTROL,      /* control characters, shown visibly from here on */
	FLAW_FRONT_MATTER, /* front matter that does not end or parse */
	FLAW_UNCLOSED_FENCE,
	FLAW_TABLE_SIZE,   /* a table too large to be one; read as text */
	FLAW_TABLE_RAGGED, /* a row with more or fewer cells than the head */
	FLAW_NESTING,      /* deeper than NOTE_DEPTH; the rest is not read */
};

struct flaw {
	enum flaw_kind kind;
	struct place at;
	const char *detail; /* what it looks like instead, or "" */
	size_t got, wanted; /* cells of a ragged row and of its head */
};

struct note_file {
	const char *name;   /* as in struct place */
	const char *path;   /* as it was opened */
	const char *source; /* the bytes, valid UTF-8, line ends \n */
	size_t len;         /* bytes of source */
	const uint32_t
	    *line;      /* offset in source of each line; line[lines] is len */
	uint32_t lines; /* number of lines */
	const struct note *root;
	const struct front *front;
	size_t nfront;
};

struct notes {
	struct arena *arena; /* all of it */
	const char *name;    /* file or folder name without .md: the deck's */
	struct note_file *file;
	size_t nfile;
	const struct flaw *flaw;
	size_t nflaw;
};

enum { NOTE_DEPTH = 64 }; /* blocks nested deeper are not read */

/*
 * Reads a file or all Markdown files under a folder, in byte order of their
 * names. A missing or unreadable path, a folder without notes and a file that
 * is no text are ERR_INPUT; all else is read as far as it goes, with flaws.
 */
const struct err *notes_read(struct notes **, const char *path);

/*
 * The state of the notes at a path, as far as it shows from outside: names,
 * sizes and times of the files, and the version of gloss that would read them.
 * NULL if they cannot be looked at. The caller frees it.
 */
char *notes_stamp(const char *path);

/* The same from memory, for tests and standard input; bytes are copied. */
const struct err *notes_parse(
    struct notes **, const char *name, const char *bytes, size_t len);

void notes_free(struct notes *);

/* The name of a kind, as dump prints it. */
const char *note_kind_name(enum note_kind);

/* The place of the byte at offset in a note's text. */
struct place note_place(const struct note *, size_t offset);

/* True if all of the text from..to carries a mark of this kind. */
bool note_marked(const struct note *, enum mark_kind, size_t from, size_t to);

/* Prints the tree: a line a block, for `gloss tree` and for goldens. */
void notes_dump(const struct notes *, struct out *);

#endif
