# SPDX-License-Identifier: Apache-2.0
# ferrolabel batch beside bare schema validation: xmllint --noout --stream --schema, one process, over the same envelope of 20,000
# submissions; alternating runs, medians. Ratios are of submissions a second: with --dry-run, and with labels, an SQLite registry and
# all files. Then peak memory over all processes of a run (proportional set size), the cost of a submission at ten times the size,
# the time to resume a run that is over, and what a user would script with lxml. The cost of each stage goes to stderr.
# Run by tests/bench/run from the top folder; needs xmllint (package libxml2-utils) and python3-lxml, without which the last part
# is left out. ROUNDS=N and SUBMISSIONS=N set how much is measured; GIGABYTE=1 measures memory at 250,000 submissions too.
# Each run has a folder of its own, removed at the end: ext4 passes over inodes that were deleted in the last seconds one by one, so
# that a run behind a deleted one creates its files many times slower.
set -euo pipefail
export LC_ALL=C
command -v xmllint >/dev/null || { echo "batch: xmllint is missing (package libxml2-utils)" >&2; exit 1; }
rounds=${ROUNDS:-5}
count=${SUBMISSIONS:-20000}
bin=build/release/bin
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$bin/generate-submissions" "$count" --seed 1 -o "$folder/envelope.xml" >/dev/null
"$bin/generate-submissions" $((10 * count)) --seed 1 -o "$folder/large.xml" >/dev/null
"$bin/ferrolabel" key new "$folder/key.json" --issuer https://certifier.example --name Certifier --at 2025-01-01 -q >/dev/null

now() { echo "${EPOCHREALTIME/./}"; }
took() { # NAME command…: microseconds, added to a list of that name
  local name=$1 begun
  shift
  begun=$(now)
  "$@" >"$folder/said" 2>&1 || { local code=$?; [ "$code" -le 2 ] || { cat "$folder/said" >&2; exit 1; }; }
  echo $(($(now) - begun)) >>"$folder/times.$name"
}
median() { sort -n "$folder/times.$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
judge() { awk -v name="$1" -v ratio="$2" -v sign="$3" -v goal="$4" 'BEGIN { printf "%s ratio=%.4g goal=%s%s %s\n", name, ratio, sign, goal, ((sign == ">=" ? ratio >= goal : ratio <= goal) ? "ok" : "short") }'; }
over() { awk -v a="$1" -v b="$2" 'BEGIN { print a / b }'; }
dry() { took "$1" "$bin/ferrolabel" batch "$2" --out "$(mktemp -d -p "$folder")" --at 2026-11-24 --dry-run --quiet --methods methods; }
whole() { # NAME ROUND [OPTION]
  took "$1" "$bin/ferrolabel" batch "$folder/envelope.xml" --out "$folder/whole-$2" --key "$folder/key.json" --registry "sqlite:$folder/registry-$2.db" --at 2026-11-24 --quiet --methods methods "${@:3}"
}

for round in $(seq "$rounds"); do
  "$bin/ferrolabel" registry init --registry "sqlite:$folder/registry-$round.db" --id https://registry.example --name Registry --at 2025-01-01 -q >/dev/null
  took xmllint xmllint --noout --stream --schema schemas/submission.xsd "$folder/envelope.xml"
  dry dry "$folder/envelope.xml"
  whole whole "$round"
done
echo "batch: $(awk -v n="$count" -v t="$(median xmllint)" 'BEGIN { printf "%.0f", n / t * 1e6 }') submissions/s by xmllint, $(awk -v n="$count" -v t="$(median dry)" 'BEGIN { printf "%.0f", n / t * 1e6 }') dry, $(awk -v n="$count" -v t="$(median whole)" 'BEGIN { printf "%.0f", n / t * 1e6 }') with labels" >&2
judge batch/dry-run "$(over "$(median xmllint)" "$(median dry)")" '>=' 1.0
judge batch/labels "$(over "$(median xmllint)" "$(median whole)")" '>=' 0.65

whole resume 1 --resume
judge batch/resume-of-finished "$(over "$(median resume)" "$(median whole)")" '<=' 0.05

"$bin/bench_batch_stages" "$folder/envelope.xml"

peak() { # FILE: highest sum over the processes of a run, in MB
  setsid "$bin/ferrolabel" batch "$1" --out "$(mktemp -d -p "$folder")" --at 2026-11-24 --dry-run --quiet --methods methods >/dev/null 2>&1 &
  local leader=$! highest=0 sum
  while kill -0 "$leader" 2>/dev/null; do
    sum=0
    for process in $(ps -o pid= -s "$leader" 2>/dev/null); do
      sum=$((sum + $(awk '/^Pss:/ { print $2 }' "/proc/$process/smaps_rollup" 2>/dev/null || echo 0)))
    done
    [ "$sum" -le "$highest" ] || highest=$sum
    sleep 0.05
  done
  wait "$leader" || true
  awk -v kilobytes="$highest" 'BEGIN { print kilobytes / 1024 }'
}
judge batch/peak-megabytes "$(peak "$folder/envelope.xml")" '<=' 64
judge batch/peak-megabytes-of-ten-times "$(peak "$folder/large.xml")" '<=' 64
dry large "$folder/large.xml"
judge batch/cost-at-ten-times "$(awk -v a="$(median large)" -v b="$(median dry)" 'BEGIN { print a / b / 10 }')" '<=' 1.1

if [ "${GIGABYTE:-0}" = 1 ]; then
  "$bin/generate-submissions" 250000 --seed 1 -o "$folder/gigabyte.xml" >/dev/null
  judge batch/peak-megabytes-of-250000 "$(peak "$folder/gigabyte.xml")" '<=' 64
fi

# Python: as a shell would start it, or the system's own, which is the one that the package python3-lxml serves.
for python in python3 /usr/bin/python3; do
  if "$python" -c 'import lxml.etree' 2>/dev/null; then break; fi
  python=
done
if [ -z "$python" ]; then
  echo "batch: python3-lxml is missing: nothing is compared with a script" >&2
  exit 0
fi
sample=200
"$bin/generate-submissions" "$sample" --seed 1 -o "$folder/sample" >/dev/null
took lxml "$python" tests/bench/batch_lxml.py envelope schemas/submission.xsd "$folder/envelope.xml"
took script "$python" tests/bench/batch_lxml.py files schemas/submission.xsd "$bin/ferrolabel" methods "$folder/sample"
echo "batch: $(over "$(median lxml)" "$(median dry)") times as fast as lxml alone on the whole envelope, $(awk -v script="$(median script)" -v sample="$sample" -v dry="$(median dry)" -v n="$count" 'BEGIN { print (script / sample) / (dry / n) }') times as fast as a script of lxml and this program once a file" >&2
