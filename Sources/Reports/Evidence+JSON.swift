import Columnar
import SignaturePlan

extension Evidence {
  /// Writes the transfer and where it stands as one object; `usd` is what the data gives, not what follows from it.
  func write(to json: inout JSONText) {
    json.object { json in
      json.key("step")
      json.value(step)
      json.key("index")
      json.value(index)
      writeTransfer(to: &json)
      json.key("archive")
      json.value(archive)
      json.key("row")
      json.value(row)
    }
  }

  private func writeTransfer(to json: inout JSONText) {
    json.key("time")
    json.value(Timestamp.format(transfer.time))
    json.key("chain")
    json.value(transfer.chain)
    json.key("tx")
    json.value(tx)
    json.key("from")
    json.value(transfer.from)
    json.key("to")
    json.value(transfer.to)
    json.key("asset")
    json.value(transfer.asset)
    json.key("amount")
    json.value(transfer.amount)
    json.key("usd")
    json.value(transfer.usd)
  }
}

extension LabelledAddress {
  func write(to json: inout JSONText) {
    json.object { json in
      json.key("address")
      json.value(address)
      json.key("labels")
      json.array(labels) { $1.write(to: &$0) }
    }
  }
}

extension LabelledAddress.Tag {
  fileprivate func write(to json: inout JSONText) {
    json.object { json in
      json.key("label")
      json.value(label)
      json.key("category")
      json.value(category)
      json.key("source")
      json.value(source)
    }
  }
}

extension Provenance {
  func write(to json: inout JSONText) {
    json.object { json in
      json.key("engine")
      json.value(engine)
      json.key("signature_hash")
      json.value(signatureHash)
      json.key("labels_hash")
      json.value(labelsHash)
      json.key("archives")
      json.array(archives) { $1.write(to: &$0) }
    }
  }
}

extension Provenance.Source {
  fileprivate func write(to json: inout JSONText) {
    json.object { json in
      json.key("path")
      json.value(path)
      json.key("hash")
      json.value(hash)
    }
  }
}
