internal import CCurl

/// A place for one transfer in flight, with an easy handle that serves one after another; only the thread touches it.
final class TransferSlot {
  private var easy: EasyHandle
  private var exchange: Exchange?
  private(set) var transfer: Transfer?

  /// Makes a place, or nil where memory has run out; its number tells whose transfer is done.
  init?(number: Int) {
    guard let easy = EasyHandle(tag: number) else { return nil }
    self.easy = easy
  }

  /// Sets up the handle and starts.
  func begin(
    _ transfer: Transfer, _ configuration: HTTPClientConfiguration,
    on multi: borrowing MultiHandle
  ) {
    let exchange = Exchange(transfer.request, configuration)
    do throws(CurlFault) {
      try easy.prepare(transfer.request, exchange, configuration)
    } catch {
      easy.reset()
      let detail = String(cString: curl_easy_strerror(error.code))
      transfer.finish(.failure(transfer.notSent(.setUp, detail: detail)))
      return
    }
    guard multi.add(easy) else {
      easy.reset()
      transfer.finish(.failure(transfer.notSent(.setUp)))
      return
    }
    self.transfer = transfer
    self.exchange = exchange
  }

  /// Hands over the answer and makes room; nothing happens where there is no transfer.
  func end(_ result: CURLcode, on multi: borrowing MultiHandle) {
    guard let transfer, let exchange else { return }
    // Asked before the removal: some of it is the connection's, which the handle then no longer knows.
    let answer = easy.result(result, transfer.request, exchange)
    clear(on: multi, keepsOptions: result == CURLE_OK)
    transfer.finish(answer)
  }

  /// Takes the transfer off, which closes its connection, and makes room.
  func cancel(on multi: borrowing MultiHandle) {
    guard let transfer, let exchange else { return }
    let error = easy.cancellation(transfer.request, exchange)
    clear(on: multi, keepsOptions: false)
    transfer.finish(.failure(error))
  }

  private func clear(on multi: borrowing MultiHandle, keepsOptions: Bool) {
    multi.remove(easy)
    if keepsOptions { easy.rest() } else { easy.reset() }
    transfer = nil
    exchange = nil
  }
}
