#ifndef SESSION_KEYS_H
#define SESSION_KEYS_H

/*
 * The keys of a session, in one table: the reader, the help behind ? and the
 * manual come from it. At an answer prompt a key is written with a colon
 * before it, elsewhere without.
 */

#include "base/msg.h"

/* X(name, letter, where it works, what it does) */
#define STUDY_KEYS(X)                                                          \
	X(UNDO, 'u', KEY_ANYWHERE, N_("undo the last answer"))                 \
	X(EDIT, 'e', KEY_ANYWHERE,                                             \
	    N_("edit the notes at this card's line, and recompile"))           \
	X(SUSPEND, 's', KEY_ANYWHERE, N_("suspend this card"))                 \
	X(BURY, 'b', KEY_ANYWHERE, N_("bury this card till tomorrow"))         \
	X(FLAG, 'f', KEY_ANYWHERE, N_("flag this card, or unflag it"))         \
	X(HINT, 'h', KEY_ASK, N_("give a hint"))                               \
	X(NOTE, 'n', KEY_ANYWHERE, N_("note something: n TEXT"))               \
	X(SOURCE, 'v', KEY_ANYWHERE, N_("show the notes this comes from"))     \
	X(RIGHT, 'x', KEY_GRADE, N_("I was right: overrule the verdict"))      \
	X(KNOWN, 'k', KEY_SHOW,                                                \
	    N_("I know this: ask a new card without showing it"))              \
	X(POINTS, 'p', KEY_GRADE,                                              \
	    N_("points that were said, of a list of points: p 1 3"))           \
	X(OPEN, 'o', KEY_ANYWHERE, N_("open the picture"))                     \
	X(HELP, '?', KEY_ANYWHERE, N_("show the keys"))                        \
	X(QUIT, 'q', KEY_ANYWHERE, N_("quit; every answer is kept"))

/* The prompts at which a key works. */
enum key_where {
	KEY_SHOW = 1,  /* a new card is shown */
	KEY_ASK = 2,   /* an answer is awaited */
	KEY_GRADE = 4, /* a grade is awaited */
	KEY_ANYWHERE = KEY_SHOW | KEY_ASK | KEY_GRADE
};

enum study_key {
	KEY_NONE,
#define X(name, letter, where, text) KEY_##name,
	STUDY_KEYS(X)
#undef X
	    KEY_COUNT
};

struct key {
	const char *name; /* "UNDO" */
	char letter;      /* where no one wants another */
	enum key_where where;
	const char *text; /* what it does; to be translated */
};

/* Of each key but KEY_NONE. */
extern const struct key study_keys[KEY_COUNT];

/* The letters that the keys have for a person. */
struct keymap {
	char letter[KEY_COUNT];
};

extern const struct keymap keymap_usual; /* those of the table */

/* The key of a letter that works at a prompt, or KEY_NONE. */
enum study_key key_of(const struct keymap *, char letter, enum key_where);

#endif
