/** What a screen dump of Xvfb (the format of xwd, 32 bits a pixel) shows: how many colours, and how much of it is the one seen most. */
export function picture(dump) {
  const word = (at) => dump.readUInt32BE(4 * at);
  const [head, width, height, line, entries] = [0, 4, 5, 12, 19].map(word);
  const first = head + 12 * entries;
  const counts = new Map();
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const pixel = dump.readUInt32LE(first + row * line + 4 * column);
      counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    }
  }
  return { width, height, colours: counts.size, most: Math.max(...counts.values()) / (width * height) };
}
