#include "cmd/looks.h"

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/out.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { SIZE_MOST = 1 << 20 };

/* A look: what it is called, and how a value gets in. */
struct look {
	const char *name, *text;
	size_t offset, size; /* of its value in struct looks */
	const char *choices; /* "a|b", or NULL: a name of letters, _ and - */
};

static const struct look table[] = {
    {"color", N_("colours: auto, always or never"),
	offsetof(struct looks, color), sizeof(((struct looks *)0)->color),
	"|auto|always|never|"},
    {"language",
	N_("language of messages, such as zh_CN; auto is the environment's"),
	offsetof(struct looks, language), sizeof(((struct looks *)0)->language),
	NULL},
};

static char *
value_of(struct looks *l, const struct look *k)
{
	return (char *)l + k->offset;
}

/* --- reading ----------------------------------------------------------------
 */

/* A line of the file being read. */
struct at {
	const char *path;
	size_t line;
	char *name, *value;
};

static const struct err *
complain(const struct at *at, const char *why)
{
	return err_new(
	    ERR_INPUT, "%s:%zu: %s: %s", at->path, at->line, at->name, why);
}

static bool
is_name(const char *s)
{
	return *s && s[strspn(s, "abcdefghijklmnopqrstuvwxyz"
				 "ABCDEFGHIJKLMNOPQRSTUVWXYZ_")] == '\0';
}

static bool
is_choice(const char *choices, const char *value)
{
	const char *found = strstr(choices, value);

	return *value && !strchr(value, '|') && found && found[-1] == '|' &&
	       found[strlen(value)] == '|';
}

/* key.NAME = LETTER; ? stays where it is, since help is told of by it. */
static const struct err *
set_key(struct looks *l, const struct at *at)
{
	const char *name = at->name + strlen("key.");
	char letter = at->value[0];
	int i, key = KEY_NONE;

	for (i = KEY_NONE + 1; i < KEY_COUNT; i++)
		if (i != KEY_HELP && strcasecmp(study_keys[i].name, name) == 0)
			key = i;
	if (key == KEY_NONE)
		return complain(at, _("there is no such key"));
	if (letter < 'a' || letter > 'z' || at->value[1])
		return complain(at, _("a key is one letter, a to z"));
	l->keys.letter[key] = letter;
	return NULL;
}

static const struct err *
set(struct looks *l, const struct at *at)
{
	size_t i;

	if (strncmp(at->name, "key.", 4) == 0)
		return set_key(l, at);
	for (i = 0; i < sizeof table / sizeof *table; i++) {
		const struct look *k = &table[i];

		if (strcmp(k->name, at->name) != 0)
			continue;
		if (strlen(at->value) >= k->size ||
		    !(k->choices ? is_choice(k->choices, at->value)
				 : is_name(at->value)))
			return complain(at, _("this is no value for it"));
		strcpy(value_of(l, k), at->value);
		return NULL;
	}
	return complain(at, _("no such look: color, language, or key.NAME"));
}

/* Without the blanks around. */
static char *
trimmed(char *s)
{
	size_t n;

	s += strspn(s, " \t\r");
	n = strlen(s);
	while (n && strchr(" \t\r", s[n - 1]))
		s[--n] = '\0';
	return s;
}

static const struct err *
read_line(struct looks *l, struct at *at, char *line)
{
	char *equals;

	at->name = trimmed(line);
	if (*at->name == '\0' || *at->name == '#')
		return NULL;
	if (!(equals = strchr(at->name, '=')))
		return complain(at, _("expected NAME = VALUE"));
	*equals = '\0';
	at->name = trimmed(at->name);
	at->value = trimmed(equals + 1);
	return set(l, at);
}

/* Two keys of one prompt must not be one letter. */
static const struct err *
check_keys(const struct looks *l)
{
	int i, k;

	for (i = KEY_NONE + 1; i < KEY_COUNT; i++)
		for (k = KEY_NONE + 1; k < i; k++)
			if (l->keys.letter[i] == l->keys.letter[k] &&
			    (study_keys[i].where & study_keys[k].where))
				return err_new(ERR_INPUT,
				    _("%s: two keys are %c: give both a "
				      "letter"),
				    l->path, l->keys.letter[i]);
	return NULL;
}

const struct err *
looks_read(struct looks *l)
{
	const struct err *e;
	struct at at = {0};
	char *data, *rest, *line;
	size_t n;

	*l = (struct looks){
	    .color = "auto", .language = "auto", .keys = keymap_usual};
	if ((e = file_xdg(XDG_CONFIG, "config", &l->path))) {
		err_free(e);
		return NULL;
	}
	if (access(l->path, F_OK) != 0)
		return NULL;
	if ((e = file_read(l->path, SIZE_MOST, &data, &n)))
		return e;
	at.path = l->path;
	for (rest = data; !e && (line = strsep(&rest, "\n"));) {
		at.line++;
		e = read_line(l, &at, line);
	}
	free(data);
	return e ? e : check_keys(l);
}

void
looks_free(struct looks *l)
{
	free(l->path);
	l->path = NULL;
}

/* --- telling ----------------------------------------------------------------
 */

static void
print(struct out *o, const char *name, const char *value, const char *text)
{
	out_styled(o, STYLE_BOLD, "%s", name);
	out_printf(o, " = %s\n", value);
	out_styled(o, STYLE_DIM, "    %s", text);
	out_puts(o, "\n");
}

static bool
print_keys(struct out *o, const struct looks *l, const char *name)
{
	bool any = false;
	int i;

	for (i = KEY_NONE + 1; i < KEY_COUNT; i++) {
		char full[40] = "key.", value[2] = {l->keys.letter[i]}, *c;

		if (i == KEY_HELP)
			continue;
		strcat(full, study_keys[i].name);
		for (c = full; *c; c++)
			*c |= *c >= 'A' && *c <= 'Z' ? 0x20 : 0;
		if (name && strcmp(name, full) != 0)
			continue;
		print(o, full, value, _(study_keys[i].text));
		any = true;
	}
	return any;
}

bool
looks_print(struct out *o, const struct looks *l, const char *name)
{
	struct looks copy = *l;
	bool any = false;
	size_t i;

	if (!name)
		out_printf(o, _("\nLooks, in %s:\n"),
		    l->path ? l->path : "$XDG_CONFIG_HOME/gloss/config");
	for (i = 0; i < sizeof table / sizeof *table; i++) {
		if (name && strcmp(name, table[i].name) != 0)
			continue;
		print(o, table[i].name, value_of(&copy, &table[i]),
		    _(table[i].text));
		any = true;
	}
	return print_keys(o, l, name) || any;
}
