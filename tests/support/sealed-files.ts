import { concatBytes } from "../../src/base/bytes.ts"
import { ok } from "../../src/base/result.ts"
import type { ReadRange } from "../../src/vault/file-opener.ts"
import { FileSealer } from "../../src/vault/file-sealer.ts"
import { fileIds, vaultIds } from "../../src/vault/ids.ts"
import type { FileAddress, FileKey } from "../../src/vault/sealed-file.ts"
import { must } from "./must.ts"

export function newFileAddress(): FileAddress {
  return { vaultId: vaultIds.random(), file: fileIds.random() }
}

/** The sealed file, made of pieces of `step` bytes. */
export function sealAll(
  key: FileKey,
  address: FileAddress,
  content: Uint8Array,
  step = content.length + 1,
): Uint8Array<ArrayBuffer> {
  const sealer = new FileSealer(key, address, content.length)
  const parts: Uint8Array[] = []
  for (let at = 0; at < content.length; at += step)
    parts.push(must(sealer.add(content.subarray(at, at + step))))
  parts.push(must(sealer.end()))
  return concatBytes(...parts)
}

/** As the shell answers for a file with these bytes. */
export function readerOf(sealed: Uint8Array): ReadRange<never> {
  return (from, to) => Promise.resolve(ok({ bytes: sealed.subarray(from, to), length: sealed.length }))
}
