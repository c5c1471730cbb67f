#include "compile/contrast.h"

#include "base/arena.h"
#include "base/buf.h"
#include "compile/compile.h"
#include "compile/prompt.h"
#include "lang/words.h"

#include <string.h>

/* A content that is asked back: not so short that it says nothing. */
enum { TELLING_LEAST = 4, TELLING_MOST = 60 };

static const char *
nf_of(struct compile *c, const char *s)
{
	return norm_nf(c->scratch, s, strlen(s));
}

void
side_add(struct side *side, const char *point, struct place at)
{
	if (!*point || side->npoint == SIDE_POINTS)
		return;
	side->point[side->npoint] = point;
	side->at[side->npoint++] = at;
}

const struct section *
contrast_section(const struct section *s)
{
	for (; s; s = s->parent)
		if (s->role == ROLE_COMPARISON)
			return s;
		else if (s->role != ROLE_ASPECT)
			break;
	return NULL;
}

/* The points of a side in one line. */
static const char *
join(struct compile *c, enum lang lang, const struct side *side)
{
	struct buf out = {0};
	const char *text;
	size_t i;

	for (i = 0; i < side->npoint; i++) {
		if (i)
			buf_puts(&out, lang == LANG_ZH ? "；" : "; ");
		buf_puts(&out, side->point[i]);
	}
	text = arena_strdup(c->scratch, buf_text(&out));
	buf_free(&out);
	return text;
}

static bool
are_equal(struct compile *c, const char *const text[], size_t n)
{
	size_t i;

	for (i = 1; i < n; i++)
		if (strcmp(nf_of(c, text[0]), nf_of(c, text[i])) != 0)
			return false;
	return true;
}

static bool
ends_in_question(const char *s)
{
	size_t n = strlen(s);

	return (n && s[n - 1] == '?') ||
	       (n >= 3 && strcmp(s + n - 3, "？") == 0);
}

/* The name of a wording: it says how many sides and whether in a dimension. */
static const char *
key_of(struct compile *c, const struct contrast *k, const char *stem)
{
	const char *nf = nf_of(c, k->dim);
	const char *three = k->nside == SIDES_MOST ? ".three" : "";
	const char *tail = "";

	if (!*nf || words_is(c->words, WORDS_SUMMARY, nf))
		tail = ".plain";
	else if (ends_in_question(k->dim) && strcmp(stem, "contrast") == 0)
		tail = ".asked";
	return arena_printf(c->scratch, "%s%s%s", stem, three, tail);
}

static struct prompt_args
args_of(struct compile *c, const struct section *s, const struct contrast *k)
{
	struct prompt_args args = prompt_of(c, s);

	args.aspect = NULL;
	args.dim = k->dim;
	args.x = k->side[0].name;
	args.y = k->side[1].name;
	args.z = k->nside == SIDES_MOST ? k->side[2].name : NULL;
	return args;
}

static void
add_lines(struct compile *c, struct draft *d, const struct side *side)
{
	size_t i;

	for (i = 0; i < side->npoint; i++)
		draft_line(c, d, side->at[i].line);
}

/* How the sides differ: one key point each. */
static struct draft *
ask_difference(struct compile *c, const struct section *s,
    const struct contrast *k, struct fact *f, const char *const text[])
{
	struct prompt_args args = args_of(c, s, k);
	bool same = k->nside == 2 && are_equal(c, text, k->nside);
	enum lang lang = prompt_lang(s, f->content);
	const char *key =
	    same && *k->dim ? "contrast.same" : key_of(c, k, "contrast");
	struct draft *d = draft_new(c, CARD_CONTRAST, f,
	    prompt_make(c, lang, key, &args), same ? text[0] : f->content);
	size_t i;

	for (i = 0; i < k->nside; i++) {
		add_lines(c, d, &k->side[i]);
		if (!same)
			draft_item(c, d,
			    arena_printf(c->scratch,
				lang == LANG_ZH ? "%s：%s" : "%s: %s",
				k->side[i].name, text[i]));
	}
	d->structural = true;
	d->from_table = k->from_table;
	return d;
}

