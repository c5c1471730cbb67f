#include "cmd/doc.h"

#include "base/buf.h"
#include "base/text.h"
#include "tty/show.h"

#include <ctype.h>
#include <string.h>

/* Prints text wrapped at the width, each line after the first indented. */
static void
wrapped(struct out *o, int indent, const char *text)
{
	int columns = o->columns;

	o->columns = (columns < 80 ? columns : 80) - 2;
	show_wrapped(o, STYLE_PLAIN, indent, indent, text);
	o->columns = columns;
}

void
doc_usage(struct out *o)
{
	size_t i;

	out_printf(o, _("usage: gloss [--library FILE] COMMAND [OPTION...] "
			"[ARGUMENT...]\n\n"));
	for (i = 0; cmds[i]; i++) {
		if (cmds[i]->flags & CMD_PLUMBING)
			continue;
		out_puts(o, "  ");
		out_styled(o, STYLE_BOLD, "%-12s", cmds[i]->name);
		wrapped(o, 14, _(cmds[i]->brief));
	}
	out_printf(
	    o, _("\n'gloss help COMMAND' explains one. On a terminal 'gloss' "
		 "alone opens its shell.\n"));
}

static void
option_head(struct buf *b, const struct opt *o)
{
	if (o->letter)
		buf_printf(b, "-%c, ", o->letter);
	buf_printf(b, "--%s", o->name);
	if (o->kind != OPT_FLAG)
		buf_printf(b, " %s", o->choices ? o->choices : o->value);
}

static void
options(struct out *out, const struct cmd *c)
{
	const struct opt *o;

	if (!c->opt || !c->opt->name)
		return;
	out_printf(out, _("\noptions:\n"));
	for (o = c->opt; o->name; o++) {
		struct buf head = {0};

		option_head(&head, o);
		out_printf(out, "  %-22s", head.data);
		if (head.len > 21)
			out_printf(out, "\n%24s", "");
		wrapped(out, 24, _(o->text));
		buf_free(&head);
	}
}

void
doc_command(struct out *o, const struct cmd *c)
{
	const struct example *x;

	out_printf(o, _("usage: gloss %s%s%s%s\n\n"), c->name,
	    c->opt && c->opt->name ? _(" [OPTION...]") : "",
	    *c->operands ? " " : "", c->operands);
	wrapped(o, 0, _(c->text));
	options(o, c);
	if (c->example && c->example->line)
		out_printf(o, _("\nexamples:\n"));
	for (x = c->example; x && x->line; x++) {
		out_printf(o, "  %s\n", x->line);
		if (x->text && *x->text) {
			out_puts(o, "      ");
			wrapped(o, 6, _(x->text));
		}
	}
}

/* True if the blank at s stands between two sentences. */
static bool
is_between(const char *from, const char *s)
{
	return s > from && strchr(".?!", s[-1]) && s[1] >= 'A' && s[1] <= 'Z';
}

/*
 * Text for mdoc: a sentence a line, no line begins with a dot, backslashes
 * are escaped.
 */
static void
mdoc_text(struct out *o, const char *s)
{
	const char *from = s;
	bool start = true;
	size_t n = strlen(s), at, len;

	for (at = 0; at < n; at += len) {
		bool between = s[at] == ' ' && is_between(from, s + at);
		int32_t cp;

		len = text_next(s + at, n - at, &cp);
		if (start && (s[at] == '.' || s[at] == '\''))
			out_puts(o, "\\&");
		if (s[at] == '\\')
			out_puts(o, "\\e");
		else if (between)
			out_puts(o, "\n");
		else if (!(start && s[at] == ' '))
			out_put(o, s + at, len);
		start = s[at] == '\n' || between;
	}
	out_puts(o, "\n");
}

static void
mdoc_command(struct out *out, const struct cmd *c)
{
	const struct opt *o;
	const struct example *x;

	out_printf(out, ".It Xo\n.Nm gloss %s\n", c->name);
	if (c->opt && c->opt->name)
		out_puts(out, ".Op Ar option ...\n");
	if (*c->operands)
		out_printf(out, "%s\n", c->operands);
	out_puts(out, ".Xc\n");
	mdoc_text(out, c->text);
	if (c->opt && c->opt->name) {
		out_puts(out, ".Bl -tag -width Ds\n");
		for (o = c->opt; o->name; o++) {
			out_puts(out, ".It ");
			if (o->letter)
				out_printf(out, "Fl %c , ", o->letter);
			out_printf(out, "Fl -%s", o->name);
			if (o->kind != OPT_FLAG)
				out_printf(out, " Ar %s",
				    o->choices ? o->choices : o->value);
			out_puts(out, "\n");
			mdoc_text(out, o->text);
		}
		out_puts(out, ".El\n");
	}
	for (x = c->example; x && x->line; x++) {
		out_printf(out, ".Pp\n.Dl %s\n", x->line);
		if (x->text && *x->text)
			mdoc_text(out, x->text);
	}
}

void
doc_mdoc(struct out *o)
{
	size_t i;

	out_puts(o, ".Bl -tag -width Ds\n");
	for (i = 0; cmds[i]; i++)
		mdoc_command(o, cmds[i]);
	out_puts(o, ".El\n");
}
