#include "base/day.h"
#include "base/err.h"
#include "base/file.h"
#include "base/map.h"
#include "base/rand.h"

#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

START_TEST(a_time_survives_writing_and_reading)
{
	struct when w = {.t = 1773086399999, .off = 480}, back;
	char text[WHEN_SIZE];

	ck_assert_str_eq(when_format(w, text), "2026-03-10T03:59:59.999+08:00");
	ck_assert_ptr_null(when_parse(&back, text));
	ck_assert_int_eq(back.t, w.t);
	ck_assert_int_eq(back.off, w.off);
}
END_TEST

START_TEST(a_map_finds_what_it_was_given)
{
	static char key[1000][8];
	struct map *m = map_new();
	size_t i;

	for (i = 0; i < 1000; i++) {
		snprintf(key[i], sizeof key[i], "k%zu", i);
		*map_at(m, key[i], strlen(key[i])) = i;
	}
	ck_assert_uint_eq(map_count(m), 1000);
	for (i = 0; i < 1000; i++)
		ck_assert_uint_eq(*map_find(m, key[i], strlen(key[i])), i);
	ck_assert_ptr_null(map_find(m, "none", 4));
	map_free(m);
}
END_TEST

START_TEST(a_pipe_or_device_is_written_to_and_not_replaced)
{
	char folder[] = "/tmp/gloss-test-XXXXXX", path[64], text[8] = "";
	struct replacement r;
	struct stat st;
	int fd;

	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/pipe", folder);
	ck_assert_int_eq(mkfifo(path, 0600), 0);
	ck_assert_int_ge(fd = open(path, O_RDONLY | O_NONBLOCK), 0);
	ck_assert_ptr_null(file_replace(&r, path, false));
	fputs("tide", r.stream);
	ck_assert_ptr_null(file_commit(&r));
	ck_assert_int_eq(read(fd, text, sizeof text), 4);
	ck_assert_str_eq(text, "tide");
	ck_assert_int_eq(lstat(path, &st), 0);
	ck_assert(S_ISFIFO(st.st_mode));
	close(fd);
	unlink(path);
	rmdir(folder);
}
END_TEST

Suite *suite_base(void);

Suite *
suite_base(void)
{
	Suite *s = suite_create("base");
	TCase *c = tcase_create("base");

	tcase_add_test(c, a_time_survives_writing_and_reading);
	tcase_add_test(c, a_map_finds_what_it_was_given);
	tcase_add_test(c, a_pipe_or_device_is_written_to_and_not_replaced);
	suite_add_tcase(s, c);
	return s;
}
