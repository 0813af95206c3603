#!/usr/bin/env bash
# Runs a class of org.chemosign.bench on one core. Usage: bench/java.sh CLASS [arguments]
set -euo pipefail
cd "$(dirname "$0")/.."
classpath=target/bench-classpath
mvn -q -B -Dspotless.check.skip test-compile dependency:build-classpath -Dmdep.outputFile="$classpath" >&2
pin=()
command -v taskset >/dev/null && pin=(taskset -c "${BENCH_CORE:-0}")
exec "${pin[@]}" java -Xmx512m -cp "target/test-classes:target/classes:$(cat "$classpath")" "org.chemosign.bench.$1" "${@:2}"
