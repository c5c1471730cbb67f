#include "store/db.h"

#include "base/err.h"

#include <stdlib.h>

/* A limit and what was done of it today. */
struct limit {
	const char *key;
	bool zero_is_none;
	enum query_id done;
};

static const struct limit limits[] = {
    {"review_per_day", true, Q_ANSWERED}, {"new_per_day", false, Q_INTRODUCED}};

static const struct err *
read_left(int64_t *left, struct store *s, const struct limit *l,
    const char *deck, int64_t today)
{
	const struct err *e;
	const char *value;
	int64_t most, done;

	*left = -1;
	e = deck ? store_setting_own(&value, s, l->key, deck)
		 : store_setting(&value, s, l->key, NULL);
	if (e || !value)
		return e;
	most = strtoll(value, NULL, 10);
	if (most == 0 && l->zero_is_none)
		return NULL;
	if ((e = query_number(s, &done, 0, l->done, "it", today, deck)))
		return e;
	*left = most > done ? most - done : 0;
	return NULL;
}

const struct err *
store_limits(
    struct queue_limits *l, struct store *s, const char *deck, int64_t today)
{
	const struct err *e = read_left(&l->cards, s, &limits[0], deck, today);

	return e ? e : read_left(&l->fresh, s, &limits[1], deck, today);
}
