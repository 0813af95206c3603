#!/usr/bin/env bash
# Start-up of the server to the first 200 on /fhir/metadata, with a new data directory and with the one it left behind,
# and its resident memory then. Prints a Markdown table. JAVA_OPTS goes to the server.
set -euo pipefail
cd "$(dirname "$0")/.."
jar="${JAR:-target/chemosign.jar}"
port="${PORT:-18091}"
data="$(mktemp -d)"
server=""
trap '[ -n "$server" ] && kill -9 "$server" 2>/dev/null; rm -rf "$data"' EXIT

start() { # name of the row
  local begin now code
  begin=$(date +%s%N)
  # shellcheck disable=SC2086
  java ${JAVA_OPTS:-} -jar "$jar" serve --port="$port" --data-dir="$data/db" >"$data/log" 2>&1 &
  server=$!
  until code=$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port/fhir/metadata") && [ "$code" = 200 ]; do
    kill -0 "$server" 2>/dev/null || { cat "$data/log" >&2; exit 1; }
    sleep 0.05
  done
  now=$(date +%s%N)
  awk -v name="$1" -v ns=$((now - begin)) -v ticks="$(cut -d' ' -f14,15 "/proc/$server/stat")" \
    -v hz="$(getconf CLK_TCK)" -v rss="$(awk '/VmRSS/ {print $2}' "/proc/$server/status")" 'BEGIN {
      split(ticks, t, " ")
      printf "| %s | %.1f | %.1f | %d |\n", name, ns / 1e9, (t[1] + t[2]) / hz, rss / 1024 }'
  kill "$server"
  wait "$server" || true
  server=""
}

echo "| start-up | seconds to the first 200 | CPU seconds | RSS MiB |"
echo "|---|---|---|---|"
start "new data directory"
for _ in $(seq "${WARM_STARTS:-1}"); do start "warm"; done
