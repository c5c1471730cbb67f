/* Goldens of what the terminal shows at 40, 80 and 120 columns. */

#include "base/out.h"
#include "golden.h"
#include "library.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

static void
screen_of(const char *path, struct out *out)
{
	const char *gloss = getenv("GLOSS_BIN");
	char command[600], block[4096];
	struct cli c;
	size_t n;
	FILE *f;

	cli_begin(&c);
	library_make(&c, library_cards, LIBRARY_CARDS);
	snprintf(command, sizeof command,
	    "XDG_CONFIG_HOME=%s GLOSS_LIBRARY=%s/library.db "
	    "GLOSS_NOW=2026-03-02T08:00:00+08:00 sh tests/tty/screen.sh %s %s",
	    c.folder, c.folder, gloss ? gloss : "build/gloss", path);
	ck_assert_ptr_nonnull(f = popen(command, "r"));
	while ((n = fread(block, 1, sizeof block, f)))
		out_put(out, block, n);
	pclose(f);
	cli_end(&c);
}

START_TEST(a_session_looks_as_it_did)
{
	if (system("command -v tmux >/dev/null") == 0)
		golden_run("screen/*.keys", ".screen", screen_of);
}
END_TEST

Suite *suite_screen(void);

Suite *
suite_screen(void)
{
	Suite *s = suite_create("screen");
	TCase *c = tcase_create("screen");

	tcase_set_timeout(c, 120);
	tcase_add_test(c, a_session_looks_as_it_did);
	suite_add_tcase(s, c);
	return s;
}
