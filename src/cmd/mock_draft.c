/* The paper of a mock exam: its cards, and how it outlasts a crash. */

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/json.h"
#include "base/jsonin.h"
#include "base/mem.h"
#include "base/out.h"
#include "base/text.h"
#include "cmd/cmd.h"
#include "cmd/mock.h"
#include "cmd/names.h"
#include "lang/words.h"
#include "store/paper.h"

#include <stdlib.h>
#include <string.h>

static const struct err *
load_one(struct mock *m, size_t i)
{
	const struct outlined *o = &m->all->v[0];
	struct mock_question *q = &m->q[i];
	const struct err *e =
	    store_card(&q->entries, m->ctx->store, m->paper.q[i].card);
	size_t k;

	if (e)
		return e;
	q->entry = &q->entries->v[0];
	for (k = 0; k < o->in.n; k++)
		if (o->card[k].key.id == q->entry->card->id)
			q->section = o->card[k].section;
	dialog_begin(&q->dialog, m->arena, m->words, q->entry->card, false,
	    m->paper.seed);
	return names_of(m->names, m->ctx->store, m->arena, q->entry->deck,
	    q->entry->card, &q->dialog.others, &q->dialog.own);
}

const struct err *
mock_load(struct mock *m)
{
	const struct err *e = NULL;
	size_t i;

	m->q = mem_new(m->paper.n + 1, sizeof *m->q);
	for (i = 0; i < m->paper.n && !e; i++)
		e = load_one(m, i);
	return e;
}

void
mock_free(struct mock *m)
{
	size_t i;

	for (i = 0; m->q && i < m->paper.n; i++)
		entries_free(m->q[i].entries);
	free(m->q);
	paper_free(&m->paper);
	outlines_free(m->all);
	words_free(m->words);
	names_free(m->names);
	arena_free(m->arena);
}

/* --- writing ---------------------------------------------------------------
 */

static void
write_draft(struct json *j, const struct paper *p)
{
	size_t i;

	json_string(j, "deck", p->deck);
	json_hex(j, "seed", p->seed);
	json_int(j, "start", p->start);
	json_int(j, "elapsed", p->elapsed);
	json_int(j, "limit", p->limit);
	json_int(j, "at", (int64_t)p->at);
	json_array(j, "cards");
	for (i = 0; i < p->n; i++)
		json_hex(j, NULL, p->q[i].card);
	json_end_array(j);
	json_array(j, "p");
	for (i = 0; i < p->n; i++)
		json_real(j, NULL, p->q[i].p);
	json_end_array(j);
	json_array(j, "ms");
	for (i = 0; i < p->n; i++)
		json_int(j, NULL, p->q[i].ms);
	json_end_array(j);
	json_array(j, "typed");
	for (i = 0; i < p->n; i++)
		json_string(j, NULL, p->q[i].typed);
	json_end_array(j);
}

const struct err *
mock_save_draft(struct mock *m)
{
	struct buf b = {0};
	struct out out = {.buf = &b};
	struct json j = {.out = &out};
	const struct err *e;

	json_object(&j, NULL);
	write_draft(&j, &m->paper);
	json_end_object(&j);
	e = store_set_draft(m->ctx->store, buf_text(&b));
	buf_free(&b);
	return e;
}

/* --- reading ---------------------------------------------------------------
 */

static int64_t
whole(const struct json_members *m, const char *key)
{
	const struct json_member *v = json_member(m, key);

	return v && v->n ? (int64_t)v->v->number : 0;
}

static uint64_t
hex(const struct json_value *v)
{
	uint64_t x = 0;

	return text_hex(&x, v->text) ? x : 0;
}

/* False for what no version of gloss wrote. */
static bool
read_questions(struct paper *p, const struct json_members *m)
{
	const struct json_member *card = json_member(m, "cards");
	const struct json_member *recall = json_member(m, "p");
	const struct json_member *ms = json_member(m, "ms");
	const struct json_member *typed = json_member(m, "typed");
	size_t i;

	if (!card || !recall || !ms || !typed || card->n == 0 ||
	    recall->n != card->n || ms->n != card->n || typed->n != card->n)
		return false;
	p->n = card->n;
	p->q = mem_new(p->n, sizeof *p->q);
	for (i = 0; i < p->n; i++) {
		p->q[i] = (struct paper_question){.card = hex(&card->v[i]),
		    .p = recall->v[i].number,
		    .ms = (int64_t)ms->v[i].number};
		if (!typed->v[i].is_null)
			p->q[i].typed = mem_strdup(typed->v[i].text);
	}
	return true;
}

static bool
read_draft(struct paper *p, const struct json_members *m)
{
	const struct json_member *deck = json_member(m, "deck");
	const struct json_member *seed = json_member(m, "seed");

	if (!seed || !seed->n || !read_questions(p, m))
		return false;
	p->deck = deck && deck->n ? mem_strdup(deck->v->text) : NULL;
	p->seed = hex(seed->v);
	p->start = whole(m, "start");
	p->elapsed = whole(m, "elapsed");
	p->limit = whole(m, "limit");
	p->at = 0;
	paper_turn(p, (size_t)whole(m, "at"));
	return true;
}

const struct err *
mock_read_draft(bool *found, struct mock *m)
{
	struct json_reader *reader = NULL;
	struct json_members members;
	char *text = NULL;
	const struct err *e = store_draft(&text, m->ctx->store);

	*found = false;
	if (!e && text && !(e = json_reader_new(&reader)) &&
	    !(e = json_read(&members, reader, m->arena, text, strlen(text))))
		*found = read_draft(&m->paper, &members);
	json_reader_free(reader);
	free(text);
	return e;
}
