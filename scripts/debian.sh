# Debian packages that the tests need: installed when they are missing and we may.

as_root() {
  if [[ "$(id -u)" == 0 ]]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
  command -v apt-get >/dev/null && { [[ "$(id -u)" == 0 ]] || sudo -n true 2>/dev/null; }
}

install_package() {
  if ! may_install; then
    echo "The tests need the Debian package $1. Install it: apt-get install $1" >&2
    exit 1
  fi
  echo "Installing the Debian package $1"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null
}

need() {
  command -v "$1" >/dev/null || install_package "$2"
}

need_font() {
  fc-list 2>/dev/null | grep -q "$1" || install_package "$2"
}

# Where a server is; the folder of a client alone has no initdb.
postgresql_bin() {
  ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1 | xargs -r dirname
}

need_postgresql() {
  [[ -n "$(postgresql_bin)" ]] || install_package postgresql
}
