#include "cmd/today_plan.h"

#include "base/err.h"
#include "base/map.h"
#include "base/mem.h"

#include <stdlib.h>

/* Walks through the list of one exam until its time of today is used. */
static void
take(struct today_plan *t, const struct outlined *o, const struct plan *plan,
    struct planned_exam *exam, struct map *taken)
{
	double left = o->in.seconds[0];
	size_t i;

	for (i = 0; i < plan->nlist && left > 0; i++) {
		size_t card = plan->list[i];
		const struct twin_key *key = &o->card[card].key;
		double seconds = plan_seconds(&o->in, card);

		if (!o->ask[card].can ||
		    (*map_at(taken, (const char *)&key->id, sizeof key->id))++)
			continue;
		left -= seconds;
		exam->seconds += seconds;
		exam->fresh += o->ask[card].item.fresh;
		exam->reviews += !o->ask[card].item.fresh;
		t->item[t->n++] = (struct planned_item){
		    o->ask[card].item, key, o->ask[card].deck};
	}
}

static void
plan_exam(struct today_plan *t, const struct outlined *o,
    struct planned_exam *exam, struct map *taken)
{
	struct plan plan;

	*exam = (struct planned_exam){.exam = o->exam, .day = o->in.exam};
	plan_make(&plan, &o->in);
	take(t, o, &plan, exam, taken);
	exam->coming = plan.day;
	exam->ncoming = plan.ndays;
	plan.day = NULL;
	plan_free(&plan);
}

static size_t
count_cards(struct today_plan *t)
{
	size_t sum = 0, i, k;

	for (i = 0; i < t->all->n; i++) {
		const struct outlined *o = &t->all->v[i];

		sum += o->in.n;
		for (k = 0; k < o->in.n; k++) {
			const uint64_t *id = &o->card[k].key.id;

			if (o->card[k].active)
				*map_at(
				    t->asked, (const char *)id, sizeof *id) = 1;
		}
	}
	return sum;
}

const struct err *
today_plan_read(
    struct today_plan *t, struct ctx *ctx, exam_wanted *wanted, void *data)
{
	const struct err *e;
	struct map *taken;
	size_t i;

	*t = (struct today_plan){.asked = map_new()};
	if ((e = outlines_read(&t->all, ctx, wanted, data)) || t->all->n == 0)
		return e;
	t->item = mem_new(count_cards(t) + 1, sizeof *t->item);
	t->exam = mem_new(t->all->n, sizeof *t->exam);
	taken = map_new();
	for (i = 0; i < t->all->n; i++)
		plan_exam(t, &t->all->v[i], &t->exam[i], taken);
	map_free(taken);
	return NULL;
}

bool
today_plan_has(const struct today_plan *t, uint64_t card)
{
	return map_find(t->asked, (const char *)&card, sizeof card) != NULL;
}

void
today_plan_free(struct today_plan *t)
{
	size_t i;

	for (i = 0; t->exam && i < t->all->n; i++)
		free(t->exam[i].coming);
	free(t->exam);
	free(t->item);
	map_free(t->asked);
	outlines_free(t->all);
}
