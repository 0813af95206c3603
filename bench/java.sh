#!/usr/bin/env bash
# Runs a class of org.chemosign.bench on one core. Usage: bench/java.sh CLASS [arguments]
# BENCH_BUILT=1 uses what was compiled before.
set -euo pipefail
cd "$(dirname "$0")/.."
classpath=target/bench-classpath
[ -n "${BENCH_BUILT:-}" ] || mvn -q -B -Dspotless.check.skip test-compile dependency:build-classpath -Dmdep.outputFile="$classpath" >&2
pin=()
command -v taskset >/dev/null && pin=(taskset -c "${BENCH_CORE:-0}")
exec "${pin[@]}" java -Xmx512m -cp "target/test-classes:target/classes:$(cat "$classpath")" "org.chemosign.bench.$1" "${@:2}"
