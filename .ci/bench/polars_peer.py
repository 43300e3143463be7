"""polars_peer.py GOODS RATES OUT: the flat job in polars, streaming; POLARS_MAX_THREADS says on how many cores."""
import polars as pl, sys

goods, rates, out = sys.argv[1:4]
table = pl.read_csv(rates, schema_overrides={"hts": pl.String})
programmes = table.columns[2:-1]
cents = pl.Decimal(18, 2)
lines = pl.scan_csv(
    goods,
    schema_overrides={
        "hts": pl.String, "value": cents, "weight_kg": pl.Decimal(18, 3), "freight": cents, "insurance": cents,
        "entry_date": pl.String, "quantity": pl.Int64,
    },
)
whole = ((pl.col("value") * 100).cast(pl.Int64) + 50) // 100 * 100
unit, quantity = pl.col("unit"), pl.col("quantity")
grams = (
    pl.when(unit == "kg").then(quantity * 1000).when(unit == "t").then(quantity * 1000000)
    .when(unit == "g").then(quantity).otherwise((pl.col("weight_kg") * 1000).cast(pl.Int64))
)
general = (
    pl.col("v").cast(pl.Int128) * pl.col("general") * 1000 + pl.col("per_kg").cast(pl.Int128) * grams + 500000000
) // 1000000000
charge = lambda p: general.cast(pl.Int64) if p == "general" else (pl.col("v") * pl.col(p) + 500000) // 1000000
money = lambda column: (pl.col(column).cast(pl.Decimal(18, 0)) * pl.lit("0.01").cast(pl.Decimal(18, 2))).cast(cents)
(
    lines.join(table.lazy(), on=["hts", "origin"], how="left", maintain_order="left")
    .with_columns(pl.col(programmes + ["per_kg"]).fill_null(0))
    .with_columns(v=whole)
    .with_columns(**{f"c_{p}": charge(p) for p in programmes})
    .with_columns(cents=sum(pl.col(f"c_{p}") for p in programmes))
    .select(
        "sku", "hts", "origin", "value", "currency", "quantity", "unit", "weight_kg", "freight", "insurance", "mode",
        "entry_date",
        duty=money("cents"),
        landed_cost=(pl.col("value") + pl.col("freight") + pl.col("insurance") + money("cents")).cast(cents),
        effective_rate=(
            ((pl.col("cents") * 10000 + pl.col("v") // 2) // pl.col("v")).cast(pl.Decimal(18, 0))
            * pl.lit("0.01").cast(pl.Decimal(18, 2))
        ).cast(cents),
        **{f"duty_{p}": money(f"c_{p}") for p in programmes},
    )
    .sink_csv(out)
)
