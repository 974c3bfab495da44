/** Samples at 48 kHz in an Opus packet, from its first bytes (RFC 6716, section 3.1). */
export function opusSamples(packet: Uint8Array): number {
  const [toc = 0, second = 0] = packet;
  const config = toc >> 3;
  const frame =
    config < 12
      ? [480, 960, 1920, 2880][config & 3]
      : config < 16
        ? [480, 960][config & 1]
        : [120, 240, 480, 960][config & 3];
  const frames = (toc & 3) === 0 ? 1 : (toc & 3) < 3 ? 2 : second & 0x3f;
  return (frame ?? 0) * frames;
}
