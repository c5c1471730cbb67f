#include "store/setting.h"

#include "base/err.h"
#include "base/mem.h"
#include "base/msg.h"
#include "deck/deck.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

const struct setting settings[] = {
    {"balance", SETTING_CHOICE, "off", 0, 0, "off|on", false, REACH_QUEUE,
	N_("move a due day by a little to a day with fewer cards")},
    {"blocked", SETTING_CHOICE, "off", 0, 0, "off|on", false, REACH_QUEUE,
	N_("ask in the plain order, instead of mixing sections")},
    {"drill_after", SETTING_COUNT, "20", 1, 1000, NULL, false, REACH_QUEUE,
	N_("answers after which the day's failed cards are asked again")},
    {"fuzz", SETTING_CHOICE, "off", 0, 0, "off|on", false, REACH_RULES,
	N_("spread due days a little, so that cards learnt together part")},
    {"kinds", SETTING_KINDS, "all", 0, 0, NULL, true, REACH_CARDS,
	N_("kinds of question to ask, joined by commas, or all")},
    {"leech", SETTING_CHOICE, "tag", 0, 0, "tag|suspend", false, REACH_QUEUE,
	N_("what to do with a card that was forgotten again and again")},
    {"leech_after", SETTING_COUNT, "8", 2, 99, NULL, false, REACH_QUEUE,
	N_("how often a card is forgotten until it is called a leech; then "
	   "again after half as many times more")},
    {"max_interval", SETTING_COUNT, "36500", 1, 36500, NULL, false, REACH_RULES,
	N_("the longest interval, in days")},
    {"minutes", SETTING_COUNT, "0", 0, 1440, NULL, false, REACH_QUEUE,
	N_("minutes that a sitting takes; 0 is no limit")},
    {"new_mode", SETTING_CHOICE, "show", 0, 0, "show|ask", true, REACH_QUEUE,
	N_("show a new card before it is asked, or ask it cold")},
    {"new_order", SETTING_CHOICE, "deck", 0, 0, "deck|random", true,
	REACH_QUEUE, N_("the order of new cards")},
    {"new_per_day", SETTING_COUNT, "20", 0, 9999, NULL, true, REACH_QUEUE,
	N_("new cards a day")},
    {"retention", SETTING_REAL, "0.90", 50, 99, NULL, false, REACH_RULES,
	N_("the recall that the fsrs scheduler aims at")},
    {"review_per_day", SETTING_COUNT, "0", 0, 99999, NULL, true, REACH_QUEUE,
	N_("cards asked a day, new ones included; 0 is no limit")},
    {"rollover", SETTING_COUNT, "4", 0, 23, NULL, false, REACH_QUEUE,
	N_("the hour at which a day begins")},
    {"scheduler", SETTING_CHOICE, "sm2", 0, 0, "sm2|fsrs", false, REACH_CARDS,
	N_("what says when a card comes again")},
    {NULL, SETTING_COUNT, NULL, 0, 0, NULL, false, REACH_QUEUE, NULL}};

const struct setting *
setting_find(const char *key)
{
	const struct setting *s;

	for (s = settings; s->key; s++)
		if (strcmp(s->key, key) == 0)
			return s;
	return NULL;
}

static const struct err *
check_count(const struct setting *s, const char *value)
{
	char *end;
	long long n;

	errno = 0;
	n = strtoll(value, &end, 10);
	if (*value >= '0' && *value <= '9' && !*end && !errno &&
	    n >= s->least && n <= s->most)
		return NULL;
	return err_new(ERR_USAGE,
	    _("%s: %s: it is a whole number from %lld to %lld"), s->key, value,
	    (long long)s->least, (long long)s->most);
}

static const struct err *
check_real(const struct setting *s, const char *value)
{
	char *end;
	double x = strtod(value, &end) * 100;

	if (*value >= '0' && *value <= '9' && !*end && x >= (double)s->least &&
	    x <= (double)s->most)
		return NULL;
	return err_new(ERR_USAGE, _("%s: %s: it is a number from %.2f to %.2f"),
	    s->key, value, (double)s->least / 100, (double)s->most / 100);
}

static bool
is_one_of(const char *list, char separator, const char *value, size_t n)
{
	while (list) {
		const char *end = strchr(list, separator);
		size_t m = end ? (size_t)(end - list) : strlen(list);

		if (m == n && memcmp(list, value, n) == 0)
			return true;
		list = end ? end + 1 : NULL;
	}
	return false;
}

static const struct err *
check_choice(const struct setting *s, const char *value)
{
	if (is_one_of(s->choices, '|', value, strlen(value)))
		return NULL;
	return err_new(
	    ERR_USAGE, _("%s: %s: it is one of %s"), s->key, value, s->choices);
}

static const struct err *
check_kinds(const struct setting *s, const char *value)
{
	const struct err *e = NULL;

	if (strcmp(value, "all") == 0)
		return NULL;
	while (!e && value) {
		const char *end = strchr(value, ',');
		size_t n = end ? (size_t)(end - value) : strlen(value);
		char *name = mem_strndup(value, n);
		enum card_kind kind;

		if (!card_kind_named(&kind, name))
			e = err_new(ERR_USAGE,
			    _("%s: %s: no such kind of question"), s->key,
			    name);
		free(name);
		value = end ? end + 1 : NULL;
	}
	return e;
}

const struct err *
setting_check(const struct setting *s, const char *value)
{
	static const struct err *(*const check[])(const struct setting *,
	    const char *) = {[SETTING_COUNT] = check_count,
	    [SETTING_REAL] = check_real,
	    [SETTING_CHOICE] = check_choice,
	    [SETTING_KINDS] = check_kinds};

	return check[s->type](s, value);
}
