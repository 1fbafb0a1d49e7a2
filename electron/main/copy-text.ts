export type CopyText = {
  /** Clears the clipboard after `clearAfterMs` if it still holds `text`. Rejects when the system refuses. */
  readonly copy: (text: string, clearAfterMs: number | undefined) => Promise<void>
  /** Clears now what was to be cleared later. */
  readonly clearPending: () => Promise<void>
}

export function createCopyText(
  clipboard: Pick<Electron.Clipboard, "readText" | "writeText" | "clear">,
  onFault: (error: unknown) => void,
): CopyText {
  let pending: { readonly text: string; readonly timer: NodeJS.Timeout } | undefined

  async function clearPending(): Promise<void> {
    if (pending === undefined) return
    const { text, timer } = pending
    pending = undefined
    clearTimeout(timer)
    if ((await clipboard.readText()) === text) clipboard.clear()
  }

  return {
    copy: async (text, clearAfterMs) => {
      if (pending !== undefined) clearTimeout(pending.timer)
      pending = undefined
      await clipboard.writeText(text)
      if (clearAfterMs === undefined) return
      pending = { text, timer: setTimeout(() => void clearPending().catch(onFault), clearAfterMs) }
    },
    clearPending,
  }
}
