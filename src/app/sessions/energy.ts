import { say } from "../strings/say.ts"

const words = { "-2": "drained", "-1": "low", "0": "even", "1": "good", "2": "full" } as const
type Energy = keyof typeof words

/** In words, never as a number; null where none was noted. A number of a newer version counts as none. */
export function energyInWords(energy: number | undefined): string | null {
  const known = Object.entries(words).find(([number]) => Number(number) === energy)
  return known === undefined ? null : say(`session.energy.${known[1]}`)
}

/** For a choice, from the lowest; the empty value is "not noted". */
export function energyChoices(): readonly Readonly<{ value: string; label: string }>[] {
  const order: readonly Energy[] = ["-2", "-1", "0", "1", "2"]
  return [
    { value: "", label: say("session.energy.none") },
    ...order.map((value) => ({ value, label: say(`session.energy.${words[value]}`) })),
  ]
}
