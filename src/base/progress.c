#include "base/progress.h"

#include "base/day.h"
#include "base/err.h"
#include "base/msg.h"
#include "base/out.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

enum { FIRST_MS = 1000, AGAIN_MS = 200, BAR = 30 };

/* A signal's handler can be told nothing: it is one for the process. */
static volatile sig_atomic_t interrupted;
static struct sigaction before;

static void
note_interrupt(int signal)
{
	(void)signal;
	interrupted = 1;
}

void
progress_begin(struct progress *p, struct out *note, const char *what)
{
	struct sigaction action = {.sa_handler = note_interrupt};

	*p = (struct progress){
	    .note = note, .what = what, .start = when_elapsed()};
	p->next = p->start + FIRST_MS;
	interrupted = 0;
	sigemptyset(&action.sa_mask);
	sigaction(SIGINT, &action, &before);
	if (before.sa_handler == SIG_IGN)
		sigaction(SIGINT, &before, NULL);
}

static void
wipe(struct progress *p)
{
	static const char line[] = "\r\033[K";

	if (p->drawn)
		out_raw(p->note, line, strlen(line));
	p->drawn = false;
}

void
progress_end(struct progress *p)
{
	if (!p->what)
		return;
	wipe(p);
	p->what = NULL;
	sigaction(SIGINT, &before, NULL);
}

/* "importing [######        ]  43%, 0:12 left" */
static void
draw(struct progress *p, int64_t now)
{
	int64_t left;
	int filled;

	wipe(p);
	p->drawn = true;
	if (p->total <= 0 || p->done <= 0 || p->done > p->total) {
		out_printf(p->note, "%s …", p->what);
		fflush(p->note->file);
		return;
	}
	filled = (int)(BAR * (double)p->done / (double)p->total);
	left = (int64_t)((double)(now - p->start) *
			 ((double)p->total / (double)p->done - 1) / 1000);
	out_printf(p->note,
	    /* TRANSLATORS: a bar, how much is done, how long it takes yet */
	    _("%s [%.*s%*s] %3d%%, %" PRId64 ":%02d left"), p->what, filled,
	    "##############################", BAR - filled, "",
	    (int)(100 * (double)p->done / (double)p->total), left / 60,
	    (int)(left % 60));
	fflush(p->note->file);
}

bool
progress_wait(struct progress *p)
{
	int64_t now;

	if (!p || !p->what)
		return false;
	if (p->note && p->note->terminal && p->note->file &&
	    (now = when_elapsed()) >= p->next) {
		p->next = now + AGAIN_MS;
		draw(p, now);
	}
	return interrupted;
}

const struct err *
progress_error(void)
{
	return err_new(
	    ERR_SYSTEM, "%s", _("interrupted: everything is as it was"));
}

const struct err *
progress_set(struct progress *p, int64_t done, int64_t total)
{
	if (!p || !p->what)
		return NULL;
	p->done = done;
	p->total = total;
	return progress_wait(p) ? progress_error() : NULL;
}

bool
progress_interrupted(void)
{
	return interrupted;
}
