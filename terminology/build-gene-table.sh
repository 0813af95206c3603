#!/bin/sh
# Makes the frozen gene table from Debian's annotation package r-bioc-org.hs.eg.db (Bioconductor
# org.Hs.eg.db 3.16.0: Entrez Gene of 2022-09-12, Ensembl of 2022-06-28; Artistic-2.0).
#
#   terminology/build-gene-table.sh [org.Hs.eg.sqlite]
#
# Without an argument the package is fetched by apt-get (Debian 12) and unpacked in a temporary
# directory. Needs python3; apt-get and dpkg-deb only for the fetch. The same database gives the
# same bytes: rows are sorted and the gzip header carries neither name nor time.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
database=${1:-}
if [ -z "$database" ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  (cd "$work" && apt-get download r-bioc-org.hs.eg.db && dpkg-deb -x r-bioc-org.hs.eg.db_*.deb x)
  database=$work/x/usr/lib/R/site-library/org.Hs.eg.db/extdata/org.Hs.eg.sqlite
fi

python3 - "$database" "$here" <<'PYTHON'
import gzip, hashlib, io, json, pathlib, sqlite3, sys

database, here = sys.argv[1], pathlib.Path(sys.argv[2])
db = sqlite3.connect(f"file:{database}?mode=ro", uri=True)


def lists(sql):
    """First column to the distinct second columns, in the order of the query."""
    found = {}
    for key, value in db.execute(sql):
        found.setdefault(key, {})[value] = True
    return {key: list(values) for key, values in found.items()}


# Biological regions (enhancers and the like) are no genes and share symbols with them.
genes = db.execute(
    "SELECT g._id, CAST(g.gene_id AS INTEGER), i.symbol, t.gene_type FROM genes g"
    " JOIN gene_info i USING (_id) JOIN genetype t USING (_id)"
    " WHERE t.gene_type <> 'biological-region' ORDER BY 2").fetchall()
aliases = lists("SELECT _id, alias_symbol FROM alias ORDER BY _id, alias_symbol")
# The database lists the identifier of the primary assembly first; that order is kept.
ensembl = lists("SELECT _id, ensembl_id FROM ensembl ORDER BY _id, rowid")

lines, counts = [], {"genes": 0, "aliases": 0, "ensemblIds": 0}
for key, entrez, symbol, kind in genes:
    names = [a for a in aliases.get(key, []) if a != symbol and "|" not in a and "\t" not in a]
    ids = ensembl.get(key, [])
    assert all(i.startswith("ENSG") and len(i) == 15 for i in ids), ids
    coding = "p" if kind == "protein-coding" else ""
    lines.append(f"{entrez}\t{symbol}\t{coding}\t{'|'.join(ids)}\t{'|'.join(names)}\n")
    counts["genes"] += 1
    counts["aliases"] += len(names)
    counts["ensemblIds"] += len(ids)

plain = "".join(lines).encode("utf-8")
packed = io.BytesIO()
with gzip.GzipFile(filename="", mode="wb", fileobj=packed, compresslevel=9, mtime=0) as out:
    out.write(plain)
table = here / "gene-table-2022-09.tsv.gz"
table.write_bytes(packed.getvalue())

meta = dict(db.execute("SELECT name, value FROM metadata"))
assert (meta["EGSOURCEDATE"], meta["ENSOURCEDATE"]) == ("2022-Sep12", "2022-Jun28"), meta
sidecar = {
    "version": "2022-09",
    "file": table.name,
    "sha256": hashlib.sha256(packed.getvalue()).hexdigest(),
    "sha256Decompressed": hashlib.sha256(plain).hexdigest(),
    "bytesDecompressed": len(plain),
    "columns": "NCBI Gene id, symbol, p if protein-coding, Ensembl ids (primary first), other symbols (| between)",
    **counts,
    "source": "NCBI Entrez Gene 2022-09-12 and Ensembl 2022-06-28, from Bioconductor org.Hs.eg.db"
              " 3.16.0 (Debian package r-bioc-org.hs.eg.db 3.16.0-1)",
    "licence": "Artistic-2.0",
    "attribution": "Marc Carlson, org.Hs.eg.db: Genome wide annotation for Human; changed:"
                   " reduced to symbols and identifiers, biological regions left out",
}
(here / "gene-table.json").write_text(json.dumps(sidecar, indent=2) + "\n", encoding="utf-8")
print(json.dumps(sidecar, indent=2))
PYTHON
