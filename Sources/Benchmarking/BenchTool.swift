// SPDX-License-Identifier: Apache-2.0

import CommandLineTool
import LibraryLoading

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// `tariff-bench`: named workloads with seeded goods, each checking its answer.
package enum BenchTool {
  private static let help = """
    Usage: tariff-bench [WORKLOAD…] [options]
           tariff-bench basket [options]

    Measures the whole tool on goods that it makes itself, in memory, and checks each answer before. Without names all
    workloads run. 'basket' writes the goods instead, for other programs to be measured on.

    WORKLOADS
    \(Workload.all.map { "  " + $0.name.padded(to: 16) + $0.summary }.joined(separator: "\n"))

    OPTIONS
      --lines N         How many lines. (default: 1000000)
      --seed S          Where the random numbers begin. (default: 1)
      --rounds R        How often each is measured; the middle is shown. (default: 3)
      --jobs N          Use this many cores. (default: all)
      --entries WHICH   Of 'basket': none, together or scattered. (default: none)
      --library DIR     The folder with library.json5. (default: TARIFF_LIBRARY, or Scenarios)
      --json            Write JSON instead of a table.

    """

  /// Runs the command line of the process and ends the process.
  package static func runAndExit() -> Never {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
      exit(0)
    } catch let error as BenchError {
      Console.live.writeError("error: \(error.text)\n")
    } catch {
      Console.live.writeError("error: \(error)\n")
    }
    exit(1)
  }

  private static func run(_ words: [String]) throws {
    if words.contains("--help") || words.contains("-h") { return try say(help) }
    let options = try BenchOptions(words)
    let folder = options.values["library"] ?? Console.live.environment("TARIFF_LIBRARY") ?? "Scenarios"
    let jobs = try options.number("jobs") ?? Console.live.cores
    let plan = try GoodsPlan(files(folder))
    let (lines, seed) = (try options.number("lines") ?? 1_000_000, try options.number("seed") ?? 1)
    if options.names == ["basket"] { return try basket(plan, lines, UInt64(seed), options) }
    let bench = Bench(
      tool: ToolInMemory(library: folder, jobs: jobs),
      plan: plan,
      lines: lines,
      seed: UInt64(seed),
      rounds: try options.number("rounds") ?? 3
    )
    let measurements = try workloads(options.names).map { try bench.measure($0) }
    try say(
      options.isJSON
        ? BenchReport.json(measurements, seed: bench.seed, jobs: jobs) : BenchReport.table(measurements)
    )
  }

  private static func workloads(_ names: [String]) throws -> [Workload] {
    guard !names.isEmpty else { return Workload.all }
    return try names.map { name in
      guard let workload = Workload.all.first(where: { $0.name == name }) else {
        let known = Workload.all.map(\.name).joined(separator: ", ")
        throw BenchError("there is no workload '\(name)'; there are \(known), and basket")
      }
      return workload
    }
  }

  /// Writes goods bit by bit, so that any number of lines takes no memory.
  private static func basket(_ plan: GoodsPlan, _ lines: Int, _ seed: UInt64, _ options: BenchOptions) throws
  {
    let kinds: [String: GoodsMaker.Entries] = ["none": .none, "together": .together, "scattered": .scattered]
    guard let entries = kinds[options.values["entries"] ?? "none"] else {
      throw BenchError("--entries is none, together or scattered")
    }
    var maker = GoodsMaker(plan, lines: lines, seed: seed, entries: entries)
    let console = Console.live
    var bytes = maker.header
    while maker.line(into: &bytes) {
      guard bytes.count > 1 << 18 else { continue }
      try console.write(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    try console.write(bytes)
    try console.flush()
  }

  private static func say(_ text: String) throws {
    let console = Console.live
    try console.write(Array(text.utf8))
    try console.flush()
  }

  private static func files(_ folder: String) -> FileSource {
    let workspace = Workspace.live
    return FileSource(
      read: { path throws(FileSourceError) in
        do throws(FileError) {
          return try workspace.read("\(folder)/\(path)")
        } catch {
          throw .missing
        }
      },
      list: { (try? workspace.list("\(folder)/\($0)")) ?? [] }
    )
  }
}

/// What stands on the command line.
struct BenchOptions {
  private static let known = ["lines", "seed", "rounds", "jobs", "entries", "library"]

  private(set) var names: [String] = []
  private(set) var values: [String: String] = [:]
  private(set) var isJSON = false

  init(_ words: [String]) throws {
    var words = words[...]
    while let word = words.popFirst() {
      guard word.hasPrefix("--") else {
        names.append(word)
        continue
      }
      let name = String(word.dropFirst(2))
      if name == "json" {
        isJSON = true
      } else if Self.known.contains(name), let value = words.popFirst() {
        values[name] = value
      } else {
        throw BenchError("what is '\(word)'? See tariff-bench --help")
      }
    }
  }

  func number(_ name: String) throws -> Int? {
    guard let text = values[name] else { return nil }
    guard let number = Int(text), number > 0 else { throw BenchError("--\(name) is a number from 1") }
    return number
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
