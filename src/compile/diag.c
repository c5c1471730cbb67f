#include "compile/diag.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/msg.h"
#include "compile/compile.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *name, *help;
	enum diag_level level;
} codes[DIAG_CODE_COUNT] = {
#define X(code, level, text) {#code, text, DIAG_##level},
    DIAGS(X)
#undef X
};

/* A code that is not told in some lines. */
struct off {
	struct off *next;
	enum diag_code code;
	const char *file;
	uint32_t from, to;
};

const char *
diag_code_name(enum diag_code code)
{
	return codes[code].name;
}

bool
diag_code_named(enum diag_code *code, const char *name)
{
	int i;

	for (i = 0; i < DIAG_CODE_COUNT; i++)
		if (strcmp(codes[i].name, name) == 0) {
			*code = (enum diag_code)i;
			return true;
		}
	return false;
}

enum diag_level
diag_code_level(enum diag_code code)
{
	return codes[code].level;
}

const char *
diag_code_help(enum diag_code code)
{
	return _(codes[code].help);
}

const char *
diag_level_name(enum diag_level level)
{
	static const char *const name[] = {"error", "warning", "note"};

	return name[level];
}

void
diag_off(struct compile *c, enum diag_code code, const char *file,
    uint32_t from, uint32_t to)
{
	struct off *off = arena_alloc(c->arena, sizeof *off);

	*off = (struct off){
	    .next = c->off, .code = code, .file = file, .from = from, .to = to};
	c->off = off;
}

static bool
is_off(const struct compile *c, enum diag_code code, struct place at)
{
	const struct off *off;

	for (off = c->off; off; off = off->next)
		if (off->code == code && at.line >= off->from &&
		    at.line <= off->to && strcmp(off->file, at.file) == 0)
			return true;
	return false;
}

/* True the first time it is asked of this line and code. */
static bool
is_first(struct compile *c, enum diag_code code, struct place at)
{
	char *key =
	    arena_printf(c->arena, "%s:%u:%d", at.file, at.line, (int)code);
	size_t *told;

	told = map_at(c->diag_lines, key, strlen(key));
	return (*told)++ == 0;
}

__attribute__((format(printf, 2, 0))) static const char *
format_text(struct arena *a, const char *format, va_list args)
{
	va_list again;
	char *text;
	int n;

	va_copy(again, args);
	n = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (n < 0)
		abort();
	text = arena_alloc(a, (size_t)n + 1);
	vsnprintf(text, (size_t)n + 1, format, args);
	return text;
}

struct diag *
diag_add(struct compile *c, enum diag_code code, struct place at,
    const char *format, ...)
{
	struct diag *d;
	va_list args;

	if (is_off(c, code, at) || !is_first(c, code, at))
		return NULL;
	MEM_GROW(c->diag, c->ndiag, c->diag_cap);
	d = &c->diag[c->ndiag];
	*d = (struct diag){.code = code,
	    .level = codes[code].level,
	    .at = at,
	    .seq = c->ndiag++};
	va_start(args, format);
	d->text = format_text(c->arena, format, args);
	va_end(args);
	return d;
}

static int
in_order(const void *a, const void *b)
{
	const struct diag *x = a, *y = b;
	int file = strcmp(x->at.file, y->at.file);

	if (file)
		return file;
	if (x->at.line != y->at.line)
		return x->at.line < y->at.line ? -1 : 1;
	if (x->at.column != y->at.column)
		return x->at.column < y->at.column ? -1 : 1;
	return x->seq < y->seq ? -1 : x->seq > y->seq;
}

void
diag_sort(struct compile *c)
{
	if (c->ndiag)
		qsort(c->diag, c->ndiag, sizeof *c->diag, in_order);
}
