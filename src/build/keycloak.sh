#!/usr/bin/env bash
# Starts Keycloak with ChemoSign's realm as a plain process, as Compose's profile smart does in a container: on loopback, in
# development mode, from a copy of its distribution (org.keycloak:keycloak-quarkus-dist on Maven Central, unpacked).
# Usage: src/build/keycloak.sh KEYCLOAK_HOME PORT FOLDER
# after mvn package, with CHEMOSIGN_BASE_URL (FHIR base URL), KC_BOOTSTRAP_ADMIN_USERNAME and KC_BOOTSTRAP_ADMIN_PASSWORD in the environment.
# FOLDER keeps the copy and its database; the realm is imported once, at the first start.
set -euo pipefail
: "${CHEMOSIGN_BASE_URL:?the FHIR base URL}"
: "${KC_BOOTSTRAP_ADMIN_USERNAME:?who administers Keycloak}" "${KC_BOOTSTRAP_ADMIN_PASSWORD:?the password}"
root=$(cd "$(dirname "$0")/../.." && pwd)
home=$1 port=$2 folder=$3
if [ ! -d "$folder/keycloak" ]; then
  mkdir -p "$folder/keycloak.part"
  cp -R "$home/." "$folder/keycloak.part/"
  mkdir -p "$folder/keycloak.part/data/import"
  cp "$root/src/docker/keycloak/chemosign-realm.json" "$folder/keycloak.part/data/import/"
  cp "$root/target/chemosign-keycloak.jar" "$folder/keycloak.part/providers/"
  mv "$folder/keycloak.part" "$folder/keycloak"
fi
exec bash "$folder/keycloak/bin/kc.sh" start-dev --http-host=127.0.0.1 --http-port="$port" --features=scripts --import-realm
