#include "base/arena.h"
#include "base/buf.h"
#include "compile/clause.h"
#include "compile/compile.h"
#include "compile/explicit.h"
#include "compile/prompt.h"
#include "compile/rule.h"

#include <string.h>

/*
 * Cards that a person wrote (questions.md 8): they are always core, and asked
 * as they stand.
 */

enum { GAPS_MOST = 16, WHOLE_MOST = 60 };

static struct draft *
add(struct compile *c, const struct section *s, enum card_kind kind,
    const char *slot, const char *ask, const char *answer, struct place at)
{
	struct fact *f = fact_new(c, s->term, s, slot, answer, at);
	struct draft *d = draft_new(c, kind, f, ask, answer);

	d->is_explicit = d->structural = true;
	draft_line(c, d, at.line);
	return d;
}

/* --- questions ----------------------------------------------------------- */

static void
add_question(struct compile *c, const struct section *s, const char *question,
    const char *answer, struct place at)
{
	const char *nf = norm_nf(c->scratch, question, strlen(question));
	struct prompt_args args = {.term = prompt_term(s), .text = question};
	enum lang lang = lang_of(question, strlen(question));
	const char *ask = question;

	if (s->term && !term_in(s->term, nf))
		ask = prompt_make(c, lang, "question", &args);
	add(c, s, CARD_QA, arena_printf(c->scratch, "question=%s", nf), ask,
	    answer, at);
}

/* The text from..to of a note in one plain line. */
static char *
plain(struct compile *c, const struct note *note, size_t from, size_t to)
{
	char *s, *p;

	while (from < to && strchr(" \n", note->text[from]))
		from++;
	while (to > from && strchr(" \n", note->text[to - 1]))
		to--;
	s = arena_strndup(c->scratch, note->text + from, to - from);
	for (p = s; *p; p++)
		if (*p == '\n')
			*p = ' ';
	return explicit_plain(c->scratch, s);
}

/* A question whose answer is being read; it may go on in the next block. */
struct asked {
	const char *question; /* NULL: none is open */
	struct place at;
};

/* Where the line that begins at byte from ends. */
static size_t
line_end(const struct note *note, size_t from)
{
	const char *end = memchr(note->text + from, '\n', note->len - from);

	return end ? (size_t)(end - note->text) : note->len;
}

/* Where the lines that go on behind byte from end: before a mark. */
static size_t
part_end(const struct note *note, size_t from)
{
	size_t to = line_end(note, from), next, front, back;
	bool both;

	while (to < note->len) {
		const char *line = note->text + to + 1;

		next = line_end(note, to + 1);
		if (explicit_mark(line, next - to - 1, true) ||
		    explicit_mark(line, next - to - 1, false) ||
		    explicit_pair(note, to + 1, next, &front, &back, &both))
			break;
		to = next;
	}
	return to;
}

static void
pair(struct compile *c, const struct section *s, const struct note *note,
    size_t from, size_t to)
{
	size_t front, back;
	bool both;

	if (!explicit_pair(note, from, to, &front, &back, &both))
		return;
	add_question(c, s, plain(c, note, from, front),
	    plain(c, note, back, to), note_place(note, from));
	if (both)
		add_question(c, s, plain(c, note, back, to),
		    plain(c, note, from, front), note_place(note, from));
}

static void
read_cards(struct compile *c, const struct section *s, const struct note *note,
    struct asked *open)
{
	size_t from, to, mark;

	for (from = 0; from < note->len; from = to + 1) {
		const char *line = note->text + from;
		size_t n = line_end(note, from) - from;

		to = from + n;
		if ((mark = explicit_mark(line, n, true))) {
			to = part_end(note, from);
			open->question = plain(c, note, from + mark, to);
			open->at = note_place(note, from);
		} else if ((mark = explicit_mark(line, n, false))) {
			to = part_end(note, from);
			if (open->question)
				add_question(c, s, open->question,
				    plain(c, note, from + mark, to), open->at);
			open->question = NULL;
		} else {
			pair(c, s, note, from, to);
		}
	}
}

/* --- gaps ---------------------------------------------------------------- */

