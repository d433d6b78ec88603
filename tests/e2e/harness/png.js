/** Width and height, as the header of a PNG says them. */
export function pngSize(bytes) {
  if (bytes.toString("latin1", 1, 4) !== "PNG" || bytes.toString("latin1", 12, 16) !== "IHDR") throw new Error("this is not a PNG picture");
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}
