#include "session/dialog.h"

#include "base/arena.h"
#include "base/rand.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { UNSURE_GRADE = 3 }; /* preselected where none is suggested */

/* The choices, in an order that hangs on the card and on how often it came. */
static struct texts
shuffled(struct arena *a, const struct card *c, uint64_t showings)
{
	struct rng rng = {.state = mix(c->id ^ mix(showings))};
	struct texts t = {
	    .v = arena_array(a, c->choices.n, sizeof *t.v), .n = c->choices.n};
	size_t i;

	for (i = 0; i < t.n; i++) {
		size_t k = (size_t)rng_below(&rng, i + 1);

		t.v[i] = t.v[k];
		t.v[k] = c->choices.v[i];
	}
	return t;
}

void
dialog_begin(struct dialog *d, struct arena *a, const struct words *w,
    const struct card *c, bool show, uint64_t showings)
{
	*d = (struct dialog){
	    .arena = a,
	    .words = w,
	    .card = c,
	    .keys = &keymap_usual,
	    .choices = shuffled(a, c, showings),
	    .state = show ? DIALOG_SHOW : DIALOG_ASK,
	    .ms = -1,
	    .ticked = -1,
	    .suggest = -1,
	    .grade = -1,
	    .arg = "",
	};
}

static const char *
skip_blanks(const char *s)
{
	return s + strspn(s, " \t");
}

/* The text of a choice that was given by its number. */
static const char *
chosen(const struct dialog *d, const char *line)
{
	char *end;
	unsigned long n = strtoul(line, &end, 10);

	if (d->choices.n == 0 || end == line || *skip_blanks(end) || n < 1 ||
	    n > d->choices.n)
		return line;
	return d->choices.v[n - 1];
}

static struct judge_task
task(const struct dialog *d)
{
	const struct card *c = d->card;

	return (struct judge_task){
	    .expected = c->answer,
	    .accept = c->accept,
	    .items = c->items,
	    .others = d->choices.n ? d->choices : d->others,
	    .own = d->own,
	    .ordered = card_is_ordered(c),
	    .has_kind = true,
	    .has_form = true,
	    .kind = c->kind,
	    .form = c->form,
	    .prompt = c->ask,
	    .typed = d->typed ? d->typed : "",
	    .ms = d->ms,
	    .hints = d->hints,
	};
}

static void
answer(struct dialog *d, const char *line)
{
	struct judge_task t;

	d->typed = arena_strdup(d->arena, chosen(d, line));
	t = task(d);
	d->verdict = judge(d->arena, d->words, &t);
	d->suggest = d->verdict.suggest;
	/* A blank at a self-marked card asks for the answer: no verdict. */
	d->judged = !(d->verdict.kind == VERDICT_BLANK && d->suggest < 0);
	d->state = DIALOG_GRADE;
}

/* x: the answer counts as right, at the speed it came. */
static void
overrule(struct dialog *d)
{
	struct judge_task t = task(d);

	d->overruled = d->judged = true;
	d->verdict = (struct verdict){.kind = VERDICT_RIGHT, .credit = 1};
	d->suggest = d->verdict.suggest = judge_grade(&d->verdict, &t);
}

/* p 1 3: these points were said. */
static bool
tick(struct dialog *d, const char *s)
{
	size_t n = d->card->items.n, said = 0;
	bool *seen = arena_array(d->arena, n + 1, sizeof *seen);
	struct judge_task t = task(d);
	struct verdict v = {.kind = VERDICT_PARTIAL};

	for (; n && *s; s++) {
		if (strchr(" ,、\t", *s))
			continue;
		if (*s < '1' || (size_t)(*s - '0') > n)
			return false;
		said += !seen[*s - '0'];
		seen[*s - '0'] = true;
	}
	if (n == 0)
		return false;
	d->ticked = v.credit = (double)said / (double)n;
	if (said == n)
		v.kind = VERDICT_RIGHT;
	else if (said == 0)
		v.kind = VERDICT_WRONG;
	d->suggest = judge_grade(&v, &t);
	return true;
}

/* The keys that the talk itself obeys; false: it makes no sense here. */
static bool
obey(struct dialog *d, enum study_key key)
{
	if (key == KEY_HINT)
		d->hints++;
	else if (key == KEY_POINTS)
		return tick(d, d->arg);
	else if (key == KEY_RIGHT && d->typed && *d->typed)
		overrule(d);
	else if (key == KEY_RIGHT)
		return false;
	return true;
}

/* n TEXT; p 1 3, or p13. */
static bool
takes_text(enum study_key key, char next)
{
	return key == KEY_POINTS ||
	       (key == KEY_NOTE && (next == ' ' || next == '\t'));
}

static enum dialog_said
press(
    struct dialog *d, const char *s, enum key_where where, enum study_key *key)
{
	*key = key_of(d->keys, *s, where);
	if (*key == KEY_NONE)
		return SAID_NOTHING;
	d->arg = arena_strdup(d->arena, skip_blanks(s + 1));
	if (*d->arg && !takes_text(*key, s[1]))
		return SAID_NOTHING;
	return obey(d, *key) ? SAID_KEY : SAID_NOTHING;
}

static enum dialog_said
line_at_ask(struct dialog *d, const char *line, int64_t ms, enum study_key *key)
{
	if (*line == ':' && line[1] &&
	    press(d, line + 1, KEY_ASK, key) == SAID_KEY)
		return SAID_KEY;
	d->ms = ms;
	answer(d, line);
	return SAID_ANSWER;
}

static enum dialog_said
line_at_grade(struct dialog *d, const char *line, enum study_key *key)
{
	line = skip_blanks(line);
	line += *line == ':' && line[1];
	if (*line == '\0')
		d->grade = dialog_default(d);
	else if (*line >= '0' && *line <= '5' && *skip_blanks(line + 1) == '\0')
		d->grade = *line - '0';
	else
		return press(d, line, KEY_GRADE, key);
	d->state = DIALOG_OVER;
	return SAID_GRADE;
}

static enum dialog_said
line_at_show(struct dialog *d, const char *line, enum study_key *key)
{
	line = skip_blanks(line);
	line += *line == ':' && line[1];
	if (*line)
		return press(d, line, KEY_SHOW, key);
	d->state = DIALOG_OVER;
	return SAID_GO_ON;
}

enum dialog_said
dialog_line(struct dialog *d, const char *line, int64_t ms, enum study_key *key)
{
	*key = KEY_NONE;
	d->arg = "";
	switch (d->state) {
	case DIALOG_SHOW:
		return line_at_show(d, line, key);
	case DIALOG_ASK:
		return line_at_ask(d, line, ms, key);
	case DIALOG_GRADE:
		return line_at_grade(d, line, key);
	case DIALOG_OVER:
		break;
	}
	return SAID_NOTHING;
}

int
dialog_default(const struct dialog *d)
{
	return d->suggest >= 0 ? d->suggest : UNSURE_GRADE;
}

int
dialog_credit(const struct dialog *d)
{
	if (d->ticked >= 0)
		return (int)lround(d->ticked * 1000);
	if (!d->judged || isnan(d->verdict.credit))
		return -1;
	return (int)lround(d->verdict.credit * 1000);
}
