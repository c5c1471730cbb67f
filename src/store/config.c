#include "store/db.h"
#include "store/setting.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/out.h"

#include <stdlib.h>
#include <string.h>

/* One value that is not the default. */
struct value {
	const char *key, *deck, *text;
};

/* The rules of the fold, from an event of the log on. */
struct epoch {
	struct event from;
	struct rules rules;
};

/* The settings as they were read. */
struct settings {
	struct arena *arena;
	struct value *value;
	size_t n, cap;
	struct epoch *epoch;
	size_t nepoch, epoch_cap;
};

void
settings_forget(struct store *s)
{
	if (!s->settings)
		return;
	arena_free(s->settings->arena);
	free(s->settings->value);
	free(s->settings->epoch);
	free(s->settings);
	s->settings = NULL;
}

static const struct err *
read_values(struct store *s, struct settings *v)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_SETTING_ALL, "");

	while (query_row(s, q, &e)) {
		MEM_GROW(v->value, v->n, v->cap);
		v->value[v->n++] = (struct value){
		    .key = arena_strdup(v->arena, column_text(q, 0)),
		    .deck = arena_strdup(v->arena, column_text(q, 1)),
		    .text = arena_strdup(v->arena, column_text(q, 2))};
	}
	return e;
}

/* What one change does to the rules; false for a setting that is no rule. */
static bool
change_rules(struct rules *r, const char *key, const char *value)
{
	const struct setting *s = setting_find(key);

	if (!s || s->reach != REACH_RULES)
		return false;
	if (strcmp(key, "max_interval") == 0)
		r->max_interval = strtoll(value, NULL, 10);
	else if (strcmp(key, "retention") == 0)
		r->retention = strtod(value, NULL);
	else if (strcmp(key, "fuzz") == 0)
		r->fuzz = strcmp(value, "on") == 0;
	return true;
}

/* The value an event sets: that of the default where it takes one away. */
static const char *
value_of(sqlite3_stmt *q)
{
	const struct setting *s = setting_find(column_text(q, 3));
	const char *value = (const char *)sqlite3_column_text(q, 5);
	const struct err *e;

	if (!s)
		return NULL;
	if (value && (e = setting_check(s, value))) {
		err_free(e);
		return NULL;
	}
	return value ? value : s->fallback;
}

static const struct err *
read_epochs(struct store *s, struct settings *v)
{
	const struct err *e = NULL;
	struct rules rules = rules_default();
	sqlite3_stmt *q = query(s, Q_CONF_EVENTS, "");

	while (query_row(s, q, &e)) {
		const char *value = value_of(q);

		if (!value || !change_rules(&rules, column_text(q, 3), value))
			continue;
		MEM_GROW(v->epoch, v->nepoch, v->epoch_cap);
		v->epoch[v->nepoch++] =
		    (struct epoch){.from = {.device = column_u64(q, 0),
				       .seq = sqlite3_column_int64(q, 1),
				       .t = sqlite3_column_int64(q, 2)},
			.rules = rules};
	}
	return e;
}

static const struct err *
read_settings(struct store *s)
{
	const struct err *e;

	if (s->settings)
		return NULL;
	s->settings = mem_new(1, sizeof *s->settings);
	s->settings->arena = arena_new();
	if ((e = read_values(s, s->settings)) ||
	    (e = read_epochs(s, s->settings)))
		settings_forget(s);
	return e;
}

const struct err *
settings_rules(struct rules *r, struct store *s, const struct event *ev)
{
	const struct err *e = read_settings(s);
	size_t i;

	if (e)
		return e;
	*r = rules_default();
	for (i = 0; i < s->settings->nepoch; i++) {
		if (event_order(&s->settings->epoch[i].from, ev) >= 0)
			break;
		*r = s->settings->epoch[i].rules;
	}
	return NULL;
}

static const char *
find_value(const struct settings *v, const char *key, const char *deck)
{
	size_t i;

	for (i = 0; i < v->n; i++)
		if (strcmp(v->value[i].key, key) == 0 &&
		    strcmp(v->value[i].deck, deck) == 0)
			return v->value[i].text;
	return NULL;
}

const struct err *
store_setting_own(
    const char **value, struct store *s, const char *key, const char *deck)
{
	const struct err *e = read_settings(s);

	if (!e)
		*value = find_value(s->settings, key, deck);
	return e;
}

