import { createHash } from "node:crypto"
import { createSocket } from "node:dgram"
import { once } from "node:events"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { createServer as createTcpServer, type Server } from "node:net"

export type Canary = {
  readonly origin: string
  /** How often `/hit/<name>…` was asked for, whatever came after the name. */
  readonly hits: (name: string) => number
  readonly allHits: () => readonly string[]
  /** A second address that only counts connections and packets: for what asks for nothing there. */
  readonly bareOrigin: string
  readonly connections: () => number
  readonly close: () => Promise<void>
}

const onePixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
)

const bodies: Readonly<Record<string, readonly [type: string, body: (name: string) => string | Buffer]>> = {
  js: [
    "text/javascript",
    (name) => `globalThis.fired = { ...globalThis.fired, ${JSON.stringify(name)}: true }`,
  ],
  css: ["text/css", (name) => `#${name} { color: rgb(1, 2, 3) }`],
  png: ["image/png", () => onePixel],
  svg: ["image/svg+xml", () => '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'],
  html: ["text/html", () => "<!doctype html><title>foreign</title>"],
  events: ["text/event-stream", () => "data: hello\n\n"],
}

/** A lax page, what it may ask for, and a count of everything that was asked. It listens on the loopback address only. */
export async function startCanary(laxPage: string): Promise<Canary> {
  const seen: string[] = []

  const server = createServer((request, response) => answer(request, response))
  server.on("upgrade", (request, socket) => {
    note(request)
    const key = `${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`
    const accept = createHash("sha1").update(key).digest("base64")
    socket.end(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    )
  })

  function note(request: IncomingMessage): string | undefined {
    const name = /^\/hit\/([a-z0-9-]+)/.exec(request.url ?? "")?.[1]
    if (name !== undefined) seen.push(name)
    return name
  }

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const name = note(request)
    const path = new URL(request.url ?? "/", "http://canary").pathname
    const headers = { "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" }
    if (path === "/") {
      response.writeHead(200, { "content-type": "text/html" }).end(laxPage)
    } else if (path === "/worker.js") {
      response.writeHead(200, { "content-type": "text/javascript" }).end("onmessage = () => {}")
    } else if (name !== undefined) {
      const [type, body] = bodies[path.split(".").at(-1) ?? ""] ?? ["text/plain", () => "hit"]
      response
        .writeHead(200, { ...headers, "content-type": type, "service-worker-allowed": "/" })
        .end(body(name))
    } else {
      response.writeHead(404, headers).end()
    }
  }

  let connected = 0
  const packets = createSocket("udp4")
  packets.on("message", () => {
    connected += 1
  })
  const bare = createTcpServer((socket) => {
    connected += 1
    socket.on("error", () => {}).destroy()
  })
  server.listen(0, "127.0.0.1")
  bare.listen(0, "127.0.0.1")
  await Promise.all([once(server, "listening"), once(bare, "listening")])
  packets.bind(portOf(bare), "127.0.0.1")
  await once(packets, "listening")
  return {
    origin: `http://127.0.0.1:${portOf(server)}`,
    bareOrigin: `http://127.0.0.1:${portOf(bare)}`,
    hits: (name) => seen.filter((each) => each === name).length,
    allHits: () => seen,
    connections: () => connected,
    close: async () => {
      server.closeAllConnections()
      packets.close()
      await Promise.all([
        new Promise((resolve) => server.close(resolve)),
        new Promise((resolve) => bare.close(resolve)),
      ])
    },
  }
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("the canary has no port")
  return address.port
}
