#include "base/arena.h"
#include "compile/compile.h"
#include "compile/names.h"
#include "compile/prompt.h"
#include "compile/rule.h"

#include <string.h>

/*
 * Names of terms: what an acronym stands for, what a term is called in the
 * other language or otherwise, what the acronym of a translation is
 * (questions.md 1, structures 1-6).
 *
 *	## BPE
 *	**Byte Pair Encoding（字节对编码）**
 *
 * gives expand, translate and contract.
 */

/* The section's language decides, since a name alone has none. */
static struct draft *
ask(struct compile *c, const struct section *s, struct term *t,
    enum card_kind kind, const char *key, const char *from,
    const struct name *to)
{
	struct prompt_args args = {.term = from, .name = from};
	const char *slot = to->kind == NAME_EXPANSION     ? "expansion"
			   : to->kind == NAME_TRANSLATION ? "translation"
			   : to->kind == NAME_ALIAS       ? "alias"
							  : "acronym";
	struct fact *f = fact_new(c, t, s, slot, to->text, to->at);
	struct draft *d = draft_new(
	    c, kind, f, prompt_make(c, s->lang, key, &args), to->text);

	d->lang = s->lang;
	d->reserve = t->minor && kind != CARD_EXPAND;
	d->row = t->row;
	draft_line(c, d, to->at.line);
	return d;
}

static void
expand(struct compile *c, const struct section *s, struct term *t)
{
	const struct name *acronym = term_name(t, NAME_ACRONYM);
	const struct name *name = term_name(t, NAME_EXPANSION);
	const char *from;
	struct draft *d;

	if (!acronym || !name)
		return;
	from = strcmp(t->nf, name->nf) == 0 ||
		       names_script(t->display) == SCRIPT_HAN
		   ? acronym->text
		   : t->display;
	d = ask(c, s, t, CARD_EXPAND, "expand", from, name);
	d->structural = true;
}

static const char *
translate_key(const struct name *n)
{
	switch (names_script(n->text)) {
	case SCRIPT_HAN:
		return "to_zh";
	case SCRIPT_LATIN:
		return "to_en";
	default:
		return "translate";
	}
}

/* The way back, for a pair without an acronym. */
static void
translate_back(struct compile *c, const struct section *s, struct term *t,
    const struct name *name)
{
	const struct name own = {.kind = NAME_TRANSLATION,
	    .text = t->display,
	    .nf = t->nf,
	    .at = name->at};
	struct draft *d;

	if (term_name(t, NAME_ACRONYM) || t->row || t->minor)
		return;
	d = ask(c, s, t, CARD_TRANSLATE, translate_key(&own), name->text, &own);
	d->reserve = true;
}

static void
translate(struct compile *c, const struct section *s, struct term *t)
{
	bool first = true;
	size_t i;

	for (i = 0; i < t->nname; i++) {
		const struct name *n = &t->name[i];
		const char *key = translate_key(n);
		struct draft *d;

		if (n->kind == NAME_ALIAS)
			key = "other";
		else if (n->kind != NAME_TRANSLATION)
			continue;
		d = ask(c, s, t, CARD_TRANSLATE, key, t->display, n);
		d->structural = first && n->kind == NAME_TRANSLATION;
		if (n->kind == NAME_TRANSLATION) {
			translate_back(c, s, t, n);
			first = false;
		}
	}
}

/* The acronym of a translation; of an expansion it would be its initials. */
static void
contract(struct compile *c, const struct section *s, struct term *t)
{
	const struct name *acronym = term_name(t, NAME_ACRONYM);
	const struct name *name = term_name(t, NAME_TRANSLATION);

	if (acronym && name)
		ask(c, s, t, CARD_CONTRACT, "contract", name->text, acronym);
	else if (acronym && names_script(t->display) == SCRIPT_HAN)
		ask(c, s, t, CARD_CONTRACT, "contract", t->display, acronym);
}

void
rule_names(struct compile *c, const struct section *s)
{
	size_t i;

	for (i = 0; i < s->nown; i++) {
		struct term *t = s->own[i];

		expand(c, s, t);
		translate(c, s, t);
		contract(c, s, t);
	}
}
