#include "store/paper.h"

#include "base/err.h"
#include "base/mem.h"
#include "store/db.h"

const struct err *
store_draft(char **text, struct store *s)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_META, "t", "paper");

	*text = NULL;
	if (!query_row(s, q, &e))
		return e;
	if (*column_text(q, 0))
		*text = mem_strdup(column_text(q, 0));
	query_end(q);
	return NULL;
}

const struct err *
store_set_draft(struct store *s, const char *text)
{
	return query_run(s, Q_META_SET, "tt", "paper", text ? text : "");
}

const struct err *
store_exam_events(struct store *s, event_fn *visit, void *data)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_EVENT_OF_KIND, "t", "exam");

	while (query_row(s, q, &e)) {
		struct event_row r = event_row(q);

		if ((e = visit(data, &r.event, r.is_void))) {
			query_end(q);
			break;
		}
	}
	return e;
}
