# SPDX-License-Identifier: Apache-2.0
# ferrolabel batch beside bare schema validation: xmllint --noout --stream --schema, one process, over the same envelope of 20,000
# submissions; alternating runs, medians. Ratios are of submissions a second: with --dry-run, and with labels, an SQLite registry and
# all files. Then peak memory over all processes of a run (proportional set size), the cost of a submission at ten times the size,
# and the time to resume a run that is over. Run by tests/bench/run from the top folder; needs xmllint (package libxml2-utils).
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
dry() { rm -rf "$folder/dry"; took "$1" "$bin/ferrolabel" batch "$2" --out "$folder/dry" --at 2026-11-24 --dry-run --quiet --methods methods; }
whole() {
  rm -rf "$folder/whole" "$folder"/registry.db*
  "$bin/ferrolabel" registry init --registry "sqlite:$folder/registry.db" --id https://registry.example --name Registry --at 2025-01-01 -q >/dev/null
  took whole "$bin/ferrolabel" batch "$folder/envelope.xml" --out "$folder/whole" --key "$folder/key.json" --registry "sqlite:$folder/registry.db" --at 2026-11-24 --quiet --methods methods
}

for _ in $(seq "$rounds"); do
  took xmllint xmllint --noout --stream --schema schemas/submission.xsd "$folder/envelope.xml"
  dry dry "$folder/envelope.xml"
  whole
done
echo "batch: $(awk -v n="$count" -v t="$(median xmllint)" 'BEGIN { printf "%.0f", n / t * 1e6 }') submissions/s by xmllint, $(awk -v n="$count" -v t="$(median dry)" 'BEGIN { printf "%.0f", n / t * 1e6 }') dry, $(awk -v n="$count" -v t="$(median whole)" 'BEGIN { printf "%.0f", n / t * 1e6 }') with labels" >&2
judge batch/dry-run "$(over "$(median xmllint)" "$(median dry)")" '>=' 1.0
judge batch/labels "$(over "$(median xmllint)" "$(median whole)")" '>=' 0.65

took resume "$bin/ferrolabel" batch "$folder/envelope.xml" --out "$folder/whole" --key "$folder/key.json" --registry "sqlite:$folder/registry.db" --at 2026-11-24 --quiet --methods methods --resume
judge batch/resume-of-finished "$(over "$(median resume)" "$(median whole)")" '<=' 0.05

peak() { # FILE: highest sum over the processes of a run, in MB
  rm -rf "$folder/memory"
  setsid "$bin/ferrolabel" batch "$1" --out "$folder/memory" --at 2026-11-24 --dry-run --quiet --methods methods >/dev/null 2>&1 &
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
