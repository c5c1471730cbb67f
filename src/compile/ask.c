#include "base/arena.h"
#include "base/text.h"
#include "compile/compile.h"
#include "compile/prompt.h"
#include "lang/words.h"

#include <string.h>

/* The section whose term or title a prompt about s names. */
static const struct section *
owner(const struct section *s)
{
	while (
	    s->role == ROLE_ASPECT && s->parent && s->parent->role != ROLE_FILE)
		s = s->parent;
	return s;
}

const char *
prompt_term(const struct section *s)
{
	if (s->term)
		return s->term->display;
	s = owner(s);
	return s->title ? s->title : "";
}

/* True if {A} says too little without the aspect it stands under. */
static bool
leans_on_parent(struct compile *c, const struct section *s)
{
	const struct section *p = s->parent;
	const char *nf, *above;

	if (!p || p->role != ROLE_ASPECT || p->term != s->term || !*p->aspect)
		return false;
	nf = norm_nf(c->scratch, s->aspect, strlen(s->aspect));
	above = norm_nf(c->scratch, p->aspect, strlen(p->aspect));
	return words_ends(c->words, WORDS_ASPECT, nf) &&
	       !words_ends(c->words, WORDS_ASPECT, above) &&
	       !prompt_is_question(p->aspect) &&
	       !(p->term && term_in(p->term, above));
}

const char *
prompt_aspect(struct compile *c, const struct section *s)
{
	if (s->role != ROLE_ASPECT && s->role != ROLE_SPLIT)
		return "";
	if (!*s->aspect && s->parent->sides)
		return prompt_aspect(c, s->parent);
	if (!leans_on_parent(c, s))
		return s->aspect;
	if (s->lang == LANG_EN)
		return arena_printf(
		    c->scratch, "%s of “%s”", s->aspect, s->parent->aspect);
	return arena_printf(
	    c->scratch, "「%s」的%s", s->parent->aspect, s->aspect);
}

const char *
prompt_context(struct compile *c, const struct section *s)
{
	const char *aspect = prompt_aspect(c, s), *nf;

	nf = norm_nf(c->scratch, aspect, strlen(aspect));
	if (!*nf || prompt_is_question(aspect) ||
	    words_is(c->words, WORDS_DEFINITION_ASPECTS, nf))
		return prompt_term(s);
	return arena_printf(c->scratch, "%s › %s", prompt_term(s), aspect);
}

struct prompt_args
prompt_of(struct compile *c, const struct section *s)
{
	return (struct prompt_args){.term = prompt_term(s),
	    .aspect = prompt_aspect(c, s),
	    .context = prompt_context(c, s)};
}

static bool
ends(const char *s, const char *tail)
{
	size_t n = strlen(s), m = strlen(tail);

	return n >= m && memcmp(s + n - m, tail, m) == 0;
}

/* "Why do leaves fall", but not "How it works". */
static bool
is_english_question(const char *s)
{
	static const char *const openers[] = {
	    "why ", "how ", "what ", "when ", "which ", "who ", "where "};
	static const char *const verbs[] = {"is ", "are ", "do ", "does ",
	    "did ", "can ", "should ", "was ", "were ", "will ", "would "};
	size_t i, j;

	for (i = 0; i < sizeof openers / sizeof *openers; i++) {
		size_t n = strlen(openers[i]);

		if (strncasecmp(s, openers[i], n) != 0)
			continue;
		for (j = 0; j < sizeof verbs / sizeof *verbs; j++)
			if (strncasecmp(s + n, verbs[j], strlen(verbs[j])) == 0)
				return true;
	}
	return false;
}

bool
prompt_is_question(const char *s)
{
	static const char *const openers[] = {
	    "为什么", "为何", "如何", "怎样", "怎么", "什么是"};
	size_t i;

	if (ends(s, "？") || ends(s, "?"))
		return true;
	for (i = 0; i < sizeof openers / sizeof *openers; i++)
		if (strncmp(s, openers[i], strlen(openers[i])) == 0)
			return true;
	if (is_english_question(s))
		return true;
	return ends(s, "是什么") || ends(s, "什么");
}

const char *
prompt_question(struct compile *c, enum lang lang, const struct term *t,
    const char *question)
{
	struct prompt_args args = {.text = question};
	const char *nf = norm_nf(c->scratch, question, strlen(question));
	const char *mark = lang == LANG_ZH ? "？" : "?";

	if (!ends(question, "？") && !ends(question, "?"))
		args.text = arena_printf(c->scratch, "%s%s", question, mark);
	if (!t || term_in(t, nf))
		return prompt_polish(c->scratch, args.text);
	args.term = t->display;
	return prompt_make(c, lang, "question", &args);
}

/* True for a letter or two of no language: α, σ². */
static bool
is_sign(const char *s)
{
	size_t n = strlen(s), at = 0, letters = 0;

	while (at < n) {
		int32_t cp;

		at += text_next(s + at, n - at, &cp);
		if (text_script(cp) == SCRIPT_HAN ||
		    text_script(cp) == SCRIPT_KANA ||
		    text_script(cp) == SCRIPT_HANGUL)
			return false;
		letters += text_script(cp) != SCRIPT_NONE;
	}
	return letters <= 2;
}

enum lang
prompt_lang(const struct section *s, const char *content)
{
	enum lang lang = lang_of(content, strlen(content));

	if (s && lang == LANG_NEUTRAL && is_sign(content))
		return s->lang;
	if (s && s->lang == LANG_NEUTRAL)
		return LANG_NEUTRAL;
	if (norm_size(content, strlen(content)) > 16 || !s)
		return lang;
	if (lang == LANG_EN && s->lang != LANG_NEUTRAL)
		return s->lang;
	return lang;
}
