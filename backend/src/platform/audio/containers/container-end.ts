const OGG_HEADER_BYTES = 27;
const EBML_SEGMENT = 0x18538067;
const EBML_CLUSTER = 0x1f43b675;

/** Whether an Ogg file (RFC 3533) ends with a whole page. */
export function oggIsWhole(bytes: Buffer): boolean {
  let at = 0;
  while (at + OGG_HEADER_BYTES <= bytes.length) {
    if (bytes.toString('latin1', at, at + 4) !== 'OggS') return false;
    const segments = bytes[at + 26] ?? 0;
    if (at + OGG_HEADER_BYTES + segments > bytes.length) return false;
    const table = bytes.subarray(at + OGG_HEADER_BYTES, at + OGG_HEADER_BYTES + segments);
    at += OGG_HEADER_BYTES + segments + table.reduce((sum, size) => sum + size, 0);
  }
  return at === bytes.length;
}

/** Whether a WebM file (RFC 8794) ends with a whole element; browsers leave the sizes of the outer ones open. */
export function webmIsWhole(bytes: Buffer): boolean {
  let at = 0;
  while (at < bytes.length) {
    const id = readVint(bytes, at, false);
    const size = id && readVint(bytes, at + id.length, true);
    if (!id || !size) return false;
    const body = at + id.length + size.length;
    const enter = id.value === EBML_SEGMENT || id.value === EBML_CLUSTER;
    if (size.value !== null && body + size.value > bytes.length) return false;
    if (size.value === null && !enter) return false;
    at = enter ? body : body + (size.value ?? 0);
  }
  return true;
}

/** A number whose first byte says how many bytes it has; null as a size means "unknown". */
function readVint(bytes: Buffer, at: number, unmark: boolean): { value: number | null; length: number } | null {
  const first = bytes[at];
  if (first === undefined || first === 0) return null;
  const length = Math.clz32(first) - 23;
  if (at + length > bytes.length) return null;
  let value = unmark ? first & (0xff >> length) : first;
  let open = value === 0xff >> length;
  for (let index = 1; index < length; index++) {
    const byte = bytes[at + index] ?? 0;
    open &&= byte === 0xff;
    value = value * 256 + byte;
  }
  return { value: unmark && open ? null : value, length };
}