/* The gaps of a note, in order: {{…}} and what stands in ==…==. */
static size_t
find_gaps(const struct note *note, struct gap gap[GAPS_MOST])
{
	size_t n = 0, i, from = 0;
	struct gap g;

	while (
	    n < GAPS_MOST && explicit_next(note->text, note->len, from, &g)) {
		from = g.to;
		gap[n++] = g;
	}
	for (i = 0; i < note->nmark && n < GAPS_MOST; i++) {
		const struct mark *m = &note->mark[i];
		size_t j = n;

		if (m->kind != MARK_HIGHLIGHT)
			continue;
		while (j > 0 && gap[j - 1].from > m->from)
			j--;
		if ((j > 0 && gap[j - 1].to > m->from) ||
		    (j < n && gap[j].from < m->to))
			continue; /* one inside the other: the gap stands */
		memmove(gap + j + 1, gap + j, (n - j) * sizeof *gap);
		gap[j] = (struct gap){m->from, m->to, m->from, m->to, 0, 0, 0};
		n++;
	}
	return n;
}

static bool
is_blank(const struct gap *gap, size_t i, size_t wanted)
{
	return i == wanted ||
	       (gap[i].group > 0 && gap[i].group == gap[wanted].group);
}

/* The text with a blank for the wanted gap, and those of its group. */
static char *
with_blanks(struct compile *c, const struct note *note, const struct gap *gap,
    size_t n, size_t wanted)
{
	struct buf out = {0};
	size_t i, from = 0;
	char *text, *p;

	for (i = 0; i < n; i++) {
		const struct gap *g = &gap[i];

		buf_put(&out, note->text + from, g->from - from);
		if (!is_blank(gap, i, wanted))
			buf_put(&out, note->text + g->answer,
			    g->answer_to - g->answer);
		else if (g->hint_to > g->hint)
			buf_printf(&out, "____ (%.*s)",
			    (int)(g->hint_to - g->hint), note->text + g->hint);
		else
			buf_puts(&out, "____");
		from = g->to;
	}
	buf_put(&out, note->text + from, note->len - from);
	text = arena_strdup(c->scratch, buf_text(&out));
	buf_free(&out);
	for (p = text; *p; p++)
		if (*p == '\n')
			*p = ' ';
	return text;
}

/* The one sentence with the blank, where the text is long. */
static const char *
sentence_of(struct compile *c, const char *text)
{
	const char *blank = strstr(text, "____");
	struct span at = {0, 0};

	if (norm_size(text, strlen(text)) <= WHOLE_MOST ||
	    strstr(blank + 4, "____"))
		return text;
	while (clause_next(text, strlen(text), CUT_SENTENCE, &at))
		if (text + at.to > blank)
			return arena_strndup(
			    c->scratch, text + at.from, at.to - at.from);
	return text;
}

static void
add_gap(struct compile *c, const struct section *s, const struct note *note,
    const struct gap *gap, size_t n, size_t wanted)
{
	struct prompt_args args = {.context = prompt_context(c, s)};
	const char *answer = "", *part;
	struct draft *d;
	enum lang lang;
	size_t i, parts = 0;

	args.text = sentence_of(c, with_blanks(c, note, gap, n, wanted));
	lang = lang_of(args.text, strlen(args.text));
	for (i = wanted; i < n; i++) {
		if (!is_blank(gap, i, wanted))
			continue;
		part = arena_strndup(c->scratch, note->text + gap[i].answer,
		    gap[i].answer_to - gap[i].answer);
		answer = parts++ ? arena_printf(c->scratch,
				       lang == LANG_ZH ? "%s；%s" : "%s; %s",
				       answer, part)
				 : part;
	}
	if (!*answer)
		return;
	d = add(c, s, CARD_CLOZE, "value=gap",
	    *args.context ? prompt_make(c, lang, "cloze", &args) : args.text,
	    answer, note_place(note, gap[wanted].from));
	d->lang = lang;
}

static void
read_gaps(struct compile *c, const struct section *s, const struct note *note)
{
	struct gap gap[GAPS_MOST];
	size_t n = find_gaps(note, gap), i, j;

	for (i = 0; i < n; i++) {
		if (gap[i].group < 0)
			continue;
		for (j = 0; j < i && !is_blank(gap, j, i); j++)
			;
		if (j == i)
			add_gap(c, s, note, gap, n, i);
	}
}

static void
read_item(struct compile *c, const struct section *s, const struct item *item,
    struct asked *open)
{
	size_t i;

	if (item->marked)
		read_cards(c, s, item->note, open);
	else if (item->note->kind == NOTE_PARAGRAPH)
		read_gaps(c, s, item->note);
	for (i = 0; i < item->nchild; i++)
		if (item->child[i].note != item->note)
			read_item(c, s, &item->child[i], open);
}

void
rule_explicit(struct compile *c, const struct section *s)
{
	struct asked open = {NULL, {0}};
	size_t i, j;

	for (i = 0; i < s->nblock; i++)
		for (j = 0; j < s->block[i].nitem; j++)
			read_item(c, s, &s->block[i].item[j], &open);
}
