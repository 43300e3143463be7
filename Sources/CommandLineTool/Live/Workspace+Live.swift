// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension Workspace {
  /// The files of the system.
  package static var live: Workspace {
    Workspace(
      read: { path throws(FileError) in try System.descriptor(path).contents() },
      open: { path throws(FileError) in try System.open(path) },
      list: { path throws(FileError) in try System.list(path) },
      kind: { System.kind($0) },
      create: { path throws(FileError) in
        let file = try AtomicFile(path)
        return OutputFile(
          path: path,
          write: { bytes throws(FileError) in try file.put(bytes) },
          finish: { () throws(FileError) in try file.finish(isLasting: true) },
          appear: { () throws(FileError) in try file.finish(isLasting: false) },
          abandon: { file.abandon() }
        )
      },
      makeFolder: { path throws(FileError) in try System.makeFolder(path) },
      tidy: { folder in System.tidy(folder) },
      spill: .live,
      depth: System.depth,
      toolFolder: System.toolFolder
    )
  }
}

/// The calls of the system behind the workspace.
private enum System {
  static func open(_ path: String) throws(FileError) -> InputFile {
    let descriptor = try descriptor(path)
    return InputFile(path: path) { (buffer, count) throws(FileError) in try descriptor.fill(&buffer, count) }
  }

  static func descriptor(_ path: String) throws(FileError) -> Descriptor {
    #if canImport(Glibc)
    let number = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    #elseif canImport(Musl)
    let number = Musl.open(path, O_RDONLY | O_CLOEXEC)
    #else
    let number = Darwin.open(path, O_RDONLY | O_CLOEXEC)
    #endif
    guard number >= 0 else { throw .reading(path, errno) }
    return Descriptor(number, path: path)
  }

  static func list(_ path: String) throws(FileError) -> [String] {
    guard let folder = opendir(path) else { throw .reading(path, errno) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  static func tidy(_ folder: String) {
    for name in (try? list(folder)) ?? [] {
      guard let process = AtomicFile.process(ofTemporary: name), kill(process, 0) != 0, errno == ESRCH else {
        continue
      }
      unlink(PathText.join(folder, name))
    }
  }

  static func kind(_ path: String) -> Workspace.Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  static func makeFolder(_ path: String) throws(FileError) {
    if mkdir(path, 0o777) == 0 || kind(path) == .folder { return }
    guard errno == ENOENT, PathText.folder(of: path) != path else { throw .creating(path, errno) }
    try makeFolder(PathText.folder(of: path))
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .creating(path, errno) }
  }

  /// How many folders the current one lies below the root.
  static var depth: Int {
    guard let current = getcwd(nil, 0) else { return 0 }
    defer { free(current) }
    return String(cString: current).split(separator: "/").count
  }

  /// The folder of the running program, links resolved.
  static var toolFolder: String? {
    #if canImport(Darwin)
    let link = CommandLine.arguments[0]
    #else
    let link = "/proc/self/exe"
    #endif
    guard let real = realpath(link, nil) else { return nil }
    defer { free(real) }
    return PathText.folder(of: String(cString: real))
  }
}
