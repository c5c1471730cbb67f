#include "cmd/record.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "cmd/changes.h"
#include "cmd/cmd.h"
#include "deck/file.h"
#include "store/store.h"
#include "tty/spawn.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { RECORD_MOST = 1 << 20 }; /* bytes */

/* Makes a file for its owner alone that holds the record. */
static const struct err *
write_record(char **path, const struct card *c)
{
	const char *folder = getenv("TMPDIR");
	struct buf name = {0};
	struct out out = {0};
	const struct err *e = NULL;
	int fd;

	buf_printf(
	    &name, "%s/gloss-XXXXXX.deck", folder && *folder ? folder : "/tmp");
	if ((fd = mkstemps(name.data, (int)strlen(".deck"))) < 0) {
		e = err_errno(name.data);
		buf_free(&name);
		return e;
	}
	*path = name.data;
	out.file = fdopen(fd, "w");
	card_write(c, &out);
	e = out_flush(&out);
	if (fclose(out.file) != 0 && !e)
		e = err_errno(*path);
	return e;
}

/* Reads the one card of the file; its id is the card's, whatever is typed. */
static const struct err *
read_record(struct deck **d, const char *path, const char *deck, uint64_t id)
{
	char *data;
	size_t n;
	const struct err *e = file_read(path, RECORD_MOST, &data, &n);

	if (e)
		return e;
	e = deck_read(d, path, deck, data, n);
	free(data);
	if (e)
		return e;
	if ((*d)->n != 1)
		return err_new(
		    ERR_INPUT, _("%s: one card is expected here"), path);
	(*d)->card->id = id;
	return NULL;
}

static struct card *
find_card(struct deck *d, uint64_t id)
{
	size_t i;

	for (i = 0; i < d->n; i++)
		if (d->card[i].id == id)
			return &d->card[i];
	return NULL;
}

/* Puts a deck in force as the person wants it; frees it. */
static const struct err *
put_deck(struct ctx *ctx, struct deck *fresh)
{
	struct changes *c = changes_new();
	const struct err *e = NULL;
	bool stale = true;

	changes_add_deck(c, fresh);
	while (!e && stale)
		if (!(e = changes_match(c, ctx)))
			e = changes_apply(&stale, ctx, c);
	changes_free(c);
	return e;
}

const struct err *
record_edit(struct ctx *ctx, const struct entry *en)
{
	struct deck *deck = NULL, *one = NULL;
	struct card *c;
	char *path = NULL;
	const struct err *e = store_read_deck(&deck, ctx->store, en->deck);

	if (e)
		return e;
	if (!(c = find_card(deck, en->card->id))) {
		e = err_new(ERR_INPUT, _("%s: the card is gone"), en->deck);
		goto done;
	}
	if ((e = write_record(&path, c)) || (e = spawn_editor(path, 0)) ||
	    (e = read_record(&one, path, en->deck, c->id)))
		goto done;
	*c = *one->card;
	e = put_deck(ctx, deck);
	deck = NULL;
done:
	if (path)
		unlink(path);
	free(path);
	deck_free(deck);
	deck_free(one);
	return e;
}
