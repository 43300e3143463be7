// SPDX-License-Identifier: Apache-2.0

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
    occupyStandardStreams()
    Temporaries.installHandlers()
    let status = Tool(workspace: .live, console: .live).run(Array(CommandLine.arguments.dropFirst()))
    exit(status.rawValue)
  }
}
