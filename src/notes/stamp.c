#include "notes/note.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "base/rand.h"

#include <stdlib.h>
#include <sys/stat.h>

char *
notes_stamp(const char *path)
{
	char **file = NULL;
	struct buf b = {0};
	struct stat st;
	uint64_t h = hash_string(0, VERSION);
	size_t n, i;
	const struct err *e = file_walk(path, &file, &n);

	if (e) {
		err_free(e);
		return NULL;
	}
	for (i = 0; i < n; i++) {
		if (stat(file[i], &st) == 0) {
			h = hash_string(h, file[i]);
			h = mix(h ^ (uint64_t)st.st_size);
			h = mix(h ^ (uint64_t)st.st_mtim.tv_sec);
			h = mix(h ^ (uint64_t)st.st_mtim.tv_nsec);
		}
		free(file[i]);
	}
	free(file);
	buf_printf(&b, "%zu-%016llx", n, (unsigned long long)h);
	return b.data;
}
