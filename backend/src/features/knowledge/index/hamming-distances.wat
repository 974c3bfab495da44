;; In how many bits each of many rows differs from one. All lie in this module's memory and are whole groups of 16 bytes.
;; `hamming-distances.ts` holds this assembled: `wat2wasm hamming-distances.wat --output=- | base64 --wrap=0` (wabt 1.0.39).
(module
  (memory (export "memory") 8)
  (func (export "distances")
    (param $one i32) (param $row i32) (param $bytes i32) (param $count i32) (param $out i32)
    (local $end i32) (local $byte i32) (local $sums v128)
    (local.set $end (i32.add (local.get $out) (i32.shl (local.get $count) (i32.const 1))))
    (block $done
      (loop $rows
        (br_if $done (i32.ge_u (local.get $out) (local.get $end)))
        (local.set $sums (v128.const i64x2 0 0))
        (local.set $byte (i32.const 0))
        (loop $groups
          (local.set $sums
            (i16x8.add
              (local.get $sums)
              (i16x8.extadd_pairwise_i8x16_u
                (i8x16.popcnt
                  (v128.xor
                    (v128.load (i32.add (local.get $one) (local.get $byte)))
                    (v128.load (i32.add (local.get $row) (local.get $byte))))))))
          (local.set $byte (i32.add (local.get $byte) (i32.const 16)))
          (br_if $groups (i32.lt_u (local.get $byte) (local.get $bytes))))
        (local.set $sums (i32x4.extadd_pairwise_i16x8_u (local.get $sums)))
        (i32.store16
          (local.get $out)
          (i32.add
            (i32.add (i32x4.extract_lane 0 (local.get $sums)) (i32x4.extract_lane 1 (local.get $sums)))
            (i32.add (i32x4.extract_lane 2 (local.get $sums)) (i32x4.extract_lane 3 (local.get $sums)))))
        (local.set $row (i32.add (local.get $row) (local.get $bytes)))
        (local.set $out (i32.add (local.get $out) (i32.const 2)))
        (br $rows)))))
