const { contextBridge, ipcRenderer } = require("electron")

contextBridge.exposeInMainWorld("bytes", {
  up: (/** @type {Uint8Array} */ bytes) => ipcRenderer.invoke("up", bytes),
  down: (/** @type {number} */ length) => ipcRenderer.invoke("down", length),
})
