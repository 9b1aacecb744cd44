import Kernels
import Testing

@Suite("Bitmaps")
struct BitmapTests {
  @Test("bits past the end are zero, whatever is done", arguments: [0, 1, 63, 64, 65, 127, 128, 200])
  func pastTheEnd(_ count: Int) {
    var bitmap = Bitmap(count: count, repeating: true)
    #expect(bitmap.population == count && bitmap.words.count == (count + 63) / 64)
    bitmap.invert()
    #expect(bitmap.isEmpty && bitmap == Bitmap(count: count))
    bitmap.invert()
    #expect(Array(bitmap.positions) == Array(0..<count))
    bitmap.resize(count: count / 2)
    #expect(bitmap == Bitmap(count: count / 2, repeating: true))
    bitmap.resize(count: count + 70)
    #expect(bitmap.population == count / 2 && bitmap.count == count + 70)
    bitmap.reset(count: count)
    #expect(bitmap == Bitmap(count: count))
  }

  @Test("single bits are set, cleared and found")
  func bits() {
    var bitmap = Bitmap(count: 130)
    for position in [0, 63, 64, 129] { bitmap[position] = true }
    #expect(bitmap[63] && !bitmap[62] && bitmap.population == 4)
    bitmap[63] = false
    #expect(Array(bitmap.positions) == [0, 64, 129])
    #expect(bitmap == Bitmap((0..<130).map { [0, 64, 129].contains($0) }))
  }
}
