import type { Probe } from "./helpers.ts"

/** Ways to send something out. Those that a worker has too stand apart. */
export const anyRealmNetworkProbes: Readonly<Record<string, Probe>> = {
  fetch: async ({ hit }) => (await fetch(hit)).ok,
  "fetch-no-cors": async ({ hit }) => (await fetch(hit, { mode: "no-cors" })).type === "opaque",
  "fetch-keepalive": async ({ hit }) => (await fetch(hit, { method: "POST", body: "x", keepalive: true })).ok,
  xhr: ({ hit }) =>
    new Promise((resolve) => {
      const request = new XMLHttpRequest()
      request.addEventListener("load", () => resolve(true))
      request.addEventListener("error", () => resolve(false))
      request.open("GET", hit)
      request.send()
    }),
  "web-socket": ({ hit }) =>
    new Promise((resolve) => {
      const socket = new WebSocket(hit.replace("http", "ws"))
      socket.addEventListener("open", () => resolve(true))
      socket.addEventListener("error", () => resolve(false))
    }),
  "event-source": ({ hit }) =>
    new Promise((resolve) => {
      const source = new EventSource(`${hit}.events`)
      const end = (isOpen: boolean) => {
        source.close()
        resolve(isOpen)
      }
      source.addEventListener("message", () => end(true))
      source.addEventListener("error", () => end(false))
    }),
}

export const pageNetworkProbes: Readonly<Record<string, Probe>> = {
  "send-beacon": async ({ hit }) => {
    navigator.sendBeacon(hit, "x")
    await probing.wait(400)
    return false
  },
  "remote-image": ({ hit }) => {
    const image = document.createElement("img")
    image.crossOrigin = "anonymous"
    image.src = `${hit}.png`
    return probing.load(image)
  },
  "remote-svg-image": ({ hit }) => {
    const space = "http://www.w3.org/2000/svg"
    const svg = document.createElementNS(space, "svg")
    const image = document.createElementNS(space, "image")
    image.setAttribute("href", `${hit}.png`)
    image.setAttribute("crossorigin", "anonymous")
    svg.append(image)
    document.body.append(svg)
    return probing.load(image, svg)
  },
  "remote-style": async ({ hit, name }) => {
    const box = document.createElement("div")
    box.id = name
    document.body.append(box)
    const link = document.createElement("link")
    link.rel = "stylesheet"
    link.crossOrigin = "anonymous"
    link.href = `${hit}.css`
    await probing.load(link, document.head)
    return getComputedStyle(box).color === "rgb(1, 2, 3)"
  },
  "style-element": async ({ name }) => {
    const box = document.createElement("div")
    box.id = name
    const style = document.createElement("style")
    style.textContent = `#${name} { color: rgb(1, 2, 3) }`
    document.body.append(box, style)
    return getComputedStyle(box).color === "rgb(1, 2, 3)"
  },
  "style-attribute": async () => {
    const box = document.createElement("div")
    box.setAttribute("style", "color: rgb(1, 2, 3)")
    document.body.append(box)
    return getComputedStyle(box).color === "rgb(1, 2, 3)"
  },
  "remote-background": async ({ hit }) => {
    const box = document.createElement("div")
    box.style.backgroundImage = `url("${hit}.png")`
    box.style.height = "9px"
    document.body.append(box)
    await probing.wait(500)
    return false
  },
  "remote-font": async ({ hit }) => {
    await new FontFace("Foreign", `url("${hit}.woff2")`).load().catch(() => {})
    await probing.wait(100)
    return false
  },
  "remote-audio": async ({ hit }) => {
    const audio = document.createElement("audio")
    audio.crossOrigin = "anonymous"
    audio.preload = "auto"
    audio.src = hit
    document.body.append(audio)
    await probing.wait(500)
    return false
  },
  "remote-frame": async ({ hit }) => {
    const frame = document.createElement("iframe")
    frame.src = `${hit}.html`
    document.body.append(frame)
    await probing.wait(500)
    frame.remove()
    return false
  },
  "remote-object": async ({ hit }) => {
    const object = document.createElement("object")
    object.data = `${hit}.html`
    document.body.append(object)
    await probing.wait(500)
    return false
  },
  "remote-embed": async ({ hit }) => {
    const embed = document.createElement("embed")
    embed.src = `${hit}.html`
    document.body.append(embed)
    await probing.wait(500)
    return false
  },
  "link-preload": async ({ hit }) => {
    const link = document.createElement("link")
    link.rel = "preload"
    link.as = "fetch"
    link.crossOrigin = "anonymous"
    link.href = hit
    return probing.load(link, document.head)
  },
  "link-prefetch": async ({ hit }) => {
    const link = document.createElement("link")
    link.rel = "prefetch"
    link.href = hit
    return probing.load(link, document.head)
  },
  "link-modulepreload": async ({ hit }) => {
    const link = document.createElement("link")
    link.rel = "modulepreload"
    link.href = `${hit}.js`
    return probing.load(link, document.head)
  },
  "link-icon": async ({ hit }) => {
    const link = document.createElement("link")
    link.rel = "icon"
    link.href = `${hit}.png`
    document.head.append(link)
    await probing.wait(500)
    return false
  },
  "link-preconnect": async ({ bare }) => {
    const link = document.createElement("link")
    link.rel = "preconnect"
    link.href = bare
    link.crossOrigin = "anonymous"
    document.head.append(link)
    await probing.wait(500)
    return false
  },
  ping: async ({ hit }) => {
    const link = document.createElement("a")
    link.href = "#ping"
    link.ping = hit
    document.body.append(link)
    link.click()
    await probing.wait(400)
    history.replaceState(null, "", location.pathname)
    return false
  },
  "form-post": async ({ hit }) => {
    const form = document.createElement("form")
    const frame = document.createElement("iframe")
    frame.name = "answer-of-form"
    form.method = "post"
    form.action = hit
    form.target = frame.name
    document.body.append(frame, form)
    form.submit()
    await probing.wait(500)
    frame.remove()
    return false
  },
  "web-transport": async ({ hit }) => {
    const transport = new WebTransport(hit.replace("http:", "https:"))
    // Nobody answers there: what is asked is whether the attempt was stopped by a policy before it left.
    const error: unknown = await transport.ready.catch((reason: unknown) => reason)
    return !String(error).includes("Content Security Policy")
  },
  "web-rtc": async ({ bare }) => {
    const port = new URL(bare).port
    const secret = { username: "x", credential: "x" }
    const one = new RTCPeerConnection({
      iceServers: [
        { urls: `turn:127.0.0.1:${port}?transport=tcp`, ...secret },
        { urls: `turn:127.0.0.1:${port}`, ...secret },
        { urls: `stun:127.0.0.1:${port}` },
      ],
    })
    one.createDataChannel("x")
    await one.setLocalDescription(await one.createOffer())
    await probing.wait(1500)
    one.close()
    return false
  },
}

