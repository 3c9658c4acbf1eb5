#!/bin/sh
# The package as a stranger installs it: the wheel and requirements/run.txt, nothing else, run from another directory.
#   sh tests/smoke.sh [PYTHON]      the Python to install into; the wheel is built with .venv (make smoke)
set -eu

python=${1:-python3}
root=$(pwd)
work=$(mktemp -d)
demo=
finish() {
    status=$?
    [ -z "$demo" ] || kill "$demo" 2>/dev/null || :
    rm -rf "$work"
    [ "$status" -eq 0 ] || echo "smoke: failed" >&2
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

wants() { # wants WHAT WHERE: the text WHAT stands in the file WHERE
    grep -q -e "$1" "$2" || { echo "smoke: no '$1' in:" >&2; cat "$2" >&2; exit 1; }
}

echo "smoke: the wheel"
mkdir "$work/source" "$work/elsewhere"
cp -R bot flows calculators locales pyproject.toml README.md LICENSE "$work/source"
.venv/bin/pip wheel --quiet --no-deps --no-build-isolation --wheel-dir "$work" "$work/source"

echo "smoke: a fresh environment"
"$python" -m venv "$work/venv"
pip() { "$work/venv/bin/pip" --quiet --disable-pip-version-check "$@"; }
pip install --require-hashes --requirement requirements/run.txt
pip install --no-deps --no-index "$work"/wenshui-*.whl
pip check

cd "$work/elsewhere"
wenshui="$work/venv/bin/wenshui"
export BOT_TODAY=2026-05-31
unset PYTHONPATH

echo "smoke: wenshui regimes"
"$wenshui" regimes --json > regimes.json
wants '"hk_disposal"' regimes.json

echo "smoke: wenshui assess"
cat > facts.json <<'FACTS'
{"control_from": "Alpha", "control_of": "Beta", "ownership_links": [{"owner": "Alpha", "owned": "Beta", "interest_percent": "80"}]}
FACTS
for mode in "" --dialogue; do
    for language in en zh; do
        "$wenshui" assess hk_disposal closely_related facts.json $mode --language $language > answer.json
        wants '"control_percent": "80"' answer.json
        case $language in
            en) wants '"verdict": "[A-Z]' answer.json ;;
            zh) wants '密切相关' answer.json ;;
        esac
    done
done

echo "smoke: wenshui chat"
printf '1\n' | "$wenshui" chat hk_disposal trading_stock > chat.txt
wants 'not regarded as trading stock' chat.txt
printf '1\n' | "$wenshui" chat hk_disposal trading_stock --language zh > chat.txt
wants '不视为营业存货' chat.txt

echo "smoke: wenshui demo"
"$wenshui" demo --port 0 > demo.txt 2>&1 &
demo=$!
for _ in $(seq 100); do
    grep -q http demo.txt && break
    sleep 0.2
done
wants 'http://127.0.0.1:' demo.txt
address=$(sed -n 's/.*\(http:[^ ]*\).*/\1/p' demo.txt)
"$work/venv/bin/python" - "$address" <<'FETCH'
import re, sys
from urllib.request import urlopen
page = urlopen(sys.argv[1]).read().decode()
parts = re.findall(r'(?:src|href)="([^":]+\.(?:js|css|svg))"', page)
assert parts, "the page names no scripts and styles"
for part in parts:
    assert urlopen(sys.argv[1] + part.lstrip("/")).status == 200, part
FETCH
kill -TERM "$demo"
wait "$demo" || { echo "smoke: wenshui demo ended with status $?" >&2; exit 1; }
demo=
cd "$root"
echo "smoke: all is well"
