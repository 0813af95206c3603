#!/usr/bin/env bash
# The core alone, in JMH, on one core: parsing, scoring, predicting. Options are JMH's, such as
# "-i 20" or "-prof stack". Prints a Markdown table.
set -euo pipefail
cd "$(dirname "$0")/.."
classpath="$(mktemp)"
trap 'rm -f "$classpath"' EXIT
mvn -q -B -Dspotless.check.skip test-compile dependency:build-classpath -Dmdep.outputFile="$classpath" >&2
pin=()
command -v taskset >/dev/null && pin=(taskset -c "${BENCH_CORE:-0}")
"${pin[@]}" java -Xmx512m -cp "target/test-classes:target/classes:$(cat "$classpath")" \
  org.chemosign.bench.CoreTable -jvmArgs "-Xmx512m -XX:ActiveProcessorCount=1" "$@"
