"""Prices a basket whose entries are scattered, once in one process and once under Spark, and compares."""
import os, subprocess, tempfile

from pyspark import SparkConf, SparkContext

TARIFF, LIBRARY = os.environ["TARIFF"], os.environ["TARIFF_LIBRARY"]
BENCH = os.path.join(os.path.dirname(TARIFF), "tariff-bench")
LINES = os.environ.get("SPARK_LINES", "200000")
OPTIONS = ["--library", LIBRARY, "--regime", "geneva-truce", "--entries", "scattered", "--partial", "--quiet"]


def whole(folder):
    """Basket, priced lines and totals of one process."""
    basket, priced, totals = (os.path.join(folder, name) for name in ("goods.csv", "priced.csv", "totals.json"))
    with open(basket, "wb") as out:
        subprocess.run(
            [BENCH, "basket", "--lines", LINES, "--entries", "scattered", "--library", LIBRARY], stdout=out, check=True
        )
    subprocess.run([TARIFF, "duty", basket, *OPTIONS, "--format", "csv", "-o", priced, "--totals", totals], check=True)
    with open(priced) as rows:
        lines = rows.read().split("\n")[1:-1]
    with open(totals) as text:
        return basket, lines, text.read()


def price(rows, columns):
    """Prices the rows of a partition; yields the priced rows, and last the totals with a mark before them."""
    with tempfile.TemporaryDirectory() as folder:
        totals = os.path.join(folder, "totals.json")
        command = [TARIFF, "duty", "-", "--columns", columns, *OPTIONS, "--jobs", "1", "--format", "csv", "--totals", totals]
        done = subprocess.run(command, input="".join(row + "\n" for row in rows), capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(done.stderr)
        yield from (("line", row) for row in done.stdout.split("\n")[:-1])
        with open(totals) as text:
            yield "totals", text.read()


def compare(what, found, wanted):
    """Ends with the first lines that only one of the two has."""
    more, less = sorted(set(found) - set(wanted)), sorted(set(wanted) - set(found))
    if more or less or len(found) != len(wanted):
        raise SystemExit("\n".join([f"{what}: {len(found)} lines, not {len(wanted)}", *more[:3], "instead of", *less[:3]]))


def merged(parts):
    command = [TARIFF, "totals", "merge", "-"]
    return subprocess.run(command, input="".join(parts), capture_output=True, text=True, check=True).stdout


with tempfile.TemporaryDirectory() as folder:
    basket, lines, totals = whole(folder)
    conf = SparkConf().setMaster("local-cluster[2,1,1024]").setAppName("tariff")
    conf.set("spark.ui.enabled", "false").set("spark.log.level", "ERROR")
    spark = SparkContext(conf=conf)
    text = spark.textFile(basket, 8)
    columns = text.first()
    entry = columns.split(",").index("entry")
    # All lines of an entry come to one partition; within it they may stand anywhere.
    parts = text.filter(lambda row: row != columns).keyBy(lambda row: row.split(",")[entry]).partitionBy(6).values()
    parts = parts.cache()

    mapped = parts.mapPartitions(lambda rows: price(rows, columns)).collect()
    compare("mapPartitions", [row for kind, row in mapped if kind == "line"], lines)
    assert merged(row for kind, row in mapped if kind == "totals") == totals, "mapPartitions: the totals differ"
    print(f"mapPartitions: {len(lines)} lines and the totals are those of one process")

    command = " ".join([TARIFF, "duty", "-", "--columns", columns, *OPTIONS, "--jobs", "1", "--format", "csv"])
    piped = parts.pipe(command, checkCode=True).collect()
    compare("pipe", piped, lines)
    command = " ".join([TARIFF, "duty", "-", "--columns", columns, *OPTIONS, "--jobs", "1", "--totals", "-"])
    records = parts.pipe(command, checkCode=True).collect()
    assert merged(record + "\n" for record in records) == totals, "pipe: the totals differ"
    print(f"pipe: {len(piped)} lines, and the totals of {len(records)} partitions, are those of one process")
    spark.stop()
