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

exam() { # exam CARDS: makes a library with that many, planned for an exam
	[ -f "$dir/exam$1.db" ] && return 0
	awk -v n="$1" 'BEGIN { print "%rec: card\n%deck: exam\n"
		for (i = 1; i <= n; i++)
			printf "Id: %016x\nKind: qa\nForm: typed\n" \
			    "Status: core\nSection: S%d\nTerm: t%d\n" \
			    "Ask: What is %d?\nAnswer: a%d\nFact: %016x\n" \
			    "Lang: en\nSource: n.md:%d:1\n\n", \
			    i, i % 10, i, i, i, i, i }' >"$dir/exam.deck"
	"$gloss" --library "$dir/exam$1.db" import "$dir/exam.deck" >"$dir/out"
	"$gloss" --library "$dir/exam$1.db" plan exam --on 2026-03-02 \
	    --minutes 30 >"$dir/out" || :
}

figure() { # figure NAME LIMIT OURS REFERENCE
	[ -z "$only" ] || [ "$only" = "$1" ] || return 0
	"$dir/pair" "$1" "$2" 5 "$3" -- "$4" || over=1
}

notes 5
notes 20
figure compile 4 "$gloss compile $dir/notes20.md" "$dir/parse $dir/notes20.md"
figure compile-linear 4.6 "$gloss compile $dir/notes20.md" "$gloss compile $dir/notes5.md"
exam 5000
exam 1250
figure plan-linear 4.6 "$gloss --library $dir/exam5000.db next" "$gloss --library $dir/exam1250.db next"
exit $over
