import { describe, expect, it } from '@jest/globals';
import { plainDistances, hammingDistances } from './hamming-distances.js';
import { nearestByHammingDistance, quantizedRows, quantize } from './binary-vectors.js';

/** As many members above 0 as `ones` says, from the first on. */
function leading(ones: number, length = 200): Buffer {
  return quantize(Float32Array.from({ length }, (_, index) => (index < ones ? 0.5 : -0.5)));
}

function table(firstId: number, all: readonly Buffer[]) {
  return { chunk_ids: Float64Array.from(all, (_, row) => firstId + row), rows: quantizedRows(all) };
}

describe('Comparing signs', () => {
  it('keeps one bit of each member: whether it is above 0', () => {
    expect([...quantize(Float32Array.from([1, -1, 0, 0.1, -0, 2, 3, -4, 5]))]).toEqual([0b01101001, 0b1]);
  });

  it('counts the bits that differ as they are counted by hand, with and without the instructions of newer processors', () => {
    let state = 1;
    const byte = () => (state = (Math.imul(state, 48271) >>> 0) % 2147483647) & 255;
    const bitsOf = Array.from({ length: 256 }, (_, value) => value.toString(2).replaceAll('0', '').length);
    // The first are more rows than fit at once.
    for (const [bytes, count] of [
      [16, 33_000],
      [192, 2_500],
      [1024, 3],
    ] as const) {
      const question = Uint8Array.from({ length: bytes }, byte);
      const rows = Uint8Array.from({ length: bytes * count }, byte);
      const byHand = new Uint16Array(count);
      rows.forEach((value, at) => {
        const row = Math.floor(at / bytes);
        byHand[row] = (byHand[row] ?? 0) + (bitsOf[value ^ (question[at % bytes] ?? 0)] ?? 0);
      });
      expect(hammingDistances(question, rows)).toEqual(byHand);
      expect(plainDistances(question, rows)).toEqual(byHand);
    }
    const [none, all] = [new Uint8Array(1024), new Uint8Array(1024).fill(255)];
    expect([...hammingDistances(none, all), ...plainDistances(none, all)]).toEqual([8192, 8192]);
  });

  it('finds those that differ least, in all tables', () => {
    const tables = [table(0, [leading(0), leading(90), leading(200)]), table(1e12, [leading(100), leading(120)])];
    expect(nearestByHammingDistance(tables, quantizedRows([leading(100)]), 3).sort((a, b) => a - b)).toEqual([
      1,
      1e12,
      1e12 + 1,
    ]);
  });

  it('counts every bit that differs, whatever the length', () => {
    for (const length of [2, 31, 96, 97, 1536]) {
      const none = leading(0, length);
      const near = leading(Math.floor(length / 2), length);
      const far = leading(length, length);
      expect(nearestByHammingDistance([table(0, [far, near, none])], quantizedRows([none]), 2)).toEqual([2, 1]);
    }
  });

  it('gives the first of those that are equally near, and never more than asked for', () => {
    const same = Array.from({ length: 10 }, () => leading(50));
    expect(nearestByHammingDistance([table(0, same)], quantizedRows([leading(60)]), 4)).toEqual([0, 1, 2, 3]);
    expect(nearestByHammingDistance([table(0, same)], quantizedRows([leading(60)]), 40)).toHaveLength(10);
    expect(nearestByHammingDistance([], quantizedRows([leading(60)]), 40)).toEqual([]);
  });
});
