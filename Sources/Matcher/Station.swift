/// A node in one asset: where funds can lie.
struct Station: Hashable {
  let node: Int32
  let asset: Int32
}
