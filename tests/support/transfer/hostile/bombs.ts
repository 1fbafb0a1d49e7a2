import { createGzip } from "node:zlib"

/** gzip of `head` and then of `times` pieces all alike, made without holding it unpacked. */
export async function bomb(head: string, piece: Buffer, times: number, tail = ""): Promise<Buffer> {
  const packed: Buffer[] = []
  const gzip = createGzip()
  gzip.on("data", (data: Buffer) => packed.push(data))
  const ended = new Promise((resolve) => gzip.once("end", resolve))
  const write = (data: Buffer | string): Promise<unknown> =>
    new Promise((resolve) => gzip.write(data, resolve))
  await write(head)
  for (let at = 0; at < times; at++) await write(piece)
  gzip.end(tail)
  await ended
  return Buffer.concat(packed)
}

/** Payloads that unpack to `mebibytes` each. */
export async function bombs(
  lines: readonly string[],
  mebibytes: number,
): Promise<readonly (readonly [string, Buffer])[]> {
  const [manifest = "", record = ""] = lines
  const mib = (text: string): Buffer => Buffer.alloc(1024 * 1024, text)
  return [
    ["zeros", await bomb("", mib("\0"), mebibytes)],
    ["one endless manifest", await bomb('{"format":"', mib("a"), mebibytes)],
    ["one endless text", await bomb(`${manifest}\n{"record":{"id":"`, mib("仁"), mebibytes)],
    ["empty lines", await bomb(`${manifest}\n`, mib("\n"), mebibytes)],
    ["one record again and again", await bomb(`${manifest}\n`, mib(`${record}\n`), mebibytes)],
    ["brackets", await bomb(`${manifest}\n`, mib("["), mebibytes)],
    ["after the end", await bomb(`${lines.join("\n")}\n`, mib("\0"), mebibytes)],
  ]
}
