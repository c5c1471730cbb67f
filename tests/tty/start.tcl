# Begins a program on a pseudo-terminal, and fails when it says nothing of
# what is expected. Wait for a prompt before every send.
set timeout 10
set env(TERM) dumb
set env(INPUTRC) /dev/null
set env(TZ) UTC
set env(PAGER) cat
if {![info exists env(LC_ALL)]} { set env(LC_ALL) C.UTF-8 }
set gloss build/gloss
if {[info exists env(GLOSS_BIN)]} { set gloss $env(GLOSS_BIN) }
if {![info exists columns]} { set columns 80 }
set stty_init "cols $columns rows 24"
encoding system utf-8

proc begin {args} {
	global gloss spawn_id
	spawn -noecho $gloss {*}$args
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
