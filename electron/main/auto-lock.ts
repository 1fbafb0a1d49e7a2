import type { AutoLockSettings, LockReason } from "../../src/contract/values.ts"

export const defaultAutoLock: AutoLockSettings = { idleMs: 10 * 60_000, onSuspend: true, onBlur: false }

export type AutoLockParts = {
  /** Milliseconds since the last input anywhere on this computer; undefined where the runtime has no such clock. */
  readonly systemIdleMs: () => number | undefined
  /** A clock that never goes back, in milliseconds. */
  readonly now: () => number
  readonly isUnlocked: () => boolean
  readonly isAsking: () => boolean
  readonly lock: (reason: LockReason) => void
}

export type AutoLock = {
  readonly set: (settings: AutoLockSettings) => void
  /** Input in the page, or an unlock. */
  readonly noteActivity: () => void
  /** To be called every few seconds. */
  readonly tick: () => void
  readonly noteSuspend: () => void
  readonly noteOsLock: () => void
  readonly noteBlur: () => void
}

export function createAutoLock(parts: AutoLockParts, first: AutoLockSettings = defaultAutoLock): AutoLock {
  let settings = first
  let lastActivity = parts.now()
  // Some desktops answer 0 for ever: the system's clock counts only once it has been seen to move.
  let systemClockMoves = false

  function idleMs(): number {
    const system = parts.systemIdleMs()
    if (system !== undefined && system > 0) systemClockMoves = true
    return system !== undefined && systemClockMoves ? system : parts.now() - lastActivity
  }

  return {
    set: (next) => {
      settings = next
    },
    noteActivity: () => {
      lastActivity = parts.now()
    },
    tick: () => {
      if (parts.isUnlocked() && idleMs() >= settings.idleMs) parts.lock("idle")
    },
    noteSuspend: () => {
      if (settings.onSuspend) parts.lock("suspend")
    },
    noteOsLock: () => {
      if (settings.onSuspend) parts.lock("os-lock")
    },
    // A dialog of our own takes the focus too, and is no reason to lock.
    noteBlur: () => {
      if (settings.onBlur && !parts.isAsking()) parts.lock("blur")
    },
  }
}
