import { ageIdentity } from "../../crypto/age-identity.ts"
import { recoveryWordCount, recoveryWords } from "../../crypto/recovery-words.ts"
import { SecretKey } from "../../crypto/secret-key.ts"
import { recoverySubkey } from "../../crypto/subkeys.ts"
import type { Instant } from "../../domain/envelope.ts"
import type { RecoverySheet, TypeBackAnswer } from "../api.ts"

const checksumPlace = recoveryWordCount - 1
const typedBackWords = 3

/** A recovery seed that is in memory alone, with the sheet on which the owner takes it down. Ends as a key does. */
export class RecoveryDraft implements Disposable {
  readonly seed = SecretKey.random("recovery-seed")
  readonly sheet: RecoverySheet
  #isConfirmed = false

  constructor() {
    using identity = recoverySubkey(this.seed, "backup-identity")
    this.sheet = {
      words: recoveryWords(this.seed),
      backupIdentity: ageIdentity(identity),
      typeBack: [...somePlaces(checksumPlace, typedBackWords), checksumPlace],
      madeAt: new Date().toISOString() as Instant,
    }
  }

  get isConfirmed(): boolean {
    return this.#isConfirmed
  }

  /** True once every word asked for was typed as it stands on the sheet, in any case. */
  confirm(answers: readonly TypeBackAnswer[]): boolean {
    const typed = new Map(answers.map(({ place, word }) => [place, word.trim().toLowerCase()]))
    this.#isConfirmed = this.sheet.typeBack.every((place) => typed.get(place) === this.sheet.words[place])
    return this.#isConfirmed
  }

  [Symbol.dispose](): void {
    this.seed.end()
  }
}

/** `count` different whole numbers below `below`, in rising order. */
export function somePlaces(below: number, count: number): readonly number[] {
  const chosen = new Set<number>()
  while (chosen.size < count) {
    const drawn = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
    chosen.add(drawn % below)
  }
  return [...chosen].toSorted((left, right) => left - right)
}