/** Ways to take the window somewhere else, or to open another. Judged by the caller: where the page is, what opened. */
export const navigationProbes: Readonly<Record<string, Probe>> = {
  "window-open": async ({ hit }) => {
    window.open(hit)
    await probing.wait(500)
    return false
  },
  "window-open-blank": async () => {
    window.open("about:blank", "_blank", "popup")
    await probing.wait(500)
    return false
  },
  "target-blank": async ({ hit }) => {
    const link = document.createElement("a")
    link.href = hit
    link.target = "_blank"
    document.body.append(link)
    link.click()
    await probing.wait(500)
    return false
  },
  "base-href": async ({ hit }) => {
    const base = document.createElement("base")
    base.href = `${hit}/`
    document.head.append(base)
    const isMoved = document.baseURI.startsWith(hit)
    base.remove()
    return isMoved
  },
  location: async ({ hit }) => {
    location.href = hit
    await probing.wait(800)
    return false
  },
  "location-replace": async ({ hit }) => {
    location.replace(hit)
    await probing.wait(800)
    return false
  },
  "link-click": async ({ hit }) => {
    const link = document.createElement("a")
    link.href = hit
    document.body.append(link)
    link.click()
    await probing.wait(800)
    return false
  },
  "form-get": async ({ hit }) => {
    const form = document.createElement("form")
    form.action = hit
    document.body.append(form)
    form.submit()
    await probing.wait(800)
    return false
  },
  "meta-refresh": async ({ hit }) => {
    const meta = document.createElement("meta")
    meta.httpEquiv = "refresh"
    meta.content = `0; url=${hit}`
    document.head.append(meta)
    await probing.wait(800)
    return false
  },
}
