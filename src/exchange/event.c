#include "exchange/event.h"

#include "base/csv.h"
#include "base/day.h"
#include "base/json.h"
#include "schedule/log.h"

#include <stddef.h>
#include <string.h>

static const char *const names[EVENT_FIELD_COUNT + 1] = {
#define X(id, name) name,
    EVENT_FIELDS(X)
#undef X
};

const char *
event_field_name(int field)
{
	return field < 0 || field >= EVENT_FIELD_COUNT ? NULL : names[field];
}

int
event_field_named(const char *name)
{
	int i;

	for (i = 0; i < EVENT_FIELD_COUNT; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return -1;
}

void
event_write_csv_head(struct csv *csv)
{
	int i;

	for (i = 0; i < EVENT_FIELD_COUNT; i++)
		csv_text(csv, names[i]);
	csv_end_line(csv);
}

static void
csv_number(struct csv *csv, int64_t number, bool there)
{
	if (there)
		csv_int(csv, number);
	else
		csv_text(csv, NULL);
}

static void
csv_id(struct csv *csv, uint64_t id, bool there)
{
	if (there)
		csv_hex(csv, id);
	else
		csv_text(csv, NULL);
}

void
event_write_csv(struct csv *csv, const struct event *ev)
{
	char t[WHEN_SIZE];

	csv_hex(csv, ev->device);
	csv_int(csv, ev->seq);
	csv_text(csv, when_format((struct when){ev->t, ev->off}, t));
	csv_int(csv, ev->off);
	csv_int(csv, ev->day);
	csv_text(csv, event_kind_name((int)ev->kind));
	csv_id(csv, ev->card, ev->card != 0);
	csv_text(csv, purpose_name(ev->purpose));
	csv_number(csv, ev->grade, ev->grade >= 0);
	csv_number(csv, ev->suggested, ev->suggested >= 0);
	csv_number(csv, ev->credit, ev->credit >= 0);
	csv_number(csv, ev->ms, ev->ms >= 0);
	csv_text(csv, ev->typed);
	csv_id(csv, ev->tdev, ev->tseq != 0);
	csv_number(csv, ev->tseq, ev->tseq != 0);
	csv_text(csv, ev->arg);
	csv_text(csv, ev->batch);
	csv_end_line(csv);
}

static void
json_number(struct json *j, const char *name, int64_t number, bool there)
{
	if (there)
		json_int(j, name, number);
	else
		json_null(j, name);
}

static void
json_id(struct json *j, const char *name, uint64_t id, bool there)
{
	if (there)
		json_hex(j, name, id);
	else
		json_null(j, name);
}

void
event_write_json(struct json *j, const struct event *ev)
{
	char t[WHEN_SIZE];

	json_hex(j, names[AT_DEVICE], ev->device);
	json_int(j, names[AT_SEQ], ev->seq);
	json_string(
	    j, names[AT_T], when_format((struct when){ev->t, ev->off}, t));
	json_int(j, names[AT_OFF], ev->off);
	json_int(j, names[AT_DAY], ev->day);
	json_string(j, names[AT_KIND], event_kind_name((int)ev->kind));
	json_id(j, names[AT_CARD], ev->card, ev->card != 0);
	json_string(j, names[AT_PURPOSE], purpose_name(ev->purpose));
	json_number(j, names[AT_GRADE], ev->grade, ev->grade >= 0);
	json_number(j, names[AT_SUGGESTED], ev->suggested, ev->suggested >= 0);
	json_number(j, names[AT_CREDIT], ev->credit, ev->credit >= 0);
	json_number(j, names[AT_MS], ev->ms, ev->ms >= 0);
	json_string(j, names[AT_TYPED], ev->typed);
	json_id(j, names[AT_TDEV], ev->tdev, ev->tseq != 0);
	json_number(j, names[AT_TSEQ], ev->tseq, ev->tseq != 0);
	json_string(j, names[AT_ARG], ev->arg);
	json_string(j, names[AT_BATCH], ev->batch);
}
