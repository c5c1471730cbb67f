#include "cmd/cmd.h"

#include "base/buf.h"

#include <string.h>

const struct cmd *const cmds[] = {
#define X(name) &cmd_##name,
    CMDS(X)
#undef X
	NULL};

/* Edits that turn a into b (Levenshtein), for short words. */
static size_t
distance(const char *a, const char *b)
{
	size_t row[32], n = strlen(b), i, j;

	if (strlen(a) >= 32 || n >= 32)
		return 32;
	for (j = 0; j <= n; j++)
		row[j] = j;
	for (i = 0; a[i]; i++) {
		size_t corner = row[0]++;

		for (j = 0; j < n; j++) {
			size_t keep = corner + (a[i] != b[j]);
			size_t drop =
			    1 + (row[j] < row[j + 1] ? row[j] : row[j + 1]);

			corner = row[j + 1];
			row[j + 1] = keep < drop ? keep : drop;
		}
	}
	return row[n];
}

static const struct err *
unknown(const char *name)
{
	const struct cmd *best = NULL;
	size_t i, least = strlen(name) / 2 + 1;

	for (i = 0; cmds[i]; i++) {
		size_t d = distance(name, cmds[i]->name);

		if (d < least) {
			least = d;
			best = cmds[i];
		}
	}
	if (best)
		return err_new(ERR_USAGE,
		    _("%s: no such command: did you mean '%s'?"), name,
		    best->name);
	return err_new(
	    ERR_USAGE, _("%s: no such command: 'gloss help' lists them"), name);
}

const struct err *
cmd_find(const struct cmd **found, const char *name)
{
	const struct err *e;
	struct buf several = {0};
	size_t i, n = 0;

	*found = NULL;
	for (i = 0; cmds[i]; i++) {
		if (strcmp(cmds[i]->name, name) == 0) {
			*found = cmds[i];
			n = 1;
			break;
		}
		if (*name && strncmp(cmds[i]->name, name, strlen(name)) == 0) {
			*found = cmds[i];
			buf_printf(
			    &several, n++ ? ", %s" : "%s", cmds[i]->name);
		}
	}
	if (n == 1)
		e = NULL;
	else if (n == 0)
		e = unknown(name);
	else
		e = err_new(
		    ERR_USAGE, _("%s: could be %s"), name, buf_text(&several));
	buf_free(&several);
	return e;
}
