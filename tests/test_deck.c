#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/out.h"
#include "base/rand.h"
#include "deck/deck.h"
#include "deck/file.h"
#include "deck/id.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static const char *const nasty[] = {"plain", "", "\\", "ends in \\", "\\ ",
    "\\   ", "two\nlines", "\n", "\n\n", "a\\\nb", "a\\ \nb\\", " blank before",
    "blank behind ", "  ", "# no comment", "a\n# b\n+ c\n+", "+", "Ask: x",
    "colon: in it", "潮汐由什么引起？", "tab\there", "%rec: x",
    "“quoted”\n\n中文\\", "a\n \nb", "ends in line\n"};

enum { NNASTY = sizeof nasty / sizeof *nasty };

static const char *
any(struct rng *r)
{
	return nasty[rng_below(r, NNASTY)];
}

static struct texts
some(struct arena *a, struct rng *r)
{
	struct texts t = {.n = rng_below(r, 4)};

	t.v = arena_array(a, 4, sizeof *t.v);
	for (size_t i = 0; i < t.n; i++)
		t.v[i] = any(r);
	return t;
}

static struct deck *
random_deck(struct rng *r)
{
	struct deck *d = deck_new("moon\nand \\");
	size_t i, j;

	d->n = rng_below(r, 6);
	d->card = arena_array(d->arena, 6, sizeof *d->card);
	for (i = 0; i < d->n; i++) {
		struct card *c = &d->card[i];
		uint64_t *twin = arena_array(d->arena, 3, sizeof *twin);

		c->id = rng_next(r) | 1;
		c->kind = (enum card_kind)rng_below(r, CARD_KIND_COUNT);
		c->form = (enum card_form)rng_below(r, FORM_COUNT);
		c->status = (enum card_status)rng_below(r, STATUS_COUNT);
		c->lang = (enum lang)rng_below(r, LANG_COUNT);
		c->section = some(d->arena, r);
		c->term = any(r);
		while (!*(c->ask = any(r)))
			;
		c->answer = any(r);
		c->accept = some(d->arena, r);
		c->items = some(d->arena, r);
		c->choices = some(d->arena, r);
		c->tags = some(d->arena, r);
		c->fact = rng_next(r) | 1;
		c->ntwin = rng_below(r, 4);
		for (j = 0; j < c->ntwin; j++)
			twin[j] = rng_next(r) | 1;
		c->twin = twin;
		c->file = "a:b/c d.md";
		c->line = (uint32_t)rng_below(r, 9) + 1;
		c->column = 7;
	}
	return d;
}

static void
same_texts(struct texts a, struct texts b)
{
	ck_assert_uint_eq(a.n, b.n);
	for (size_t i = 0; i < a.n; i++)
		ck_assert_str_eq(a.v[i], b.v[i]);
}

static void
same_card(const struct card *a, const struct card *b)
{
	ck_assert_uint_eq(a->id, b->id);
	ck_assert_int_eq(a->kind, b->kind);
	ck_assert_int_eq(a->form, b->form);
	ck_assert_int_eq(a->status, b->status);
	ck_assert_int_eq(a->lang, b->lang);
	same_texts(a->section, b->section);
	ck_assert_str_eq(a->term, b->term);
	ck_assert_str_eq(a->ask, b->ask);
	ck_assert_str_eq(a->answer, b->answer);
	same_texts(a->accept, b->accept);
	same_texts(a->items, b->items);
	same_texts(a->choices, b->choices);
	same_texts(a->tags, b->tags);
	ck_assert_uint_eq(a->fact, b->fact);
	ck_assert_uint_eq(a->ntwin, b->ntwin);
	for (size_t i = 0; i < a->ntwin; i++)
		ck_assert_uint_eq(a->twin[i], b->twin[i]);
	ck_assert_str_eq(a->file, b->file);
	ck_assert_uint_eq(a->line, b->line);
	ck_assert_uint_eq(a->column, b->column);
}

