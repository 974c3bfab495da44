/** Vectors as they are stored: 32-bit floats, little-endian, length 1. */

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

/** How alike two vectors of length 1 are: 1 for the same, 0 for nothing in common. */
export function product(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
