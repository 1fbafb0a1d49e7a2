import { type ComponentType, lazy } from "react"
import { loadSentences } from "./strings/say.ts"

/** A screen that comes with its code and its sentences when it is first shown. */
export function lazyScreen<P>(load: () => Promise<ComponentType<P>>) {
  return lazy(async () => {
    const [screen] = await Promise.all([load(), loadSentences()])
    return { default: screen }
  })
}
