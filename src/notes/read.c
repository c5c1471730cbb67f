#include "notes/note.h"

#include "base/err.h"

const struct err *
notes_read(struct notes **notes, const char *path)
{
	*notes = NULL;
	return err_new(ERR_INPUT, "%s: cannot be read yet", path);
}

void
notes_free(struct notes *n)
{
	(void)n;
}
