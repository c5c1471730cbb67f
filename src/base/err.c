#include "base/err.h"

#include "base/mem.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct err *
err_new(enum err_kind kind, const char *format, ...)
{
	struct err *e;
	va_list ap;
	int n;

	va_start(ap, format);
	n = vsnprintf(NULL, 0, format, ap);
	va_end(ap);
	if (n < 0)
		abort();
	e = mem_new(1, sizeof *e + (size_t)n + 1);
	e->kind = kind;
	va_start(ap, format);
	vsnprintf(e->text, (size_t)n + 1, format, ap);
	va_end(ap);
	return e;
}

const struct err *
err_errno(const char *what)
{
	return err_new(ERR_SYSTEM, "%s: %s", what, strerror(errno));
}

void
err_free(const struct err *e)
{
	free((void *)e);
}
