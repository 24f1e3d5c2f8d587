# The words of the line without their quotes. Nothing in them is expanded.
_milepost_unquote() {
    local at rest plain quote
    for at in "${!words[@]}"; do
        rest=${words[at]} plain= quote=
        while [[ -n $rest ]]; do
            case $quote${rest:0:1} in
                "''" | '""') quote= ;;
                "'" | '"') quote=${rest:0:1} ;;
                '\' | '"\') rest=${rest:1} plain+=${rest:0:1} ;;
                *) plain+=${rest:0:1} ;;
            esac
            rest=${rest:1}
        done
        words[at]=$plain
    done
}
_milepost() {
    local line quoted is_quoted= words=("${COMP_WORDS[@]}")
    words[COMP_CWORD]=$2
    _milepost_unquote
    COMPREPLY=()
    # A title is never expanded: each line is one candidate, whatever is in it.
    while IFS= read -r line; do
        COMPREPLY+=("$line")
        printf -v quoted %q "$line"
        [[ $quoted == "$line" || ! -e $line ]] || is_quoted=1
    done < <(
        MILEPOST_COMPLETE=bash _MILEPOST_INDEX=$COMP_CWORD _MILEPOST_TYPE=$COMP_TYPE _MILEPOST_COLUMNS=$COLUMNS \
            milepost -- "${words[@]}" 2>/dev/null
    )
    # Bash quotes the name of a file, and ends that of a folder itself.
    if [[ -n $is_quoted ]] && compopt -o filenames 2>/dev/null; then
        COMPREPLY=("${COMPREPLY[@]%/}")
    elif [[ ${COMPREPLY-} == *[=/:] ]]; then
        compopt -o nospace 2>/dev/null
    fi
}
complete -o bashdefault -o nosort -F _milepost milepost 2>/dev/null ||
    complete -o bashdefault -F _milepost milepost
