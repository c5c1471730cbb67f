#include "base/msg.h"
#include "base/out.h"
#include "base/text.h"
#include "cmd/check.h"
#include "compile/compile.h"

#include <stdio.h>
#include <string.h>

enum { FOLD = 20 }; /* complaints of one code that are told one by one */

static const enum style level_style[] = {[DIAG_ERROR] = STYLE_BAD,
    [DIAG_WARNING] = STYLE_NEAR,
    [DIAG_NOTE] = STYLE_DIM};

static const struct note_file *
file_named(const struct compile *c, const char *name)
{
	size_t i = 0;

	while (strcmp(c->notes->file[i].name, name) != 0)
		i++;
	return &c->notes->file[i];
}

/* The text of a source line without its end; *n its length. */
static const char *
source_line(const struct note_file *f, uint32_t line, size_t *n)
{
	const char *s = f->source + f->line[line - 1];

	*n = f->line[line] - f->line[line - 1];
	while (*n && strchr("\r\n", s[*n - 1]))
		(*n)--;
	return s;
}

/* Prints a line of the notes with its tabs as single blanks. */
static void
put_source(struct out *out, const char *s, size_t n)
{
	size_t i, from = 0;

	for (i = 0; i < n; i++)
		if (s[i] == '\t') {
			out_put(out, s + from, i - from);
			out_puts(out, " ");
			from = i + 1;
		}
	out_put(out, s + from, n - from);
}

/* The stretch of a line around byte at that fits in the width. */
static size_t
window(const char *s, size_t n, size_t *from, size_t at, size_t width)
{
	size_t end, used = 0;

	*from = 0;
	while (text_columns(s + *from, at - *from) > width / 2)
		*from += text_cluster(s + *from, n - *from);
	for (end = *from; end < n;) {
		size_t len = text_cluster(s + end, n - end);

		used += text_columns(s + end, len);
		if (used > width)
			break;
		end += len;
	}
	return end - *from;
}

static void
show_source(const struct compile *c, const struct diag *d, struct out *out)
{
	const struct note_file *f = file_named(c, d->at.file);
	size_t n, from, shown, at = d->at.column ? d->at.column - 1 : 0;
	const char *s;

	if (!d->at.line || d->at.line > f->lines)
		return;
	s = source_line(f, d->at.line, &n);
	if (at > n)
		at = n;
	shown = window(s, n, &from, at, (size_t)out->columns - 8);
	out_puts(out, "    ");
	put_source(out, s + from, shown);
	out_printf(
	    out, "\n    %*s", (int)text_columns(s + from, at - from), "");
	out_styled(out, STYLE_GOOD, "^");
	out_puts(out, "\n");
}

/* With more, it stands for so many of its code; advise: what to do as well. */
static void
show_diag(const struct compile *c, const struct diag *d, struct out *out,
    size_t more, bool advise)
{
	out_styled(out, STYLE_BOLD, "%s:%u:%u: ", d->at.file, d->at.line,
	    d->at.column);
	out_styled(
	    out, level_style[d->level], "%s: ", diag_level_name(d->level));
	if (more)
		out_printf(
		    out, _("%zu times: %s"), more, diag_code_help(d->code));
	else
		out_puts(out, d->text);
	out_printf(out, " [%s]\n", diag_code_name(d->code));
	if (more)
		return;
	if (out->terminal)
		show_source(c, d, out);
	if (d->hint || advise)
		out_printf(out, "    %s\n",
		    d->hint ? d->hint : diag_code_advice(d->code));
	if (d->cost)
		out_printf(out,
		    ngettext("    holds %zu card\n", "    holds %zu cards\n",
			d->cost),
		    d->cost);
}

void
check_show_diags(const struct compile *c, struct out *out, bool notes)
{
	size_t count[DIAG_CODE_COUNT] = {0}, i;
	bool told[DIAG_CODE_COUNT] = {0};

	for (i = 0; i < c->ndiag; i++)
		count[c->diag[i].code]++;
	for (i = 0; i < c->ndiag; i++) {
		const struct diag *d = &c->diag[i];
		size_t *n = &count[d->code];

		if (!*n || (d->level == DIAG_NOTE && !notes))
			continue;
		show_diag(c, d, out, *n > FOLD ? *n : 0,
		    out->terminal && !told[d->code]);
		told[d->code] = true;
		if (*n > FOLD)
			*n = 0;
	}
}

