"""measure.py FOLDER ROUNDS THREADS: checks that the programs agree, then measures them in turn."""
import os, platform, statistics, subprocess, sys, time

folder, rounds, threads = sys.argv[1], int(sys.argv[2]), sys.argv[3]
goods, rates = os.path.join(folder, "goods.csv"), os.path.join(folder, "flat.csv")
here = os.path.dirname(os.path.abspath(__file__))
regime = ["--regime", "geneva-truce", "--partial", "--quiet", "--jobs", threads]
five = "pre-2025,pre-april,april-peak,geneva-truce,threatened-100"
out = lambda name: os.path.join(folder, name + ".csv")
COMMANDS = {
    "C": [os.path.join(folder, "floor"), goods, rates, out("C"), threads],
    "tariff": [".build/release/tariff", "duty", goods, *regime, "--format", "csv", "-o", out("tariff")],
    "polars": [sys.executable, f"{here}/polars_peer.py", goods, rates, out("polars")],
    "DuckDB": [sys.executable, f"{here}/duckdb_peer.py", goods, rates, out("DuckDB"), threads],
    "tariff, totals": [".build/release/tariff", "duty", goods, *regime, "--totals", "-"],
    "tariff, five regimes": [
        ".build/release/tariff", "compare", goods, "--regimes", five, "--partial", "--quiet", "--jobs", threads,
        "--format", "json",
    ],
}

RESULTS = ("C", "tariff", "polars", "DuckDB")


def settle(name):
    """Leaves nothing over from earlier runs: no result to replace, nothing to be written back, the goods at hand."""
    if name in RESULTS and os.path.exists(out(name)):
        os.remove(out(name))
    os.sync()
    with open(goods, "rb") as file:
        while file.read(1 << 24):
            pass


def run(name):
    """Wall and processor seconds, and peak MiB."""
    settle(name)
    start = time.monotonic()
    process = subprocess.Popen(
        COMMANDS[name], stdout=subprocess.DEVNULL, env=dict(os.environ, POLARS_MAX_THREADS=threads)
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{name} ended with {process.returncode}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def check():
    """The duty of every line that the flat table can say, to the cent, by each program."""
    import duckdb  # only in the process that checks: what this one holds would count as memory of those it starts

    base = duckdb.connect()
    read = lambda path: f"read_csv('{path}', all_varchar = true)"
    base.execute(f"CREATE TABLE own AS SELECT sku, duty, effective_rate FROM {read(out('tariff'))} t"
                 f" SEMI JOIN {read(rates)} r ON t.hts = r.hts AND t.origin = r.origin")
    compared, whole = base.execute("SELECT count(*), (SELECT count(*) FROM " + read(goods) + ") FROM own").fetchone()
    for name in ("C", "polars", "DuckDB"):
        wrong = base.execute(
            f"SELECT o.*, p.duty, p.effective_rate FROM own o LEFT JOIN {read(out(name))} p USING (sku)"
            " WHERE o.duty IS DISTINCT FROM p.duty OR o.effective_rate IS DISTINCT FROM p.effective_rate LIMIT 3"
        ).fetchall()
        if wrong:
            sys.exit(f"{name} and tariff differ: {wrong}")
    print(f"{compared} of {whole} lines can be said by the flat table; on them all programs agree to the cent")


for name in COMMANDS:
    run(name)
checker = os.fork()
if checker == 0:
    check()
    sys.stdout.flush()
    os._exit(0)
if os.waitpid(checker, 0)[1]:
    sys.exit("the programs do not agree")
times = {name: [] for name in COMMANDS}
for _ in range(rounds):
    for name in COMMANDS:
        times[name].append(run(name))
commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
cpu = next((l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), platform.machine())
lines = sum(1 for _ in open(goods, "rb")) - 1
print(f"\n{lines} lines, {os.path.getsize(goods) / 1e6:.0f} MB, {threads} threads; {cpu}, {os.cpu_count()} cores; commit {commit}\n")
floor = statistics.median(t[0] for t in times["C"])
print("| program | seconds | times C | cpu s | k lines/s | peak MiB |\n|---|---:|---:|---:|---:|---:|")
for name, runs in times.items():
    wall, cpu_seconds, peak = (statistics.median(r[i] for r in runs) for i in range(3))
    print(f"| {name} | {wall:.2f} | {wall / floor:.1f} | {cpu_seconds:.2f} | {lines / wall / 1000:.0f} | {peak:.0f} |")
