#!/usr/bin/env bash
# usage: sign.sh FILE…   signs Windows programs where a certificate is there (SIGNING_PFX in base64, SIGNING_PASSWORD).
# signtool on Windows, osslsigncode elsewhere.
set -euo pipefail
if [[ -z ${SIGNING_PFX:-} ]]; then
  echo "No SIGNING_PFX: not signed, and Windows will ask before the first start." >&2
  exit 0
fi
certificate=$(mktemp)
trap 'rm -f "$certificate"' EXIT
printf '%s' "$SIGNING_PFX" | base64 --decode > "$certificate"
stamp=${SIGNING_TIMESTAMP-http://timestamp.digicert.com}
for file in "$@"; do
  if command -v osslsigncode >/dev/null; then
    osslsigncode sign -pkcs12 "$certificate" -pass "${SIGNING_PASSWORD:-}" -h sha256 -n "Newsletter Editor" ${stamp:+-ts "$stamp"} -in "$file" -out "$file.signed"
    mv "$file.signed" "$file"
  else
    signtool=$(ls -d '/c/Program Files (x86)/Windows Kits/10/bin/'*/x64/signtool.exe | tail -n 1)
    MSYS2_ARG_CONV_EXCL='*' "$signtool" sign /f "$(cygpath -w "$certificate")" /p "${SIGNING_PASSWORD:-}" /fd sha256 ${stamp:+/tr "$stamp" /td sha256} "$(cygpath -w "$file")"
  fi
done
