// SPDX-License-Identifier: Apache-2.0

/// What the tool says of itself.
enum ToolTexts {
  static let version = "0.1.0"

  static let overview = [
    "Computes what goods owe at the border, under any tariff regime.",
    "Give it a basket of goods, a CSV file with a tariff code, an origin and a value in each row, and it says "
      + "what each line owes and why: under the law in force, under the law of any day, or under rules that you "
      + "write yourself.",
  ]

  static let examples: [CommandDeclaration.Example] = [
    .init(
      line: "tariff rate 7326.90.86.88 --from CN",
      meaning: "The duty on one code, part by part."
    ),
    .init(
      line: "tariff duty goods.csv",
      meaning: "What the goods owe, each line judged at its own date of entry."
    ),
    .init(
      line: "tariff compare goods.csv --regimes april-peak,geneva-truce",
      meaning: "The same goods under two regimes, and the difference."
    ),
    .init(
      line: "tariff basket -o goods.csv",
      meaning: "A file to begin with."
    ),
  ]

  static let exitCodes: [(label: String, help: String)] = [
    ("0", "All is well."),
    ("1", "A check found something, or an expectation was not met."),
    ("3", "Some lines could not be assessed; the rest is written."),
    ("64", "The command line is wrong."),
    ("65", "Data or a rule file cannot be read."),
    ("66", "There is no such input."),
    ("70", "A bug of the tool."),
    ("73, 74, 77", "Output cannot be created; reading or writing failed; permission was denied."),
    ("130", "Interrupted."),
  ]
}
