/** The part used here of a global that every realm has, but that TypeScript declares only with the DOM or a worker. */
declare class URL {
  constructor(url: string)
  static canParse(url: string): boolean
  readonly href: string
  readonly protocol: string
  readonly username: string
  readonly password: string
  readonly hostname: string
  readonly pathname: string
}
