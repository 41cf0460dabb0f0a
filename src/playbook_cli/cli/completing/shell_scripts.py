"""The few lines that each shell needs, and where they belong; the answers come from the program itself."""

from typing import Final

_BASH: Final = """\
_playbook_complete() {
    local IFS=$'\\n' found
    found=($(_PLAYBOOK_COMPLETE=bash playbook "${COMP_LINE:0:COMP_POINT}" 2>/dev/null))
    COMPREPLY=("${found[@]}")
    case "${found[0]}" in *=|*/) compopt -o nospace 2>/dev/null ;; esac
}
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
    done < <(_PLAYBOOK_COMPLETE=zsh playbook "${(Q@)words[2,CURRENT]}" 2>/dev/null)
    (( $#values )) || { _files; return }
    compadd -l -d texts -- "${values[@]}"
}
if [ "$funcstack[1]" = _playbook ]; then _playbook "$@"; else compdef _playbook playbook; fi
"""
_FISH: Final = """\
function __playbook_complete
    set -l words (commandline -opc) (commandline -ct)
    _PLAYBOOK_COMPLETE=fish playbook $words[2..-1] 2>/dev/null
end
complete -c playbook -f -a '(__playbook_complete)'
complete -c playbook -n 'test -z "(__playbook_complete)"' -F
"""
SHELL_SCRIPTS: Final = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
WHERE_TO_PUT: Final = {
    "bash": "echo 'eval \"$(playbook completion bash)\"' >> ~/.bashrc",
    "zsh": "echo 'autoload -Uz compinit && compinit; eval \"$(playbook completion zsh)\"' >> ~/.zshrc",
    "fish": "playbook completion fish > ~/.config/fish/completions/playbook.fish",
}