static void
show_file(const struct note_file *f, const struct cover *cover, struct out *out)
{
	size_t content, i;

	content = cover->lines - cover->total[COVER_BLANK] -
		  cover->total[COVER_CONTEXT];
	out_styled(out, STYLE_BOLD, "%s", f->name);
	out_printf(out, ngettext(": %u line", ": %u lines", cover->lines),
	    cover->lines);
	for (i = 0; i < COVER_COUNT; i++)
		if (cover->total[i])
			out_printf(out, ", %zu %s", cover->total[i],
			    cover_status_name((enum cover_status)i));
	if (content)
		out_printf(out, _("; %zu %% of the content is asked"),
		    (100 * cover->total[COVER_ASKED] + content / 2) / content);
	out_puts(out, "\n");
}

static void
show_kinds(const struct compile *c, struct out *out)
{
	size_t count[CARD_KIND_COUNT][STATUS_COUNT] = {{0}}, i;

	for (i = 0; i < c->ndraft; i++) {
		const struct draft *d = c->draft[i];

		if (d->fate == FATE_HELD)
			count[d->kind][STATUS_HELD]++;
		else if (d->fate == FATE_ALIVE)
			count[d->kind][d->status]++;
	}
	out_printf(out, "\n%6s %7s %5s  %s\n", card_status_name(STATUS_CORE),
	    card_status_name(STATUS_RESERVE), card_status_name(STATUS_HELD),
	    _("kind"));
	for (i = 0; i < CARD_KIND_COUNT; i++)
		if (count[i][STATUS_CORE] + count[i][STATUS_RESERVE] +
		    count[i][STATUS_HELD])
			out_printf(out, "%6zu %7zu %5zu  %s\n",
			    count[i][STATUS_CORE], count[i][STATUS_RESERVE],
			    count[i][STATUS_HELD],
			    card_kind_name((enum card_kind)i));
}

static void
show_sections(struct compile *c, const struct cover *cover, struct out *out)
{
	size_t n, i;
	const struct cover_section *row = cover_sections(c, cover, &n);

	if (!n)
		return;
	out_printf(out, "\n%6s %7s %5s %6s %6s  %s\n",
	    card_status_name(STATUS_CORE), card_status_name(STATUS_RESERVE),
	    card_status_name(STATUS_HELD), _("facts"), _("lines"),
	    _("section"));
	for (i = 0; i < n; i++)
		out_styled(out,
		    row[i].cards[STATUS_CORE] ? STYLE_PLAIN : STYLE_NEAR,
		    "%6zu %7zu %5zu %6zu %3zu/%-3zu %s\n",
		    row[i].cards[STATUS_CORE], row[i].cards[STATUS_RESERVE],
		    row[i].cards[STATUS_HELD], row[i].facts, row[i].asked,
		    row[i].content, row[i].section->title);
}

void
check_show_totals(struct compile *c, const struct cover *cover, struct out *out)
{
	size_t i;

	for (i = 0; i < c->notes->nfile; i++)
		show_file(&c->notes->file[i], &cover[i], out);
	show_kinds(c, out);
	show_sections(c, cover, out);
}

/* What is known of a line beside its status. */
static void
show_detail(const struct cover_line *l, struct out *out)
{
	char text[32] = "";

	if (l->status == COVER_ASKED || l->status == COVER_RESERVE)
		snprintf(text, sizeof text, "%zu", l->cards);
	else if (l->status == COVER_HELD)
		snprintf(text, sizeof text, "%s", diag_code_name(l->hold));
	else if (l->status == COVER_MERGED)
		snprintf(text, sizeof text, "%u", l->other);
	else if (l->status == COVER_SKIPPED)
		snprintf(text, sizeof text, "%s", drop_reason_name(l->why));
	out_printf(out, "%-8s%-17s", cover_status_name(l->status), text);
}

void
check_show_lines(
    const struct compile *c, const struct cover *cover, struct out *out)
{
	size_t i, n;
	uint32_t line;

	for (i = 0; i < c->notes->nfile; i++) {
		const struct note_file *f = &c->notes->file[i];

		for (line = 1; line <= f->lines; line++) {
			const struct cover_line *l = &cover[i].line[line - 1];
			const char *s = source_line(f, line, &n);

			if (l->status == COVER_BLANK)
				continue;
			out_printf(out, "%s:%u: ", f->name, line);
			show_detail(l, out);
			put_source(out, s, n);
			out_puts(out, "\n");
		}
	}
}
