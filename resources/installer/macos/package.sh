#!/usr/bin/env bash
# usage: package.sh APP DMG
# Signs and notarises where the secrets are there (SIGNING_IDENTITY; NOTARY_KEY, NOTARY_KEY_ID, NOTARY_ISSUER), and packs the .dmg.
set -euo pipefail
app=$1 dmg=$2
here=$(cd "$(dirname "$0")" && pwd)

sign() {
  codesign --force --timestamp --options runtime --entitlements "$here/entitlements.plist" --sign "$SIGNING_IDENTITY" "$@"
}

if [[ -n ${SIGNING_IDENTITY:-} ]]; then
  # From the inside out: a signature covers what is signed before it.
  find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 | while IFS= read -r -d '' file; do sign "$file"; done
  find "$app/Contents" -type d -name '*.app' -print0 | while IFS= read -r -d '' inner; do sign "$inner"; done
  find "$app/Contents" -type d -name '*.framework' -print0 | while IFS= read -r -d '' framework; do sign "$framework"; done
  sign "$app"
  codesign --verify --deep --strict --verbose=2 "$app"
else
  echo "No SIGNING_IDENTITY: the app gets an ad-hoc signature, and macOS will ask before its first start." >&2
  codesign --force --deep --sign - --entitlements "$here/entitlements.plist" "$app"
fi

staging=$(mktemp -d)
trap 'rm -rf "$staging"' EXIT
cp -R "$app" "$staging/"
ln -s /Applications "$staging/Applications"
hdiutil create -volname "Newsletter Editor" -srcfolder "$staging" -ov -format ULFO "$dmg"

if [[ -n ${SIGNING_IDENTITY:-} ]]; then
  codesign --timestamp --sign "$SIGNING_IDENTITY" "$dmg"
fi
if [[ -n ${NOTARY_KEY:-} ]]; then
  key=$staging/notary.p8
  printf '%s' "$NOTARY_KEY" > "$key"
  xcrun notarytool submit "$dmg" --key "$key" --key-id "$NOTARY_KEY_ID" --issuer "$NOTARY_ISSUER" --wait
  xcrun stapler staple "$dmg"
fi
