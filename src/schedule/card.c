#include "schedule/log.h"

#include "schedule/calendar.h"

#include <stdlib.h>

struct rules
rules_default(void)
{
	return (struct rules){
	    .max_interval = SM2_MAX_INTERVAL, .retention = 0.9};
}

struct card_state
card_state_new(void)
{
	return (struct card_state){.sm2 = sm2_new(),
	    .introduced = DAY_NONE,
	    .reviewed = DAY_NONE,
	    .shown = DAY_NONE,
	    .buried = DAY_NONE,
	    .drill_day = DAY_NONE,
	    .drill_grade = -1};
}

/* Of the FSRS scheduler only: any answer as review sets the day. */
static void
review(struct card_state *c, const struct event *e, const struct rules *r)
{
	struct model m = model_new(1);

	c->reviewed = e->day;
	c->fsrs_due = e->day + memory_interval(&c->memory, &m, r->retention,
				   r->max_interval);
}

static void
count(struct card_state *c, uint64_t id, const struct event *e,
    const struct rules *r)
{
	if (c->sm2.ivl == 0)
		c->introduced = e->day;
	sm2_step(&c->sm2, e->day, e->grade, r->max_interval);
	c->counted++;
	if (r->fuzz)
		c->sm2.due =
		    calendar_fuzz(c->sm2.due, c->sm2.ivl, id, c->counted);
}

static void
note_drill(struct card_state *c, const struct event *e)
{
	c->drill_day = e->day;
	c->drill_t = e->t;
	c->drill_seq = e->seq;
	c->drill_grade = e->grade;
}

static bool
answer(struct card_state *c, uint64_t id, const struct event *e,
    const struct rules *r)
{
	struct model m = model_new(1);
	bool counts = e->purpose == PURPOSE_REVIEW &&
		      sm2_counts(&c->sm2, e->day, e->grade);

	memory_step(&c->memory, &m, e->day, e->t, memory_rating(e));
	if (counts)
		count(c, id, e, r);
	if (e->purpose == PURPOSE_REVIEW)
		review(c, e, r);
	if (e->purpose == PURPOSE_REVIEW || e->purpose == PURPOSE_DRILL)
		note_drill(c, e);
	return counts;
}

static void
set_due(struct card_state *c, int64_t day)
{
	c->sm2.due = day;
	c->fsrs_due = day;
}

bool
card_apply(struct card_state *c, uint64_t id, const struct event *e,
    const struct rules *r)
{
	switch ((int)e->kind) {
	case EVENT_ANSWER:
		return answer(c, id, e, r);
	case EVENT_STUDY:
		c->shown = e->day;
		break;
	case EVENT_DUE:
		set_due(c, e->arg ? strtoll(e->arg, NULL, 10) : e->day);
		break;
	case EVENT_RESET:
		c->sm2 = sm2_new();
		break;
	case EVENT_SUSPEND:
		c->suspended = true;
		break;
	case EVENT_UNSUSPEND:
		c->suspended = false;
		c->buried = DAY_NONE;
		break;
	case EVENT_BURY:
		c->buried = e->day;
		break;
	case EVENT_FLAG:
	case EVENT_UNFLAG:
		c->flagged = e->kind == EVENT_FLAG;
		break;
	case EVENT_RETIRE:
	case EVENT_REVIVE:
		c->retired = e->kind == EVENT_RETIRE;
		break;
	case EVENT_CONFIRM:
		c->confirmed = true;
		break;
	case EVENT_ADOPT:
		c->adopted = true;
		break;
	}
	return false;
}

bool
card_in_drill(const struct card_state *c, int64_t today)
{
	return c->drill_day == today && c->drill_grade >= 0 &&
	       c->drill_grade < SM2_DRILL_PASS;
}

bool
card_is_active(const struct card_state *c, int64_t today)
{
	return !c->suspended && !c->retired && c->buried < today;
}
