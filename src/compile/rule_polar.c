#include "base/arena.h"
#include "compile/cloze.h"
#include "compile/compile.h"
#include "compile/prompt.h"
#include "compile/rule.h"
#include "lang/words.h"

#include <string.h>
#include <strings.h>

/*
 * Polar words (questions.md 1, structure 24, last row): where what a sentence
 * says hangs on one word of a pair like higher and lower, which of the two.
 */

/* True if a polar word at this place says what the sentence is about. */
static bool
is_telling(const struct passage *p, struct span sentence, struct span word,
    enum lang lang)
{
	struct span clause = {word.to, word.to};

	if (lang != LANG_ZH || word.to == sentence.to ||
	    strncmp(p->text + word.to, "的", strlen("的")) == 0)
		return true;
	return clause_next(p->text, sentence.to, CUT_CLAUSE, &clause) &&
	       clause.from > word.to + 1 &&
	       strncmp(p->text + word.to, "、", strlen("、")) != 0;
}

static bool
ask_which(struct compile *c, const struct passage *p,
    const struct cloze_line *line, struct span sentence, struct span word)
{
	struct prompt_args args = {.context = passage_context(c, p)};
	const char *bar = strchr(line->pattern, '|');
	const char *right =
	    arena_strndup(c->scratch, p->text + word.from, word.to - word.from);
	struct draft *d;

	args.x = arena_strndup(
	    c->scratch, line->pattern, (size_t)(bar - line->pattern));
	args.y = bar + 1;
	args.text = passage_blank(c, p, sentence, word);
	if (!passage_stands(c, p, sentence) ||
	    !passage_allows(c, p, sentence, word) ||
	    strstr(args.text, args.x) || strstr(args.text, args.y))
		return false;
	d = passage_ask(c, p, CARD_WHICH, line->pattern, sentence,
	    prompt_make(c, line->lang, "which.polar", &args),
	    strcasecmp(right, args.x) == 0 ? args.x : args.y);
	draft_choice(c, d, args.x);
	draft_choice(c, d, args.y);
	return true;
}

static bool
try_polar(
    struct compile *c, const struct passage *p, const struct cloze_line *line)
{
	struct span sentence = {0, 0};
	struct match m;

	while (clause_next(p->text, p->n, CUT_HALF, &sentence))
		if (pattern_find(line->pattern, c->words, p->text, sentence.to,
			sentence.from, &m) &&
		    is_telling(p, sentence, m.all, line->lang) &&
		    ask_which(c, p, line, sentence, m.all))
			return true;
	return false;
}

static void
try_item(struct compile *c, const struct passage *p)
{
	const struct cloze_table *t = cloze_lines(c);
	const bool *may = cloze_may(c, p);
	size_t i;

	for (i = 0; i < t->n; i++)
		if (may[i] && t->line[i].lang == p->lang &&
		    strcmp(t->line[i].key, "which") == 0 &&
		    try_polar(c, p, &t->line[i]))
			return;
}

void
rule_polar(struct compile *c, const struct section *s)
{
	passage_each(c, s, try_item);
}
