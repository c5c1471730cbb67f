#ifndef STORE_SETTING_H
#define STORE_SETTING_H

/*
 * What changes schedule or queue, in one table: the config command, its help
 * and the checks come from it. A change is an event and holds for later events
 * only. Looks are not here but in the config file (cmd/looks.h).
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;

enum setting_type {
	SETTING_COUNT,  /* a whole number, least..most */
	SETTING_REAL,   /* a number, least..most in hundredths */
	SETTING_CHOICE, /* one of choices, split by | */
	SETTING_KINDS   /* "all", or kinds of card joined by commas */
};

/* What a change reaches. */
enum setting_reach {
	REACH_QUEUE, /* what is asked today */
	REACH_RULES, /* how later answers move a card */
	REACH_CARDS  /* every card, at once */
};

struct setting {
	const char *key;
	enum setting_type type;
	const char *fallback; /* the default */
	int64_t least, most;
	const char *choices;
	bool by_deck; /* may differ from deck to deck */
	enum setting_reach reach;
	const char *text; /* what it does; to be translated */
};

/* The settings, by key; the last one has no key. */
extern const struct setting settings[];

/* The setting of a key, or NULL. */
const struct setting *setting_find(const char *key);

/* Checks a value; ERR_USAGE says what it should be. */
const struct err *setting_check(const struct setting *, const char *value);

#endif
