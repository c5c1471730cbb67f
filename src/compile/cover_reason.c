#include "compile/cover.h"

#include "notes/note.h"

#include <ctype.h>
#include <string.h>

static bool
has_image(const struct note *note)
{
	size_t i;

	for (i = 0; i < note->nmark; i++)
		if (note->mark[i].kind == MARK_IMAGE)
			return true;
	return false;
}

enum drop_reason
cover_reason_of(const struct note *note, const struct section *s)
{
	if (s->role == ROLE_REFERENCE || note->kind == NOTE_FOOTNOTE)
		return DROP_REFERENCE;
	if (note->kind == NOTE_COMMENT)
		return DROP_COMMENT;
	if (s->off)
		return DROP_OFF;
	if (note->kind == NOTE_CODE || note->kind == NOTE_HTML)
		return DROP_CODE;
	if (note->kind == NOTE_RULE || s->role == ROLE_INDEX)
		return DROP_NAVIGATION;
	if (note->kind == NOTE_PARAGRAPH && !note->len && has_image(note))
		return DROP_IMAGE;
	return DROP_NO_STRUCTURE;
}

bool
cover_is_blank(const char *s, size_t n)
{
	while (n && isspace((unsigned char)*s))
		s++, n--;
	return n == 0;
}

enum drop_reason
cover_reason_of_line(const char *s, size_t n)
{
	size_t i;

	while (n && *s == ' ')
		s++, n--;
	if (n > 1 && memcmp(s, "![", 2) == 0)
		return DROP_IMAGE;
	if (n && *s == '[' && memmem(s, n, "]:", 2))
		return DROP_REFERENCE;
	for (i = 0; i < n; i++)
		if (isalnum((unsigned char)s[i]) || (unsigned char)s[i] >= 0x80)
			return DROP_NO_STRUCTURE;
	return memchr(s, '`', n) || memchr(s, '~', n) ? DROP_CODE
						      : DROP_NO_STRUCTURE;
}
