/* Sizes in W and the language of a text, by the scripts of its letters. */

#include "base/text.h"
#include "lang/norm.h"

#include <string.h>

static bool
is_inner(int32_t cp)
{
	return cp == '-' || cp == '\'' || cp == '.' || cp == '_' ||
	       cp == 0x2019;
}

static bool
counts_alone(enum script script)
{
	return script == SCRIPT_HAN || script == SCRIPT_KANA ||
	       script == SCRIPT_HANGUL;
}

size_t
norm_size(const char *s, size_t n)
{
	size_t at = 0, size = 0;
	bool run = false, inner = false;

	while (at < n) {
		int32_t cp;
		enum script script;

		at += text_next(s + at, n - at, &cp);
		script = text_script(cp);
		if (counts_alone(script)) {
			size++;
			run = false;
		} else if (script != SCRIPT_NONE) {
			if (!run && !inner)
				size += 2;
			run = true;
			inner = false;
		} else {
			inner = run && is_inner(cp);
			run = false;
		}
	}
	return size;
}

const char *
lang_name(enum lang lang)
{
	static const char *const name[LANG_COUNT] = {"", "zh", "en"};

	return name[lang];
}

bool
lang_named(enum lang *lang, const char *name)
{
	int i;

	for (i = 0; i < LANG_COUNT; i++)
		if (strcmp(name, lang_name((enum lang)i)) == 0) {
			*lang = (enum lang)i;
			return true;
		}
	return false;
}

enum lang
lang_of(const char *s, size_t n)
{
	size_t at = 0, han = 0, kana = 0, words = 0, letters = 0, other = 0;
	bool in_word = false;

	while (at < n) {
		int32_t cp;
		enum script script;

		at += text_next(s + at, n - at, &cp);
		script = text_script(cp);
		words += script == SCRIPT_LATIN && !in_word;
		in_word = script == SCRIPT_LATIN ||
			  (in_word && (is_inner(cp) || script == SCRIPT_DIGIT));
		han += script == SCRIPT_HAN;
		kana += script == SCRIPT_KANA || script == SCRIPT_HANGUL;
		other += script == SCRIPT_OTHER;
		letters += script != SCRIPT_NONE && script != SCRIPT_DIGIT;
	}
	if (han >= 2 && han >= words && kana == 0)
		return LANG_ZH;
	if (kana > 0 || 2 * other > letters)
		return LANG_NEUTRAL;
	return LANG_EN;
}
