#include "cmd/script.h"

#include "cmd/cmd.h"
#include "cmd/offer.h"

#include <string.h>

/* Text within 'quotes'; what the set has, too, is escaped by a backslash. */
static void
put_quoted(struct out *o, const char *text, const char *set)
{
	for (; *text; text++) {
		if (*text == '\'')
			out_puts(o, "'\\''");
		else if (strchr(set, *text))
			out_printf(o, "\\%c", *text);
		else
			out_put(o, text, 1);
	}
}

/* "text|json" with another separator. */
static void
put_choices(struct out *o, const char *choices, const char *separator)
{
	for (; *choices; choices++)
		if (*choices == '|')
			out_puts(o, separator);
		else
			out_put(o, choices, 1);
}

/* --- bash -------------------------------------------------------------------
 */

static const char bash_head[] =
    "# bash completion for gloss\n"
    "_gloss_values() {\n"
    "\t\"$gloss\" \"${library[@]}\" completion --values \"$1\" 2>/dev/null\n"
    "}\n"
    "_gloss() {\n"
    "\tlocal gloss=$1 cur=$2 raw=${COMP_WORDS[COMP_CWORD]}\n"
    "\tlocal prev=${COMP_WORDS[COMP_CWORD-1]} cmd= words= files= word i\n"
    "\tlocal library=() before=\n"
    "\tcase $raw:$prev in\n"
    "\t=:*) cur= ;;\n"
    "\t:::) ;;\n"
    "\t::*) before=$prev: cur=$prev: ;;\n"
    "\t*:=) prev=${COMP_WORDS[COMP_CWORD-2]} ;;\n"
    "\t*::) before=${COMP_WORDS[COMP_CWORD-2]}: cur=$before$cur ;;\n"
    "\tesac\n"
    "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
    "\t\tcase ${COMP_WORDS[i]} in\n"
    "\t\t--library) library=(--library \"${COMP_WORDS[++i]}\") ;;\n"
    "\t\t--color | --now) ((i++)) ;;\n"
    "\t\t-*) ;;\n"
    "\t\t*) cmd=${COMP_WORDS[i]}; break ;;\n"
    "\t\tesac\n"
    "\tdone\n"
    "\tcase $cmd:$prev in\n"
    "\t*:--library) files=1 ;;\n"
    "\t*:--color) words=$'always\\nnever\\nauto' ;;\n"
    "\t*:--now) ;;\n";

static const char bash_tail[] =
    "\tesac\n"
    "\tcur=${cur//\\\\/}\n"
    "\twhile IFS= read -r word; do\n"
    "\t\t[[ -n $word && $word == \"$cur\"* ]] || continue\n"
    "\t\t[[ $files || $raw == [\\\"\\']* ]] || printf -v word %q "
    "\"$word\"\n"
    "\t\tCOMPREPLY+=(\"${word#\"$before\"}\")\n"
    "\tdone <<<\"$words\"\n"
    "\t[[ $files ]] || return 0\n"
    "\tcompopt -o filenames\n"
    "\twhile IFS= read -r word; do\n"
    "\t\tCOMPREPLY+=(\"$word\")\n"
    "\tdone < <(compgen -f -- \"$cur\")\n"
    "}\n"
    "complete -F _gloss gloss\n";

static void
bash_value(struct out *out, const struct cmd *c, const struct opt *o)
{
	const struct offer *offer = offer_of_option(o);

	if (o->kind == OPT_FLAG)
		return;
	out_printf(out, "\t%s:--%s", c->name, o->name);
	if (o->letter)
		out_printf(out, " | %s:-%c", c->name, o->letter);
	out_puts(out, ")");
	if (o->choices) {
		out_puts(out, " words=$'");
		put_choices(out, o->choices, "\\n");
		out_puts(out, "'");
	} else if (offer && offer->name)
		out_printf(out, " words=$(_gloss_values %s)", offer->name);
	else if (offer)
		out_puts(out, " files=1");
	out_puts(out, " ;;\n");
}

