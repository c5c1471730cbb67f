#ifndef CMD_CMD_H
#define CMD_CMD_H

/*
 * Commands: one file a command, a const entry at its top. The entry is all
 * there is to know: it gives parsing, help, manual and completion. To add a
 * command write cmd/NAME.c and put a line in CMDS below.
 */

#include "base/day.h"
#include "base/err.h"
#include "base/msg.h"
#include "base/out.h"
#include "base/progress.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct args;
struct ctx;
struct looks;
struct store;

/* How an option's value is checked, completed and shown. */
enum opt_kind {
	OPT_FLAG, /* no value */
	OPT_TEXT,
	OPT_COUNT, /* a whole number >= 0 */
	OPT_DAY,   /* day_parse */
	OPT_PATH,
	OPT_DECK,
	OPT_SECTION,
	OPT_KIND,   /* kind of card */
	OPT_CHOICE, /* one of choices */
};

struct opt {
	const char *name; /* long name, without -- */
	char letter;      /* short name, or 0 */
	enum opt_kind kind;
	const char *value;   /* what help calls the value, "N" */
	const char *choices; /* OPT_CHOICE: "text|json" */
	const char *text;    /* what it does; translated */
	bool many;           /* may be given more than once */
};

struct example {
	const char *line; /* "gloss study notes.md" */
	const char *text; /* what it does */
};

enum cmd_flags {
	CMD_STORE = 1, /* opens the library, making it if need be */
	CMD_STORE_READ =
	    2,            /* opens the library for reading; missing is empty */
	CMD_PLUMBING = 4, /* for scripts: not in the short help */
	CMD_PAGED = 8,    /* its results may be long: through a pager */
};

struct cmd {
	const char *name;
	const char *brief;    /* one line, lower case, no full stop */
	const char *text;     /* a paragraph or more, for the manual */
	const char *operands; /* "[DECK|PATH...]" */
	int min, max;         /* operands; max -1: any number */
	int flags;
	const struct opt *opt;         /* ends with a zero entry; may be NULL */
	const struct example *example; /* ends with a zero entry; may be NULL */
	const struct err *(*run)(struct ctx *, const struct args *);
};

/* What a command may use. */
struct ctx {
	struct out *out;     /* results: standard output */
	struct out *note;    /* all else: standard error */
	struct store *store; /* open when the command's flags say so */
	char *library;       /* path of the library */
	const struct looks *looks;
	bool fixed_clock; /* GLOSS_NOW or --now is in force */
	struct when fixed_now;
	bool plain; /* --plain, or standard input is no terminal */
	bool has_seed;
	uint64_t seed;            /* GLOSS_SEED */
	struct progress progress; /* of long work; the store watches it */
};

/* The time now: the clock's, or the one that stands in for it. */
struct when ctx_now(const struct ctx *);

/* Milliseconds for durations; stands still with a fixed clock. */
int64_t ctx_elapsed(const struct ctx *);

/* Opens the library, where it is not open yet; run_program closes it. */
const struct err *ctx_open(struct ctx *, bool write);

/* Parsed options and operands. */
struct args {
	const struct cmd *cmd;
	struct arg_value {
		const struct opt *opt;
		const char *text;
		int64_t number; /* COUNT and DAY, checked */
	} * value;
	size_t nvalue;
	const char **operand;
	size_t noperand;
};

bool args_has(const struct args *, const char *name);
/* The last value given, or fallback. */
const char *args_text(
    const struct args *, const char *name, const char *fallback);
int64_t args_number(const struct args *, const char *name, int64_t fallback);
/* The i-th value of an option that may be given many times, or NULL. */
const char *args_nth(const struct args *, const char *name, size_t i);

/* All commands, in the order in which help lists them. */
#define CMDS(X)                                                                \
	X(study)                                                               \
	X(cram)                                                                \
	X(plan)                                                                \
	X(mock)                                                                \
	X(add)                                                                 \
	X(update)                                                              \
	X(remove)                                                              \
	X(check)                                                               \
	X(compile)                                                             \
	X(tree)                                                                \
	X(list)                                                                \
	X(show)                                                                \
	X(due)                                                                 \
	X(spread)                                                              \
	X(off)                                                                 \
	X(stats)                                                               \
	X(export)                                                              \
	X(import)                                                              \
	X(history)                                                             \
	X(undo)                                                                \
	X(redo)                                                                \
	X(suspend)                                                             \
	X(resume)                                                              \
	X(bury)                                                                \
	X(flag)                                                                \
	X(reset)                                                               \
	X(setdue)                                                              \
	X(backup)                                                              \
	X(restore)                                                             \
	X(doctor)                                                              \
	X(config)                                                              \
	X(completion)                                                          \
	X(help)                                                                \
	X(next)                                                                \
	X(answer)                                                              \
	X(judge)                                                               \
	X(recall)                                                              \
	X(sm2)

#define X(name) extern const struct cmd cmd_##name;
CMDS(X)
#undef X

extern const struct cmd *const cmds[]; /* NULL at the end */

/* The command with this name or unique prefix; else ERR_USAGE with a guess. */
const struct err *cmd_find(const struct cmd **, const char *name);

/* Parses and runs one command line (argv[0] is the command's name). */
const struct err *cmd_run(struct ctx *, int argc, char **argv);

#endif
