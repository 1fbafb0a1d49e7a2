import { Buffer } from "node:buffer"
import * as fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import { startSodium } from "../../../../src/crypto/sodium.ts"
import { readVcards } from "../../../../src/transfer/vcard/read-vcards.ts"
import { must } from "../../../support/must.ts"

beforeAll(async () => {
  must(await startSodium())
})

const bytesOf = (text: string, encoding: BufferEncoding = "utf8") =>
  new Uint8Array(Buffer.from(text, encoding))
const read = (text: string, encoding?: BufferEncoding) => must(readVcards(bytesOf(text, encoding)))
const cardOf = (version: string, ...lines: string[]) =>
  ["BEGIN:VCARD", `VERSION:${version}`, ...lines, "END:VCARD", ""].join("\r\n")
const only = (version: string, ...lines: string[]) => {
  const [card, ...more] = read(cardOf(version, ...lines), "latin1").cards
  if (card === undefined || more.length > 0) throw new Error("Not one card")
  return card
}
const utf8 = (text: string) => Buffer.from(text).toString("latin1")

describe("A vCard", () => {
  it("becomes a contact with all that has a place", () => {
    const { contact, leftOut, foreignId } = only(
      "4.0",
      "UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1",
      "N:Duarte;Ana;Maria,Luz;Dr.;M.Sc.,Jr.",
      "FN:Dr. Ana Duarte",
      "NICKNAME:Nita,Ani",
      "PRONOUNS:she/her",
      "ORG:Harbour\\, Inc.;Research;Optics",
      "TITLE:Director",
      "EMAIL;TYPE=work:ana@work.example",
      'EMAIL;TYPE="home,pref":ana@home.example',
      "TEL;VALUE=uri;TYPE=cell:tel:+351-1-234;ext=5",
      "ADR;TYPE=home:;;Rua 1\\, 2.;Lisboa;;1000;Portugal",
      "URL:http\\://ana.example/",
      "IMPP;X-SERVICE-TYPE=Jabber:xmpp:ana@chat.example",
      "BDAY:--0314",
      "ANNIVERSARY:2009-08-08",
      "CATEGORIES:mentor,board",
      "NOTE:Line one\\nLine two\\; and more",
      "KIND:individual",
    )
    expect(foreignId).toBe("4fbe8971-0bc3-424c-9c26-36c3e1eff6b1")
    expect(leftOut).toEqual([])
    expect(contact).toEqual({
      givenName: "Ana",
      familyName: "Duarte",
      additionalNames: "Maria Luz",
      prefix: "Dr.",
      suffix: "M.Sc., Jr.",
      displayName: "Dr. Ana Duarte",
      nickname: "Nita, Ani",
      pronouns: "she/her",
      organisation: "Harbour, Inc.",
      department: "Research, Optics",
      jobTitle: "Director",
      channels: [
        { kind: "email", label: "home", value: "ana@home.example" },
        { kind: "email", label: "work", value: "ana@work.example" },
        { kind: "phone", label: "cell", value: "+351-1-234 ext. 5" },
        { kind: "address", label: "home", value: "Rua 1, 2., Lisboa, 1000, Portugal" },
        { kind: "url", label: "", value: "http://ana.example/" },
        { kind: "messaging", label: "Jabber", value: "xmpp:ana@chat.example" },
      ],
      importantDates: [
        { label: "birthday", date: "--03-14" },
        { label: "anniversary", date: "2009-08-08" },
      ],
      tags: ["mentor", "board"],
      notes: "Line one\nLine two; and more",
    })
  })

  it("names each property that has no place or does not fit its place", () => {
    const { leftOut, contact } = only(
      "3.0",
      "FN:Ana",
      "FN:Ana Duarte",
      "PHOTO;ENCODING=b:AAAA",
      "X-SPOUSE:Rui",
      "X-SPOUSE:Rui",
      "BDAY:circa 1800",
      "BDAY:1980",
      "ANNIVERSARY:2009-08-08T10:00",
      "EMAIL:no address",
      "URL:javascript:alert(1)",
      "TEL:1\u00022",
      `TITLE:${"x".repeat(301)}`,
      "a line without its mark",
      "constructor:x",
      "__proto__:x",
      "item1.X-ABLabel:alone",
    )
    expect(contact.displayName).toBe("Ana")
    expect(contact.channels).toEqual([])
    expect(leftOut).toEqual([
      { what: "", why: "unreadable", count: 1 },
      { what: "FN", why: "too-many", count: 1 },
      { what: "PHOTO", why: "no-place", count: 1 },
      { what: "X-SPOUSE", why: "no-place", count: 2 },
      { what: "BDAY", why: "unreadable", count: 2 },
      { what: "ANNIVERSARY", why: "time-of-day", count: 1 },
      { what: "EMAIL", why: "unreadable", count: 1 },
      { what: "URL", why: "unreadable", count: 1 },
      { what: "TEL", why: "unreadable", count: 1 },
      { what: "TITLE", why: "too-long", count: 1 },
      { what: "CONSTRUCTOR", why: "no-place", count: 1 },
      { what: "__PROTO__", why: "no-place", count: 1 },
      { what: "X-ABLABEL", why: "no-place", count: 1 },
    ])
  })

  it("of version 2.1 is read with its bare parameters, quoted-printable and character sets", () => {
    const { contact, leftOut } = only(
      "2.1",
      "n;charset=windows-1252:Do\xeb;John",
      "FN;CHARSET=ISO-8859-2;ENCODING=QUOTED-PRINTABLE:Krak=F3w, =B3",
      "NOTE;QUOTED-PRINTABLE:one=0D=0A=",
      "two =3D 2=",
      "",
      "TEL;HOME;VOICE;PREF:1",
      "EMAIL;INTERNET:a@b.example",
      "ADR;WORK;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:;;Stra=C3=9Fe 1=",
      ";Z=C3=BCrich",
      "TITLE:C:\\new",
    )
    expect(leftOut).toEqual([])
    expect(contact).toMatchObject({
      familyName: "Doë",
      displayName: "Kraków, ł",
      notes: "one\ntwo = 2",
      jobTitle: "C:\\new",
      channels: [
        { kind: "phone", label: "home", value: "1" },
        { kind: "email", label: "", value: "a@b.example" },
        { kind: "address", label: "work", value: "Straße 1, Zürich" },
      ],
    })
  })

  it("that says no character set, or a wrong one, is UTF-8 where it can be", () => {
    expect(only("3.0", `FN:${utf8("Łucja")}`).contact.displayName).toBe("Łucja")
    expect(only("3.0", "FN:Ren\xe9").contact.displayName).toBe("René")
    expect(only("2.1", `FN;CHARSET=US-ASCII:${utf8("Łucja")}`).contact.displayName).toBe("Łucja")
    expect(only("2.1", "FN;CHARSET=UTF-8:Ren\xe9").contact.displayName).toBe("René")
    expect(only("2.1", "FN;CHARSET=no-such-thing:Ren\xe9").contact.displayName).toBe("René")
    expect(only("3.0", `FN;ENCODING=b:${Buffer.from("Łucja").toString("base64")}`).contact.displayName).toBe(
      "Łucja",
    )
  })

  it("is found in a file with a byte order mark, in UTF-16 and behind any line end", () => {
    const text = cardOf("3.0", "FN:Łucja", "TEL:1")
    const files = [
      bytesOf(`\uFEFF${text}`),
      bytesOf(`\uFEFF${text}`, "utf16le"),
      new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le").swap16()),
      bytesOf(text.replaceAll("\r\n", "\n")),
      bytesOf(text.replaceAll("\r\n", "\r")),
    ]
    for (const file of files) {
      const { cards, outside } = must(readVcards(file))
      expect(cards.map(({ contact }) => contact.displayName)).toEqual(["Łucja"])
      expect(outside).toBe(0)
    }
  })

  it("takes the label that its group gives, without Apple's frame", () => {
    const { contact, leftOut } = only(
      "3.0",
      "FN:Ana",
      "item1.URL;type=pref:https://a.example",
      "item1.X-ABLabel:_$!<HomePage>!$_",
      "ITEM2.TEL:2",
      "item2.X-ABLABEL:Lighthouse",
      "item3.X-ABDATE:1975-03-01",
      "item3.X-ABLabel:_$!<Anniversary>!$_",
      "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29",
    )
    expect(leftOut).toEqual([])
    expect(contact.channels.map(({ label }) => label)).toEqual(["home page", "Lighthouse"])
    expect(contact.importantDates).toEqual([
      { label: "anniversary", date: "1975-03-01" },
      { label: "birthday", date: "--02-29" },
    ])
  })

  it("has a printed address only where it has no other", () => {
    const label = "LABEL;TYPE=home:Rua 1\\nLisboa"
    expect(only("3.0", "FN:A", label).contact.channels).toEqual([
      { kind: "address", label: "home", value: "Rua 1, Lisboa" },
    ])
    const both = only("3.0", "FN:A", label, "ADR:;;Rua 1;Lisboa")
    expect(both.contact.channels).toHaveLength(1)
    expect(both.leftOut).toEqual([{ what: "LABEL", why: "no-place", count: 1 }])
  })

  it("of version 4.0 may give an address only as printed", () => {
    const printed = 'ADR;LABEL="Rua 1^nLisboa, Portugal":;;'
    expect(only("4.0", "FN:A", `${printed};;;;`)).toMatchObject({
      contact: { channels: [{ kind: "address", value: "Rua 1, Lisboa, Portugal" }] },
      leftOut: [],
    })
    expect(only("4.0", "FN:A", `${printed}Rua 1;Lisboa`)).toMatchObject({
      contact: { channels: [{ value: "Rua 1, Lisboa" }] },
      leftOut: [{ what: "ADR", why: "no-place", count: 1 }],
    })
  })

  it("without a name is called by the next best thing", () => {
    const nameOf = (...lines: string[]) => only("3.0", ...lines).contact.displayName
    expect(nameOf("N:Duarte;Ana;;Dr.", "ORG:Harbour")).toBe("Dr. Ana Duarte")
    expect(nameOf("N:;;;;", "ORG:Harbour;")).toBe("Harbour")
    expect(nameOf("NICKNAME:Nita", "TEL:1")).toBe("Nita")
    expect(nameOf("TEL:1")).toBe("1")
  })

  it("with nothing to go by is no contact, and what it held is named", () => {
    expect(read(cardOf("3.0", "PHOTO:x"))).toEqual({
      cards: [],
      empty: [[{ what: "PHOTO", why: "no-place", count: 1 }]],
      outside: 0,
    })
  })

  it("is a card without its end, before another and at the file's", () => {
    const { cards } = read("BEGIN:VCARD\nFN:A\nbegin:vcard\nfn:B\nend:vcard\nBEGIN:VCARD\nFN:C")
    expect(cards.map(({ contact, leftOut }) => [contact.displayName, leftOut.length])).toEqual([
      ["A", 1],
      ["B", 0],
      ["C", 1],
    ])
    expect(cards[0]?.leftOut).toEqual([{ what: "END", why: "cut-off", count: 1 }])
  })

  it("within a card is left out with its property", () => {
    const { contact, leftOut } = only("2.1", "FN:A", "AGENT:", "BEGIN:VCARD", "FN:B", "END:VCARD", "TEL:1")
    expect(contact).toMatchObject({ displayName: "A", channels: [{ value: "1" }] })
    expect(leftOut).toEqual([{ what: "AGENT", why: "no-place", count: 1 }])
  })

  it("keeps what follows a picture, indented or not", () => {
    for (const picture of [
      ["PHOTO;BASE64:", "  AAAA", "  AAAA", ""],
      ["PHOTO;ENCODING=BASE64;JPEG:AAAA", "AAAA", "AA==", ""],
      ["PHOTO;ENCODING=b;TYPE=JPEG:AAAA", " AAAA"],
    ])
      expect(only("2.1", "FN:A", ...picture, "TEL:1")).toMatchObject({
        contact: { channels: [{ value: "1" }] },
        leftOut: [{ what: "PHOTO", why: "no-place", count: 1 }],
      })
  })
})

