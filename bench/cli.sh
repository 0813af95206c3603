#!/usr/bin/env bash
# The command line on one core in 512 MB: a matrix of 1,000 synthetic tumours, and the same number of two-column files.
# Profiles a second over the whole run, start of Java included, with the options of ./chemosign. Prints a Markdown table.
# Usage: bench/cli.sh [number of profiles]
set -euo pipefail
cd "$(dirname "$0")/.."
jar="${JAR:-target/chemosign.jar}"
count="${1:-1000}"
core="${BENCH_CORE:-0}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

java -jar "$jar" synthesize --samples "$count" --seed 20261123 --unit tpm --out "$work/matrix.tsv" 2>/dev/null
gzip -k -1 "$work/matrix.tsv"
# A file a sample: columns of the matrix, with its identifier column.
mkdir "$work/files"
(
  cd "$work/files"
  awk -F'\t' -v n="$count" 'NR == 1 || NR > 1 { for (i = 2; i <= n + 1; i++) line[i] = line[i] $1 "\t" $i "\n" }
    NR % 200 == 0 { for (i in line) { printf "%s", line[i] >> (i - 1 ".tsv"); close(i - 1 ".tsv"); line[i] = "" } }
    END { for (i in line) { printf "%s", line[i] >> (i - 1 ".tsv"); close(i - 1 ".tsv") } }' "$work/matrix.tsv"
)

run() { # name, files
  local name="$1" begin end
  shift
  begin=$(date +%s%N)
  /usr/bin/env bash -c 'TIMEFORMAT="%U %S"; time "$@"' _ \
    taskset -c "$core" java -Xmx512m -XX:TieredStopAtLevel=1 -jar "$jar" predict --unit tpm "$@" >"$work/out.tsv" 2>"$work/err"
  end=$(date +%s%N)
  awk -v name="$name" -v n="$count" -v ns=$((end - begin)) -v cpu="$(tail -1 "$work/err")" \
    -v lines="$(grep -c '	drug	' "$work/out.tsv")" 'BEGIN {
      split(cpu, t, " ")
      printf "| %s | %d | %d | %.1f | %.1f | %.0f | %.0f |\n", name, n, lines, ns / 1e9, t[1] + t[2],
        n / (ns / 1e9), n / (t[1] + t[2]) }'
}

echo "| command line, -Xmx512m, one core | profiles | drug lines | seconds | CPU seconds | profiles/s | profiles/CPU s |"
echo "|---|---|---|---|---|---|---|"
run "one matrix, plain" "$work/matrix.tsv"
run "one matrix, gzip" "$work/matrix.tsv.gz"
run "one file a profile" "$work"/files/*.tsv
