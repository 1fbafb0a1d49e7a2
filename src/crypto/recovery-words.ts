import { entropyToMnemonic, mnemonicToEntropy } from "@scure/bip39"
import { wordlist } from "@scure/bip39/wordlists/english.js"
import { ok, refuse, type Result } from "../base/result.ts"
import { SecretKey } from "./secret-key.ts"

export const recoveryWordCount = 24
/** No two words of the list share their first four letters. */
const tellingLetters = 4

export type WordsRefusal =
  | Readonly<{ name: "word-count"; count: number }>
  /** `place` is zero-based. The word itself is not repeated: a slip in it is still a secret. */
  | Readonly<{ name: "unknown-word"; place: number }>
  | Readonly<{ name: "checksum" }>

/** The seed as 24 English BIP39 words; the last carries the checksum. The strings stay in memory until collected. */
export function recoveryWords(seed: SecretKey<"recovery-seed">): readonly string[] {
  return entropyToMnemonic(seed.borrow(), wordlist).split(" ")
}

/** Reads words in any case, parted by anything that is no letter (so numbering does no harm), each whole or from its first four letters on. */
export function parseRecoveryWords(text: string): Result<SecretKey<"recovery-seed">, WordsRefusal> {
  const typed = text
    .normalize("NFKD")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "")
  if (typed.length !== recoveryWordCount) return refuse({ name: "word-count", count: typed.length })
  const words: string[] = []
  for (const [place, word] of typed.entries()) {
    const known = knownWord(word)
    if (known === null) return refuse({ name: "unknown-word", place })
    words.push(known)
  }
  try {
    return ok(SecretKey.adopt("recovery-seed", mnemonicToEntropy(words.join(" "), wordlist)))
  } catch {
    // The count and every word were checked above: only the checksum is left to fail.
    return refuse({ name: "checksum" })
  }
}

function knownWord(typed: string): string | null {
  if (wordlist.includes(typed)) return typed
  if (typed.length < tellingLetters) return null
  return wordlist.find((word) => word.startsWith(typed)) ?? null
}
