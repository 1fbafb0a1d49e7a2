/** So long may work in the background keep a save or a question waiting. */
export const turnMs = 8

/** Lets whatever waits come first. At once where nothing does: timers that follow each other are held back. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
