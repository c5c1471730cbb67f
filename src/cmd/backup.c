#include "base/err.h"
#include "base/mem.h"
#include "base/out.h"
#include "cmd/cmd.h"
#include "cmd/query.h"
#include "store/store.h"

#include <stdlib.h>
#include <unistd.h>

static const struct opt backup_options[] = {
    {"list", 'l', OPT_FLAG, NULL, NULL, N_("list the backups there are"),
	false},
    {0}};

static const struct opt restore_options[] = {
    {"dry-run", 0, OPT_FLAG, NULL, NULL, N_("say only what would change"),
	false},
    {0}};

static const struct example backup_examples[] = {
    {"gloss backup", N_("a backup of today, beside the library")},
    {"gloss backup stick/gloss.db", N_("one in another place")}, {0}};

static const struct example restore_examples[] = {
    {"gloss restore 2026-11-20", N_("the backup of a day")},
    {"gloss restore stick/gloss.db", N_("a backup elsewhere")}, {0}};

static const struct err *run_backup(struct ctx *, const struct args *);
static const struct err *run_restore(struct ctx *, const struct args *);

const struct cmd cmd_backup = {
    .name = "backup",
    .brief = N_("copy the library, checked"),
    .text = N_("Writes a checked copy of the library to FILE, or beside it, "
	       "where of the daily ones 7 are kept, then 8 weekly and 12 "
	       "monthly ones. Once a day this happens by itself at the end of "
	       "a session."),
    .operands = "[FILE]",
    .max = 1,
    .flags = CMD_STORE,
    .opt = backup_options,
    .example = backup_examples,
    .run = run_backup,
};

const struct cmd cmd_restore = {
    .name = "restore",
    .brief = N_("put a backup in the library's place"),
    .text = N_("Puts a backup, a FILE or the one of a day, in the library's "
	       "place, in one step. What was there is backed up first, and "
	       "the command says how to get it back."),
    .operands = "FILE|DATE",
    .min = 1,
    .max = 1,
    .flags = CMD_STORE,
    .opt = restore_options,
    .example = restore_examples,
    .run = run_restore,
};

static void
list_backups(struct ctx *ctx)
{
	struct backups b = store_backups(ctx->store);
	size_t i;

	for (i = 0; i < b.n; i++) {
		char *path = store_backup_path(ctx->store, b.v[i]);

		out_printf(ctx->out, "%s\n", path);
		free(path);
	}
	free(b.v);
}

static const struct err *
run_backup(struct ctx *ctx, const struct args *args)
{
	const char *path = args->noperand ? args->operand[0] : NULL;
	const struct err *e;
	int64_t today;
	char *own;

	if (args_has(args, "list")) {
		list_backups(ctx);
		return NULL;
	}
	if ((e = query_today(&today, ctx)) ||
	    (e = store_backup(ctx->store, path, today)))
		return e;
	own = path ? mem_strdup(path) : store_backup_path(ctx->store, today);
	out_printf(ctx->out, "%s\n", own);
	free(own);
	return NULL;
}

/* How much is in a library, in a line. */
static const struct err *
describe(struct ctx *ctx, struct store *store, const char *name)
{
	struct store_size size;
	const struct err *e = store_measure(&size, store);

	if (!e)
		out_printf(ctx->out,
		    _("%s: %lld decks, %lld cards, %lld answers\n"), name,
		    (long long)size.decks, (long long)size.cards,
		    (long long)size.answers);
	return e;
}

static const struct err *
compare(struct ctx *ctx, const char *path)
{
	struct store *backup = NULL;
	const struct err *e;

	if (access(path, R_OK) != 0)
		return err_new(ERR_INPUT,
		    _("%s: no such backup: 'gloss backup "
		      "--list' lists those there are"),
		    path);
	if ((e = describe(ctx, ctx->store, _("now"))) ||
	    (e = store_open(&backup, path, STORE_READ)))
		return e;
	e = describe(ctx, backup, path);
	store_close(backup);
	return e;
}

/* A file of its own, named by the second, so that no daily one is lost. */
static char *
path_before(struct ctx *ctx)
{
	char when[WHEN_SIZE], name[WHEN_SIZE];
	size_t i, n = 0;

	when_format(ctx_now(ctx), when);
	for (i = 0; i < 19; i++)
		if (when[i] != '-' && when[i] != ':')
			name[n++] = when[i];
	name[n] = '\0';
	return store_path_beside(ctx->store, name);
}

static const struct err *
replace(struct ctx *ctx, const char *path)
{
	char *before = path_before(ctx);
	const struct err *e;

	if (!(e = store_backup(ctx->store, before, 0)) &&
	    !(e = store_restore(ctx->store, path)))
		out_printf(ctx->out,
		    _("restored; to go back: gloss restore %s\n"), before);
	free(before);
	return e;
}

static const struct err *
run_restore(struct ctx *ctx, const struct args *args)
{
	const char *what = args->operand[0];
	const struct err *e, *no_day;
	int64_t day;
	char *path;

	if ((no_day = day_parse(&day, what, 0)))
		path = mem_strdup(what);
	else
		path = store_backup_path(ctx->store, day);
	err_free(no_day);
	e = compare(ctx, path);
	if (!e && !args_has(args, "dry-run"))
		e = replace(ctx, path);
	free(path);
	return e;
}
