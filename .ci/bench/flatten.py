"""flatten.py RATES OUT: the exported rate table with one row for each code and origin, for programs that join once.

Columns: hts, origin, then for each programme of duties its millionths of the value, and last millionths of a cent for
each kilogram, which belong to the general duty. What takes another unit, or more than a row, is left out: the peers
pass such lines through with no duty, and the comparison leaves them out.
"""
import csv, sys

rows, programmes, beyond = {}, [], set()
for r in csv.DictReader(open(sys.argv[1])):
    key = (r["hts"], r["origin"])
    if r["exact"] != "yes" or r["specific_2"] or r["unit"] not in ("", "kg") or r["min_value"]:
        beyond.add(key)
    elif r["kind"] == "duty":
        if r["programme"] not in programmes:
            programmes.append(r["programme"])
        row = rows.setdefault(key, {})
        if r["programme"] in row or (r["specific"] and r["programme"] != "general"):
            beyond.add(key)  # two charges of one programme would be rounded apart
        row[r["programme"]] = r["ad_valorem_ppm"]
        if r["specific"]:
            row["per_kg"] = r["specific"]
programmes.remove("general")
# What nobody is charged needs no column.
programmes = ["general"] + [p for p in programmes if any(row.get(p, "0") != "0" for row in rows.values())]
with open(sys.argv[2], "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["hts", "origin"] + [p.replace("-", "_") for p in programmes] + ["per_kg"])
    for key in sorted(rows):
        if key not in beyond:
            row = rows[key]
            out.writerow(list(key) + [row.get(p, "0") for p in programmes] + [row.get("per_kg", "0")])
