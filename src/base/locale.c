#include "base/locale.h"

#include "base/file.h"
#include "base/mem.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* The language of messages that the environment asks for, or "". */
static const char *
asked(void)
{
	static const char *const name[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	size_t i;

	for (i = 0; i < sizeof name / sizeof *name; i++) {
		const char *value = getenv(name[i]);

		if (value && *value)
			return value;
	}
	return "";
}

static bool
is_plain(const char *locale)
{
	return strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0;
}

/* "zh_CN.UTF-8" without what is not the language; Chinese is ours. */
static char *
language_of(const char *locale)
{
	size_t n = strcspn(locale, ".@");

	if ((n == 2 && memcmp(locale, "zh", 2) == 0) ||
	    strncmp(locale, "zh_SG", 5) == 0 ||
	    strncmp(locale, "zh_Hans", 7) == 0)
		return mem_strdup("zh_CN");
	return mem_strndup(locale, n);
}

/*
 * A locale that is not UTF-8 (LC_ALL=C in containers, cron, ssh) would make
 * readline take Chinese bytes for Meta keys; the variable is set too, since
 * readline looks at the environment itself.
 */
static void
use_utf8(void)
{
	if (setlocale(LC_CTYPE, "") &&
	    strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
		return;
	setenv("LC_ALL", "C.UTF-8", 1);
	setlocale(LC_CTYPE, "C.UTF-8");
}

/*
 * gettext obeys LANGUAGE in any locale but C, which is what is in force where
 * the one that was asked for is not installed.
 */
static void
use_language(const char *wanted, const char *language)
{
	const char *set = getenv("LANGUAGE"), *locale;
	char *name = language_of(language ? language : wanted);

	locale = setlocale(LC_MESSAGES, "");
	if (language || (!locale && *name && !(set && *set)))
		setenv("LANGUAGE", name, 1);
	if (language || !locale || (is_plain(locale) && !*wanted))
		setlocale(LC_MESSAGES, "C.UTF-8");
	free(name);
}

void
locale_set_up(const char *language)
{
	char *wanted = mem_strdup(asked());
	char *beside = file_beside_program("locale");

	use_language(wanted, language);
	use_utf8();
	bindtextdomain(
	    "gloss", beside && file_is_folder(beside) ? beside : LOCALEDIR);
	bind_textdomain_codeset("gloss", "UTF-8");
	textdomain("gloss");
	free(beside);
	free(wanted);
}
