# Begins a program on a pseudo-terminal, and fails when it says nothing of
# what is expected. Wait for a prompt before every send.
set timeout 10
if {![info exists terminal]} { set terminal dumb }
set env(TERM) $terminal
if {![info exists inputrc]} { set inputrc /dev/null }
set env(INPUTRC) $inputrc
set env(TZ) UTC
set env(PAGER) cat
if {![info exists env(LC_ALL)]} { set env(LC_ALL) C.UTF-8 }
set gloss build/gloss
if {[info exists env(GLOSS_BIN)]} { set gloss $env(GLOSS_BIN) }
if {![info exists columns]} { set columns 80 }
set stty_init "cols $columns rows 24"
encoding system utf-8

proc begin {args} {
	global gloss
	begin_program $gloss {*}$args
}

# A shell with jobs, in which gloss can be stopped.
proc begin_shell {} {
	global env gloss
	set env(PS1) "sh> "
	begin_program bash --norc --noprofile -i
	see "sh> "
	type "PS1='ready> '; gloss=$gloss"
	see "ready> "
}

proc begin_program {args} {
	global spawn_id spawn_out
	spawn -noecho {*}$args
	fconfigure $spawn_id -encoding utf-8
	expect_after {
		-i $spawn_id
		timeout { puts stderr "what was expected did not come"; exit 1 }
		eof { puts stderr "it ended too early"; exit 1 }
	}
}

proc see {text} { expect -exact $text }

proc type {text} { send -- "$text\r" }

# It ends by itself with a status.
proc ends {status} {
	expect {
		timeout { puts stderr "it goes on"; exit 1 }
		eof {}
	}
	lassign [wait] pid id error code
	if {$code != $status} { puts stderr "status $code"; exit 1 }
}

# The terminal is as a shell wants it: it echoes, and takes whole lines.
proc sane {} {
	type "stty -a | tr ' ;' '\\n\\n' | grep -cxE 'echo|icanon|isig'"
	see "\r\n3\r\n"
	see "ready> "
}
