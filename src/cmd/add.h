#ifndef CMD_ADD_H
#define CMD_ADD_H

/* Putting notes into the library. */

struct ctx;
struct err;

/*
 * Compiles the notes at path and puts them in the library as a new deck; name
 * NULL is that of the file or folder. *deck is its name; the caller frees it.
 * A deck of that name from elsewhere is ERR_INPUT.
 */
const struct err *add_notes(
    char **deck, struct ctx *, const char *path, const char *name);

/*
 * The deck an operand means: its name, or the path of its notes; a path that
 * is not in the library is added first. The caller frees *deck.
 */
const struct err *add_if_new(char **deck, struct ctx *, const char *operand);

#endif
