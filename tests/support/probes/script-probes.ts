import type { Probe } from "./helpers.ts"

/** Ways to run a string, or a script that is not the app's. Each first leaves the debugger's turn, where eval is free. */
export const scriptProbes: Readonly<Record<string, Probe>> = {
  eval: async ({ name }) => {
    await probing.wait(0)
    // oxlint-disable-next-line no-eval -- the forbidden thing itself
    ;(0, eval)(`globalThis.fired = { "${name}": true }`)
    return probing.fired(name)
  },
  "new-function": async ({ name }) => {
    await probing.wait(0)
    // oxlint-disable-next-line no-new-func, no-implied-eval -- the forbidden thing itself
    Reflect.apply(new Function(`globalThis.fired = { "${name}": true }`), undefined, [])
    return probing.fired(name)
  },
  "async-function": async ({ name }) => {
    await probing.wait(0)
    const AsyncFunction = (async () => {}).constructor as new (body: string) => () => Promise<void>
    await new AsyncFunction(`globalThis.fired = { "${name}": true }`)()
    return probing.fired(name)
  },
  "timer-string": async ({ name }) => {
    await probing.wait(0)
    Reflect.apply(setTimeout, globalThis, [`globalThis.fired = { "${name}": true }`, 0])
    return probing.fired(name)
  },
  "interval-string": async ({ name }) => {
    await probing.wait(0)
    const timer = Reflect.apply(setInterval, globalThis, [
      `globalThis.fired = { "${name}": true }`,
      10,
    ]) as number
    const didFire = await probing.fired(name)
    clearInterval(timer)
    return didFire
  },
  "inline-script": async ({ name }) => {
    await probing.wait(0)
    const script = document.createElement("script")
    script.append(document.createTextNode(`globalThis.fired = { "${name}": true }`))
    document.body.append(script)
    return probing.fired(name)
  },
  "inline-script-text": async ({ name }) => {
    await probing.wait(0)
    const script = document.createElement("script")
    script.text = `globalThis.fired = { "${name}": true }`
    document.body.append(script)
    return probing.fired(name)
  },
  "inline-module": async ({ name }) => {
    await probing.wait(0)
    const script = document.createElement("script")
    script.type = "module"
    script.append(document.createTextNode(`globalThis.fired = { "${name}": true }`))
    document.body.append(script)
    return probing.fired(name)
  },
  "svg-script": async ({ name }) => {
    await probing.wait(0)
    const space = "http://www.w3.org/2000/svg"
    const svg = document.createElementNS(space, "svg")
    const script = document.createElementNS(space, "script")
    script.append(document.createTextNode(`globalThis.fired = { "${name}": true }`))
    svg.append(script)
    document.body.append(svg)
    return probing.fired(name)
  },
  "inline-handler": async ({ name }) => {
    await probing.wait(0)
    const button = document.createElement("button")
    button.setAttribute("onclick", `globalThis.fired = { "${name}": true }`)
    document.body.append(button)
    button.click()
    button.remove()
    return probing.fired(name)
  },
  "inner-html-handler": async ({ name }) => {
    await probing.wait(0)
    const box = document.createElement("div")
    document.body.append(box)
    box.innerHTML = `<img src="data:image/png;base64,x" onerror="globalThis.fired = { '${name}': true }">`
    return probing.fired(name)
  },
  srcdoc: async ({ name }) => {
    await probing.wait(0)
    const frame = document.createElement("iframe")
    frame.srcdoc = `<script>parent.fired = { "${name}": true }</script>`
    document.body.append(frame)
    const didFire = await probing.fired(name)
    frame.remove()
    return didFire
  },
  "insert-adjacent-html": async ({ name }) => {
    await probing.wait(0)
    document.body.insertAdjacentHTML(
      "beforeend",
      `<img src="data:,x" onerror="globalThis.fired = { '${name}': true }">`,
    )
    return probing.fired(name)
  },
  "contextual-fragment": async ({ name }) => {
    await probing.wait(0)
    const range = document.createRange()
    range.selectNode(document.body)
    document.body.append(
      range.createContextualFragment(`<script>globalThis.fired = { "${name}": true }</script>`),
    )
    return probing.fired(name)
  },
  "document-write": async ({ name }) => {
    await probing.wait(0)
    const frame = document.createElement("iframe")
    document.body.append(frame)
    const inner = frame.contentDocument
    inner?.write(`<script>parent.fired = { "${name}": true }</script>`)
    inner?.close()
    const didFire = await probing.fired(name)
    frame.remove()
    return didFire
  },
  "javascript-url-link": async ({ name }) => {
    await probing.wait(0)
    const link = document.createElement("a")
    link.href = `javascript:void (globalThis.fired = { "${name}": true })`
    document.body.append(link)
    link.click()
    link.remove()
    return probing.fired(name)
  },
  "javascript-url-frame": async ({ name }) => {
    await probing.wait(0)
    const frame = document.createElement("iframe")
    frame.src = `javascript:void (parent.fired = { "${name}": true })`
    document.body.append(frame)
    const didFire = await probing.fired(name)
    frame.remove()
    return didFire
  },
  "remote-script": async ({ hit, name }) => {
    await probing.wait(0)
    const script = document.createElement("script")
    script.src = `${hit}.js`
    await probing.load(script)
    return probing.fired(name)
  },
  "remote-module": async ({ hit, name }) => {
    await probing.wait(0)
    const script = document.createElement("script")
    script.type = "module"
    script.crossOrigin = "anonymous"
    script.src = `${hit}.js`
    await probing.load(script)
    return probing.fired(name)
  },
  "data-script": async ({ name }) => {
    await probing.wait(0)
    const script = document.createElement("script")
    script.src = `data:text/javascript,globalThis.fired={"${name}":true}`
    await probing.load(script)
    return probing.fired(name)
  },
  "blob-script": async ({ name }) => {
    await probing.wait(0)
    const script = document.createElement("script")
    script.src = URL.createObjectURL(
      new Blob([`globalThis.fired = { "${name}": true }`], { type: "text/javascript" }),
    )
    await probing.load(script)
    return probing.fired(name)
  },
  "import-remote": async ({ hit, name }) => {
    await probing.wait(0)
    await import(/* @vite-ignore */ `${hit}.js`)
    return probing.fired(name)
  },
  "import-data": async ({ name }) => {
    await probing.wait(0)
    await import(/* @vite-ignore */ `data:text/javascript,globalThis.fired={"${name}":true}`)
    return probing.fired(name)
  },
  "import-blob": async ({ name }) => {
    await probing.wait(0)
    const blob = new Blob([`globalThis.fired = { "${name}": true }`], { type: "text/javascript" })
    await import(/* @vite-ignore */ URL.createObjectURL(blob))
    return probing.fired(name)
  },
}

