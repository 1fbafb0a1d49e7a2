/** An expected outcome that is not success is a value with a name; only bugs throw. */
export type Result<T, E> = Ok<T> | Refused<E>

export type Ok<T> = { readonly ok: true; readonly value: T }
export type Refused<E> = { readonly ok: false; readonly refusal: E }

export function ok(): Ok<undefined>
export function ok<T>(value: T): Ok<T>
export function ok<T>(value?: T): Ok<T | undefined> {
  return { ok: true, value }
}

/** Pass a string literal or an object with a literal `name`, so that `switch` over refusals stays exhaustive. */
export function refuse<const E>(refusal: E): Refused<E> {
  return { ok: false, refusal }
}
