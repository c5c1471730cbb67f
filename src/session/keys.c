#include "session/keys.h"

const struct key study_keys[KEY_COUNT] = {
#define X(name, letter, where, text)                                           \
	[KEY_##name] = {#name, letter, where, text},
    STUDY_KEYS(X)
#undef X
};

const struct keymap keymap_usual = {{
#define X(name, letter, where, text) [KEY_##name] = letter,
    STUDY_KEYS(X)
#undef X
}};

enum study_key
key_of(const struct keymap *map, char letter, enum key_where where)
{
	int i;

	for (i = KEY_NONE + 1; i < KEY_COUNT; i++)
		if (map->letter[i] == letter && (study_keys[i].where & where))
			return (enum study_key)i;
	return KEY_NONE;
}
