#include "base/text.h"
#include "notes/inline.h"

#include <string.h>

/*
 * Paragraphs whose writer meant their lines as lines, though Markdown joins
 * them: a bold title above its text, a label at the start of each line, a lead
 * with a colon before a list. Each becomes a paragraph of its own.
 */

enum { LINES_MOST = 100, TITLE_MOST = 80, LABEL_MOST = 48, LEAD_MOST = 30 };

struct line {
	size_t from, to;
};

static size_t
split(const struct note *note, struct line line[LINES_MOST])
{
	size_t at = 0, n = 0;

	while (at < note->len) {
		const char *end = memchr(note->text + at, '\n', note->len - at);

		if (n == LINES_MOST)
			return 0;
		line[n].from = at;
		line[n].to = end ? (size_t)(end - note->text) : note->len;
		at = line[n++].to + 1;
	}
	return n;
}

static bool
is_bold_title(const struct note *note, struct line line)
{
	return line.to - line.from <= TITLE_MOST &&
	       note_marked(note, MARK_BOLD, line.from, line.to);
}

/* Bytes of a mark at s that no label reaches across. */
static bool
ends_clause(const char *s)
{
	static const char *const marks[] = {"，", "。", "；", "？", "！", "、"};
	size_t i;

	for (i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strncmp(s, marks[i], strlen(marks[i])) == 0)
			return true;
	return strchr(",.;?!", *s) != NULL;
}

/* True if the line is "Label: text" or "标签：文". */
static bool
has_label(const struct note *note, struct line line)
{
	const char *s = note->text;
	size_t at, most = line.to;

	if (most - line.from > LABEL_MOST)
		most = line.from + LABEL_MOST;
	if (s[line.from] >= 'a' && s[line.from] <= 'z')
		return false;
	for (at = line.from; at < most && !ends_clause(s + at); at++) {
		if (strncmp(s + at, "：", strlen("：")) == 0)
			return at > line.from && at + 3 < line.to;
		if (s[at] == ':')
			return at > line.from && at + 1 < line.to &&
			       s[at + 1] == ' ';
	}
	return false;
}

/* True if the line ends a sentence. */
static bool
is_closed(const struct note *note, struct line line)
{
	static const char *const stops[] = {"。", "！", "？", "；", "…", "）"};
	size_t n = line.to - line.from, i;

	for (i = 0; i < sizeof stops / sizeof *stops; i++)
		if (n >= 3 &&
		    memcmp(note->text + line.to - 3, stops[i], 3) == 0)
			return true;
	return n && strchr(".!?$", note->text[line.to - 1]) != NULL;
}

/* True for a short line that ends in a colon. */
static bool
is_lead(const struct note *note, struct line line)
{
	size_t n = line.to - line.from;

	if (n > LEAD_MOST)
		return false;
	return (n > 1 && note->text[line.to - 1] == ':') ||
	       (n > 3 && memcmp(note->text + line.to - 3, "：", 3) == 0);
}

/* True for "n = m / M": the line is a formula. */
static bool
is_formula(const struct note *note, struct line line)
{
	return memmem(note->text + line.from, line.to - line.from, " = ", 3);
}

/* True if a line begins something new behind one that is complete. */
static bool
starts_anew(const struct note *note, struct line before, struct line line)
{
	const char *end = note->text + before.to;

	if (!is_closed(note, before) ||
	    note_marked(note, MARK_MATH, before.to, line.from))
		return false;
	return end[-1] == '?' ||
	       (before.to >= 3 && memcmp(end - 3, "？", 3) == 0) ||
	       has_label(note, line) || is_formula(note, line);
}

void
lines_part(struct reader *r, struct note *note)
{
	struct line line[LINES_MOST];
	size_t n = split(note, line), labels = 0, from = 0, i;
	struct note of = *note, *into = note;

	if (n < 2 || note->first)
		return;
	for (i = 0; i < n; i++)
		labels += has_label(note, line[i]);
	for (i = 1; i <= n; i++) {
		if (i < n && labels < n &&
		    !starts_anew(&of, line[i - 1], line[i]) &&
		    !(i == 1 && is_bold_title(&of, line[0]) &&
			!note_marked(&of, MARK_BOLD, of.len - 1, of.len)) &&
		    !(i + 1 == n && is_lead(&of, line[i]) &&
			is_closed(&of, line[i - 1])))
			continue;
		if (i == n && from == 0)
			return;
		if (from > 0)
			into = note_new(r, of.parent, NOTE_PARAGRAPH);
		note_slice_trimmed(
		    r->arena, into, &of, line[from].from, line[i - 1].to);
		if (from == 0)
			into->at = of.at;
		from = i;
	}
}
