#include "compile/acronym.h"

#include <string.h>

enum { LETTERS = 16 }; /* letters of an acronym that are looked at */

static bool
is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

static char
lower(char c)
{
	return is_capital(c) ? (char)(c + 32) : c;
}

/* The small letters of s; gives their number. */
static size_t
letters_of(char out[LETTERS], const char *s)
{
	size_t n = 0;

	for (; *s && n < LETTERS; s++)
		if (is_capital(*s) || is_small(*s))
			out[n++] = lower(*s);
	return n;
}

/* True if the letter at p begins a word of s, or a part with a capital. */
static bool
is_initial(const char *s, const char *p)
{
	return p == s || (is_capital(*p) && !is_capital(p[-1])) ||
	       !(is_capital(p[-1]) || is_small(p[-1]) || p[-1] == '\'' ||
		   (unsigned char)p[-1] >= 0x80);
}

/*
 * The most initials that match when the m letters are found in s in their
 * order, or -1 where they are not. best[i] is that of the first i letters.
 */
static int
most_initials(const char *letter, size_t m, const char *s)
{
	int best[LETTERS + 1] = {0};
	const char *p;
	size_t i;

	for (i = 1; i <= m; i++)
		best[i] = -1;
	for (p = s; *p; p++)
		for (i = m; i-- > 0;)
			if (best[i] >= 0 && letter[i] == lower(*p)) {
				int with = best[i] + is_initial(s, p);

				if (with > best[i + 1])
					best[i + 1] = with;
			}
	return best[m];
}

bool
acronym_fits(const char *acronym, const char *expansion)
{
	char letter[LETTERS], first[LETTERS];
	size_t m = letters_of(letter, acronym);

	if (!m || !letters_of(first, expansion) || letter[0] != first[0])
		return false;
	return 2 * most_initials(letter, m, expansion) >= (int)m;
}

bool
acronym_is_plain(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (!is_capital(s[i]))
			return false;
	return n >= 3 && n <= 6;
}
