#ifndef TTY_SPAWN_H
#define TTY_SPAWN_H

/*
 * Other programs that take the terminal for a while: the editor, the pager,
 * what opens a picture. Run by argv, never by a shell.
 */

#include <stddef.h>
#include <stdint.h>

struct err;

/* Opens $VISUAL, $EDITOR or vi at a line of a file, and waits. */
const struct err *spawn_editor(const char *path, uint32_t line);

/* Shows n bytes in $PAGER, or less -FRX, and waits. */
const struct err *spawn_pager(const char *text, size_t n);

/* Hands a file or link to the desktop: xdg-open, or open on macOS. */
const struct err *spawn_opener(const char *what);

#endif
