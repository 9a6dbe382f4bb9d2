#!/usr/bin/env bash
# Takes the picture of the report that README.md shows: docs/picture.sh [REPORT.html [PICTURE.png]]
# After ./quickstart.sh, whose report it is, and npm ci --ignore-scripts --prefix tests/browser; with Debian's chromium and
# python3-pil, which reduces the colours: a quarter of the bytes, and the eye does not see it.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
report=${1:-$here/../results/quickstart.html}
picture=${2:-$here/images/report.png}
node "$here/../tests/browser/picture.mjs" "$report" "$picture"
/usr/bin/python3 - "$picture" <<'PYTHON'
import sys
from PIL import Image

picture = Image.open(sys.argv[1]).convert("RGB")
picture.quantize(96, dither=Image.Dither.NONE).save(sys.argv[1], optimize=True)
PYTHON
