/**
 * Faults of the shell go to standard error as the place, the error's class and its code: a message or a stack could
 * hold a path or the owner's words.
 */
export function logFault(place: string, error: unknown): void {
  const name = error instanceof Error ? error.constructor.name : typeof error
  const code = error instanceof Error && "code" in error ? String(error.code) : "no code"
  process.stderr.write(`Lucilius: ${place} failed (${name}, ${code})\n`)
}
