#!/bin/sh
# The figures of speed, each against a reference run beside it: bench.sh GLOSS
# FOLDER [NAME]. FOLDER holds the helpers built for it and the data it makes.
set -eu
gloss=$1 dir=$2 only=${3-} over=0
GLOSS_LIBRARY=$dir/library.db
GLOSS_NOW=2026-01-01T12:00:00Z
export GLOSS_LIBRARY GLOSS_NOW

notes() { # notes MEGABYTES: makes notes of that size once
	[ -f "$dir/notes$1.md" ] || "$dir/glossary" "$1" >"$dir/notes$1.md"
}

figure() { # figure NAME LIMIT OURS REFERENCE
	[ -z "$only" ] || [ "$only" = "$1" ] || return 0
	"$dir/pair" "$1" "$2" 5 "$3" -- "$4" || over=1
}

notes 5
notes 20
figure compile 4 "$gloss compile $dir/notes20.md" "$dir/parse $dir/notes20.md"
figure compile-linear 4.6 "$gloss compile $dir/notes20.md" "$gloss compile $dir/notes5.md"
exit $over
