const { contextBridge, ipcRenderer } = require("electron")

contextBridge.exposeInMainWorld("bridge", {
  answer: 42,
  nested: { words: ["a", "b"], add: (/** @type {number} */ a, /** @type {number} */ b) => a + b },
  invoke: (/** @type {string} */ channel, /** @type {unknown[]} */ ...args) =>
    ipcRenderer.invoke(channel, ...args),
  tell: (/** @type {unknown} */ value) => ipcRenderer.send("told", value),
  onHeard: (/** @type {(value: unknown) => void} */ callback) => {
    const listener = (/** @type {unknown} */ _event, /** @type {unknown} */ value) => callback(value)
    ipcRenderer.on("heard", listener)
    return () => ipcRenderer.removeListener("heard", listener)
  },
  fail: () => {
    throw new RangeError("out of the preload")
  },
  failLater: () => Promise.reject(new Error("later, out of the preload")),
  requires: (/** @type {string} */ name) => {
    try {
      return typeof require(name)
    } catch {
      return "refused"
    }
  },
})
Object.assign(globalThis, { preloadSecret: "for the preload alone" })
