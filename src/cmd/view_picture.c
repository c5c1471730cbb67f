/* On a terminal: the picture beside a card, as a link to its file. */

#include "base/buf.h"
#include "cmd/cmd.h"
#include "cmd/looks.h"
#include "cmd/source.h"
#include "cmd/view_parts.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* "file://HOST/PATH", percent-encoded; a web address as it is. */
static void
put_url(struct buf *b, const char *path)
{
	char host[256] = "", whole[PATH_MAX];

	if (source_is_link(path)) {
		buf_puts(b, path);
		return;
	}
	if (!realpath(path, whole))
		return;
	gethostname(host, sizeof host - 1);
	buf_printf(b, "file://%s", host);
	for (path = whole; *path; path++) {
		unsigned char c = (unsigned char)*path;

		if (text_is_alnum(c) || strchr("/-._~", c))
			buf_putc(b, *path);
		else
			buf_printf(b, "%%%02X", c);
	}
}

void
view_picture(const struct scene *s)
{
	const struct picture *p = &s->picture;
	struct out *o = s->ctx->out;
	struct buf url = {0};

	if (!p->path)
		return;
	put_url(&url, p->path);
	out_printf(o, "%*s", VIEW_INDENT, "");
	out_printf(o, _("Picture (%c opens it): "),
	    s->ctx->looks->keys.letter[KEY_OPEN]);
	if (url.len)
		out_link(o, buf_text(&url), *p->alt ? p->alt : p->path);
	else
		out_puts(o, *p->alt ? p->alt : p->path);
	out_puts(o, "\n\n");
	buf_free(&url);
}
