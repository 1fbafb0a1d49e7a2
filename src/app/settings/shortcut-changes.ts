import type { KeyCombination, Look } from "../../contract/values.ts"
import type { Command } from "../frame/command.ts"
import { type WhyReserved, whyReserved } from "../frame/reserved-keys.ts"
import {
  type Combination,
  firstShortcuts,
  isClash,
  isSame,
  type Shortcut,
  shortcutsOf,
} from "../frame/shortcuts.ts"

export type Changes = Look["shortcuts"]

/** What giving a command these keys would mean. `clash`: several are in the way; `swap`: one, which could have the former keys. */
export type Judged =
  | Readonly<{ kind: "free" | "same" }>
  | Readonly<{ kind: "reserved"; why: WhyReserved }>
  | Readonly<{ kind: "swap"; with: Shortcut; gets: Combination | null }>
  | Readonly<{ kind: "clash"; with: readonly Shortcut[] }>

export function judge(changes: Changes, command: Command, wanted: Combination): Judged {
  const why = whyReserved(wanted)
  if (why !== null) return { kind: "reserved", why }
  const now = shortcutsOf(changes)
  const own = now.find((shortcut) => shortcut.command === command)
  if (own !== undefined && isSame(own, wanted)) return { kind: "same" }
  const others = now.filter((shortcut) => shortcut.command !== command && isClash(shortcut, wanted))
  const [other] = others
  if (other === undefined) return { kind: "free" }
  if (others.length > 1) return { kind: "clash", with: others }
  // The former keys may begin like the wanted ones, and then nobody can have them.
  const gets = own === undefined || isClash(own, wanted) ? null : own
  return { kind: "swap", with: other, gets }
}

/** `wanted`: null takes the keys away. Only for what `judge` calls free. */
export function withKeys(changes: Changes, command: Command, wanted: Combination | null): Changes {
  const first = firstShortcuts[command] ?? null
  const isFirst = wanted === null ? first === null : first !== null && isSame(first, wanted)
  const { [command]: _, ...rest } = changes
  return isFirst ? rest : { ...rest, [command]: wanted === null ? null : plain(wanted) }
}

/** As `withKeys`, where `judge` says that another has these keys: that one gets the former ones. */
export function withSwapped(
  changes: Changes,
  command: Command,
  wanted: Combination,
  { with: other, gets }: Extract<Judged, { kind: "swap" }>,
): Changes {
  return withKeys(withKeys(changes, other.command, gets), command, wanted)
}

function plain({ keys, isHeld }: Combination): KeyCombination {
  return { keys: [...keys], isHeld }
}