describe("The foreign id of a card", () => {
  const idsOf = (text: string) => read(text).cards.map(({ foreignId }) => foreignId)

  it("is the same however a card without a UID is folded, encoded or ordered, and another for another card", () => {
    const ways = [
      cardOf("3.0", "FN:Ana Luz", "TEL:1", "REV:20200101"),
      cardOf("3.0", "TEL:1", "FN:Ana", "  Luz", "REV:20210101", "PRODID:x"),
      cardOf("2.1", "fn;ENCODING=QUOTED-PRINTABLE:Ana=20Luz", "TEL:1"),
    ].flatMap(idsOf)
    expect(ways).toHaveLength(3)
    expect(new Set(ways).size).toBe(1)
    expect(ways[0]).toMatch(/^card:[0-9a-f]{32}$/)
    expect(idsOf(cardOf("3.0", "FN:Ana Luz", "TEL:2"))).not.toEqual([ways[0]])
  })

  it("is the UID only once where two different cards claim it", () => {
    const [first, second, third] = idsOf(
      cardOf("3.0", "UID:1", "FN:A") + cardOf("3.0", "UID:1", "FN:B") + cardOf("3.0", "UID:1", "FN:A"),
    )
    expect([first, third]).toEqual(["1", "1"])
    expect(second).toMatch(/^card:/)
  })
})

