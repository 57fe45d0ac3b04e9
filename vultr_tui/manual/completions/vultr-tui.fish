# vultr-tui's completion for fish: vultr-tui completion fish | source
function __vultr_tui
    set -l before (commandline -opc)
    $before[1] _complete words $before[2..] (commandline -ct | string unescape) 2>/dev/null
end
complete -c vultr-tui -f -k -a '(__vultr_tui)'
