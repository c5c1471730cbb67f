#ifndef GOLDEN_H
#define GOLDEN_H

/*
 * Goldens: files with what comes out beside what goes in. GLOSS_BLESS=1
 * rewrites them; the difference is then reviewed like code.
 */

#include <stddef.h>

struct out;

/* What becomes of one input file. */
typedef void golden_fn(const char *path, struct out *);

/*
 * Runs fn on each file tests/golden/PATTERN and compares what it prints with
 * the file of the same stem that ends in suffix (".tree"). Fails the test
 * where they differ, where one is missing, and where no file matches.
 */
void golden_run(const char *pattern, const char *suffix, golden_fn *fn);

/*
 * A path under the shared folder that projects beside this one may have, or
 * NULL where it is absent; tests that want it pass then. Borrowed till the
 * next call.
 */
const char *shared_path(const char *name);

#endif
