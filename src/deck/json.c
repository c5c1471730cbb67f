#include "deck/file.h"

#include "base/json.h"
#include "deck/deck.h"

#include <string.h>

static void
put_texts(struct json *j, const char *name, const struct texts *t)
{
	size_t i;

	json_array(j, name);
	for (i = 0; i < t->n; i++)
		json_string(j, NULL, t->v[i]);
	json_end_array(j);
}

static void
put_choices(struct json *j, const struct card *c)
{
	size_t i;

	json_array(j, "choices");
	for (i = 0; i < c->choices.n; i++) {
		json_object(j, NULL);
		json_string(j, "text", c->choices.v[i]);
		json_bool(j, "right", strcmp(c->choices.v[i], c->answer) == 0);
		json_end_object(j);
	}
	json_end_array(j);
}

void
card_write_json(const struct card *c, struct json *j)
{
	size_t i;

	json_hex(j, "id", c->id);
	json_string(j, "kind", card_kind_name(c->kind));
	json_string(j, "form", card_form_name(c->form));
	json_string(j, "status", card_status_name(c->status));
	json_hex(j, "fact", c->fact);
	json_array(j, "twins");
	for (i = 0; i < c->ntwin; i++)
		json_hex(j, NULL, c->twin[i]);
	json_end_array(j);
	json_string(j, "lang", lang_name(c->lang));
	put_texts(j, "section", &c->section);
	json_string(j, "term", c->term);
	json_string(j, "ask", c->ask);
	json_string(j, "answer", c->answer);
	put_texts(j, "accept", &c->accept);
	put_texts(j, "items", &c->items);
	json_bool(j, "ordered", card_is_ordered(c));
	put_texts(j, "tags", &c->tags);
	put_choices(j, c);
	json_object(j, "source");
	json_string(j, "file", c->file);
	json_int(j, "line", c->line);
	json_int(j, "column", c->column);
	json_end_object(j);
}

void
deck_write_json(const struct deck *d, struct out *o)
{
	struct json j;
	size_t i;

	json_document(&j, o, "deck");
	json_string(&j, "deck", d->name);
	json_array(&j, "cards");
	for (i = 0; i < d->n; i++) {
		json_object(&j, NULL);
		card_write_json(&d->card[i], &j);
		json_end_object(&j);
	}
	json_end_array(&j);
	json_end(&j);
}
