// SPDX-License-Identifier: Apache-2.0

import Streaming

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension Tool {
  /// Runs the command line of the process and ends the process.
  package static func runAndExit() -> Never {
    Heap.prepare()
    occupyStandardStreams()
    Temporaries.installHandlers()
    let status = Tool(workspace: .live, console: .live).run(Array(CommandLine.arguments.dropFirst()))
    exit(status.rawValue)
  }
}
