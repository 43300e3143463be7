// SPDX-License-Identifier: Apache-2.0

import Reporting
import Testing

/// Lines are rendered in chunks, on several threads; joined in order they must give the same bytes.
@Suite struct ChunkTests {
  static let lines = [Sample.line, Sample.openLine, Sample.assumedLine, Sample.line, Sample.openLine]

  @Test("JSON lines joined from chunks are those of one piece", arguments: 1...5)
  func json(_ size: Int) {
    let json = DutyJSON(Sample.header())
    func rendered(_ range: Range<Int>) -> [UInt8] {
      written { out in
        for index in range { json.line(Self.lines[index], isFirst: index == 0, into: &out) }
      }
    }
    #expect(chunked(size, rendered) == rendered(0..<5))
  }

  @Test("NDJSON and CSV lines joined from chunks are those of one piece", arguments: 1...5)
  func otherFormats(_ size: Int) {
    let ndjson = DutyNDJSON(Sample.header())
    func records(_ range: Range<Int>) -> [UInt8] {
      written { out in for index in range { ndjson.line(Self.lines[index], into: &out) } }
    }
    #expect(chunked(size, records) == records(0..<5))
    let columns = BasketColumns(header: Array("n".utf8), names: ["n"])
    let csv = DutyCSV(Sample.header(), columns: columns)
    func rows(_ range: Range<Int>) -> [UInt8] {
      written { out in
        for index in range { csv.line("\(index)".utf8, Sample.assessment, into: &out) }
      }
    }
    #expect(chunked(size, rows) == rows(0..<5))
  }

  private func chunked(_ size: Int, _ render: (Range<Int>) -> [UInt8]) -> [UInt8] {
    stride(from: 0, to: 5, by: size).flatMap { render($0..<min(5, $0 + size)) }
  }
}
