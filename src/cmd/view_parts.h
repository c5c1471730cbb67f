#ifndef CMD_VIEW_PARTS_H
#define CMD_VIEW_PARTS_H

/* What the files of the terminal's view share. */

#include "base/out.h"
#include "base/text.h"
#include "cmd/view.h"

struct buf;

enum { VIEW_INDENT = 2 };

/* The output, no wider than one reads with ease. */
struct out *view_page(struct ctx *);

/* An indented paragraph. */
void view_paragraph(struct out *, enum style, const char *text);

/* "about 7 minutes" */
void view_duration(struct buf *, int64_t ms);

/* The picture beside the card, where there is one. */
void view_picture(const struct scene *);

void view_next(const struct scene *, const struct again *);
void view_done(struct ctx *, const struct finish *);

#endif
