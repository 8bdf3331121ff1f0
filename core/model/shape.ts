/** What a value looks like, once for people and machines: `{ code: 'text', tags: ['text'] }`. */
export type Shape =
	| 'text'
	| 'number'
	| 'yes-no'
	/** Keys that only the data know. */
	| 'map'
	/** Anything at all. */
	| 'any'
	| readonly [Shape]
	| { readonly [key: string]: Shape };

/** The shape of a type; it does not compile when a key is missing, too many or of another kind. */
export type ShapeOf<T> = [NonNullable<T>] extends [string]
	? 'text'
	: [NonNullable<T>] extends [number]
		? 'number'
		: [NonNullable<T>] extends [boolean]
			? 'yes-no'
			: NonNullable<T> extends ReadonlyArray<infer One>
				? readonly [ShapeOf<One>]
				: NonNullable<T> extends object
					? string extends keyof NonNullable<T>
						? 'map'
						: { readonly [Key in keyof NonNullable<T>]-?: ShapeOf<NonNullable<T>[Key]> }
					: 'any';
