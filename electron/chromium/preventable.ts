/** Electron's event object, as far as listeners of this app use it. */
export type Preventable = { readonly defaultPrevented: boolean; readonly preventDefault: () => void }

export function preventable<T extends object>(fields: T): Preventable & T {
  let prevented = false
  return Object.assign(
    {
      get defaultPrevented() {
        return prevented
      },
      preventDefault() {
        prevented = true
      },
    },
    fields,
  )
}