/** Workers from what is not the app's: true when the worker answers. */
export const workerProbes: Readonly<Record<string, Probe>> = {
  "worker-blob": async () => {
    await probing.wait(0)
    const worker = new Worker(URL.createObjectURL(new Blob(["postMessage(1)"], { type: "text/javascript" })))
    return new Promise((resolve) => {
      worker.addEventListener("message", () => resolve(true))
      worker.addEventListener("error", () => resolve(false))
      setTimeout(() => resolve(false), 1500)
    })
  },
  "worker-data": async () => {
    await probing.wait(0)
    const worker = new Worker("data:text/javascript,postMessage(1)")
    return new Promise((resolve) => {
      worker.addEventListener("message", () => resolve(true))
      worker.addEventListener("error", () => resolve(false))
      setTimeout(() => resolve(false), 1500)
    })
  },
  "shared-worker-blob": async () => {
    await probing.wait(0)
    const script = "onconnect = (event) => event.ports[0].postMessage(1)"
    const worker = new SharedWorker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })))
    return new Promise((resolve) => {
      worker.port.addEventListener("message", () => resolve(true))
      worker.port.start()
      worker.addEventListener("error", () => resolve(false))
      setTimeout(() => resolve(false), 1500)
    })
  },
  "service-worker": async ({ hit }) => {
    await probing.wait(0)
    // Same origin, so that only the policy and the scheme can refuse it.
    const registered = await navigator.serviceWorker.register(`${new URL(hit).pathname}.js`, { scope: "/" })
    return registered.scope !== ""
  },
}
