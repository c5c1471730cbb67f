#include "session/paper.h"

#include "base/mem.h"

#include <stdlib.h>

void
paper_free(struct paper *p)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		free(p->q[i].typed);
	free(p->q);
	free(p->deck);
	*p = (struct paper){0};
}

void
paper_clock(struct paper *p, int64_t t)
{
	if (t - p->start > p->elapsed)
		p->elapsed = t - p->start;
}

bool
paper_is_over(const struct paper *p)
{
	return p->limit > 0 && p->elapsed >= p->limit;
}

int64_t
paper_left(const struct paper *p)
{
	if (p->limit == 0)
		return -1;
	return p->elapsed < p->limit ? p->limit - p->elapsed : 0;
}

void
paper_answer(struct paper *p, const char *typed, int64_t ms)
{
	struct paper_question *q = &p->q[p->at];

	q->ms += ms > 0 ? ms : 0;
	if (typed) {
		free(q->typed);
		q->typed = mem_strdup(typed);
	}
	p->at++;
}

void
paper_turn(struct paper *p, size_t i)
{
	if (i <= p->n)
		p->at = i;
}

void
paper_back(struct paper *p)
{
	if (p->at)
		p->at--;
}

size_t
paper_open(const struct paper *p)
{
	size_t n = 0, i;

	for (i = 0; i < p->n; i++)
		n += p->q[i].typed == NULL;
	return n;
}
