/// A client's certificate and its private key, for servers that let in by them.
public struct ClientIdentity: Sendable {
  /// The certificate, and those between it and its authority, in PEM.
  let certificate: [UInt8]
  /// The private key in PEM.
  let key: Secret
  /// What the key is encrypted with.
  let passphrase: Secret?

  /// Reads a certificate and its key; without a file of its own, the key stands beside the certificate.
  ///
  /// A file with a key in it may be read by its owner only.
  public init(
    certificateFile: String, keyFile: String? = nil, passphrase: Secret? = nil
  ) throws(ClientIdentityError) {
    let isKey = { (label: Substring) in label.hasSuffix("PRIVATE KEY") }
    let text: String
    do throws(CredentialError) {
      text = try Secret.file(certificateFile, isSecret: false).revealed
      if let keyFile {
        key = try .file(keyFile)
      } else {
        let hasKey = PEMBlock.first(in: text, where: isKey) != nil
        key = hasKey ? try .file(certificateFile) : Secret(text)
      }
    } catch {
      throw ClientIdentityError(.file(error), source: error.source ?? certificateFile)
    }
    guard PEMBlock.first(in: text, where: { $0 == "CERTIFICATE" }) != nil else {
      throw ClientIdentityError(.noCertificate, source: certificateFile)
    }
    guard let block = PEMBlock.first(in: key.revealed, where: isKey) else {
      throw ClientIdentityError(.noKey, source: keyFile ?? certificateFile)
    }
    guard passphrase != nil || !block.isEncrypted else {
      throw ClientIdentityError(.noPassphrase, source: keyFile ?? certificateFile)
    }
    certificate = Array(text.utf8)
    self.passphrase = passphrase
  }
}

extension ClientIdentity: CustomStringConvertible, CustomReflectable {
  /// Nothing of it.
  public var description: String { "client certificate" }
  /// Nothing of it.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// Why a client's certificate cannot be used; never with any part of its key.
public struct ClientIdentityError: Error, Sendable, Hashable {
  /// What kind of fault it is.
  public enum Code: Sendable, Hashable {
    /// A file cannot be used.
    case file(CredentialError)
    /// There is no certificate in PEM.
    case noCertificate
    /// There is no private key in PEM.
    case noKey
    /// The key is encrypted, and there is no passphrase.
    case noPassphrase
  }

  /// What kind of fault it is.
  public let code: Code
  /// The file's path.
  public let source: String

  init(_ code: Code, source: String) {
    self.code = code
    self.source = source
  }
}

extension ClientIdentityError: CustomStringConvertible {
  /// What is wrong and how to put it right.
  public var description: String {
    switch code {
    case .file(let error): error.description
    case .noCertificate:
      "\(source) holds no certificate in PEM (from PKCS#12: openssl pkcs12 -in FILE -nokeys -out cert.pem)"
    case .noKey:
      "\(source) holds no private key in PEM: name the file that does (from PKCS#12: openssl pkcs12 -in FILE -nocerts -out key.pem)"
    case .noPassphrase:
      "the key in \(source) is encrypted: name the file of its passphrase with server.clientKeyPassphraseFile"
    }
  }
}
