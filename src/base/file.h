#ifndef BASE_FILE_H
#define BASE_FILE_H

/*
 * Files: read whole, replaced whole, found in folders, kept where XDG says.
 * New content goes to a temporary file beside its target, is synced and
 * renamed over it, so that a reader sees the old or the new and never less.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct err;

enum { FILE_LIMIT = 256 << 20 }; /* bytes; a larger file is refused */

/*
 * Reads a regular file, at most limit bytes; "-" is standard input. The
 * caller frees *data, which has a NUL after its *len bytes. What cannot be
 * read (missing, no regular file, too large) is ERR_INPUT.
 */
const struct err *file_read(
    const char *path, size_t limit, char **data, size_t *len);

/* A file being replaced: write to stream, then commit or drop. */
struct replacement {
	FILE *stream; /* write here */
	char *target; /* the path it will have */
	char *temp;   /* the path it has till then; NULL: it is a device or a
			 pipe, which is written to and stays */
};

/* Begins a replacement; new files have mode 0600 (private) or 0666 & umask. */
const struct err *file_replace(
    struct replacement *, const char *path, bool private);
const struct err *file_commit(
    struct replacement *);            /* frees it, also on error */
void file_drop(struct replacement *); /* removes the temporary file; frees it */

/*
 * The files under path whose names end in .md or .markdown, in byte order,
 * without hidden ones; path itself if it is a file. The caller frees each
 * *paths[i] and *paths. A path that is missing is ERR_INPUT; none found is no
 * error: *n is 0.
 */
const struct err *file_walk(const char *path, char ***paths, size_t *n);

bool file_is_folder(const char *path);

/*
 * The path of name beside the running program, which is where the build tree
 * has what is not installed; the caller frees it. NULL: nothing is there.
 */
char *file_beside_program(const char *name);

/* Where XDG keeps gloss's files. */
enum xdg { XDG_DATA, XDG_CONFIG, XDG_STATE };

/*
 * The path $XDG_.../gloss/name (relative values are ignored, as XDG says).
 * The caller frees it. No HOME either: ERR_SYSTEM.
 */
const struct err *file_xdg(enum xdg, const char *name, char **path);

/* Makes the folders above a file, mode 0700 where they are new. */
const struct err *file_make_parents(const char *path);

#endif
