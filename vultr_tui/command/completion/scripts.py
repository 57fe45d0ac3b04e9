"""What each shell is told, to ask the program for completions.

The program answers with lines of a word and its meaning, with a tab between.
"""

from __future__ import annotations

BASH = r"""# vultr-tui's completion for bash: eval "$(vultr-tui completion bash)"
_vultr_tui() {
    local line=${COMP_LINE:0:COMP_POINT} current=${COMP_WORDS[COMP_CWORD]} typed word meaning
    [[ $line == *[[:space:]] ]] && typed= || typed=${line##*[[:space:]]}
    # Bash cuts words at = and : and replaces what is behind the last cut alone.
    [[ $current == [=:]* ]] && current=${current#[=:]}
    [[ $typed == *"$current" ]] || current=$typed
    local behind=${typed%"$current"}
    COMPREPLY=()
    while IFS=$'\t' read -r word meaning; do
        word=${word#"$behind"}
        if [[ $typed == [\"\']* ]]; then
            # Within a quotation Bash inserts a word as it is, so only what means nothing to it may be offered.
            [[ $word == *[!A-Za-z0-9_.,:/@%+=\ -]* ]] && continue
        elif [[ ! $word =~ ^[A-Za-z_]+=$ ]]; then
            printf -v word %q "$word"
        fi
        COMPREPLY+=("$word")
    done < <("${COMP_WORDS[0]}" _complete line "$line" 2>/dev/null)
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace
    [[ ${#COMPREPLY[@]} -gt 0 ]]
}
complete -o default -F _vultr_tui vultr-tui
"""

ZSH = r"""#compdef vultr-tui
# vultr-tui's completion for zsh: source <(vultr-tui completion zsh)
_vultr_tui() {
    local word meaning
    local -a closed closed_shown open open_shown
    while IFS=$'\t' read -r word meaning; do
        if [[ $word == *= ]]; then
            open+=("$word") open_shown+=("$word${meaning:+  -- $meaning}")
        else
            closed+=("$word") closed_shown+=("$word${meaning:+  -- $meaning}")
        fi
    done < <("${words[1]}" _complete words "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)
    (( $#closed + $#open )) || { _files; return }
    (( $#closed )) && compadd -l -d closed_shown -a closed
    (( $#open )) && compadd -l -S '' -d open_shown -a open
    return 0
}
if [[ ${funcstack[1]} == _vultr_tui ]]; then _vultr_tui "$@"; else compdef _vultr_tui vultr-tui; fi
"""

FISH = r"""# vultr-tui's completion for fish: vultr-tui completion fish | source
function __vultr_tui
    set -l before (commandline -opc)
    $before[1] _complete words $before[2..] (commandline -ct | string unescape) 2>/dev/null
end
complete -c vultr-tui -f -k -a '(__vultr_tui)'
"""

SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}
