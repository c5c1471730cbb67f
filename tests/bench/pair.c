/*
 * Times two commands in turn: pair NAME LIMIT ROUNDS OURS -- REFERENCE [MB].
 * Each command is one string for the shell; output is thrown away. Prints one
 * line,
 *	NAME ratio=R low=L high=H limit=M ours=S reference=S rss=MB rss_ratio=R
 * with the median of the ratios, and exits 1 if it is over the limit, or the
 * peak memory is over MB ("30") or a multiple of the reference's ("2x"). Peak
 * memory is that of the child or of what it ran, from wait4.
 */

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 99 };

struct run {
	double seconds, megabytes;
};

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static struct run
run(const char *command)
{
	double begin = now();
	struct rusage usage;
	int status, null;
	pid_t pid = fork();

	if (pid == 0) {
		null = open("/dev/null", O_WRONLY);
		dup2(null, STDOUT_FILENO);
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
		_exit(127);
	}
	if (pid < 0 || wait4(pid, &status, 0, &usage) < 0 ||
	    !WIFEXITED(status) || WEXITSTATUS(status) > 1) {
		fprintf(stderr, "pair: failed: %s\n", command);
		exit(2);
	}
	return (struct run){.seconds = now() - begin,
	    .megabytes = (double)usage.ru_maxrss / 1024};
}

static int
ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
median(double *v, int n)
{
	qsort(v, (size_t)n, sizeof *v, ascending);
	return n % 2 ? v[n / 2] : (v[n / 2 - 1] + v[n / 2]) / 2;
}

/* True if the peak is over "30" megabytes, or over "2x" the reference's. */
static int
is_large(const char *most, double rss, double reference)
{
	char *end;
	double limit = strtod(most, &end);

	return rss > (*end == 'x' ? limit * reference : limit);
}

int
main(int argc, char **argv)
{
	double ratio[MOST], ours[MOST], reference[MOST], limit, middle;
	double rss = 0, reference_rss = 0;
	int rounds, i, over;

	if (argc < 7 || argc > 8 || strcmp(argv[5], "--") != 0 ||
	    (rounds = atoi(argv[3])) < 1 || rounds > MOST) {
		fprintf(stderr,
		    "usage: pair NAME LIMIT ROUNDS OURS -- REFERENCE [MB]\n");
		return 2;
	}
	limit = atof(argv[2]);
	for (i = 0; i < rounds; i++) {
		struct run a = run(argv[4]), b = run(argv[6]);

		ours[i] = a.seconds;
		reference[i] = b.seconds;
		ratio[i] = a.seconds / b.seconds;
		if (a.megabytes > rss)
			rss = a.megabytes;
		if (b.megabytes > reference_rss)
			reference_rss = b.megabytes;
	}
	middle = median(ratio, rounds);
	over = middle > limit ||
	       (argc == 8 && is_large(argv[7], rss, reference_rss));
	printf("%s ratio=%.2f low=%.2f high=%.2f limit=%.2f ours=%.3f "
	       "reference=%.3f rss=%.1f rss_ratio=%.2f%s\n",
	    argv[1], middle, ratio[0], ratio[rounds - 1], limit,
	    median(ours, rounds), median(reference, rounds), rss,
	    reference_rss > 0 ? rss / reference_rss : 0, over ? " over" : "");
	return over;
}
