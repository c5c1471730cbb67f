#include "base/arena.h"
#include "compile/cloze.h"
#include "compile/compile.h"
#include "compile/prompt.h"
#include "compile/rule.h"
#include "lang/words.h"

#include <string.h>

/*
 * Sentence patterns (questions.md 1, structure 24): the patterns are data,
 * prompt/cloze.txt. At most one card an item, the first pattern that fits.
 */

enum { ITEM_MOST = 120, SUBJECT_MOST = 24, MARKED_MOST = 10 };

static const char *
text_of(struct compile *c, const struct passage *p, struct span at)
{
	return arena_strndup(c->scratch, p->text + at.from, at.to - at.from);
}

static const char *
nf_of(struct compile *c, const struct passage *p, struct span at)
{
	return norm_nf(c->scratch, p->text + at.from, at.to - at.from);
}

/* --- the question -------------------------------------------------------- */

/* The text before the pattern in its clause. */
static struct span
lead_of(const struct passage *p, const struct cloze *f)
{
	struct span clause = {0, 0},
		    lead = {f->sentence.from, f->match.all.from};
	const char *s = p->text + f->sentence.from;
	size_t n = f->sentence.to - f->sentence.from;

	while (clause_next(s, n, CUT_CLAUSE, &clause))
		if (f->sentence.from + clause.from <= f->match.all.from)
			lead.from = f->sentence.from + clause.from;
	return cloze_trim(p->text, lead);
}

/* The normal form nf behind a name of the term at its start. */
static const char *
behind_name(const struct term *t, const char *nf)
{
	size_t i, best = 0;

	for (i = 0; i < t->nname; i++) {
		size_t n = strlen(t->name[i].nf);

		if (n > best && strncmp(nf, t->name[i].nf, n) == 0)
			best = n;
	}
	nf += best;
	return nf + strspn(nf, " ");
}

/* True if nothing but the term and adverbs stands in a lead. */
static bool
is_bare_lead(struct compile *c, const struct passage *p, struct span lead)
{
	const struct term *t = p->section->term;
	const char *nf = nf_of(c, p, lead);
	const struct word *word;

	if (t)
		nf = behind_name(t, nf);
	while ((word = words_begins(c->words, WORDS_ADVERBS, nf))) {
		nf += word->len;
		nf += strspn(nf, " ");
	}
	return !*nf;
}

/* True if the sentence is about the term itself. */
static bool
is_about_term(struct compile *c, const struct passage *p, const struct cloze *f)
{
	const struct section *s = p->section;
	struct span clause = {0, 0};
	const char *nf;

	if (!s->term || p->item->head ||
	    (s->role != ROLE_TERM && (s->role != ROLE_ASPECT || s->lead ||
					 s->parent->term != s->term ||
					 s->parent->role != ROLE_TERM)))
		return false;
	clause_next(p->text, p->n, CUT_CLAUSE, &clause);
	if (f->match.all.from < clause.to)
		return true;
	nf = nf_of(c, p, clause);
	return behind_name(s->term, nf) != nf ||
	       words_begins(c->words, WORDS_DEFINITION_OPENERS, nf) ||
	       words_begins(c->words, WORDS_CUE, nf);
}

/* The last and the first words that the pattern met. */
static void
name_words(struct compile *c, const struct passage *p, const struct cloze *f,
    struct prompt_args *args)
{
	const char *at = f->line->pattern;
	size_t i;

	for (i = 0; i < f->match.nword; i++) {
		if (!strchr("XNQY_", *at) || (at[1] && at[1] != ' '))
			args->label = text_of(c, p, f->match.word[i]);
		if (i == 0)
			args->name = args->label;
		at += strcspn(at, " ");
		at += *at == ' ';
	}
}

/* True if what is said to cause something is denied. */
static bool
starts_denied(const char *nf)
{
	static const char *const heads[] = {"没有", "未", "不", "并非"};
	size_t i;

	for (i = 0; i < sizeof heads / sizeof *heads; i++)
		if (strncmp(nf, heads[i], strlen(heads[i])) == 0)
			return true;
	return false;
}

/* The doer of a cause, without "may" and the like; "" where there is none. */
static const char *
subject(struct compile *c, const struct passage *p, struct span lead)
{
	static const char *const modal[] = {"可能会", "可能", "容易", "往往",
	    "从而", "进而", "将", "会", "也", "而"};
	const char *nf = nf_of(c, p, lead);
	size_t i, len;

again:
	lead = cloze_trim(p->text, lead);
	for (i = 0; i < sizeof modal / sizeof *modal; i++) {
		len = strlen(modal[i]);
		if (lead.to - lead.from >= len &&
		    memcmp(p->text + lead.to - len, modal[i], len) == 0) {
			lead.to -= len;
			goto again;
		}
	}
	if (norm_size(p->text + lead.from, lead.to - lead.from) >
		SUBJECT_MOST ||
	    words_begins(c->words, WORDS_ANAPHORA, nf) || starts_denied(nf))
		return "";
	return text_of(c, p, lead);
}

/* True if the text gives the answer away. */
static bool
gives_away(struct compile *c, const char *text, const char *answer_nf)
{
	return norm_holds(norm_nf(c->scratch, text, strlen(text)), answer_nf);
}

