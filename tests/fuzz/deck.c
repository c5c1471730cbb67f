/* Any bytes as a deck file: what is read and written reads as the same. */

#include "deck/deck.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/out.h"
#include "deck/file.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf first = {0}, second = {0}, json = {0};
	struct out out = {.buf = &first, .columns = 80};
	struct deck *d, *again;
	const struct err *e =
	    deck_read(&d, "fuzz.deck", "fuzz", (const char *)data, size);

	if (e) {
		err_free(e);
		return 0;
	}
	deck_write(d, &out);
	if (deck_read(&again, "fuzz.deck", "fuzz", first.data, first.len))
		abort();
	out.buf = &second;
	deck_write(again, &out);
	if (first.len != second.len ||
	    memcmp(first.data, second.data, first.len) != 0)
		abort();
	out.buf = &json;
	deck_write_json(again, &out);
	buf_free(&first);
	buf_free(&second);
	buf_free(&json);
	deck_free(d);
	deck_free(again);
	return 0;
}
