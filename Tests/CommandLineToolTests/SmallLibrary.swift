// SPDX-License-Identifier: Apache-2.0

/// The law of a made-up country, small enough to work out by hand.
enum SmallLibrary {
  /// The files, by path; the library stands in the folder `Scenarios`.
  static let files = [
    "Scenarios/library.json5": """
    {
      library: "small", format: 1, lawThrough: "2026-01-01", defaultTerritory: "nowhere",
      defaultRegime: "in-force", countries: "countries.csv",
      facts: { content_steel: { is: "money", title: "value of the steel content" } },
    }
    """,
    "Scenarios/countries.csv": """
    iso,number,name
    AA,1,Alpha
    BB,2,Beta
    XX,3,Nowhere

    """,
    "Scenarios/law/nowhere/territory.json5": """
    {
      territory: "nowhere", title: "Nowhere", country: "XX", currency: "USD", valuation: "FOB",
      utcOffset: "+08:00", codeFormat: "0000.00.00", codeDigits: [8],
      rounding: { value: { to: "1.00", mode: "half-up" }, charge: { to: "0.01", mode: "half-up" } },
      schedule: {
        columns: ["general"],
        editions: [
          { edition: "e-2025", file: "schedule/e-2025.csv", from: "2025-01-01", cite: "Schedule of 2025" },
          { edition: "e-2024", file: "schedule/e-2024.csv", from: "2024-01-01", cite: "Schedule of 2024" },
        ],
      },
    }
    """,
    "Scenarios/law/nowhere/schedule/e-2025.csv": """
    code,units,general
    01010101,kg,5%
    02020202,kg,2¢/kg

    """,
    "Scenarios/law/nowhere/schedule/e-2024.csv": """
    code,units,general
    01010101,kg,4%
    02020202,kg,2¢/kg
    03030303,kg,6%

    """,
    "Scenarios/law/nowhere/general.json5": """
    {
      programme: "general",
      measures: [{ measure: "general", rate: { column: "general" }, cite: "Customs Act 1" }],
    }
    """,
    "Scenarios/law/nowhere/extra.json5": """
    {
      programme: "extra",
      measures: [
        {
          measure: "E-1", origins: ["AA"], codes: ["0101", "0202"], until: "2025-09-01",
          rates: [
            { from: "2025-03-01T12:01", rate: "10%", cite: "Order 1" },
            { from: "2025-06-01", rate: "25%", knownFrom: "2025-05-20", cite: "Order 2" },
          ],
        },
        { measure: "E-2", origins: ["BB"], from: "2025-04-01", rate: "50%", cite: "Order 3" },
        { measure: "E-3", codes: ["03"], from: "2025-04-02", rate: "50%", cite: "Order 4" },
      ],
    }
    """,
    "Scenarios/regimes/in-force.json5": #"{ regime: "in-force", title: "In force", clock: "line" }"#,
    "Scenarios/regimes/april.json5": """
    { regime: "april", title: "April", clock: "2025-04-15", knownBy: "2025-04-15" }
    """,
    "Scenarios/regimes/june.json5": #"{ regime: "june", title: "June", clock: "2025-06-15" }"#,
  ]
}
