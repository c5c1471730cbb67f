#include "base/out.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/msg.h"
#include "base/text.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static const char *const escape[STYLE_COUNT] = {
    [STYLE_PLAIN] = "",
    [STYLE_BOLD] = "\033[1m",
    [STYLE_DIM] = "\033[2m",
    [STYLE_GOOD] = "\033[32m",
    [STYLE_NEAR] = "\033[35m",
    [STYLE_BAD] = "\033[31m",
    [STYLE_ACCENT] = "\033[36m",
};

void
out_raw(struct out *o, const char *s, size_t n)
{
	if (!o->file)
		buf_put(o->buf, s, n);
	else if (fwrite(s, 1, n, o->file) < n && !o->error)
		o->error = errno;
}

void
out_put(struct out *o, const char *s, size_t n)
{
	struct buf clean = {0};

	if (text_is_clean(s, n)) {
		out_raw(o, s, n);
		return;
	}
	text_clean(&clean, s, n);
	out_raw(o, clean.data, clean.len);
	buf_free(&clean);
}

void
out_puts(struct out *o, const char *s)
{
	out_put(o, s, strlen(s));
}

__attribute__((format(printf, 2, 0))) static void
print(struct out *o, const char *format, va_list ap)
{
	char small[512];
	va_list again;
	char *text = small;
	int n;

	va_copy(again, ap);
	n = vsnprintf(small, sizeof small, format, ap);
	if (n >= (int)sizeof small) {
		if (!(text = malloc((size_t)n + 1)))
			abort();
		vsnprintf(text, (size_t)n + 1, format, again);
	}
	va_end(again);
	if (n > 0)
		out_put(o, text, (size_t)n);
	if (text != small)
		free(text);
}

void
out_printf(struct out *o, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	print(o, format, ap);
	va_end(ap);
}

void
out_styled(struct out *o, enum style style, const char *format, ...)
{
	bool color = o->color && style != STYLE_PLAIN;
	va_list ap;

	if (color)
		out_raw(o, escape[style], strlen(escape[style]));
	va_start(ap, format);
	print(o, format, ap);
	va_end(ap);
	if (color)
		out_raw(o, "\033[0m", 4);
}

void
out_link(struct out *o, const char *url, const char *text)
{
	if (o->color)
		out_raw(o, "\033]8;;", 5);
	if (o->color)
		out_puts(o, url);
	if (o->color)
		out_raw(o, "\033\\", 2);
	out_puts(o, text);
	if (o->color)
		out_raw(o, "\033]8;;\033\\", 7);
}

const struct err *
out_check(const struct out *o)
{
	if (!o->error)
		return NULL;
	if (o->error == EPIPE)
		return err_new(ERR_SYSTEM, "%s", "");
	errno = o->error;
	return err_errno(o->name ? o->name : _("standard output"));
}

const struct err *
out_flush(struct out *o)
{
	if (o->file && fflush(o->file) != 0 && !o->error)
		o->error = errno;
	return out_check(o);
}
