#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# with_postgres.sh COMMAND…: runs it with a PostgreSQL server of its own, as a user that is not root, in a folder that is
# taken away at the end. The command finds in its environment
#   FERROLABEL_TEST_POSTGRES        the address of a database
#   FERROLABEL_TEST_POSTGRES_CRASH  a program that kills the server with all its processes and starts it again; with the
#                                   argument `stay` it leaves it dead
set -euo pipefail
shopt -s nullglob
programs=(/usr/lib/postgresql/*/bin)
if [ ${#programs[@]} -eq 0 ] || [ ! -x "${programs[-1]}/initdb" ]; then
  echo "PostgreSQL is not installed: run .ci/install (package postgresql)" >&2
  exit 1
fi
bin=${programs[-1]}
folder=$(mktemp -d /tmp/ferrolabel-pg-XXXXXX)
chmod 755 "$folder"
as_server=()
if [ "$(id -u)" -eq 0 ]; then
  chown postgres "$folder"
  as_server=(runuser -u postgres --)
fi
cd /

cat >"$folder/start" <<START
#!/bin/sh
exec ${as_server[*]} $bin/pg_ctl -D $folder/data -w -t 60 -l $folder/log -o "-c listen_addresses='' -c unix_socket_directories=$folder -c max_connections=150 -c shared_buffers=16MB" start >/dev/null
START
cat >"$folder/crash" <<CRASH
#!/bin/sh
# The whole process group at once, as when the machine loses its power.
if [ -e $folder/data/postmaster.pid ]; then
  leader=\$(head -n 1 $folder/data/postmaster.pid) || exit 1
  children=
  for status in /proc/[0-9]*/stat; do
    if read -r id _ _ parent _ <"\$status" && [ "\$parent" = "\$leader" ]; then children="\$children \$id"; fi
  done 2>/dev/null
  kill -9 "\$leader" \$children 2>/dev/null
  while kill -0 "\$leader" 2>/dev/null; do sleep 0.02; done
  rm -f $folder/data/postmaster.pid
fi
[ "\${1-}" = stay ] || exec $folder/start
CRASH
chmod 755 "$folder/start" "$folder/crash"

stop() {
  "${as_server[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap stop EXIT
"${as_server[@]}" "$bin/initdb" -D "$folder/data" -U ferrolabel -A trust -E UTF8 --locale=C --no-sync >"$folder/initdb.log" 2>&1 ||
  { cat "$folder/initdb.log" >&2; exit 1; }
"$folder/start" || { cat "$folder/log" >&2; exit 1; }

export FERROLABEL_TEST_POSTGRES="postgresql:///postgres?host=$folder&user=ferrolabel"
export FERROLABEL_TEST_POSTGRES_CRASH="$folder/crash"
"$@"
