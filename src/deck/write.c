#include "deck/field.h"
#include "deck/file.h"

#include "base/out.h"

#include <inttypes.h>
#include <stddef.h>
#include <string.h>

static const struct field fields[FIELD_ID_COUNT] = {
#define X(name, type, member)                                                  \
	{#name, FIELD_##type, offsetof(struct card, member)},
    DECK_FIELDS(X)
#undef X
};

const struct field *
deck_fields(void)
{
	return fields;
}

/*
 * One line of a value. A backslash at its end would join it with the next, so
 * a blank goes behind; the reader drops one blank behind such a backslash.
 */
static void
put_line(struct out *o, const char *s, size_t n)
{
	size_t end = n;

	out_put(o, s, n);
	while (end > 0 && s[end - 1] == ' ')
		end--;
	if (end > 0 && s[end - 1] == '\\')
		out_puts(o, " ");
	out_puts(o, "\n");
}

static void
put(struct out *o, const char *name, const char *value)
{
	const char *end = strchr(value, '\n');
	size_t n = end ? (size_t)(end - value) : strlen(value);

	out_puts(o, name);
	out_puts(o, n ? ": " : ":");
	put_line(o, value, n);
	while (end) {
		value = end + 1;
		end = strchr(value, '\n');
		n = end ? (size_t)(end - value) : strlen(value);
		out_puts(o, n ? "+ " : "+");
		put_line(o, value, n);
	}
}

static void
put_texts(struct out *o, const char *name, const struct texts *t)
{
	size_t i;

	for (i = 0; i < t->n; i++)
		put(o, name, t->v[i]);
}

static void
put_source(struct out *o, const char *name, const struct card *c)
{
	const char *end = strchr(c->file, '\n');

	/* A file may be named anything, but its place stands in one line. */
	if (!end && (*c->file || c->line))
		out_printf(o, "%s: %s:%" PRIu32 ":%" PRIu32 "\n", name, c->file,
		    c->line, c->column);
}

static void
put_numbers(struct out *o, const char *name, const uint64_t *v, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		out_printf(o, "%s: %016" PRIx64 "\n", name, v[i]);
}

static void
put_field(struct out *o, const struct field *f, const struct card *c)
{
	const void *member = (const char *)c + f->at;
	const char *text = "";

	switch (f->type) {
	case FIELD_KIND:
		text = card_kind_name(c->kind);
		break;
	case FIELD_FORM:
		text = card_form_name(c->form);
		break;
	case FIELD_STATUS:
		text = card_status_name(c->status);
		break;
	case FIELD_LANG:
		text = lang_name(c->lang);
		break;
	case FIELD_TEXT:
		text = *(const char *const *)member;
		break;
	case FIELD_TEXTS:
		put_texts(o, f->name, member);
		break;
	case FIELD_NUMBER:
		put_numbers(o, f->name, member, 1);
		break;
	case FIELD_TWINS:
		put_numbers(o, f->name, c->twin, c->ntwin);
		break;
	case FIELD_SOURCE:
		put_source(o, f->name, c);
		break;
	}
	if (*text)
		put(o, f->name, text);
}

void
card_write(const struct card *c, struct out *o)
{
	size_t i;

	for (i = 0; i < FIELD_ID_COUNT; i++)
		put_field(o, &fields[i], c);
}

void
deck_write(const struct deck *d, struct out *o)
{
	size_t i;

	out_puts(o, "%rec: card\n");
	put(o, "%deck", d->name);
	out_puts(o, "%key: Id\n");
	for (i = 0; i < d->n; i++) {
		out_puts(o, "\n");
		card_write(&d->card[i], o);
	}
}
