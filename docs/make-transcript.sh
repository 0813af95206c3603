#!/usr/bin/env bash
# Writes docs/transcript.md: two public tumours sent to a running server with curl, the output as it came.
# usage: docs/make-transcript.sh [BASE] (default http://127.0.0.1:8080/fhir); needs ../shared/data, curl and gzip.
set -euo pipefail
cd "$(dirname "$0")/.."
base=${1:-http://127.0.0.1:8080/fhir}
tumours=${CHEMOSIGN_SHARED:-../shared}/data/tumours
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
out=$work/transcript.md

say() { printf '%s\n' "$@" >>"$out"; }

# Runs a command in the work folder, and writes it with its output; lines over 1,500 characters are cut.
run() {
  say '```console' "\$ $1"
  (cd "$work" && BASE=$base bash -c "$1" 2>&1) |
    awk '{ if (length($0) > 1500) print substr($0, 1, 1500) "[...]"; else print }' >>"$out"
  tail -c 1 "$out" | od -An -c | grep -q '\\n' || say ''
  say '```' ''
}

# Two-column table of the first sample of a matrix.
first_sample() { gzip -dc "$tumours/$1" | cut -f 1-2 >"$work/$2"; }

parameters() {
  printf '{"resourceType":"Parameters","parameter":[' >"$work/$1.json"
  printf '{"name":"subject","valueReference":{"reference":"%s"}},' "$patient" >>"$work/$1.json"
  printf '{"name":"qcPolicy","valueCode":"report"},{"name":"expressionUnit","valueCode":"%s"},' "$2" >>"$work/$1.json"
  printf '{"name":"expression","valueAttachment":{"contentType":"text/tab-separated-values","data":"' >>"$work/$1.json"
  base64 -w 0 "$work/$1.tsv" >>"$work/$1.json"
  printf '"}}]}' >>"$work/$1.json"
}

first_sample moffittS2_human_expr.tsv.gz pdx-1.tsv
first_sample pacaomics_pdx_human_rawcounts.tsv.gz counts.tsv
printf '{"resourceType":"Patient","identifier":[{"system":"urn:oid:2.16.840.1.113883.2.8","value":"transcript"}]}' \
  >"$work/patient.json"

say '# Transcript: two public tumours over HTTP' '' \
  'Made by `docs/make-transcript.sh` against a running server; `BASE` is its FHIR base. Long lines are cut at `[...]`.' \
  'The patient is made up; the tumours are the public ones that `../shared/data/README.md` describes. Research use only.' ''

say '## A patient to speak of' ''
run 'curl -sS -H "Content-Type: application/fhir+json" -d @patient.json $BASE/Patient -o stored.json -w "%{http_code}\n"'
patient=Patient/$(sed -E 's/.*"resourceType":"Patient","id":"([^"]+)".*/\1/' "$work/stored.json")

say '## Moffitt S2, xenograft PDX-1: 23,615 genes, linear FPKM' ''
parameters pdx-1 fpkm
run 'head -3 pdx-1.tsv; wc -l <pdx-1.tsv'
run 'cut -c 1-330 pdx-1.json; echo "[...]"'
run 'curl -sS -D headers.txt -H "Content-Type: application/fhir+json" -d @pdx-1.json \
  "$BASE/Patient/\$predict-chemosensitivity" -o report.json; grep -iE "^(HTTP|Location|Content-Type)" headers.txt | tr -d "\r"'
run 'cat report.json; echo'
run 'grep -o "\"conclusion\":\"[^\"]*\"" report.json'
say 'The score of each drug, as stored:' ''
run 'grep -o "Observation/[A-Za-z0-9-]*" report.json | sort -u | while read -r result; do
    curl -sS "$BASE/$result?_elements=code,valueQuantity,component" >result.json
    grep -q "\"code\":\"signature-score\"" result.json || continue
    drug=$(grep -oE "CodeSystem/drug\",\"code\":\"[a-z]+" result.json | head -1 | sed "s/.*\"//")
    echo "$drug $(grep -oE "\"valueQuantity\":\{\"value\":[-0-9.E]+" result.json | head -1)"
  done | sort'
say 'The same request once more gives the same report:' ''
run 'curl -sS -H "Content-Type: application/fhir+json" -d @pdx-1.json \
  "$BASE/Patient/\$predict-chemosensitivity" | cmp - report.json && echo identical'

say '## PaCaOmics, first xenograft: 30,614 genes, raw counts without gene lengths' ''
parameters counts counts
run 'head -3 counts.tsv; wc -l <counts.tsv'
run 'curl -sS -w "\n%{http_code}\n" -H "Content-Type: application/fhir+json" -d @counts.json \
  "$BASE/Patient/\$predict-chemosensitivity"'
say 'Stated as what they are not, they are refused as well:' ''
parameters counts tpm
run 'curl -sS -w "\n%{http_code}\n" -H "Content-Type: application/fhir+json" -d @counts.json \
  "$BASE/Patient/\$predict-chemosensitivity"'
parameters counts fpkm
run 'curl -sS -w "\n%{http_code}\n" -H "Content-Type: application/fhir+json" -d @counts.json \
  "$BASE/Patient/\$predict-chemosensitivity"'

sed "s#$base#http://127.0.0.1:8080/fhir#g" "$out" >docs/transcript.md
