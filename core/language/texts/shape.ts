/** The texts of a theme in another language: the same keys, the same `{slots}`. */
export type InOtherWords<English> = { readonly [Key in keyof English]: string };
