# A PostgreSQL cluster of our own for one run: in a folder that is removed, on a unix socket, without the network.

as_postgres() {
  if [[ "$(id -u)" == 0 ]]; then runuser -u postgres -- "$@"; else "$@"; fi
}

start_postgresql() {
  pg_folder="$(as_postgres mktemp -d /tmp/hub-pg.XXXXXX)"
  local bin
  bin="$(postgresql_bin)"
  as_postgres "$bin/initdb" --pgdata="$pg_folder/data" --username=hub --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >/dev/null
  as_postgres "$bin/pg_ctl" --pgdata="$pg_folder/data" --wait --silent --log="$pg_folder/log" \
    --options="-c listen_addresses='' -c unix_socket_directories=$pg_folder -c fsync=off" start
  POSTGRESQL_URL="postgres://hub@${pg_folder//\//%2F}/postgres"
}

stop_postgresql() {
  [[ -n "${pg_folder:-}" ]] || return 0
  as_postgres "$(postgresql_bin)/pg_ctl" --pgdata="$pg_folder/data" --mode=immediate --silent stop || true
  rm -rf "$pg_folder"
}
