/** Vectors as they are stored: 32-bit floats, little-endian, length 1; and their signs, one bit each. */

export function bytesOf(vector: Float32Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
}

export function vectorOf(bytes: Buffer): Float32Array {
  // A copy: the bytes of a row need not begin where a float may.
  return new Float32Array(Uint8Array.from(bytes).buffer);
}

/** Length 1, so that nearness is the product; a vector of zeros stays one. */
export function unit(values: ArrayLike<number>): Float32Array {
  const vector = Float32Array.from(values);
  let sum = 0;
  for (const value of vector) sum += value * value;
  const length = Math.sqrt(sum);
  return length === 0 ? vector : vector.map((value) => value / length);
}

/** Bits of a vector: whether each member is above 0. The number of bits is a multiple of 8. */
export function bitsOf(vector: Float32Array): Buffer {
  const bits = Buffer.alloc(Math.ceil(vector.length / 8));
  vector.forEach((value, index) => {
    if (value > 0) bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7));
  });
  return bits;
}
