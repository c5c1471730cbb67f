#include "store/db.h"

#include "base/err.h"
#include "base/mem.h"
#include "base/text.h"

#include <stdlib.h>

/* An old card and where its events are filed. */
struct link {
	uint64_t old, home;
};

struct links {
	struct link *v;
	size_t n, cap;
};

static void
add(struct links *l, uint64_t old, uint64_t home)
{
	MEM_GROW(l->v, l->n, l->cap);
	l->v[l->n++] = (struct link){old, home};
}

/* The links of now, as the table has them. */
static const struct err *
read_links(struct store *s, struct links *l)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_ALIAS_ALL, "");

	while (query_row(s, q, &e))
		add(l, column_u64(q, 0), column_u64(q, 1));
	return e;
}

/* The links that the log makes, and the cards they begin at. */
static const struct err *
read_maps(struct store *s, struct aliases *a, struct links *l)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_MAP_EVENTS, "");
	uint64_t to;

	while (query_row(s, q, &e)) {
		if (!text_hex(&to, column_text(q, 1)))
			continue;
		aliases_map(a, column_u64(q, 0), to);
		add(l, column_u64(q, 0), 0);
	}
	return e;
}

/* Files the events of an old card elsewhere. */
static const struct err *
file_under(struct store *s, uint64_t old, uint64_t from, uint64_t to)
{
	const struct err *e;

	if (from == to)
		return NULL;
	if ((e = fold_out(s, from)) ||
	    (e = query_run(s, Q_EVENT_HOME, "uuu", from, to, old)))
		return e;
	dirty_card(s, from);
	dirty_card(s, to);
	if (old == to)
		return query_run(s, Q_ALIAS_DROP, "u", old);
	return query_run(s, Q_ALIAS_SET, "uu", old, to);
}

static const struct err *
file_all(struct store *s, const struct links *l, const struct aliases *a)
{
	const struct err *e = NULL;
	size_t i;
	int64_t from;

	for (i = 0; !e && i < l->n; i++) {
		uint64_t old = l->v[i].old;

		e = query_number(s, &from, (int64_t)old, Q_ALIAS, "u", old);
		if (!e)
			e = file_under(
			    s, old, (uint64_t)from, aliases_end(a, old));
	}
	return e;
}

const struct err *
aliases_fold(struct store *s)
{
	struct aliases *a = aliases_new();
	struct links links = {0};
	const struct err *e;

	if (!(e = read_links(s, &links)) && !(e = read_maps(s, a, &links)))
		e = file_all(s, &links, a);
	aliases_free(a);
	free(links.v);
	return e;
}
