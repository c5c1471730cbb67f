/* Lines where there is no terminal: as they come, without a prompt. */

#include "tty/line.h"

#include "base/day.h"
#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct line
line_plain(void)
{
	struct line l = {.end = LINE_READ};
	int64_t start = when_elapsed();
	size_t cap = 0, len;
	ssize_t n = getline(&l.text, &cap, stdin);

	if (n < 0) {
		free(l.text);
		return (struct line){
		    .end = LINE_CLOSED, .text = mem_strdup("")};
	}
	len = (size_t)n;
	while (len && (l.text[len - 1] == '\n' || l.text[len - 1] == '\r'))
		l.text[--len] = '\0';
	l.first_ms = when_elapsed() - start;
	return l;
}

void
line_free(struct line *l)
{
	free(l->text);
	l->text = NULL;
}
