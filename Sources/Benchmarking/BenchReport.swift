// SPDX-License-Identifier: Apache-2.0

import ExactMath

/// Measurements as a table, or as JSON.
enum BenchReport {
  static func table(_ measurements: [Bench.Measurement]) -> String {
    var rows = [["workload", "lines", "seconds", "cpu", "k lines/s", "MB in", "MB out"]]
    for measurement in measurements {
      rows.append([
        measurement.workload.name, String(measurement.lines), seconds(measurement.median.wall),
        seconds(measurement.median.processor), thousands(measurement), megabytes(measurement.bytesIn),
        megabytes(measurement.bytesOut),
      ])
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      row.enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + blanks : blanks + cell
      }.joined(separator: "  ") + "\n"
    }.joined()
  }

  static func json(_ measurements: [Bench.Measurement], seed: UInt64, jobs: Int) -> String {
    let rows = measurements.map { measurement in
      let rounds = measurement.durations.map { String($0.wall) }.joined(separator: ",")
      return "{\"workload\":\"\(measurement.workload.name)\",\"lines\":\(measurement.lines),"
        + "\"microseconds\":[\(rounds)],\"processorMicroseconds\":\(measurement.median.processor),"
        + "\"bytesIn\":\(measurement.bytesIn),\"bytesOut\":\(measurement.bytesOut),\"checked\":true}"
    }
    return "{\"schema\":\"tariff.bench/1\",\"seed\":\(seed),\"jobs\":\(jobs),\"workloads\":[\n"
      + rows.joined(separator: ",\n") + "\n]}\n"
  }

  private static func seconds(_ microseconds: Int64) -> String {
    DecimalText.text((microseconds + 500) / 1000, digits: 3)
  }

  private static func thousands(_ measurement: Bench.Measurement) -> String {
    String(Int64(measurement.lines) * 1000 / max(1, measurement.median.wall))
  }

  private static func megabytes(_ bytes: Int) -> String {
    DecimalText.text(Int64(bytes / 100_000), digits: 1)
  }
}
