#include "session/keys.h"

const struct key study_keys[KEY_COUNT] = {
#define X(name, letter, where, text) [KEY_##name] = {letter, where, text},
    STUDY_KEYS(X)
#undef X
};

enum study_key
key_of(char letter, enum key_where where)
{
	int i;

	for (i = KEY_NONE + 1; i < KEY_COUNT; i++)
		if (study_keys[i].letter == letter &&
		    (study_keys[i].where & where))
			return (enum study_key)i;
	return KEY_NONE;
}