static void
bash_command(struct out *out, const struct cmd *c)
{
	const struct opt *o;
	size_t i;

	out_printf(out, "\t%s:*)\n\t\twords=$'-h", c->name);
	for (o = c->opt; o && o->name; o++)
		out_printf(out, "\\n--%s", o->name);
	out_puts(out, "'\n");
	for (i = 0; i < OFFER_COUNT; i++) {
		if (!offer_is_operand(&offers[i], c))
			continue;
		out_puts(out, "\t\t[[ $cur == -* ]] || ");
		if (offers[i].name)
			out_printf(
			    out, "words=$(_gloss_values %s)\n", offers[i].name);
		else
			out_puts(out, "files=1\n");
	}
	out_puts(out, "\t\t;;\n");
}

static void
bash(struct out *out)
{
	const struct opt *o;
	size_t i;

	out_puts(out, bash_head);
	for (i = 0; cmds[i]; i++)
		for (o = cmds[i]->opt; o && o->name; o++)
			bash_value(out, cmds[i], o);
	out_puts(out, "\t:*)\n\t\twords=$'--help\\n--version\\n--library\\n"
		      "--color\\n--plain\\n--now'\n"
		      "\t\t[[ $cur == -* ]] || words=$'");
	for (i = 0; cmds[i]; i++)
		out_printf(out, i ? "\\n%s" : "%s", cmds[i]->name);
	out_puts(out, "'\n\t\t;;\n");
	for (i = 0; cmds[i]; i++)
		bash_command(out, cmds[i]);
	out_puts(out, bash_tail);
}

/* --- zsh --------------------------------------------------------------------
 */

static const char zsh_head[] =
    "#compdef gloss\n"
    "_gloss_values() {\n"
    "\tlocal -a values\n"
    "\tvalues=(${(f)\"$(gloss completion --values $1 2>/dev/null)\"})\n"
    "\tcompadd -a values\n"
    "}\n"
    "_gloss() {\n"
    "\tlocal curcontext=$curcontext state line\n"
    "\t_arguments -C '--library[library]:file:_files' "
    "'--color[colours]:when:(always never auto)' "
    "'--plain[plain lines]' '--now[time]:time:' "
    "'--version' '--help' '1:command:->command' '*::argument:->argument'\n"
    "\tcase $state in\n"
    "\tcommand)\n"
    "\t\tlocal -a commands\n"
    "\t\tcommands=(\n";

static void
zsh_action(struct out *out, const struct offer *offer)
{
	if (offer && offer->name)
		out_printf(out, " _gloss_values %s", offer->name);
	else if (offer)
		out_puts(out, "_files");
}

static void
zsh_option(struct out *out, const struct opt *o)
{
	out_puts(out, " \\\n\t\t\t");
	if (o->letter && !o->many)
		out_printf(out, "'(-%c --%s)'", o->letter, o->name);
	if (o->letter)
		out_printf(out, "{-%c,--%s}", o->letter, o->name);
	out_printf(out, "'%s", o->letter ? "" : o->many ? "*--" : "--");
	out_puts(out, o->letter ? "" : o->name);
	out_puts(out, "[");
	put_quoted(out, _(o->text), "[]\\:");
	out_puts(out, "]");
	if (o->choices) {
		out_puts(out, ":choice:(");
		put_choices(out, o->choices, " ");
		out_puts(out, ")");
	} else if (o->kind != OPT_FLAG) {
		out_puts(out, ":value:");
		zsh_action(out, offer_of_option(o));
	}
	out_puts(out, "'");
}

/* '*:argument:{_gloss_values decks; _files}' */
static void
zsh_operands(struct out *out, const struct cmd *c)
{
	bool any = false;
	size_t i;

	for (i = 0; i < OFFER_COUNT; i++) {
		if (!offer_is_operand(&offers[i], c))
			continue;
		out_puts(out, any ? "; " : " \\\n\t\t\t'*:argument:{");
		zsh_action(out, &offers[i]);
		any = true;
	}
	if (any)
		out_puts(out, "}'");
}

