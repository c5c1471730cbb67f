#include "exchange/dump.h"

#include "base/csv.h"
#include "base/err.h"
#include "base/json.h"
#include "base/out.h"
#include "base/progress.h"
#include "exchange/event.h"
#include "store/carry.h"
#include "store/store.h"
#include "store/version.h"

#include <inttypes.h>
#include <stdio.h>

enum { STEP = 256 }; /* events between two looks at the clock */

static void
begin_line(struct json *j, struct out *out)
{
	*j = (struct json){.out = out};
	json_object(j, NULL);
}

/* Events being written. */
struct printer {
	struct csv csv; /* for CSV */
	struct out *out;
	struct progress *progress;
	int64_t n, total; /* written; about all there are */
};

/* After each event: no use in more where nothing can be written. */
static const struct err *
step(struct printer *p)
{
	const struct err *e = out_check(p->out);

	if (e || ++p->n % STEP)
		return e;
	return progress_set(p->progress, p->n, p->total);
}

static const struct err *
put_csv(void *data, const struct event *ev, bool is_void)
{
	struct printer *p = data;

	(void)is_void;
	event_write_csv(&p->csv, ev);
	return step(p);
}

static const struct err *
put_json(void *data, const struct event *ev, bool is_void)
{
	struct printer *p = data;
	struct json j;

	(void)is_void;
	begin_line(&j, p->out);
	event_write_json(&j, ev);
	json_end(&j);
	return step(p);
}

static const struct err *
put_events(struct store *store, event_fn *put, struct out *out,
    struct progress *progress)
{
	struct printer p = {
	    .csv = {.out = out}, .out = out, .progress = progress};
	struct store_size size;
	const struct err *e = store_measure(&size, store);

	if (e)
		return e;
	p.total = size.answers;
	return store_events(store, put, &p);
}

const struct err *
answers_write_csv(
    struct store *store, struct out *out, struct progress *progress)
{
	struct csv csv = {.out = out};

	event_write_csv_head(&csv);
	return put_events(store, put_csv, out, progress);
}

static void
put_head(struct out *out, const char *name)
{
	struct json j;

	json_document(&j, out, name);
	json_end(&j);
}

const struct err *
answers_write_json(
    struct store *store, struct out *out, struct progress *progress)
{
	put_head(out, "answers");
	return put_events(store, put_json, out, progress);
}

static const struct err *
put_record(void *data, const char *record)
{
	struct json j;

	begin_line(&j, data);
	json_string(&j, "record", record);
	json_end(&j);
	return out_check(data);
}

static const struct err *
put_version(void *data, const struct version *v, const char *deck)
{
	struct json j;
	char text[64];
	size_t i;

	begin_line(&j, data);
	json_hex(&j, "version", v->content);
	json_string(&j, "deck", deck);
	json_int(&j, "depth", v->depth);
	json_array(&j, "cards");
	for (i = 0; i < v->n; i++) {
		snprintf(text, sizeof text,
		    "%016" PRIx64 " %016" PRIx64 " %" PRIu64, v->v[i].id,
		    v->v[i].hash, v->v[i].place);
		json_string(&j, NULL, text);
	}
	json_end_array(&j);
	json_end(&j);
	return out_check(data);
}

const struct err *
all_write_json(struct store *store, struct out *out, struct progress *progress)
{
	const struct err *e;

	put_head(out, "all");
	if ((e = store_records(store, put_record, out)) ||
	    (e = store_versions(store, put_version, out)))
		return e;
	return put_events(store, put_json, out, progress);
}
