import { below, readObject, readWord } from './read-input';

/** What a customer's press on their preference page does: a workflow is told of it, or it is done at once. */
export const dataRequestWays = ['workflow', 'at_once'] as const;
export type DataRequestWay = (typeof dataRequestWays)[number];

/** What becomes of what customers ask about their data. */
export type PrivacySettings = {
	/** Of a copy of it. */
	dataRequests: DataRequestWay;
	/** Of its deletion. */
	eraseRequests: DataRequestWay;
};

/** Reads what an admin set about requests for data, over what is set already. */
export function parsePrivacySettings(
	value: unknown,
	base: PrivacySettings,
	path: string,
): PrivacySettings {
	const given = readObject(value, path, ['dataRequests', 'eraseRequests']);
	const way = (name: keyof PrivacySettings) =>
		given[name] === undefined
			? base[name]
			: readWord(given[name], below(path, name), dataRequestWays);
	return { dataRequests: way('dataRequests'), eraseRequests: way('eraseRequests') };
}
