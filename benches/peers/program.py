"""The command line of both programs: every operation workbook of a folder to a report."""

import argparse
import hashlib
import json
from functools import partial
from multiprocessing import Pool
from pathlib import Path


def source(path):
    """What the report says of a workbook that it was made from."""
    content = path.read_bytes()
    return path.name, len(content), hashlib.sha256(content).hexdigest()


def nearest(prices, path):
    """The price lists that reach a workbook, nearer ones in the place of others."""
    costs, actors, index, sources = {}, [], {}, []
    for folder in [*reversed(path.parents)]:
        if folder in prices:
            more = prices[folder]
            costs, actors, index = {**costs, **more[0]}, more[1] or actors, more[2] or index
            sources.append(more[3])
    return costs, actors, index, sources


def one(path, prices, folder, out, make):
    target = out / path.relative_to(folder).with_name(f"{path.stem}-bokslut.xlsx")
    target.parent.mkdir(parents=True, exist_ok=True)
    return str(target.relative_to(out)), make(path, nearest(prices, path), target)


def main(is_price_list, read_prices, make):
    """`make` reads, computes and writes one workbook, and returns its key figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--figures", type=Path, help="write the key figures here")
    given = parser.parse_args()
    prices, operations = {}, []
    for path in sorted(given.folder.rglob("*.xlsx")):
        if is_price_list(path):
            prices[path.parent] = (*read_prices(path), source(path))
        else:
            operations.append(path)
    work = partial(one, prices=prices, folder=given.folder, out=given.out, make=make)
    if given.jobs == 1:
        figures = dict(map(work, operations))
    else:
        with Pool(given.jobs) as pool:
            figures = dict(pool.imap(work, operations, chunksize=4))
    if given.figures:
        given.figures.write_text(json.dumps(figures))
