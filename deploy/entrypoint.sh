#!/bin/sh
# What a setting needs and nobody shall read in `docker inspect` of a service comes as a file: NAME_FILE names it.
set -eu
for name in LEADGEN_DATABASE_URL OPENAI_API_KEY LEADGEN_WEBHOOK_URL LEADGEN_WEBHOOK_SECRET LEADGEN_DESK_TOKEN; do
  eval "file=\${${name}_FILE:-}"
  if [ -n "$file" ]; then
    [ -r "$file" ] || { echo "${name}_FILE names $file, which cannot be read." >&2; exit 1; }
    export "$name=$(cat "$file")"
    unset "${name}_FILE"
  fi
done
exec "$@"
