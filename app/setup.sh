# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by app/run, tests/run and tests/bench/run: says, installs, configures, builds. Needs bash; sets `root`.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${XIUHUA_BUILD:-$root/build}

say() { printf 'xiuhua: %s\n' "$*"; }
die() { printf 'xiuhua: error: %s\n' "$*" >&2; exit 1; }

# The packages that a list names and that are not installed, one a line.
missing_packages() {
    local wanted
    wanted=$(sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$1")
    # shellcheck disable=SC2086
    comm -23 <(printf '%s\n' $wanted | sort -u) \
             <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null |
               sed -n 's/^installed //p' | sort -u)
}

# Installs what the list in file $1 (below the root) names.
install_packages() {
    command -v dpkg-query >/dev/null || die "This is not Debian: install what $1 names with your own\
 package manager, then build with 'cmake --preset release && cmake --build build'."
    local missing; missing=$(missing_packages "$root/$1")
    [ -n "$missing" ] || { say "All packages of $1 are installed."; return; }
    say "Installing these Debian packages:" $missing
    local as_root=()
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || die "Packages are missing and sudo is not there. As root, run: apt-get install" $missing
        as_root=(sudo)
    fi
    "${as_root[@]}" apt-get update -qq || say "The package lists could not be renewed; trying with the old ones."
    # shellcheck disable=SC2086
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing ||
        die "The packages could not be installed. Check the network and the disk ('df -h /'), then run this again;\
 what is already there is kept."
}

check_machine() {
    local version free
    version=$(cmake --version | sed -n '1s/.* //p')
    [ "$(printf '3.25\n%s\n' "$version" | sort -V | head -1)" = 3.25 ] ||
        die "CMake $version is too old: 3.25 or newer is needed (Debian 12 has it; remove an older one from PATH)."
    mkdir -p "$build" || die "The folder $build cannot be made: check who owns $root."
    free=$(df -Pk "$build" | awk 'NR == 2 {print int($4 / 1024)}')
    [ "$free" -ge 2048 ] || die "Only $free MiB are free where $build lies: building and the demo city need 2048."
}

# Builds the programs, or what is named.
build_programs() {
    export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1
    local log=$build/configure.log
    cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release >"$log" 2>&1 ||
        { tail -20 "$log" >&2; die "Configuring failed; all of it stands in $log."; }
    cmake --build "$build" ${1:+--target "$@"} || die "Building failed: the first error stands above."
}

set_up() {
    install_packages app/packages.txt
    check_machine
    say "Building into $build ..."
    build_programs "$@"
}
