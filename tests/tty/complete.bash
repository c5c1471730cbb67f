# What bash offers for the last of the words, one a line. Colons and equals
# signs are words of their own, as readline cuts them.
gloss=${GLOSS_BIN:-build/gloss}
source <("$gloss" completion bash)
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_gloss "$gloss" "${!#}" "${COMP_WORDS[COMP_CWORD-1]}" 2>/dev/null
[[ ${#COMPREPLY[@]} -eq 0 ]] || printf '%s\n' "${COMPREPLY[@]}"
