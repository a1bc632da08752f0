#!/bin/sh
# What a setting needs and nobody shall read in `docker inspect` of a service comes as a file: NAME_FILE names it.
set -eu
for name in LEADGEN_DATABASE_URL OPENAI_API_KEY LEADGEN_DESK_TOKEN LEADGEN_WEBHOOK_URL LEADGEN_WEBHOOK_SECRET \
  LEADGEN_SMTP_PASSWORD LEADGEN_MCP_AUTHORIZATION; do
  eval "file=\${${name}_FILE:-}"
  if [ -n "$file" ]; then
    [ -r "$file" ] || { echo "${name}_FILE names $file, which cannot be read." >&2; exit 1; }
    export "$name=$(cat "$file")"
    unset "${name}_FILE"
  fi
done
# A run's container gets these by name (env_vars), and none starts where one of them is not set at all; an empty one is the default.
if [ -r "${DAGSTER_HOME:-}/dagster.yaml" ]; then
  for name in $(sed -n 's/^      - \([A-Z_]*\)$/\1/p' "$DAGSTER_HOME/dagster.yaml"); do
    eval "export $name=\"\${$name-}\""
  done
fi
exec "$@"
