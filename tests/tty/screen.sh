#!/bin/sh
# What a terminal shows: screen.sh GLOSS LANGUAGE-WIDTH.keys. The file's first
# line is the command; each further one what to wait for, a bar, and what is
# typed then. The pane is of tmux, so that its width and wide characters count.
gloss=$1 keys=$2
name=${keys##*/}
name=${name%.keys}
socket=gloss-test-$$
case ${name%-*} in
zh) locale=zh_CN.UTF-8 ;;
*) locale=C.UTF-8 ;;
esac
unset COLUMNS LANGUAGE TMUX
pane() { LC_ALL=C.UTF-8 tmux -L "$socket" "$@"; }
shown() { pane capture-pane -p -S - | sed 's/ *$//'; }

# Waits, some seconds at most, until the last line ends with a text.
await() {
	tries=100
	until case $(shown | grep . | tail -n 1) in *"$1") ;; *) false ;; esac; do
		tries=$((tries - 1))
		[ $tries -gt 0 ] || return 1
		sleep 0.05
	done
}

command=$(sed -n 1p "$keys")
pane -f /dev/null new-session -d -x "${name##*-}" -y 24 \
	"env LC_ALL=$locale NO_COLOR=1 INPUTRC=/dev/null PAGER=cat $gloss $command; echo .; cat"
sed 1d "$keys" | while IFS='|' read -r text typed; do
	await "$text" || break
	pane send-keys -l "$typed"
	pane send-keys Enter
done
await .
shown | sed -e '/./,$!d' | sed '/^\.$/,$d'
pane kill-server