/* True if what is said of side i may be asked back: whose is it? */
static bool
is_telling(
    struct compile *c, const struct contrast *k, size_t i, const char *text)
{
	const char *nf = nf_of(c, text);
	size_t size = norm_size(text, strlen(text)), j;

	if (size < TELLING_LEAST || size > TELLING_MOST ||
	    words_begins(c->words, WORDS_ANAPHORA, nf))
		return false;
	for (j = 0; j < k->nside; j++) {
		const struct side *side = &k->side[j];

		if (norm_holds(nf, nf_of(c, side->name)) ||
		    (side->term && term_in(side->term, nf)))
			return false;
		if (j != i &&
		    are_equal(c, (const char *[]){text, side->point[0]}, 2))
			return false;
	}
	return true;
}

/* The shortest point of a side that may be asked back, or NULL. */
static const char *
find_telling(
    struct compile *c, const struct contrast *k, size_t i, struct place *at)
{
	const struct side *side = &k->side[i];
	const char *best = NULL;
	size_t j;

	for (j = 0; j < side->npoint; j++)
		if (is_telling(c, k, i, side->point[j]) &&
		    (!best || strlen(side->point[j]) < strlen(best))) {
			best = side->point[j];
			*at = side->at[j];
		}
	return best;
}

static void
ask_which(struct compile *c, const struct section *s, const struct contrast *k,
    struct draft *difference, size_t i, bool core)
{
	struct prompt_args args = args_of(c, s, k);
	struct place at;
	struct draft *d;
	struct fact *f;
	size_t j;

	if (!(args.text = find_telling(c, k, i, &at)))
		return;
	f = fact_new(c, s->term, s,
	    arena_printf(c->scratch, "%s,%s", difference->fact->slot,
		nf_of(c, k->side[i].name)),
	    args.text, at);
	d = draft_new(c, CARD_WHICH, f,
	    prompt_make(c, difference->lang, key_of(c, k, "which"), &args),
	    k->side[i].name);
	d->lang = difference->lang;
	for (j = 0; j < k->nside; j++)
		draft_choice(c, d, k->side[j].name);
	d->leans = difference;
	draft_twin(c, d, difference->fact);
	draft_twin(c, difference, f);
	d->reserve = !core;
	d->from_table = k->from_table;
	draft_line(c, d, at.line);
}

/* The side with the shortest content that may be asked back. */
static size_t
most_telling(struct compile *c, const struct contrast *k)
{
	size_t best = k->nside, length = 0, i;

	for (i = 0; i < k->nside; i++) {
		struct place at;
		const char *text = find_telling(c, k, i, &at);

		if (text && (best == k->nside || strlen(text) < length)) {
			best = i;
			length = strlen(text);
		}
	}
	return best;
}

/* The contrast without the sides of which nothing is said. */
static struct contrast
filled(const struct contrast *k)
{
	struct contrast out = {.dim = k->dim, .from_table = k->from_table};
	size_t i;

	for (i = 0; i < k->nside; i++)
		if (k->side[i].npoint)
			out.side[out.nside++] = k->side[i];
	return out;
}

void
contrast_cards(
    struct compile *c, const struct section *s, const struct contrast *all)
{
	struct contrast k = filled(all);
	const char *text[SIDES_MOST], *content = "";
	enum lang lang;
	struct draft *d;
	size_t i, best;

	if (k.nside < 2)
		return;
	lang = prompt_lang(s, k.side[0].point[0]);
	for (i = 0; i < k.nside; i++) {
		text[i] = join(c, lang, &k.side[i]);
		content = arena_printf(c->scratch,
		    lang == LANG_ZH ? "%s%s%s：%s" : "%s%s%s: %s", content,
		    !i                ? ""
		    : lang == LANG_ZH ? "；"
				      : "; ",
		    k.side[i].name, text[i]);
	}
	d = ask_difference(c, s, &k,
	    fact_new(c, s->term, s,
		arena_printf(c->scratch, "label=%s", nf_of(c, k.dim)), content,
		k.side[0].at[0]),
	    text);
	best = most_telling(c, &k);
	for (i = 0; i < k.nside; i++)
		ask_which(c, s, &k, d, i, i == best);
}
