#compdef milepost
# milepost has matched the candidates already, by their titles too: -U keeps zsh from matching them again.
_milepost() {
    local candidate
    local -a candidates folders others typed=("${(@Q)words}")
    typed[CURRENT]=${(Q)PREFIX}
    candidates=("${(@f)$(
        MILEPOST_COMPLETE=zsh _CLAP_COMPLETE_INDEX=$((CURRENT - 1)) _CLAP_IFS=$'\n' milepost -- "${typed[@]}" 2>/dev/null
    )}")
    [[ -n $candidates ]] || return 1
    for candidate in $candidates; do
        if [[ ${candidate%%:*} == */ ]]; then
            folders+=("${candidate%/}")
        else
            others+=("$candidate")
        fi
    done
    # Several that do not begin with what is typed are listed first: the word stays until one of them is chosen.
    if (( $#candidates > 1 && ${#candidates:#${(b)typed[CURRENT]}*} )) && [[ $compstate[old_list] != shown ]]; then
        compstate[insert]= compstate[list]=list
    fi
    (( $#folders )) && _describe -V 'values' folders -U -S / -r /
    (( $#others )) && _describe -V 'values' others -U
}
compdef _milepost milepost
