#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# tests/e2e/front.sh FERROLABELD: nginx with samples/deploy/nginx.conf (ports, files and certificate of a temporary folder) in
# front of the server, over TLS: requests pass, attacks end at the front, the client's address is kept. Needs nginx, curl, openssl.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/support/await.sh
daemon=$1
folder=$(mktemp -d)
chmod 755 "$folder"
server='' front=''
clean() {
  if [ -n "$front" ]; then kill "$front" 2>/dev/null || true; fi
  if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; fi
  wait 2>/dev/null || true
  rm -rf "$folder"
}
trap clean EXIT
fail() { echo "front: $*" >&2; cat "$folder"/*.log >&2 || true; exit 1; }

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=labels.example.com \
  -keyout "$folder/key.pem" -out "$folder/cert.pem" 2>/dev/null
"$daemon" --listen 127.0.0.1:0 --methods methods --registry none --front 127.0.0.1 --allow-host labels.example.com 2>"$folder/server.log" &
server=$!
port=$(listening "$folder/server.log" | sed 's/.*://') || fail "the server did not start"
tls=$((20000 + RANDOM % 20000))
sed -e "s#127.0.0.1:8087#127.0.0.1:$port#" -e "s#listen 443#listen 127.0.0.1:$tls#" -e "s#/etc/ssl/certs/labels.example.com.pem#$folder/cert.pem#" \
  -e "s#/etc/ssl/private/labels.example.com.key#$folder/key.pem#" -e "s#/run/nginx-ferrolabel.pid#$folder/pid#" -e "s#/var/log/nginx#$folder#" \
  samples/deploy/nginx.conf >"$folder/nginx.conf"
/usr/sbin/nginx -p "$folder" -c "$folder/nginx.conf" -g 'daemon off;' 2>"$folder/start.log" &
front=$!

ask() { curl -sS -k --max-time 20 --resolve "labels.example.com:$tls:127.0.0.1" "$@"; }
url=https://labels.example.com:$tls
for _ in $(seq 100); do ask "$url/healthz" >/dev/null 2>&1 && break; sleep 0.1; done

expect() { # WHAT STATUS curl-arguments…
  local what=$1 status=$2 got
  shift 2
  got=$(ask -o "$folder/body" -w '%{http_code}' "$@") || got="$got (curl $?)"
  [ "$got" = "$status" ] || fail "$what: expected $status, got $got"
  echo "ok: $what"
}
expect "a request passes" 200 "$url/readyz"
expect "a plant passes" 200 -H 'Content-Type: application/json' --data-binary @samples/plants/sme-fasteners.json "$url/v1/compute"
expect "a small body in chunks gets its length from the front" 200 -H 'Content-Type: application/json' -H 'Transfer-Encoding: chunked' \
  --data-binary @samples/plants/sme-fasteners.json "$url/v1/compute"
head -c 3000000 /dev/zero >"$folder/zeros"
expect "a long body ends at the front" 413 -H 'Content-Type: application/json' --data-binary @"$folder/zeros" "$url/v1/compute"
expect "a long body in chunks ends at the front" 413 --http1.1 -H 'Content-Type: application/json' -H 'Transfer-Encoding: chunked' --data-binary @"$folder/zeros" "$url/v1/compute"
expect "a compressed body ends at the front" 415 -H 'Content-Type: application/json' -H 'Content-Encoding: gzip' --data-binary x "$url/v1/compute"
expect "metrics stay inside" 404 "$url/metrics"
expect "the server's own refusals pass" 404 "$url/nowhere"
grep -q '"code": "http.route.unknown"' "$folder/body" || fail "a problem document lost its body"

# Fifteen clients that never finish their head (over TLS) leave the others alone.
for _ in $(seq 15); do
  (printf 'GET /healthz HTTP/1.1\r\nHost: labels.example.com\r\n'; sleep 8) | timeout 9 openssl s_client -quiet -connect "127.0.0.1:$tls" -servername labels.example.com >/dev/null 2>&1 &
done
sleep 1
expect "slow clients leave the others alone" 200 "$url/healthz"

kill -TERM "$server"
wait "$server" || fail "the server did not stop in order"
server=''
grep -q '"route":"/v1/compute","status":200' "$folder/server.log" || fail "the request is not in the log"
echo "front: all passed"
