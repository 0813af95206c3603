#!/usr/bin/env bash
# Fuzzes the readers of what comes from outside, guided by coverage (Jazzer), so many seconds each; compile first
# (mvn test-compile). Findings end it with an error and stay in target/fuzz; make a seed of each in src/test/fuzz.
# Usage: src/build/fuzz.sh [SECONDS] [TARGET]...
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-60}
shift || true
declare -A classes=(
  [expression]=org.chemosign.expression.ExpressionReaderFuzzTest
  [plate]=org.chemosign.chemogram.PlateReaderFuzzTest
  [body]=org.chemosign.security.abuse.BodyFuzzTest
  [query]=org.chemosign.security.abuse.QueryFuzzTest
  [parameters]=org.chemosign.operation.predict.ParametersFuzzTest
)
mkdir -p target/fuzz
mvn -B -q -ntp dependency:build-classpath -Dmdep.outputFile=target/fuzz/class-path -Dmdep.includeScope=test
path="target/test-classes:target/classes:$(cat target/fuzz/class-path)"
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(body expression parameters plate query)
for target in "${targets[@]}"; do
  echo "fuzzing $target for $seconds s"
  mkdir -p "target/fuzz/$target"
  java -Xmx1g -cp "$path" com.code_intelligence.jazzer.Jazzer --target_class="${classes[$target]}" \
    --instrumentation_includes='org.chemosign.**' --reproducer_path=target/fuzz \
    -artifact_prefix="target/fuzz/$target-" -max_total_time="$seconds" -max_len=4096 -timeout=25 -print_final_stats=1 \
    "target/fuzz/$target" "src/test/fuzz/$target" >"target/fuzz/$target.log" 2>&1 ||
    { tail -40 "target/fuzz/$target.log"; exit 1; }
  grep -E 'stat::number_of_executed_units|stat::peak_rss' "target/fuzz/$target.log"
done
