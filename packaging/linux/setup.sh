#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Lowwater contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# From a fresh Debian 12 to a running Lowwater.
#   setup.sh run      install what is needed, build, open the app on the sample (no display: write recommendation.pdf)
#   setup.sh test     install what is needed, build, run all tests
#   setup.sh install  install what is needed, nothing else
# As root, or with sudo for the packages. LOWWATER_PRESET chooses another CMake preset than `release`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
preset=${LOWWATER_PRESET:-release}

packages=(
    g++ cmake ninja-build ccache
    qt6-base-dev qt6-charts-dev libqt6opengl6-dev qt6-svg-dev libgl-dev
    libboost-dev libboost-program-options-dev libfmt-dev libhowardhinnant-date-dev rapidjson-dev libcsv-dev libsimdjson-dev libtbb-dev libzstd-dev zlib1g-dev
    fonts-dejavu-core fonts-noto-core
    poppler-utils desktop-file-utils appstream tzdata
)

install_packages() {
    local missing=()
    for package in "${packages[@]}"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    local root=()
    [ "$(id -u)" -eq 0 ] || root=(sudo)
    "${root[@]}" apt-get update -q
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
}

build() { # the targets named, or all
    cmake --preset "$preset"
    cmake --build --preset "$preset" ${1:+--target "$@"}
}

case "${1:-}" in
run)
    install_packages
    build lowwater lowwater-cli
    app=build/$preset/bin/lowwater
    if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        exec "$app" --scenario resources/sample/sample-scenario.json resources/sample/sample-usage.csv
    fi
    "$app" --scenario resources/sample/sample-scenario.json resources/sample/sample-usage.csv --export recommendation.pdf
    echo "There is no display here, so the app did not open a window: it wrote the sample's report to $PWD/recommendation.pdf"
    ;;
test)
    install_packages
    build
    ctest --preset "$preset"
    ;;
install)
    install_packages
    ;;
*)
    echo "usage: $0 run|test|install" >&2
    exit 2
    ;;
esac
