# A PostgreSQL cluster of our own for one run: in a folder that is removed, on a unix socket, without the network.

as_postgres() {
  if [[ "$(id -u)" == 0 ]]; then runuser -u postgres -- "$@"; else "$@"; fi
}

start_postgresql() {
  POSTGRESQL_FOLDER="$(as_postgres mktemp -d /tmp/hub-pg.XXXXXX)"
  local bin
  bin="$(postgresql_bin)"
  as_postgres "$bin/initdb" --pgdata="$POSTGRESQL_FOLDER/data" --username=hub --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >/dev/null
  as_postgres "$bin/pg_ctl" --pgdata="$POSTGRESQL_FOLDER/data" --wait --silent --log="$POSTGRESQL_FOLDER/log" \
    --options="-c listen_addresses='' -c unix_socket_directories=$POSTGRESQL_FOLDER -c fsync=off" start
  POSTGRESQL_URL="postgres://hub@${POSTGRESQL_FOLDER//\//%2F}/postgres"
}

stop_postgresql() {
  as_postgres "$(postgresql_bin)/pg_ctl" --pgdata="$POSTGRESQL_FOLDER/data" --mode=immediate --silent stop || true
  rm -rf "$POSTGRESQL_FOLDER"
}
