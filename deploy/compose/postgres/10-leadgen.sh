#!/bin/sh
# Run once by the PostgreSQL image, on an empty volume: the user of the program, who is no superuser, its roles and databases.
# The same as in docs/operations.md, "A database server of your own", with what `leadgen restore` needs: it makes new databases,
# which are copies of template1.
set -eu
password=$(cat "$LEADGEN_PASSWORD_FILE")
psql --no-psqlrc --set=ON_ERROR_STOP=1 --set=password="$password" --username "${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
CREATE ROLE lead_user LOGIN CREATEDB PASSWORD :'password';
CREATE DATABASE leads OWNER lead_user;
CREATE DATABASE dagster OWNER lead_user;
\connect leads
CREATE EXTENSION vector;
\connect template1
CREATE EXTENSION vector;
\connect leads
CREATE ROLE leadgen_owner NOLOGIN;
CREATE ROLE leadgen_app NOLOGIN;
CREATE ROLE leadgen_operator NOLOGIN BYPASSRLS;
GRANT leadgen_owner, leadgen_app, leadgen_operator TO lead_user;
CREATE ROLE lead_reader NOLOGIN BYPASSRLS;
GRANT pg_read_all_data TO lead_reader;
ALTER ROLE lead_reader SET default_transaction_read_only = on;
CREATE SCHEMA leadgen AUTHORIZATION leadgen_owner;
SQL