static void
zsh_command(struct out *out, const struct cmd *c)
{
	const struct opt *o;

	out_printf(
	    out, "\t\t%s) _arguments '-h[%s]'", c->name, _("show the help"));
	for (o = c->opt; o && o->name; o++)
		zsh_option(out, o);
	zsh_operands(out, c);
	out_puts(out, " ;;\n");
}

static void
zsh(struct out *out)
{
	size_t i;

	out_puts(out, zsh_head);
	for (i = 0; cmds[i]; i++) {
		out_printf(out, "\t\t\t'%s:", cmds[i]->name);
		put_quoted(out, _(cmds[i]->brief), ":");
		out_puts(out, "'\n");
	}
	out_puts(out, "\t\t)\n\t\t_describe command commands\n\t\t;;\n"
		      "\targument)\n\t\tcase $line[1] in\n");
	for (i = 0; cmds[i]; i++)
		zsh_command(out, cmds[i]);
	out_puts(out, "\t\tesac\n\t\t;;\n\tesac\n}\n"
		      "if [ \"$funcstack[1]\" = _gloss ]; then\n"
		      "\t_gloss \"$@\"\nelse\n\tcompdef _gloss gloss\nfi\n");
}

/* --- fish -------------------------------------------------------------------
 */

static void
fish_arguments(struct out *out, const struct offer *offer)
{
	if (offer && offer->name)
		out_printf(out,
		    " -f -a '(gloss completion --values %s 2>/dev/null)'",
		    offer->name);
	else if (offer)
		out_puts(out, " -F");
}

static void
fish_option(struct out *out, const struct cmd *c, const struct opt *o)
{
	out_printf(out,
	    "complete -c gloss -n '__fish_seen_subcommand_from %s' -l %s",
	    c->name, o->name);
	if (o->letter)
		out_printf(out, " -s %c", o->letter);
	if (o->kind != OPT_FLAG)
		out_puts(out, " -r");
	if (o->choices) {
		out_puts(out, " -f -a '");
		put_choices(out, o->choices, " ");
		out_puts(out, "'");
	} else if (o->kind != OPT_FLAG) {
		fish_arguments(out, offer_of_option(o));
	}
	out_puts(out, " -d '");
	put_quoted(out, _(o->text), "");
	out_puts(out, "'\n");
}

static void
fish(struct out *out)
{
	const struct opt *o;
	size_t i, k;

	out_puts(out, "# fish completion for gloss\ncomplete -c gloss -f\n");
	for (i = 0; cmds[i]; i++) {
		out_printf(out,
		    "complete -c gloss -n __fish_use_subcommand -a %s -d '",
		    cmds[i]->name);
		put_quoted(out, _(cmds[i]->brief), "");
		out_puts(out, "'\n");
		for (o = cmds[i]->opt; o && o->name; o++)
			fish_option(out, cmds[i], o);
		for (k = 0; k < OFFER_COUNT; k++) {
			if (!offer_is_operand(&offers[k], cmds[i]))
				continue;
			out_printf(out,
			    "complete -c gloss -n "
			    "'__fish_seen_subcommand_from %s'",
			    cmds[i]->name);
			fish_arguments(out, &offers[k]);
			out_puts(out, "\n");
		}
	}
}

bool
script_print(struct out *out, const char *shell)
{
	static const struct {
		const char *name;
		void (*print)(struct out *);
	} shells[] = {{"bash", bash}, {"zsh", zsh}, {"fish", fish}};
	size_t i;

	for (i = 0; i < sizeof shells / sizeof *shells; i++)
		if (strcmp(shell, shells[i].name) == 0) {
			shells[i].print(out);
			return true;
		}
	return false;
}
