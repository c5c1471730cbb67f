#ifndef CMD_VIEW_PARTS_H
#define CMD_VIEW_PARTS_H

/* What the files of the terminal's view share. */

#include "base/out.h"
#include "cmd/view.h"

/* The output, no wider than one reads with ease. */
struct out *view_page(struct ctx *);

/* An indented paragraph. */
void view_paragraph(struct out *, enum style, const char *text);

void view_next(const struct scene *, const struct again *);
void view_done(struct ctx *, const struct finish *);

#endif
