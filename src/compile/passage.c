#include "compile/passage.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "compile/compile.h"
#include "compile/pattern.h"
#include "compile/prompt.h"
#include "lang/words.h"

#include <string.h>

enum { SENTENCE_W = 60, LEFT_W = 6 };

static const char *
nf_of(struct compile *c, const char *s, struct span at)
{
	return norm_nf(c->scratch, s + at.from, at.to - at.from);
}

/* "{ctx} › label", without a label that the reader does not need. */
const char *
passage_context(struct compile *c, const struct passage *p)
{
	const struct section *s = p->section;
	const char *context = prompt_context(c, s), *nf;

	if (!p->label)
		return context;
	nf = norm_nf(c->scratch, p->label, strlen(p->label));
	if (words_is(c->words, WORDS_DEFINITION_ASPECTS, nf) ||
	    (s->term && term_is_named(s->term, nf)))
		return context;
	return arena_printf(c->scratch, "%s › %s", context, p->label);
}

static void
visit(struct compile *c, const struct section *s, const struct item *item,
    const char *label, void (*fn)(struct compile *, const struct passage *))
{
	struct passage p = {.section = s, .item = item};
	size_t i;

	p.text = item->head ? item->rest : item->text;
	if (item->head)
		label = item->head;
	if (p.text && *p.text && !item->example && !item->image_only) {
		p.n = strlen(p.text);
		p.label = label;
		p.lang = lang_of(p.text, p.n);
		fn(c, &p);
	}
	for (i = 0; i < item->nchild; i++)
		visit(c, s, &item->child[i], label, fn);
}

void
passage_each(struct compile *c, const struct section *s,
    void (*fn)(struct compile *, const struct passage *))
{
	const char *aspect = s->aspect ? s->aspect : "";
	size_t i, j;

	if (words_ends(c->words, WORDS_EXAMPLE,
		norm_nf(c->scratch, aspect, strlen(aspect))))
		return;
	for (i = 0; i < s->nblock; i++) {
		const struct block *b = &s->block[i];

		if ((b->kind != BLOCK_LIST && b->kind != BLOCK_PROSE) ||
		    (b->kind == BLOCK_PROSE && s->role == ROLE_CONTAINER &&
			s->first)) /* how the glossary introduces itself */
			continue;
		for (j = 0; j < b->nitem; j++)
			visit(c, s, &b->item[j], NULL, fn);
	}
}

static bool
starts(const char *s, const char *head)
{
	return strncmp(s, head, strlen(head)) == 0;
}

static bool
begins_with_example(const struct compile *c, const char *nf)
{
	static const char *const not_such[] = {"如果", "如何", "如此", "如下"};
	size_t i;

	for (i = 0; i < sizeof not_such / sizeof *not_such; i++)
		if (starts(nf, not_such[i]))
			return false;
	return words_begins(c->words, WORDS_EXAMPLE, nf) || starts(nf, "如");
}

/* True if a clause of the sentence begins as an example. */
static bool
is_example(struct compile *c, const struct passage *p, struct span sentence)
{
	struct span clause = {0, 0};
	const char *s = p->text + sentence.from;

	while (clause_next(s, sentence.to - sentence.from, CUT_CLAUSE, &clause))
		if (begins_with_example(c, nf_of(c, s, clause)))
			return true;
	return false;
}

static bool
is_metaphor(const char *nf)
{
	static const char *const marks[] = {"就像", "好比", "可以看作", "像是",
	    "如同", "比作", " is like ", " are like ", "as if "};
	size_t i;

	for (i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strstr(nf, marks[i]))
			return true;
	return false;
}

/* True if the text behind a gap says "it" or "this" of what stood there. */
static bool
points_back(struct compile *c, const char *nf)
{
	static const char *const not_back[] = {
	    "其他", "其它", "其余", "其中", "此外", "因此", "而且"};
	const struct word *word;
	size_t at, i;

	while ((word = words_in(c->words, WORDS_ANAPHORA, nf, &at))) {
		for (i = 0; i < sizeof not_back / sizeof *not_back; i++)
			if (strncmp(
				nf + at, not_back[i], strlen(not_back[i])) == 0)
				break;
		if (i == sizeof not_back / sizeof *not_back &&
		    strcmp(word->nf, "而") != 0 &&
		    strcmp(word->nf, "从而") != 0 &&
		    strcmp(word->nf, "但") != 0)
			return true;
		nf += at + word->len;
	}
	return false;
}

bool
passage_stands(struct compile *c, const struct passage *p, struct span sentence)
{
	const char *nf = nf_of(c, p->text, sentence);

	/* a sentence that gives another name is asked for it elsewhere */
	return !words_begins(c->words, WORDS_ANAPHORA, nf) &&
	       !words_begins(c->words, WORDS_ALIAS_PATTERNS, nf);
}

bool
passage_allows(struct compile *c, const struct passage *p, struct span sentence,
    struct span gap)
{
	const char *whole = nf_of(c, p->text, sentence);
	const char *out = nf_of(c, p->text, gap);
	size_t size =
	    norm_size(p->text + sentence.from, sentence.to - sentence.from);
	size_t taken = norm_size(p->text + gap.from, gap.to - gap.from);

	return size <= SENTENCE_W && size >= taken + LEFT_W && *out &&
	       !words_begins(c->words, WORDS_ANAPHORA, out) &&
	       !(p->section->term && term_in(p->section->term, out)) &&
	       !is_metaphor(whole) && !is_example(c, p, sentence) &&
	       !points_back(
		   c, nf_of(c, p->text, (struct span){gap.to, sentence.to}));
}

/* Appends from..to without brackets that only give examples. */
static void
put_told(struct compile *c, struct buf *out, const char *s, struct span at)
{
	while (at.from < at.to) {
		size_t end, mark;
		int32_t cp;

		mark = text_next(s + at.from, at.to - at.from, &cp);
		if ((cp == '(' || cp == 0xFF08) &&
		    clause_bracket(s, at.to, at.from, &end) &&
		    begins_with_example(
			c, nf_of(c, s, (struct span){at.from + mark, end}))) {
			at.from = end;
			continue;
		}
		buf_put(out, s + at.from, mark);
		at.from += mark;
	}
}

const char *
passage_blank(struct compile *c, const struct passage *p, struct span sentence,
    struct span gap)
{
	struct buf out = {0};
	const char *text, *colon = "：";
	size_t n;

	put_told(c, &out, p->text, (struct span){sentence.from, gap.from});
	buf_puts(&out, "____");
	put_told(c, &out, p->text, (struct span){gap.to, sentence.to});
	n = strlen(colon);
	if (out.len > n && memcmp(out.data + out.len - n, colon, n) == 0)
		buf_cut(&out, out.len - n);
	if (out.len && out.data[out.len - 1] == ':')
		buf_cut(&out, out.len - 1);
	text = arena_strdup(c->scratch, buf_text(&out));
	buf_free(&out);
	return text;
}

struct draft *
passage_ask(struct compile *c, const struct passage *p, enum card_kind kind,
    const char *value, struct span sentence, const char *ask,
    const char *answer)
{
	const char *content = arena_strndup(
	    c->scratch, p->text + sentence.from, sentence.to - sentence.from);
	struct fact *f = fact_new(c, p->section->term, p->section,
	    arena_printf(c->scratch, "value=%s", value), content,
	    p->item->head ? p->item->rest_at : p->item->at);
	struct draft *d = draft_new(c, kind, f, ask, answer);

	d->lang = p->lang;
	draft_line(c, d, f->at.line);
	return d;
}
