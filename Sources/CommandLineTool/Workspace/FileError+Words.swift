// SPDX-License-Identifier: Apache-2.0

extension FileError {
  /// What is wrong, in one sentence without a full stop.
  var text: String {
    switch problem {
    case .missing: "\(path): no such file or folder"
    case .denied: "\(path): permission denied"
    case .isFolder: "\(path): this is a folder, not a file"
    case .cannotCreate(let reason): "\(path): cannot be created: \(reason)"
    case .cannotRead(let reason): "\(path): cannot be read: \(reason)"
    case .cannotWrite(let reason): "\(path): cannot be written: \(reason)"
    case .closedPipe: "\(path): closed"
    }
  }

  /// The reason alone, in a few words.
  var reason: String {
    switch problem {
    case .missing: "no such file"
    case .denied: "permission denied"
    case .isFolder: "this is a folder"
    case .cannotCreate(let reason), .cannotRead(let reason), .cannotWrite(let reason): reason
    case .closedPipe: "closed"
    }
  }

  /// How the tool ends because of it.
  var status: ExitStatus {
    switch problem {
    case .missing, .isFolder: .missing
    case .denied: .denied
    case .cannotCreate: .cannotCreate
    case .cannotRead, .cannotWrite: .inputOutput
    case .closedPipe: .success
    }
  }
}
