#include "compile/points.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "compile/clause.h"
#include "compile/compile.h"
#include "compile/prompt.h"
#include "compile/shape.h"
#include "compile/title.h"
#include "lang/words.h"

#include <string.h>

enum { POINT_MOST = 60, RENAME_MOST = 14, SEND_MOST = 12 };

void
points_add(struct points *p, const char *text, const struct item *item)
{
	if (!*text)
		return;
	p->v = arena_grown(p->arena, p->v, p->n, sizeof *p->v);
	p->v[p->n++] = (struct point){.text = text, .item = item};
}

/* True for "a -> b -> c": it is asked as steps. */
static bool
is_chain(const char *s)
{
	static const char *const arrows[] = {"->", "→", "=>"};
	size_t i;

	for (i = 0; i < sizeof arrows / sizeof *arrows; i++) {
		const char *at = strstr(s, arrows[i]);

		if (at && strstr(at + 1, arrows[i]))
			return true;
	}
	return false;
}

/* True for "See Chart of Accounts": a sentence that sends to another entry. */
static bool
sends_on(const char *s, size_t n)
{
	return strncmp(s, "See ", 4) == 0 && norm_size(s, n) <= SEND_MOST;
}

/* True for "Also known as X" and nothing more: it gives a name. */
static bool
only_renames(struct compile *c, const char *s, size_t n)
{
	static const char *const fill[] = {"英文", "其", "其英文"};
	size_t i;

	for (i = 0; i < sizeof fill / sizeof *fill; i++)
		if (n > strlen(fill[i]) &&
		    strncmp(s, fill[i], strlen(fill[i])) == 0) {
			s += strlen(fill[i]);
			n -= strlen(fill[i]);
		}
	return norm_size(s, n) <= RENAME_MOST &&
	       words_begins(
		   c->words, WORDS_ALIAS_PATTERNS, norm_nf(c->scratch, s, n));
}

/* True for "See also …", 参见 …: it says where to read, nothing else. */
static bool
points_elsewhere(const char *s)
{
	static const char *const heads[] = {"See also", "See:", "see also",
	    "Compare:", "Cf.", "参见", "另见", "详见", "请参考", "请参阅",
	    "参考：", "参考:", "Source: ", "Sources: ", "来源：", "出处："};
	size_t i;

	for (i = 0; i < sizeof heads / sizeof *heads; i++)
		if (strncmp(s, heads[i], strlen(heads[i])) == 0)
			return true;
	return false;
}

static void
add_stretches(struct compile *c, struct points *p, const char *s, size_t n,
    enum cut cut, const struct item *item)
{
	struct span span = {0};

	while (clause_next(s, n, cut, &span)) {
		size_t len = span.to - span.from;

		if (shape_leads(s + span.from, len) ||
		    points_elsewhere(s + span.from) ||
		    sends_on(s + span.from, len) ||
		    only_renames(c, s + span.from, len))
			continue;
		if (cut == CUT_SENTENCE &&
		    norm_size(s + span.from, len) > POINT_MOST)
			add_stretches(c, p, s + span.from, len, CUT_HALF, item);
		else
			points_add(p,
			    shape_says(
				c, title_trim(c->scratch, s + span.from, len)),
			    item);
	}
}

void
points_of_text(struct compile *c, struct points *p, const char *text,
    const struct item *item)
{
	add_stretches(c, p, text, strlen(text), CUT_SENTENCE, item);
}

void
points_of_section(struct compile *c, struct points *p, const struct section *s,
    bool sentences)
{
	size_t i, j;

	for (i = 0; i < s->nblock; i++) {
		const struct block *b = &s->block[i];

		if (shape_legend(b) || (b->ordered && shape_ordered(c, s, b)))
			continue;
		for (j = 0; j < b->nitem; j++) {
			const struct item *item = &b->item[j];

			if (!shape_asked(item) || item->head ||
			    is_chain(item->text) ||
			    shape_leads(item->text, strlen(item->text)) ||
			    only_renames(c, item->text, strlen(item->text)))
				continue;
			if (sentences && b->kind == BLOCK_PROSE)
				points_of_text(c, p, item->text, item);
			else
				points_add(p, shape_says(c, item->text), item);
		}
	}
}

const char *
points_cues(struct compile *c, const struct points *p, size_t from, size_t to,
    const struct term *t, enum lang lang)
{
	const char *cues = "";
	bool some = false;
	size_t i;

	for (i = from; i < to; i++) {
		const char *cue = shape_cue(c, t, p->v[i].text, lang);
		const char *mark = lang == LANG_EN ? "; " : "；";

		some |= strcmp(cue, "……") != 0 && strcmp(cue, "…") != 0;
		cues = arena_printf(
		    c->scratch, "%s%s%s", cues, i > from ? mark : "", cue);
	}
	return some ? cues : NULL;
}

const char *
points_text(struct compile *c, const struct points *p, size_t from, size_t to)
{
	struct buf joined = {0};
	char *text;

	for (; from < to; from++) {
		if (joined.len)
			buf_puts(&joined, "；");
		buf_puts(&joined, p->v[from].text);
	}
	text = arena_strdup(c->scratch, buf_text(&joined));
	buf_free(&joined);
	return text;
}

struct draft *
points_card(struct compile *c, const struct points *p, size_t from, size_t to,
    enum card_kind kind, struct fact *f, const char *ask)
{
	struct draft *d = draft_new(c, kind, f, ask, p->v[from].text);

	for (; from < to; from++) {
		draft_item(c, d, p->v[from].text);
		shape_lines(c, d, p->v[from].item);
	}
	draft_join(c, d);
	return d;
}

bool
points_share_tail(struct compile *c, const struct points *p)
{
	const char *first =
	    norm_nf(c->scratch, p->v[0].text, strlen(p->v[0].text));
	const char *tail = strrchr(first, ' ');
	size_t n, i;

	if (!tail)
		tail =
		    first + strlen(first) - text_previous(first, strlen(first));
	n = strlen(tail);
	for (i = 1; i < p->n; i++) {
		const char *nf =
		    norm_nf(c->scratch, p->v[i].text, strlen(p->v[i].text));

		if (strlen(nf) <= n || strcmp(nf + strlen(nf) - n, tail) != 0)
			return false;
	}
	return tail != first && (tail[0] == ' ' || (tail[0] & 0x80));
}
