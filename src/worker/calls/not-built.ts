/** Stands in for a call whose part is still to come. */
export function notBuilt(): Promise<never> {
  return Promise.reject(new Error("not built yet"))
}
