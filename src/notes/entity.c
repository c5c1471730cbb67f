#include "base/text.h"
#include "notes/inline.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { ENTITY_MOST = 9 }; /* bytes before the semicolon */

/* Bytes of "&#233;" or "&#xE9;" at s, or 0. */
static size_t
numbered_entity(const char *s, size_t n)
{
	size_t at = 2;

	if (n < 4 || s[0] != '&' || s[1] != '#')
		return 0;
	at += s[2] == 'x' || s[2] == 'X';
	while (at < n && at < ENTITY_MOST && isxdigit((unsigned char)s[at]))
		at++;
	return at > 2 && at < n && s[at] == ';' ? at + 1 : 0;
}

/* Writes the character that n bytes of an entity stand for over them. */
static size_t
put_character(struct inlines *in, size_t at, size_t n)
{
	char *s = in->text.data + at, utf8[4];
	bool hex = s[2] == 'x' || s[2] == 'X';
	long cp = strtol(s + 2 + hex, NULL, hex ? 16 : 10);
	size_t len;

	if (cp < ' ' || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		return at + 1;
	len = text_encode((int32_t)cp, utf8);
	memcpy(s, utf8, len);
	cut_add(in, at + len, at + n);
	return at + n;
}

size_t
entity_cut(struct inlines *in, size_t at)
{
	static const struct {
		const char *name;
		char is;
	} entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'},
	    {"&quot;", '"'}, {"&apos;", '\''}, {"&#39;", '\''},
	    {"&nbsp;", ' '}};
	size_t i, n;

	if ((n = numbered_entity(in->text.data + at, in->text.len - at)))
		return put_character(in, at, n);
	for (i = 0; i < sizeof entities / sizeof *entities; i++) {
		n = strlen(entities[i].name);
		if (n > in->text.len - at ||
		    memcmp(in->text.data + at, entities[i].name, n) != 0)
			continue;
		in->text.data[at] = entities[i].is;
		cut_add(in, at + 1, at + n);
		return at + n;
	}
	return at + 1;
}
