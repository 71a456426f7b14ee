# SPDX-License-Identifier: Apache-2.0
# The whole process of `ferrolabel compute` on the integrated works, median of interleaved runs, in milliseconds above
# an empty program that was built with the same flags. Goal: at most 8 ms. Run by tests/bench/run from the top folder.
set -euo pipefail
export LC_ALL=C
program=build/release/bin/ferrolabel
empty=build/release/bin/bench_empty
plant=samples/plants/integrated-bf-bof.json
runs=${RUNS:-100}
for file in "$program" "$empty" "$plant"; do
  [ -e "$file" ] || { echo "startup: $file is not there" >&2; exit 1; }
done

# Microseconds of one run; EPOCHREALTIME is bash's clock, so no process is started but the measured one.
timed() {
  local start=${EPOCHREALTIME/./}
  "$@" >/dev/null 2>&1
  took=$((${EPOCHREALTIME/./} - start))
}
median() { sort -n | awk '{ v[NR] = $1 } END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'; }

timed "$program" compute "$plant" --format json
full=() none=()
for ((i = 0; i < runs; ++i)); do
  timed "$empty"; none+=("$took")
  timed "$program" compute "$plant" --format json; full+=("$took")
done
a=$(printf '%s\n' "${full[@]}" | median)
b=$(printf '%s\n' "${none[@]}" | median)
echo "startup: $runs runs each; compute $a us, empty program $b us (ratio is the difference in ms)" >&2
awk -v a="$a" -v b="$b" 'BEGIN {
  over = (a - b) / 1000
  printf "startup ratio=%.2f goal=<=8 %s\n", over, over <= 8 ? "ok" : "short"
}'
