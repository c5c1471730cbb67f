#include "base/msg.h"
#include "compile/broken.h"
#include "compile/check.h"
#include "compile/compile.h"
#include "compile/scan.h"
#include "lang/words.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/text.h"

#include <ctype.h>
#include <string.h>

/* What each flaw of the reader is called. */
static const struct {
	enum flaw_kind flaw;
	enum diag_code code;
	const char *text;
} flaws[] = {
    {FLAW_NOT_UTF8, DIAG_CODE_NOT_UTF8, N_("these bytes are not UTF-8")},
    {FLAW_CONTROL, DIAG_CODE_CONTROL_CHARACTER,
	N_("control characters stand in the text")},
    {FLAW_FRONT_MATTER, DIAG_CODE_FRONT_MATTER_BAD,
	N_("the front matter cannot be read")},
    {FLAW_UNCLOSED_FENCE, DIAG_CODE_UNCLOSED_FENCE,
	N_("this code fence does not close")},
    {FLAW_TABLE_SIZE, DIAG_CODE_TABLE_SIZE,
	N_("this table is too large and is read as text")},
    {FLAW_NESTING, DIAG_CODE_NESTING,
	N_("nested too deep: what follows is not read")},
};

/* The text of a source line; *n its length. */
static const char *
source_line(const struct note_file *f, uint32_t line, size_t *n)
{
	*n = f->line[line] - f->line[line - 1];
	return f->source + f->line[line - 1];
}

static const struct note_file *
file_named(const struct compile *c, const char *name)
{
	size_t i = 0;

	while (strcmp(c->notes->file[i].name, name) != 0)
		i++;
	return &c->notes->file[i];
}

/* The last cell is missing, or one too many but empty. */
static bool
is_harmless(const struct compile *c, const struct flaw *f)
{
	size_t n;
	const char *s = source_line(file_named(c, f->at.file), f->at.line, &n);

	if (f->got + 1 == f->wanted)
		return true;
	if (f->got != f->wanted + 1)
		return false;
	while (n && strchr(" \t\n", s[n - 1]))
		n--;
	if (n && s[n - 1] == '|')
		n--;
	while (n && s[n - 1] == ' ')
		n--;
	return n && s[n - 1] == '|';
}

static void
tell_flaw(struct compile *c, const struct flaw *f)
{
	const struct diag *d;
	size_t i;

	if (f->kind == FLAW_TABLE_RAGGED) {
		if (!is_harmless(c, f))
			diag_add(c, DIAG_CODE_TABLE_RAGGED, f->at,
			    ngettext("row has %zu cell, head has %zu",
				"row has %zu cells, head has %zu", f->got),
			    f->got, f->wanted);
		return;
	}
	for (i = 0; flaws[i].flaw != f->kind; i++)
		;
	d = diag_add(c, flaws[i].code, f->at, "%s%s%s", _(flaws[i].text),
	    *f->detail ? ": " : "", f->detail);
	if (d && d->level == DIAG_ERROR)
		diag_hold(c, d, f->at, NULL);
}

void
check_flaws(struct compile *c)
{
	size_t i;

	for (i = 0; i < c->notes->nflaw; i++)
		tell_flaw(c, &c->notes->flaw[i]);
}

/* What the round brackets of a text come to. */
struct brackets {
	size_t mixed;   /* byte of the first that closes in another width */
	size_t open;    /* byte of the last wide one that does not close */
	size_t surplus; /* closing ones without an opening */
	bool has_mixed, has_open;
};

enum { DEPTH = 32 };

static struct brackets
read_brackets(const char *s, size_t n)
{
	struct brackets b = {0};
	size_t at = 0, len, depth = 0, place[DEPTH];
	bool wide[DEPTH] = {0};
	int32_t cp;

	for (; at < n; at += len) {
		len = text_next(s + at, n - at, &cp);
		if (cp == '(' || cp == 0xFF08) {
			wide[depth % DEPTH] = cp != '(';
			place[depth++ % DEPTH] = at;
		} else if (cp == ')' || cp == 0xFF09) {
			if (!depth) {
				b.surplus++;
				continue;
			}
			depth--;
			if (wide[depth % DEPTH] != (cp != ')') &&
			    !b.has_mixed) {
				b.has_mixed = true;
				b.mixed = place[depth % DEPTH];
			}
		}
	}
	while (depth-- && !b.has_open)
		if ((b.has_open = wide[depth % DEPTH]))
			b.open = place[depth % DEPTH];
	return b;
}

static void
check_pairs(struct compile *c, const struct note *note,
    const struct section *section, void *arg)
{
	struct brackets b = read_brackets(note->text, note->len);

	(void)section;
	(void)arg;
	if (b.has_mixed)
		diag_add(c, DIAG_CODE_BRACKETS_MIXED, note_place(note, b.mixed),
		    _("a bracket opens in one width and closes in another"));
	else if (b.has_open)
		diag_add(c, DIAG_CODE_BRACKETS_MIXED, note_place(note, b.open),
		    _("this bracket does not close"));
}

void
check_brackets(struct compile *c)
{
	scan_texts(c, check_pairs, NULL);
}

enum { TAIL_SHOWN = 24, REPLACEMENT = 0xFFFD };

/* True if one of the last three characters could not be read. */
static bool
ends_unread(const char *s, size_t n)
{
	int i;

	for (i = 0; i < 3 && n; i++) {
		size_t len = text_previous(s, n);
		int32_t cp;

		text_next(s + n - len, len, &cp);
		if (cp == REPLACEMENT)
			return true;
		n -= len;
	}
	return false;
}