static struct deck *
read_back(const char *text, size_t n)
{
	struct deck *d = NULL;
	const struct err *e = deck_read(&d, "x.deck", "x", text, n);

	ck_assert_msg(!e, "%s", e ? e->text : "");
	return d;
}

START_TEST(what_is_read_is_what_was_written)
{
	struct rng r = {.state = 7};
	int round;

	for (round = 0; round < 400; round++) {
		struct deck *d = random_deck(&r), *back;
		struct buf b = {0};
		struct out o = {.buf = &b};

		deck_write(d, &o);
		back = read_back(b.data, b.len);
		ck_assert_str_eq(back->name, d->name);
		ck_assert_uint_eq(back->n, d->n);
		for (size_t i = 0; i < d->n; i++)
			same_card(&d->card[i], &back->card[i]);
		deck_free(d);
		deck_free(back);
		buf_free(&b);
	}
}
END_TEST

static const struct {
	const char *text, *error; /* error NULL: is read */
	size_t n;
} files[] = {
    {"", NULL, 0},
    {"%rec: card\n%deck: d\n", NULL, 0},
    {"\xEF\xBB\xBF"
     "Ask: a\r\nAnswer: b\r\n\r\nAsk: c\n",
	NULL, 2},
    {"# comment\nAsk: a\nColour: red\n", NULL, 1},
    {"Ask: a\nAsk: b\n", "x.deck:2: a field stands twice: Ask", 0},
    {"Ask: a\n\nAnswer: b\n", "x.deck:3: a card asks nothing: Ask", 0},
    {"Ask a\n", "x.deck:1: expected a field: Ask a", 0},
    {"Ask: a\nKind: riddle\n", "x.deck:2: Kind: this is no value for it", 0},
    {"Ask: a\nId: 12\n", "x.deck:2: Id: this is no value for it", 0},
    {"Ask: a\nSource: b:2\n", "x.deck:2: Source: this is no value for it", 0},
    {"Ask: a\n\nAsk: a\n", "x.deck:3: two cards have one number: Id", 0},
};

START_TEST(a_deck_file_is_read_or_refused_with_its_line)
{
	struct deck *d = NULL;
	const struct err *e = deck_read(
	    &d, "x.deck", "x", files[_i].text, strlen(files[_i].text));

	if (files[_i].error) {
		ck_assert_ptr_nonnull(e);
		ck_assert_int_eq(e->kind, ERR_INPUT);
		ck_assert_str_eq(e->text, files[_i].error);
		err_free(e);
		return;
	}
	ck_assert_ptr_null(e);
	ck_assert_uint_eq(d->n, files[_i].n);
	deck_free(d);
}
END_TEST

START_TEST(a_card_written_by_hand_gets_form_and_number)
{
	const char *text = "Ask: Which planet is nearest?\nAnswer: Mercury\n"
			   "\nAsk: a \\\n+b\nChoice: x\nChoice: y\n";
	struct deck *d = read_back(text, strlen(text));

	ck_assert_str_eq(d->name, "x");
	ck_assert_int_eq(d->card[0].form, FORM_TYPED);
	ck_assert_int_eq(d->card[0].kind, CARD_QA);
	ck_assert_uint_ne(d->card[0].id, 0);
	ck_assert_uint_eq(d->card[0].fact, d->card[0].id);
	ck_assert_str_eq(d->card[1].ask, "a +b");
	ck_assert_int_eq(d->card[1].form, FORM_CHOICE);
	deck_free(d);
}
END_TEST