const struct err *
store_setting(
    const char **value, struct store *s, const char *key, const char *deck)
{
	const struct err *e = read_settings(s);
	const struct setting *known = setting_find(key);

	if (e)
		return e;
	if (!known)
		abort();
	*value = deck && *deck ? find_value(s->settings, key, deck) : NULL;
	if (!*value)
		*value = find_value(s->settings, key, "");
	if (!*value)
		*value = known->fallback;
	return NULL;
}

const struct err *
store_setting_number(
    int64_t *number, struct store *s, const char *key, const char *deck)
{
	const char *value;
	const struct err *e = store_setting(&value, s, key, deck);

	if (!e)
		*number = strtoll(value, NULL, 10);
	return e;
}

const struct err *
settings_asks(bool *asks, struct store *s, const char *deck, const char *kind)
{
	const char *kinds, *at;
	size_t n = strlen(kind);
	const struct err *e = store_setting(&kinds, s, "kinds", deck);

	if (e)
		return e;
	*asks = strcmp(kinds, "all") == 0;
	for (at = kinds; !*asks && at; at = strchr(at, ',')) {
		at += *at == ',';
		*asks = strncmp(at, kind, n) == 0 &&
			(at[n] == '\0' || at[n] == ',');
	}
	return NULL;
}

const struct err *
settings_refold(struct store *s)
{
	const struct err *e = NULL;
	sqlite3_stmt *q = query(s, Q_CARD_IDS, "");

	while (query_row(s, q, &e))
		dirty_card(s, column_u64(q, 0));
	return e;
}

/* What of the settings decides over every card, as one text. */
static void
describe_reach(const struct settings *v, struct buf *b)
{
	size_t i;

	for (i = 0; i < v->n; i++) {
		const struct setting *s = setting_find(v->value[i].key);

		if (s && s->reach == REACH_CARDS)
			buf_printf(b, "%s\n%s\n%s\n", v->value[i].key,
			    v->value[i].deck, v->value[i].text);
	}
}

static const struct err *
put_value(struct store *s, sqlite3_stmt *q)
{
	const char *key = column_text(q, 3), *deck = column_text(q, 4);
	const char *value = value_of(q);

	if (!value)
		return NULL;
	if (sqlite3_column_type(q, 5) == SQLITE_NULL)
		return query_run(s, Q_SETTING_DROP, "tt", key, deck);
	return query_run(s, Q_SETTING_PUT, "ttt", key, deck, value);
}

static const struct err *
replay(struct store *s)
{
	const struct err *e;
	sqlite3_stmt *q;

	if ((e = query_run(s, Q_SETTING_CLEAR, "")))
		return e;
	q = query(s, Q_CONF_EVENTS, "");
	while (query_row(s, q, &e)) {
		const struct err *bad = put_value(s, q);

		if (bad) {
			query_end(q);
			return bad;
		}
	}
	return e;
}

bool
settings_rule(const char *arg)
{
	const struct setting *s;

	for (s = settings; s->key; s++)
		if (s->reach == REACH_RULES && arg && strstr(arg, s->key))
			return true;
	return false;
}

const struct err *
settings_fold(struct store *s)
{
	struct buf before = {0}, after = {0};
	const struct err *e;

	settings_forget(s);
	if ((e = read_settings(s)))
		goto done;
	describe_reach(s->settings, &before);
	settings_forget(s);
	if ((e = replay(s)) || (e = read_settings(s)))
		goto done;
	describe_reach(s->settings, &after);
	if (strcmp(buf_text(&before), buf_text(&after)) != 0)
		e = settings_refold(s);
done:
	buf_free(&before);
	buf_free(&after);
	return e;
}

const struct err *
store_set(struct store *s, const char *key, const char *value, const char *deck)
{
	struct event ev = event_new(EVENT_CONF);
	struct buf arg = {0};
	struct out out = {.buf = &arg};
	struct json j = {.out = &out};
	const struct err *e;

	json_object(&j, NULL);
	json_string(&j, "key", key);
	json_string(&j, "value", value);
	if (deck && *deck)
		json_string(&j, "deck", deck);
	json_end_object(&j);
	ev.arg = buf_text(&arg);
	e = store_append(s, &ev);
	buf_free(&arg);
	return e;
}