describe("An address book", () => {
  it("is refused where it holds no card, or more than one import may", () => {
    const refusalOf = (file: Uint8Array) => {
      const result = readVcards(file)
      return result.ok ? "read" : result.refusal
    }
    expect(refusalOf(bytesOf(cardOf("3.0", "FN:A")))).toBe("read")
    expect(refusalOf(bytesOf("Name;Mail\nA;B"))).toBe("no-cards")
    expect(refusalOf(new Uint8Array(0))).toBe("no-cards")
    expect(refusalOf(new Uint8Array(64 * 1024 * 1024 + 1))).toBe("too-large")
    expect(refusalOf(bytesOf("BEGIN:VCARD\n".repeat(20_000)))).toBe("read")
    expect(refusalOf(bytesOf("BEGIN:VCARD\n".repeat(20_001)))).toBe("too-many-cards")
  })

  it("names a property past the limits of length and number, and keeps the rest", () => {
    const { contact, leftOut } = only(
      "3.0",
      "FN:A",
      `PHOTO:${"x".repeat(8 * 1024 * 1024)}`,
      ...Array.from({ length: 2100 }, () => "TEL:1"),
    )
    expect(contact.channels).toHaveLength(100)
    expect(leftOut).toEqual([
      { what: "PHOTO", why: "too-long", count: 1 },
      { what: "TEL", why: "too-many", count: 102 + 1898 },
    ])
  })

  it("reads the same at whatever width it is folded", () => {
    const text = cardOf(
      "4.0",
      "UID:1",
      "N:Łucka;Łucja 🌊;;;",
      "FN:Łucja 🌊 Łucka",
      "ORG:A\\, B;C",
      'TEL;TYPE="work,cell":+48 1',
      "NOTE:eins\\nzwei \\\\ drei\\, vier",
    )
    const plain = read(text)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), fc.constantFrom("\r\n ", "\n\t", "\r "), (width, fold) => {
        const lines = text.split("\r\n").map((line) => {
          const bytes = Buffer.from(line).toString("latin1")
          // A frame is never folded: its lines are shorter than any fold.
          return /^(?:BEGIN|END)/.test(bytes)
            ? bytes
            : (bytes.match(new RegExp(`.{1,${width}}`, "gs")) ?? []).join(fold)
        })
        expect(read(lines.join("\r\n"), "latin1")).toEqual(plain)
      }),
    )
  })

  it("gives back every text through quoted-printable, broken at any width", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", minLength: 1 }),
        fc.integer({ min: 3, max: 76 }),
        (text, width) => {
          const note = text
            .replace(/[^\P{Cc}\n\t]/gu, "")
            .trim()
            .normalize("NFC")
            .replaceAll("\\", "/")
          const coded = [...Buffer.from(note)].map(
            (byte) => `=${byte.toString(16).toUpperCase().padStart(2, "0")}`,
          )
          const lines: string[] = [""]
          for (const piece of coded) {
            if ((lines.at(-1)?.length ?? 0) + 3 > width) lines.push("")
            lines[lines.length - 1] += piece
          }
          const value = lines.join("=\r\n")
          expect(
            only("2.1", "FN:A", `NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:${value}`).contact.notes,
          ).toBe(note)
        },
      ),
      { numRuns: 500 },
    )
  })

  it("never makes the reader throw, whatever its bytes are", () => {
    const piece = fc.constantFrom(
      ...'BEGIN:VCARD\n|END:VCARD\r\n|VERSION:2.1\n|\n |\n|=\n|N:|FN;|EMAIL:|ENCODING=QUOTED-PRINTABLE|ENCODING=b|CHARSET=utf-16|:|;|=|=F|\\|,|"|a@b|--0230|BDAY:|item1.|AGENT:\n|X-ABLabel:|ADR:;;|\u00ff|\0|NOTE:|TEL;TYPE='.split(
        "|",
      ),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc
            .array(piece, { maxLength: 60 })
            .map((parts) => bytesOf(`BEGIN:VCARD\n${parts.join("")}`, "latin1")),
        ),
        (file) => typeof readVcards(file).ok === "boolean",
      ),
      { numRuns: 5000 },
    )
  })
})