/* True if the deed ends as a noun: "来估计参数的方法". */
static bool
names_a_thing(struct compile *c, const char *deed)
{
	const char *nf, *of, *at;

	if (!deed)
		return false;
	nf = norm_nf(c->scratch, deed, strlen(deed));
	for (of = NULL, at = nf; (at = strstr(at, "的")); at += 3)
		of = at;
	return of && norm_size(of + 3, strlen(of + 3)) <= 4 &&
	       words_ends(c->words, WORDS_CLASS_NOUNS, of + 3);
}

/* The pattern's own question, or NULL where the sentence is shown instead. */
static const char *
own_question(struct compile *c, const struct passage *p, const struct cloze *f)
{
	const char *key = arena_printf(c->scratch, "cloze.%s", f->line->key);
	struct prompt_args args = prompt_of(c, p->section);
	struct span lead = lead_of(p, f);

	if (!prompt_has(c, f->line->lang, key) ||
	    gives_away(c, passage_context(c, p), nf_of(c, p, f->slot)))
		return NULL;
	args.aspect = NULL;
	args.context = passage_context(c, p);
	name_words(c, p, f, &args);
	if (f->match.rest.to)
		args.text = text_of(c, p, cloze_trim(p->text, f->match.rest));
	if (strcmp(f->line->key, "cause") == 0) {
		args.text = subject(c, p, lead);
		if (!*args.text)
			return NULL;
	} else if (names_a_thing(c, args.text) || !is_bare_lead(c, p, lead) ||
		   (strcmp(f->line->key, "use") != 0 &&
		       !is_about_term(c, p, f))) {
		return NULL;
	}
	return prompt_make(c, f->line->lang, key, &args);
}

static const char *
shown_sentence(
    struct compile *c, const struct passage *p, const struct cloze *f)
{
	struct prompt_args args = {.context = passage_context(c, p)};

	if (gives_away(c, args.context, nf_of(c, p, f->slot)))
		args.context = prompt_term(p->section);
	args.text = passage_blank(c, p, f->sentence, f->slot);
	return prompt_make(c, f->line->lang, "cloze", &args);
}

static void
ask(struct compile *c, const struct passage *p, const struct cloze *f,
    const char *question)
{
	struct draft *d = passage_ask(c, p, CARD_CLOZE, f->line->key,
	    f->sentence, question, text_of(c, p, f->slot));

	draft_accept(c, d, text_of(c, p, cloze_trim(p->text, f->match.slot)));
}

/* --- finding ------------------------------------------------------------- */

/* True if the pattern stands in this sentence and gives a card. */
static bool
try_sentence(struct compile *c, const struct passage *p, struct cloze *f)
{
	const char *question;
	size_t from = f->sentence.from;

	for (; pattern_find(f->line->pattern, c->words, p->text, f->sentence.to,
		 from, &f->match);
	     from = f->match.all.from + 1) {
		if (!cloze_set_slot(p, f) ||
		    !passage_allows(c, p, f->sentence, f->slot))
			continue;
		if (!(question = own_question(c, p, f))) {
			if (f->line->own_only ||
			    !passage_stands(c, p, f->sentence))
				continue;
			question = shown_sentence(c, p, f);
		} else if (!passage_stands(c, p, f->sentence))
			f->sentence.from = f->match.all.from;
		ask(c, p, f, question);
		return true;
	}
	return false;
}

static bool
try_line(
    struct compile *c, const struct passage *p, const struct cloze_line *line)
{
	struct cloze f = {.line = line};

	while (clause_next(p->text, p->n, CUT_HALF, &f.sentence))
		if (try_sentence(c, p, &f))
			return true;
	return false;
}

/* The word in italics or bold that the notes themselves point at. */
static void
try_marked(struct compile *c, const struct passage *p)
{
	const struct note *note = p->item->note;
	static const struct cloze_line line = {
	    "mark", "X", false, LANG_NEUTRAL};
	struct cloze f = {.line = &line};
	size_t i;

	for (i = 0; i < note->nmark; i++) {
		const struct mark *m = &note->mark[i];
		const char *found;

		if ((m->kind != MARK_BOLD && m->kind != MARK_ITALIC) ||
		    m->to - m->from >= p->n ||
		    norm_size(note->text + m->from, m->to - m->from) >
			MARKED_MOST)
			continue;
		found = memmem(
		    p->text, p->n, note->text + m->from, m->to - m->from);
		if (!found)
			continue;
		f.slot.from = (size_t)(found - p->text);
		f.slot.to = f.slot.from + (m->to - m->from);
		f.match.slot = f.slot;
		f.sentence = (struct span){0, 0};
		while (clause_next(p->text, p->n, CUT_HALF, &f.sentence))
			if (f.sentence.to >= f.slot.to)
				break;
		if (f.sentence.from <= f.slot.from &&
		    f.slot.to <= f.sentence.to &&
		    passage_stands(c, p, f.sentence) &&
		    passage_allows(c, p, f.sentence, f.slot)) {
			ask(c, p, &f, shown_sentence(c, p, &f));
			return;
		}
	}
}

static void
try_item(struct compile *c, const struct passage *p)
{
	const struct cloze_table *t = cloze_lines(c);
	const bool *may;
	size_t i;

	if (norm_size(p->text, p->n) > ITEM_MOST)
		return;
	may = cloze_may(c, p);
	for (i = 0; i < t->n; i++)
		if (may[i] && t->line[i].lang == p->lang &&
		    strcmp(t->line[i].key, "which") != 0 &&
		    try_line(c, p, &t->line[i]))
			return;
	try_marked(c, p);
}

void
rule_cloze(struct compile *c, const struct section *s)
{
	passage_each(c, s, try_item);
}
