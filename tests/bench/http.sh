# SPDX-License-Identifier: Apache-2.0
# POST /v1/claims/validate of the sample label, with a registry and signed receipts, one request a connection, by wrk: requests/s
# against 0.7 × 1/(1/hello + (verification + receipt signature)/cores), all measured in the same run. hello is the least server of the
# same library in the same mode. Before it: milliseconds from the start, with a registry to be made, until it listens. Beside it, not judged: behind nginx with samples/deploy/nginx.conf and kept connections over TLS.
# Run by tests/bench/run from the top folder; needs wrk.
set -euo pipefail
export LC_ALL=C
. tests/support/await.sh
command -v wrk >/dev/null || { echo "http: wrk is missing (package wrk)" >&2; exit 1; }
seconds=${SECONDS_A_RUN:-4}
rounds=${ROUNDS:-3}
clients=16
bin=build/release/bin
folder=$(mktemp -d)
chmod 755 "$folder"
started=()
clean() {
  [ ${#started[@]} -eq 0 ] || kill "${started[@]}" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$folder"
}
trap clean EXIT

tr -d '\n' <samples/labels/good.jwt >"$folder/label"
"$bin/ferrolabel" key new "$folder/office.key" --issuer urn:example:office --name Office -q --methods methods
serve() { # NAME flags…
  local name=$1
  shift
  "$bin/ferrolabeld" --listen 127.0.0.1:0 --methods methods --registry "sqlite:$folder/$name.db" --trust samples/trust/trust.json --key "$folder/office.key" "$@" \
    >/dev/null 2>"$folder/$name.log" &
  started+=($!)
}
"$bin/bench_hello" >"$folder/hello" & started+=($!)
begun=${EPOCHREALTIME/./}
serve direct
direct_process=$!
until grep -q '"event":"listening"' "$folder/direct.log" 2>/dev/null; do sleep 0.002; kill -0 "$direct_process"; done
awk -v took=$((${EPOCHREALTIME/./} - begun)) 'BEGIN { printf "http/start-ms ratio=%.4g goal=<=100 %s\n", took / 1000, (took <= 100000 ? "ok" : "short") }'
serve behind --front 127.0.0.1 --allow-host labels.example.com
hello_port=$(await "$folder/hello" p)
direct_port=$(listening "$folder/direct.log" | sed 's/.*://')
behind_port=$(listening "$folder/behind.log" | sed 's/.*://')

cat >"$folder/close.lua" <<LUA
local file = io.open("$folder/label")
wrk.method = "POST"
wrk.body = file:read("*a")
wrk.headers["Content-Type"] = "application/vc+jwt"
wrk.headers["Connection"] = "close"
LUA
sed -e 's/"close"/"keep-alive"/' "$folder/close.lua" >"$folder/keep.lua"
echo 'wrk.headers["Host"] = "labels.example.com"' >>"$folder/keep.lua"
load() { wrk -t 1 -c "$clients" -d "${seconds}s" --timeout 10s --latency -s "$1" "$2" >"$folder/wrk"; }
rate() { awk '/^Requests\/sec:/ { print $2 }' "$folder/wrk"; }
bad() { awk '/Non-2xx/ { n = $NF } END { print n + 0 }' "$folder/wrk"; }
total() { awk '/requests in/ { print $1 }' "$folder/wrk"; }
percentile() { awk -v p="$1%" '$1 == p { print $2; exit }' "$folder/wrk"; }
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

verdict=$(curl -s -X POST -H 'Content-Type: application/vc+jwt' --data-binary @"$folder/label" "http://127.0.0.1:$direct_port/v1/claims/validate?strict=1" -o /dev/null -w '%{http_code}')
[ "$verdict" = 200 ] || { echo "http: the sample label is not accepted ($verdict)" >&2; exit 1; }

hellos=() ours=() costs=()
for ((round = 0; round < rounds; ++round)); do
  load "$folder/close.lua" "http://127.0.0.1:$hello_port/"
  hellos+=("$(rate)")
  load "$folder/close.lua" "http://127.0.0.1:$direct_port/v1/claims/validate"
  good=$(awk -v r="$(rate)" -v b="$(bad)" -v t="$(total)" 'BEGIN { print r * (t - b) / t }')
  ours+=("$good")
  echo "http: $good accepted/s, $(bad) of $(total) shed, p50 $(percentile 50), p99 $(percentile 99)" >&2
  read -r verification signature < <("$bin/bench_hello" "$folder/label" samples/trust/trust.json "$folder/office.key")
  costs+=("$(awk -v v="$verification" -v s="$signature" 'BEGIN { print v + s }')")
done
memory=$(awk '/VmHWM/ { print int($2 / 1024) }' "/proc/$direct_process/status")
hello=$(printf '%s\n' "${hellos[@]}" | median)
our=$(printf '%s\n' "${ours[@]}" | median)
cost=$(printf '%s\n' "${costs[@]}" | median)
echo "http: hello $hello/s, verification $verification us, signature $signature us, peak memory $memory MB" >&2
awk -v hello="$hello" -v our="$our" -v cost="$cost" -v cores="$(nproc)" 'BEGIN {
  best = 1 / (1 / hello + cost / 1e6 / cores)
  ratio = our / best
  printf "http/validate ratio=%.4g goal=>=0.7 %s\n", ratio, (ratio >= 0.7 ? "ok" : "short")
}'

if [ -x /usr/sbin/nginx ] && command -v openssl >/dev/null; then
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=labels.example.com -keyout "$folder/key.pem" -out "$folder/cert.pem" 2>/dev/null
  tls=$((20000 + RANDOM % 20000))
  # As shipped, but for ports, files, and the limits for each address: one address is all that a bench has.
  sed -e "s#127.0.0.1:8087#127.0.0.1:$behind_port#" -e "s#listen 443#listen 127.0.0.1:$tls#" -e "s#/etc/ssl/certs/labels.example.com.pem#$folder/cert.pem#" \
    -e "s#/etc/ssl/private/labels.example.com.key#$folder/key.pem#" -e "s#/run/nginx-ferrolabel.pid#$folder/pid#" -e "s#/var/log/nginx#$folder#" \
    -e '/limit_conn addresses/d' -e '/limit_req zone/d' samples/deploy/nginx.conf >"$folder/nginx.conf"
  /usr/sbin/nginx -p "$folder" -c "$folder/nginx.conf" -g 'daemon off;' 2>"$folder/start.log" & started+=($!)
  sleep 1
  load "$folder/keep.lua" "https://127.0.0.1:$tls/v1/claims/validate"
  echo "http: behind nginx, TLS and kept connections: $(rate)/s, $(bad) of $(total) refused, p50 $(percentile 50), p99 $(percentile 99)" >&2
else
  echo "http: nginx is missing (packages nginx-light, openssl): not measured behind it" >&2
fi
