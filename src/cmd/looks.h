#ifndef CMD_LOOKS_H
#define CMD_LOOKS_H

/*
 * How gloss looks to one person on one machine: colour, language, keys. They
 * stand in $XDG_CONFIG_HOME/gloss/config, a line "name = value" each; what
 * changes the schedule is kept in the library (store/setting.h).
 */

#include "session/keys.h"

#include <stdbool.h>
#include <stddef.h>

struct err;
struct out;

struct looks {
	char color[8];     /* "auto", "always" or "never" */
	char language[16]; /* "auto", or one such as "zh_CN" */
	struct keymap keys;
	char *path; /* of the file, which need not be there; NULL: no HOME */
};

/*
 * Reads the file; the caller frees with looks_free. One that is missing is
 * empty; a line that makes no sense is ERR_INPUT with its place.
 */
const struct err *looks_read(struct looks *);
void looks_free(struct looks *);

/* Lists them all with their values; name: only this one, false for none. */
bool looks_print(struct out *, const struct looks *, const char *name);

#endif
