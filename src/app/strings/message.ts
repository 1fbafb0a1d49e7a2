/** A text with `{name}` places, or one text for each plural form of `{count}`. */
export type Message = string | PluralMessage
export type PluralMessage = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>

type Places<Text extends string> = Text extends `${string}{${infer Place}}${infer Rest}`
  ? Place | Places<Rest>
  : never

/** The places that a message leaves open, read from its text by the compiler. */
export type PlacesOf<M extends Message> = M extends string
  ? Places<M>
  : M extends { other: infer Other extends string }
    ? Places<Other> | "count"
    : never

export type Values = Readonly<Record<string, string | number>>

/** Fills the places. Numbers are written as `locale` writes them; a place without a value is a bug and throws. */
export function fill(message: Message, values: Values, locale: string): string {
  const text = typeof message === "string" ? message : pluralForm(message, values.count, locale)
  return text.replaceAll(/\{(\w+)\}/g, (_, place: string) => {
    const value = values[place]
    if (value === undefined) throw new Error(`no value for {${place}}`)
    return typeof value === "number" ? new Intl.NumberFormat(locale).format(value) : value
  })
}

function pluralForm(message: PluralMessage, count: string | number | undefined, locale: string): string {
  if (typeof count !== "number") throw new Error("a plural message needs a count")
  return message[new Intl.PluralRules(locale).select(count)] ?? message.other
}