/* A bracket that is open where the text stops without a full stop. */
static bool
ends_inside(const char *s, size_t n)
{
	static const char *const stops[] = {".", "。", "!", "！", "?", "？"};
	size_t i;

	for (i = 0; i < sizeof stops / sizeof *stops; i++)
		if (n >= strlen(stops[i]) &&
		    memcmp(s + n - strlen(stops[i]), stops[i],
			strlen(stops[i])) == 0)
			return false;
	return read_brackets(s, n).has_open;
}

/* True if a picture, or a list or the like, goes on where the item ends. */
static bool
is_followed(const struct item *item)
{
	const struct note *note = item->note;
	size_t i;

	for (i = 0; i < note->nmark; i++)
		if (note->mark[i].kind == MARK_IMAGE)
			return true;
	return item->nchild || (item->bullet && note->next);
}

/* True for "label:" with nothing after it, which is no sentence. */
static bool
is_label(const char *s, size_t n)
{
	return n &&
	       (s[n - 1] == ':' || (n >= 3 && memcmp(s + n - 3, "：", 3) == 0));
}

/* Where an item stands. */
struct stand {
	bool sibling;  /* another item comes after it in its list */
	bool followed; /* or something else does: a picture, a list, a block */
};

/* "this, and" before the next item, "such as" before a list. */
static bool
goes_on(const struct compile *c, const char *s, size_t n, struct stand at)
{
	size_t from = n > TAIL_SHOWN ? n - TAIL_SHOWN : 0;
	const char *nf = norm_nf(c->arena, s + from, n - from);

	return at.followed ||
	       (at.sibling && words_ends(c->words, WORDS_CONJUNCTIONS, nf));
}

static bool
is_broken(const struct compile *c, const char *s, size_t n, struct stand at)
{
	enum ending e = broken_ending(c, s, n);

	if (ends_unread(s, n) || ends_inside(s, n) || broken_clause(c, s, n))
		return true;
	if (e == END_OPEN)
		return !at.followed && !at.sibling && !is_label(s, n);
	return e == END_BROKEN && !goes_on(c, s, n, at);
}

static void
check_end(struct compile *c, const struct item *item, struct stand at)
{
	const char *s = item->text;
	size_t n = strlen(s), from;

	while (n && s[n - 1] == ' ')
		n--;
	if (!is_broken(c, s, n, at))
		return;
	from = n > TAIL_SHOWN ? n - TAIL_SHOWN : 0;
	while (from < n && ((unsigned char)s[from] & 0xC0) == 0x80)
		from++;
	diag_add(c, DIAG_CODE_TRUNCATED, item->at,
	    _("the text seems to break off: \"…%.*s\""), (int)(n - from),
	    s + from);
}

static void
check_ends(struct compile *c, const struct item *item, size_t n, bool followed)
{
	size_t i;

	for (i = 0; i < n; i++) {
		struct stand at = {.sibling = i + 1 < n};

		at.followed =
		    is_followed(&item[i]) || (!at.sibling && followed);
		check_end(c, &item[i], at);
		check_ends(
		    c, item[i].child, item[i].nchild, at.sibling || followed);
	}
}

static void
check_section_ends(struct compile *c, const struct section *s, void *arg)
{
	size_t i;

	(void)arg;
	for (i = 0; i < s->nblock; i++)
		check_ends(c, s->block[i].item, s->block[i].nitem,
		    i + 1 < s->nblock || s->first);
}

void
check_truncated(struct compile *c)
{
	scan_sections(c, check_section_ends, NULL);
}

static void
check_space(struct compile *c, const struct note *note,
    const struct section *section, void *arg)
{
	size_t n, spaces = 0, marks = 0;
	const char *s = source_line(section->file, note->at.line, &n);

	(void)arg;
	if (note->parent->kind != NOTE_FILE)
		return;
	while (spaces < n && s[spaces] == ' ')
		spaces++;
	while (spaces + marks < n && s[spaces + marks] == '#')
		marks++;
	if (note->kind == NOTE_HEADING && marks && spaces)
		diag_add(c, DIAG_CODE_HEADING_SPACE, note->at,
		    ngettext("heading is indented by %zu space",
			"heading is indented by %zu spaces", spaces),
		    spaces);
	else if (note->kind == NOTE_PARAGRAPH && marks >= 2 && marks <= 6 &&
		 !strchr(" \t\n", s[spaces + marks]) &&
		 note->end_line == note->at.line)
		diag_add(c, DIAG_CODE_HEADING_SPACE, note->at,
		    _("heading lacks the space after %.*s"), (int)marks,
		    "######");
}

void
check_heading_space(struct compile *c)
{
	scan_texts(c, check_space, NULL);
}

static void
check_code(struct compile *c, const struct section *s, const struct item *item,
    void *arg)
{
	(void)s;
	(void)arg;
	if (item->prose_code)
		diag_add(c, DIAG_CODE_CODE_AS_PROSE, item->note->at,
		    _("prose inside backticks is read as a paragraph"));
}

static void
check_section_code(struct compile *c, const struct section *s, void *arg)
{
	scan_items(c, s, check_code, arg);
}

void
check_code_as_prose(struct compile *c)
{
	scan_sections(c, check_section_code, NULL);
}
