"""The few lines that each shell needs, and where they belong; the answers come from the program itself."""

from typing import Final

# 63 is the second press of Tab, which only lists.
_BASH: Final = """\
_playbook_complete() {
    local line asking=bash
    [ "$COMP_TYPE" = 63 ] && asking=bash-list
    COMPREPLY=()
    while IFS= read -r line; do COMPREPLY+=("$line"); done \\
        < <(_PLAYBOOK_COMPLETE=$asking playbook "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
    case "${COMPREPLY[0]}" in *=|*/) compopt -o nospace 2>/dev/null ;; esac
}
complete -o nosort -o default -F _playbook_complete playbook 2>/dev/null ||
    complete -o default -F _playbook_complete playbook
"""
_ZSH: Final = """\
#compdef playbook
_playbook() {
    local -a values texts
    local line
    while IFS= read -r line; do
        values+=("${line%%$'\\t'*}")
        texts+=("${line//$'\\t'/  }")
    done < <(_PLAYBOOK_COMPLETE=zsh playbook "${(Q@)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)
    (( $#values )) || { _files; return }
    compadd -l -V playbook -M 'm:{[:lower:]}={[:upper:]}' -d texts -- "${values[@]}"
}
if [ "$funcstack[1]" = _playbook ]; then _playbook "$@"; else compdef _playbook playbook; fi
"""
_FISH: Final = """\
function __playbook_complete
    set -l typed (commandline -ct)
    set -l word (string unescape -- $typed; or string trim --left --chars '"\\'' -- $typed)
    set -l words (commandline -opc) "$word"
    set -l found (_PLAYBOOK_COMPLETE=fish playbook $words[2..-1] 2>/dev/null)
    if set -q found[1]
        printf '%s\\n' $found
    else
        __fish_complete_path "$word"
    end
end
complete -c playbook -k -f -a '(__playbook_complete)'
"""
SHELL_SCRIPTS: Final = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
WHERE_TO_PUT: Final = {
    "bash": "echo 'eval \"$(playbook completion bash)\"' >> ~/.bashrc",
    "zsh": "echo 'autoload -Uz compinit && compinit; eval \"$(playbook completion zsh)\"' >> ~/.zshrc",
    "fish": "playbook completion fish > ~/.config/fish/completions/playbook.fish",
}
