export const goals = {} as const
