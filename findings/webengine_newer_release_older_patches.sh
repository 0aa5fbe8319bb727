#!/usr/bin/env bash
# PySide6's newer WebEngine holds older security patches of Chromium than the one before it.
#
# Seen in November 2026 with the wheels for Linux x86-64 of
#   PySide6-Addons 6.11.3              Chromium 140.0.7339.264, security patches up to 155.0.8059.85
#   PySide6-WebEngine 6.12.0.140       Chromium 140.0.7339.225, security patches up to 152.0.7977.83
# Both begin from the same Chromium; the higher number of the release says nothing of what was mended.
# Who shows untrusted pages must compare qWebEngineChromiumSecurityPatchVersion(), not the version
# of Qt, before taking "the newest". Besides, qWebEngineVersion() says 6.140.0 in the second and 6.11.3 in the first.
#
# Needs Python 3.10 to 3.14 and the shared libraries of Qt WebEngine (libnss3, libegl1, …).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

told() { # packages… -> "version, Chromium, patches"
  python3 -m venv "$folder/$1"
  "$folder/$1/bin/python" -m pip install --quiet --disable-pip-version-check "$@"
  QT_QPA_PLATFORM=offscreen "$folder/$1/bin/python" -c '
from PySide6.QtWebEngineCore import *
print(qWebEngineVersion(), qWebEngineChromiumVersion(), qWebEngineChromiumSecurityPatchVersion())'
}

older=$(told PySide6-Addons==6.11.3 PySide6-Essentials==6.11.3)
newer=$(told PySide6-WebEngine==6.12.0.140 PySide6-Addons==6.12.0 PySide6-Essentials==6.12.0)
echo "6.11.3:     $older"
echo "6.12.0.140: $newer"
[ "$older" = "6.11.3 140.0.7339.264 155.0.8059.85" ]
[ "$newer" = "6.140.0 140.0.7339.225 152.0.7977.83" ]
