/**
 * What the app is called and where it lives. The origin is the address of the working copy's database: changing it
 * empties that copy for every owner.
 */
export const productName = "Lucilius"
export const scheme = "app"
export const origin = "app://main"
export const pageUrl = `${origin}/`
export const partition = "persist:main"
