#ifndef CMD_VIEW_PARTS_H
#define CMD_VIEW_PARTS_H

/* What the files of the terminal's view share. */

#include "base/out.h"
#include "cmd/view.h"

struct buf;

/* The output, no wider than one reads with ease. */
struct out *view_page(struct ctx *);

/* An indented paragraph. */
void view_paragraph(struct out *, enum style, const char *text);

/* "about 7 minutes" */
void view_duration(struct buf *, int64_t ms);

void view_next(const struct scene *, const struct again *);
void view_done(struct ctx *, const struct finish *);

#endif
