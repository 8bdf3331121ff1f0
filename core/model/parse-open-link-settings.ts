import { originOf } from './origin';
import { below, readList, readNumber, readObject, unacceptable } from './read-input';
import type { OpenLinkSettings } from './settings';

/** As many sites as a header takes without being refused by a proxy on the way. */
const mostSites = 30;

/** Reads what an admin set about open links, over what is set already. */
export function parseOpenLinkSettings(
	value: unknown,
	base: OpenLinkSettings,
	path: string,
): OpenLinkSettings {
	const { sites, perMinute, perAddress } = readObject(value, path, [
		'sites',
		'perMinute',
		'perAddress',
	]);
	const count = (given: unknown, name: string) =>
		readNumber(given, below(path, name), 1, 100_000, true);
	return {
		sites:
			sites === undefined
				? base.sites
				: [...new Set(readList(sites, below(path, 'sites'), readSite, mostSites))],
		perMinute: perMinute === undefined ? base.perMinute : count(perMinute, 'perMinute'),
		perAddress: perAddress === undefined ? base.perAddress : count(perAddress, 'perAddress'),
	};
}

function readSite(value: unknown, path: string): string {
	const origin = typeof value === 'string' ? originOf(value) : null;
	if (origin !== null) return origin;
	throw unacceptable(
		path,
		value,
		'scheme and host of a site, such as "https://shop.example.com"; http is for localhost alone',
	);
}
