/* Any bytes as notes, all the way: the deck is read back as it was written. */

#include "compile/compile.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/out.h"
#include "deck/deck.h"
#include "deck/file.h"
#include "notes/note.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_deck(const struct deck *d)
{
	struct buf first = {0}, second = {0};
	struct out out = {.buf = &first, .columns = 80};
	struct deck *again;

	deck_write(d, &out);
	if (deck_read(&again, "fuzz.deck", "fuzz", first.data, first.len))
		abort();
	out.buf = &second;
	deck_write(again, &out);
	if (first.len != second.len ||
	    memcmp(first.data, second.data, first.len) != 0)
		abort();
	buf_free(&first);
	buf_free(&second);
	deck_free(again);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct notes *n;
	struct compile *c;
	struct deck *d;
	const struct err *e =
	    notes_parse(&n, "fuzz.md", (const char *)data, size);

	if (e) {
		err_free(e);
		return 0;
	}
	compile_notes(n, "fuzz", &c, &d);
	check_deck(d);
	deck_free(d);
	compile_free(c);
	notes_free(n);
	return 0;
}
