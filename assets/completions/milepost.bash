_milepost() {
    local line words=("${COMP_WORDS[@]}")
    words[COMP_CWORD]=$2
    COMPREPLY=()
    # A title is never expanded: each line is one candidate, whatever is in it.
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(
        MILEPOST_COMPLETE=bash _MILEPOST_INDEX=$COMP_CWORD _MILEPOST_TYPE=$COMP_TYPE _MILEPOST_COLUMNS=$COLUMNS \
            milepost -- "${words[@]}" 2>/dev/null
    )
    if [[ ${COMPREPLY-} == *[=/:] ]]; then
        compopt -o nospace 2>/dev/null
    fi
}
complete -o bashdefault -o nosort -F _milepost milepost 2>/dev/null ||
    complete -o bashdefault -F _milepost milepost
