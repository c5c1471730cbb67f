/* Labels and sections: twice the same, nothing under them, pictures only. */

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/msg.h"
#include "compile/check.h"
#include "compile/compile.h"
#include "compile/scan.h"
#include "lang/words.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A labelled thing: an item of a list, or a lead with its body. */
struct labelled {
	const char *nf;   /* of the label, without a generic tail */
	const char *text; /* the label as written */
	const char *body; /* normal form of all below it, pictures too */
	struct place at;
	uint32_t last; /* last line */
};

/* Some of one list, or the leads of one section. */
struct labels {
	struct labelled *v;
	size_t n, cap;
};

static bool
is_digits(const char *s)
{
	return s[strspn(s, "0123456789.-() ")] == '\0';
}

/* The label's normal form without 函数, "method" at its end. */
static const char *
stem(struct compile *c, const char *label)
{
	char *nf = norm_nf(c->arena, label, strlen(label));
	const struct word *tail = words_ends(c->words, WORDS_GENERIC_TAILS, nf);
	size_t n = strlen(nf);

	if (!tail || tail->len == n)
		return nf;
	for (n -= tail->len; n && nf[n - 1] == ' ';)
		n--;
	return arena_strndup(c->arena, nf, n);
}

/* "step 1", "第 2 步": a number with a word that is counted. */
static bool
is_counted(const struct compile *c, const char *nf)
{
	const char *digit = strpbrk(nf, "0123456789");

	return digit && (words_begins(c->words, WORDS_NUMBERED, nf) ||
			    words_begins(c->words, WORDS_STEP, nf) ||
			    strncmp(nf, "第", 3) == 0);
}

/* Labels that recur by nature: goals, examples, steps, numbers. */
static bool
is_exempt(const struct compile *c, const char *label, const char *nf)
{
	return norm_size(label, strlen(label)) < 2 || is_digits(nf) ||
	       is_counted(c, nf) ||
	       words_is(c->words, WORDS_GENERIC_LABELS, nf) ||
	       words_is(c->words, WORDS_EXAMPLE, nf) ||
	       words_ends(c->words, WORDS_STEP, nf);
}

static void
put_images(struct buf *b, const struct note *note)
{
	const struct note *child;
	size_t i;

	for (i = 0; i < note->nmark; i++)
		if (note->mark[i].kind == MARK_IMAGE) {
			const char *slash = strrchr(note->mark[i].target, '/');

			buf_printf(b, "\n%s %s",
			    note->mark[i].alt ? note->mark[i].alt : "",
			    slash ? slash + 1 : note->mark[i].target);
		}
	for (child = note->first; child; child = child->next)
		put_images(b, child);
}

static void
put_item(struct buf *b, const struct item *item, bool whole)
{
	size_t i;

	buf_puts(b, whole ? item->text : item->rest);
	put_images(b, item->note);
	for (i = 0; i < item->nchild; i++) {
		buf_putc(b, '\n');
		put_item(b, &item->child[i], true);
	}
}

static void
put_section(struct buf *b, const struct section *s)
{
	const struct section *child;
	size_t i, j;

	for (i = 0; i < s->nblock; i++) {
		for (j = 0; j < s->block[i].nitem; j++) {
			put_item(b, &s->block[i].item[j], true);
			buf_putc(b, '\n');
		}
		put_images(b, s->block[i].note);
	}
	for (child = s->first; child; child = child->next) {
		buf_puts(b, child->title);
		put_section(b, child);
	}
}

static const char *
finish_body(struct compile *c, struct buf *b)
{
	const char *nf = norm_nf(c->scratch, buf_text(b), b->len);

	buf_free(b);
	return nf;
}

static void
add_label(struct compile *c, struct labels *l, const char *text,
    struct buf *body, struct place at, uint32_t last)
{
	const char *nf = norm_nf(c->arena, text, strlen(text));
	const char *content = finish_body(c, body);

	if (is_exempt(c, text, nf))
		return;
	MEM_GROW(l->v, l->n, l->cap);
	l->v[l->n++] = (struct labelled){.nf = stem(c, text),
	    .text = text,
	    .body = content,
	    .at = at,
	    .last = last};
}

/* Tells of two labels that say different things; holds one or both. */
static void
tell_twice(
    struct compile *c, const struct labelled *a, const struct labelled *b)
{
	bool first = strstr(a->body, a->nf) != NULL;
	bool second = strstr(b->body, b->nf) != NULL;
	const struct labelled *wrong = second && !first ? a : b;
	const struct labelled *other = wrong == a ? b : a;
	struct diag *d;
	uint32_t line;

	d = diag_add(c, DIAG_CODE_DUPLICATE_LABEL, wrong->at,
	    _("label \"%s\" occurs twice with different content (line %u)"),
	    wrong->text, other->at.line);
	if (!d)
		return;
	for (line = wrong->at.line; line <= wrong->last; line++)
		diag_hold(c, d,
		    (struct place){.file = wrong->at.file, .line = line}, NULL);
	for (line = other->at.line; first == second && line <= other->last;
	     line++)
		diag_hold(c, d,
		    (struct place){.file = other->at.file, .line = line}, NULL);
}

/* A label that stands three times is a device, not a slip. */
static void
compare_labels(struct compile *c, const struct labels *l)
{
	struct map *seen = map_new();
	size_t i, *at, *first = mem_new(l->n, sizeof *first);
	size_t *count = mem_new(l->n, sizeof *count);

	for (i = 0; i < l->n; i++) {
		at = map_at(seen, l->v[i].nf, strlen(l->v[i].nf));
		if (!*at)
			*at = i + 1;
		first[i] = *at - 1;
		count[first[i]]++;
	}
	for (i = 0; i < l->n; i++)
		if (first[i] != i && count[first[i]] == 2 &&
		    strcmp(l->v[first[i]].body, l->v[i].body) != 0)
			tell_twice(c, &l->v[first[i]], &l->v[i]);
	map_free(seen);
	free(first);
	free(count);
}

static void
check_list(struct compile *c, const struct item *item, size_t n)
{
	struct labels l = {0};
	size_t i;

	for (i = 0; i < n; i++) {
		struct buf body = {0};

		check_list(c, item[i].child, item[i].nchild);
		if (!item[i].head)
			continue;
		put_item(&body, &item[i], false);
		add_label(c, &l, item[i].head, &body, item[i].at,
		    item[i].note->end_line);
	}
	if (l.n > 1)
		compare_labels(c, &l);
	free(l.v);
}

static void
check_leads(struct compile *c, const struct section *s)
{
	const struct section *child;
	struct labels l = {0};

	for (child = s->first; child; child = child->next) {
		struct buf body = {0};

		if (!child->lead)
			continue;
		put_section(&body, child);
		add_label(c, &l, child->title, &body, child->at,
		    scan_last_line(child));
	}
	if (l.n > 1)
		compare_labels(c, &l);
	free(l.v);
}

static void
check_twice(struct compile *c, const struct section *s, void *arg)
{
	size_t i;

	(void)arg;
	for (i = 0; i < s->nblock; i++)
		if (s->block[i].kind == BLOCK_LIST)
			check_list(c, s->block[i].item, s->block[i].nitem);
	check_leads(c, s);
}

void
check_duplicate_label(struct compile *c)
{
	scan_sections(c, check_twice, NULL);
}
