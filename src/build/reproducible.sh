#!/usr/bin/env bash
# Builds the jar twice from the commit that is checked out, in two new folders, and compares them byte by byte.
# Usage: src/build/reproducible.sh [further Maven options, such as -o]
set -euo pipefail
root=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for build in one another-name; do
  git clone -q "$root" "$work/$build"
  (cd "$work/$build" && mvn -B -q -ntp "$@" package -DskipTests)
done
ends=0
for file in chemosign.jar chemosign.fhir-0.1.0.tgz chemosign-keycloak.jar; do
  (cd "$work/one/target" && sha256sum "$file")
  cmp "$work/one/target/$file" "$work/another-name/target/$file" || ends=1
done
[ "$ends" = 0 ] && echo "the same bytes twice"
exit "$ends"
