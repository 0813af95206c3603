#!/usr/bin/env bash
# Retrains the whole open panel from ../shared/data/training: the specification that ships (1.0.0) and the candidate
# for its successor (docs/open-panel.md), with the leave-one-tissue-out criterion and the held-out
# pancreatic lines, and compares weights and figures with src/test/resources/training/open-panel.tsv.
# Usage: bench/retrain-panel.sh [--refresh]   (--refresh writes that table instead)
set -euo pipefail
cd "$(dirname "$0")/.."
refresh=false
if [ "${1:-}" = "--refresh" ]; then refresh=true; fi
shared="${CHEMOSIGN_SHARED:-$(pwd)/../shared}"
if [ ! -d "$shared/data/training" ]; then
  echo "retrain-panel: no training data in $shared/data (CHEMOSIGN_SHARED names another place)" >&2
  exit 1
fi
started=$(date +%s)
mvn -B -q test -Dtest='RetrainedPanelTest,ReferenceRidgeTest' -Dsurefire.failIfNoSpecifiedTests=false \
  -Dchemosign.shared="$shared" -Dchemosign.panel=true -Dchemosign.refresh="$refresh"
column -t -s "$(printf '\t')" src/test/resources/training/open-panel.tsv | cut -c1-110
echo "retrained in $(( $(date +%s) - started )) s"
