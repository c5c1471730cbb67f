#!/bin/sh
# The figures of speed, each against a reference run beside it: bench.sh GLOSS
# FOLDER [NAME]. FOLDER holds the helpers built for it and the data it makes,
# once: the libraries are built by the program itself.
set -eu
gloss=$1 dir=$2 only=${3-} over=0
GLOSS_NOW=2026-01-01T12:00:00Z
export GLOSS_NOW

wanted() { # wanted NAME: whether this figure is asked for
	[ -z "$only" ] || [ "$only" = "$1" ]
}

figure() { # figure NAME LIMIT OURS REFERENCE [MB]: after wanted
	"$dir/pair" "$1" "$2" 5 "$3" -- "$4" ${5+"$5"} 2>"$dir/log" || over=1
}

notes() { # notes MEGABYTES: makes notes of that size
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

# library NAME DECKS ANSWERS ANSWERED: decks of 100,000 cards each, of which so
# many cards were asked
library() {
	[ ! -f "$dir/$1.done" ] || return 0
	rm -rf "$dir/$1.db"*
	deck=0
	while [ $deck -lt "$2" ]; do
		"$dir/records" cards 100000 $deck >"$dir/cards.deck"
		"$gloss" --library "$dir/$1.db" import "$dir/cards.deck" \
			>"$dir/log"
		deck=$((deck + 1))
	done
	"$dir/records" answers "$3" "$4" >"$dir/answers.csv"
	"$gloss" --library "$dir/$1.db" import "$dir/answers.csv" >"$dir/log"
	rm "$dir/cards.deck" "$dir/answers.csv"
	touch "$dir/$1.done"
}

empty="$gloss --library $dir/empty.db next"
compile="$gloss compile -o $dir/out.deck"

if wanted compile; then
	notes 20
	figure compile 4 "$compile $dir/notes20.md" \
		"$dir/parse $dir/notes20.md" 2x
fi
if wanted compile-linear; then
	notes 5
	notes 20
	figure compile-linear 4.6 "$compile $dir/notes20.md" \
		"$compile $dir/notes5.md"
fi
if wanted next; then
	library large 10 100000 100000
	figure next 3 "$gloss --library $dir/large.db next" "$empty"
fi
if wanted due; then
	library large 10 100000 100000
	figure due 10 "$gloss --library $dir/large.db due --short" /bin/true
fi
if wanted answers; then
	notes 1
	rm -rf "$dir/small.db"*
	"$gloss" --library "$dir/small.db" add "$dir/notes1.md" >"$dir/log" 2>&1
	yes 4 | head -n 1200 >"$dir/typed"
	figure answers 2 "cp $dir/small.db $dir/run.db && rm -rf $dir/run.db-* \
		&& $gloss --library $dir/run.db study --plain -n 300 -l 300 \
		<$dir/typed" "$dir/commits $dir/commits.db 300"
fi
by_day="SELECT day, count(*), avg(grade >= 3), sum(ms) FROM event \
WHERE kind = 'answer' GROUP BY day"
if wanted stats; then
	library answered 1 1000000 20000
	figure stats 2 "$gloss --library $dir/answered.db stats --format json" \
		"sqlite3 -readonly $dir/answered.db \"$by_day\"" 200
fi
if wanted stats-day; then
	library answered 1 1000000 20000
	figure stats-day 2 "$gloss --library $dir/answered.db stats --by day" \
		"sqlite3 -readonly $dir/answered.db \"$by_day\"" 200
fi
if wanted first-session; then
	notes 1
	head -c 60000 "$dir/notes1.md" >"$dir/first.md"
	yes 4 | head -n 120 >"$dir/typed40"
	figure first-session 100 "rm -rf $dir/first.db* && $gloss --library \
		$dir/first.db study --plain -n 40 -l 40 $dir/first.md \
		<$dir/typed40" "$dir/parse $dir/first.md" 30
fi
if wanted update; then
	notes 5
	rm -rf "$dir/update.db"*
	cp "$dir/notes5.md" "$dir/edited.md"
	"$gloss" --library "$dir/update.db" add "$dir/edited.md" >"$dir/log" 2>&1
	sed '1,/^- /s/^- /- Also /' "$dir/notes5.md" >"$dir/edited.md"
	figure update 1.5 "cp $dir/update.db $dir/run.db && rm -rf $dir/run.db-* \
		&& $gloss --library $dir/run.db update" \
		"$compile $dir/edited.md"
fi
if wanted import-cards; then
	"$dir/records" cards 100000 0 >"$dir/cards.deck"
	"$dir/records" rows 100000 >"$dir/cards.tsv"
	figure import-cards 4 "rm -rf $dir/run.db* && $gloss --library \
		$dir/run.db import $dir/cards.deck" "rm -f $dir/ref.db && \
		sqlite3 $dir/ref.db 'CREATE TABLE card (id TEXT PRIMARY KEY, \
		part TEXT, term TEXT, ask TEXT, answer TEXT, fact TEXT)' \
		'.mode tabs' '.import $dir/cards.tsv card'"
fi
if wanted export-answers; then
	library answered 1 1000000 20000
	figure export-answers 2 "$gloss --library $dir/answered.db export \
		--what answers --format csv" "sqlite3 -readonly -csv \
		$dir/answered.db \"SELECT device, seq, t, off, day, kind, card, \
		purpose, grade, suggested, credit, ms, typed, tdev, tseq, arg, \
		batch FROM event ORDER BY device, seq\""
fi
if wanted plan-linear; then
	exam 5000
	exam 1250
	figure plan-linear 4.6 "$gloss --library $dir/exam5000.db next" \
		"$gloss --library $dir/exam1250.db next"
fi
exit $over
