# The server and the worker, side by side: asked to stop, both stop; if one ends by itself, so does the other, with an error.

together() {
  local stopped='' command started=()
  set -m # each in a process group of its own: Ctrl-C reaches this script alone, which asks each of them once
  trap 'stopped=yes; ask_to_stop' TERM INT HUP
  for command in "$@"; do
    "$command" &
    started+=("$!")
  done
  wait -n || true
  if [[ -z "$stopped" ]]; then
    echo "The server or the worker has ended by itself; the other is stopped." >&2
    ask_to_stop
  fi
  while [[ -n "$(jobs -pr)" ]]; do wait || true; done
  for command in "${started[@]}"; do kill -KILL -- "-$command" 2>/dev/null || true; done # what a killed one left behind
  [[ -n "$stopped" ]]
}

ask_to_stop() {
  local running
  running="$(jobs -pr)"
  # shellcheck disable=SC2086 (one word per process)
  [[ -z "$running" ]] || kill $running 2>/dev/null || true
}
