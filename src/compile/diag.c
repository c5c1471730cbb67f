#include "compile/compile.h"

struct diag *
diag_add(struct compile *c, enum diag_code code, struct place at,
    const char *format, ...)
{
	(void)c;
	(void)code;
	(void)at;
	(void)format;
	return NULL;
}

void
diag_check(struct compile *c)
{
	(void)c;
}

void
diag_sort(struct compile *c)
{
	(void)c;
}

const char *
diag_code_help(enum diag_code code)
{
	(void)code;
	return "";
}

bool
diag_code_named(enum diag_code *code, const char *name)
{
	(void)code;
	(void)name;
	return false;
}

const char *
diag_code_name(enum diag_code code)
{
	(void)code;
	return "";
}

enum diag_level
diag_code_level(enum diag_code code)
{
	(void)code;
	return DIAG_NOTE;
}

const char *
diag_level_name(enum diag_level level)
{
	(void)level;
	return "";
}
