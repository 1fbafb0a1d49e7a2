/** So long may work in the background keep a save or a question waiting. */
export const turnMs = 8

/** Lets whatever waits come first. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
