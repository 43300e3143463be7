"""duckdb_peer.py GOODS RATES OUT THREADS: the flat job in DuckDB."""
import duckdb, sys

goods, rates, out, threads = sys.argv[1:5]
base = duckdb.connect()
base.execute(f"SET threads = {threads}; SET preserve_insertion_order = true")
base.execute(f"CREATE TABLE rates AS SELECT * FROM read_csv('{rates}', types = {{'hts': 'VARCHAR'}})")
programmes = [c[0] for c in base.execute("DESCRIBE rates").fetchall()][2:-1]
money = lambda cents: f"CAST(({cents}) / 100 AS DECIMAL(18, 2))"
charge = lambda p: f"(v * {p} + 500000) // 1000000"
grams = "CASE unit WHEN 'kg' THEN quantity * 1000 WHEN 't' THEN quantity * 1000000 WHEN 'g' THEN quantity ELSE CAST(weight_kg * 1000 AS BIGINT) END"
general = f"(v * general * 1000 + CAST(per_kg AS HUGEINT) * {grams} + 500000000) // 1000000000"
cents = {p: f"CAST({general if p == 'general' else charge(p)} AS BIGINT)" for p in programmes}
known = ", ".join(f"coalesce(r.{p}, 0) AS {p}" for p in programmes + ["per_kg"])
columns = ", ".join(f"{sql} AS c_{p}" for p, sql in cents.items())
total = " + ".join(f"c_{p}" for p in programmes)
parts = ", ".join(f"{money(f'c_{p}')} AS duty_{p}" for p in programmes)
base.execute(
    f"""
    COPY (
      WITH joined AS (
        SELECT g.*, {known}, (CAST(value * 100 AS BIGINT) + 50) // 100 * 100 AS v
        FROM read_csv('{goods}', types = {{'hts': 'VARCHAR', 'value': 'DECIMAL(18,2)', 'weight_kg': 'DECIMAL(18,3)',
             'freight': 'DECIMAL(18,2)', 'insurance': 'DECIMAL(18,2)', 'entry_date': 'VARCHAR'}}) g
        LEFT JOIN rates r ON r.hts = g.hts AND r.origin = g.origin),
      charged AS (SELECT *, {columns} FROM joined),
      summed AS (SELECT *, {total} AS cents FROM charged)
      SELECT sku, hts, origin, value, currency, quantity, unit, weight_kg, freight, insurance, mode, entry_date,
        {money('cents')} AS duty, value + freight + insurance + {money('cents')} AS landed_cost,
        CASE WHEN v > 0 THEN CAST((cents * 10000 + v // 2) // v / 100 AS DECIMAL(9, 2)) END AS effective_rate, {parts}
      FROM summed
    ) TO '{out}' (HEADER, DELIMITER ',')
    """
)