START_TEST(recutils_reads_a_deck_as_we_do)
{
	struct rng r = {.state = 11};
	char path[] = "/tmp/gloss-deck-XXXXXX", line[200];
	struct deck *d = random_deck(&r);
	int fd = mkstemp(path);
	FILE *f = fdopen(fd, "w"), *p;
	struct out o = {.file = f};
	unsigned n = 0;

	ck_assert_ptr_nonnull(f);
	while (d->n < 3) {
		deck_free(d);
		d = random_deck(&r);
	}
	deck_write(d, &o);
	fclose(f);
	if (system("recfix --version >/dev/null 2>&1") == 0) {
		snprintf(line, sizeof line, "recfix --check %s", path);
		ck_assert_int_eq(system(line), 0);
		snprintf(line, sizeof line, "recsel -t card -c %s", path);
		p = popen(line, "r");
		ck_assert_ptr_nonnull(p);
		ck_assert_int_eq(fscanf(p, "%u", &n), 1);
		pclose(p);
		ck_assert_uint_eq(n, d->n);
	}
	remove(path);
	deck_free(d);
}
END_TEST

START_TEST(an_id_hangs_on_each_part_of_the_identity)
{
	const char *v[] = {"use", "limits"};
	struct identity base = {.deck = "d",
	    .term_nf = "tide",
	    .kind = CARD_LABEL,
	    .aspects = {v, 1},
	    .slot = "label=moon"};
	struct identity other[5] = {base, base, base, base, base};
	uint64_t id = identity_card(&base, 1);

	other[0].deck = "e";
	other[1].term_nf = "tid";
	other[2].kind = CARD_LIST;
	other[3].aspects.n = 2;
	other[4].slot = "label=sun";
	for (int i = 0; i < 5; i++)
		ck_assert_uint_ne(identity_card(&other[i], 1), id);
	ck_assert_uint_eq(identity_card(&base, 1), id);
	ck_assert_uint_ne(identity_card(&base, 2), id);
	ck_assert_uint_eq(identity_fact(&base, 1), identity_fact(&other[2], 1));
	ck_assert_uint_ne(identity_fact(&base, 1), identity_fact(&other[4], 1));
}
END_TEST

START_TEST(a_deck_as_json_and_markdown_says_the_same)
{
	const char *text = "Ask: Who *made* it?\nAnswer: Ada\nChoice: Ada\n"
			   "Choice: Bob\nId: 00000000000000aa\n"
			   "Source: a.md:3:1\n";
	struct deck *d = read_back(text, strlen(text));
	struct buf json = {0}, md = {0};
	struct out o = {.buf = &json}, m = {.buf = &md};

	deck_write_json(d, &o);
	ck_assert_ptr_nonnull(strstr(json.data,
	    "{\"schema\":\"gloss.deck\",\"version\":1,\"deck\":\"x\","
	    "\"cards\":[{\"id\":\"00000000000000aa\",\"kind\":\"qa\","));
	ck_assert_ptr_nonnull(strstr(json.data,
	    "\"choices\":[{\"text\":\"Ada\",\"right\":true},"
	    "{\"text\":\"Bob\",\"right\":false}],"
	    "\"source\":{\"file\":\"a.md\",\"line\":3,\"column\":1}}"));
	deck_write_md(d, &m);
	ck_assert_str_eq(md.data, "# x\n\n## Who \\*made\\* it?\n\nAda\n");
	buf_free(&json);
	buf_free(&md);
	deck_free(d);
}
END_TEST

Suite *suite_deck(void);

Suite *
suite_deck(void)
{
	Suite *s = suite_create("deck");
	TCase *c = tcase_create("deck");

	tcase_add_test(c, what_is_read_is_what_was_written);
	tcase_add_loop_test(c, a_deck_file_is_read_or_refused_with_its_line, 0,
	    sizeof files / sizeof *files);
	tcase_add_test(c, a_card_written_by_hand_gets_form_and_number);
	tcase_add_test(c, recutils_reads_a_deck_as_we_do);
	tcase_add_test(c, an_id_hangs_on_each_part_of_the_identity);
	tcase_add_test(c, a_deck_as_json_and_markdown_says_the_same);
	suite_add_tcase(s, c);
	return s;
}
