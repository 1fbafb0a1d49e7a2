/** The interface asks for far more, by measure; the worker refuses only what no measure would pass. */
const shortestPassphrase = 8

/** By code points, so that no script is counted double. */
export function isLongEnough(passphrase: string): boolean {
  return Array.from(passphrase).length >= shortestPassphrase
}
