import { wordsInARow } from '../../language/in-a-row';
import type { Say } from '../../language/say';
import type { CustomerAttribute } from '../../model/customer-attributes';

/** What became of the attributes of customers when a list of them took the place of another. */
export type AttributeChanges = {
	added: CustomerAttribute[];
	/** Whose type is another one: what is stored of them was read as the old one. */
	retyped: CustomerAttribute[];
	removed: CustomerAttribute[];
};

export function attributeChanges(
	before: readonly CustomerAttribute[],
	after: readonly CustomerAttribute[],
): AttributeChanges {
	const sameIn = (list: readonly CustomerAttribute[], { key }: CustomerAttribute) =>
		list.find((one) => one.key === key);
	return {
		added: after.filter((one) => !sameIn(before, one)),
		retyped: after.filter((one) => (sameIn(before, one)?.type ?? one.type) !== one.type),
		removed: before.filter((one) => !sameIn(after, one)),
	};
}

/** A list takes the place of the one before: whoever left one out by mistake reads it here. */
export function attributeChangesInWords(
	{ added, retyped, removed }: AttributeChanges,
	say: Say,
): string[] {
	const names = (list: readonly CustomerAttribute[]) =>
		wordsInARow(
			list.map(({ name }) => name),
			say,
		);
	return [
		...(added.length === 0 ? [] : [say('settings.attributes.added', { names: names(added) })]),
		...(retyped.length === 0
			? []
			: [say('settings.attributes.retyped', { names: names(retyped) })]),
		...(removed.length === 0
			? []
			: [say('settings.attributes.removed', { names: names(removed) })]),
	];
}
