# SPDX-License-Identifier: Apache-2.0
# Sourced by scripts that start a server.

# FILE SED-EXPRESSION: the first thing that a starting program says in the file, waited for up to 20 s.
await() {
  local said=''
  for _ in $(seq 400); do
    said=$(sed -n "$2" "$1" 2>/dev/null | head -n 1)
    if [ -n "$said" ]; then echo "$said"; return; fi
    sleep 0.05
  done
  echo "nothing has started that writes to $1" >&2
  return 1
}

# LOG: the address on which ferrolabeld listens, HOST:PORT.
listening() { await "$1" 's/.*"address":"\([^"]*\)".*/\1/p'; }
