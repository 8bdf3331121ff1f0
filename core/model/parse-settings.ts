import { parseCareSettings } from './parse-care-settings';
import { isTimeZone } from '../calendar/time-zone';
import { readLogo } from './brand-logo';
import { readCustomerAttributes } from './customer-attributes';
import { parseDuration } from './duration';
import { emailOf } from './mailbox';
import { InputError } from './errors';
import { readOwnTopics } from './own-topics';
import { parseOpenLinkSettings } from './parse-open-link-settings';
import { parseCalendarSettings } from './parse-calendar-settings';
import { parseHealthPoints } from './parse-health-points';
import { parseContactPolicy } from './parse-contact-policy';
import {
	below,
	readBoolean,
	readLanguage,
	readList,
	readNumber,
	readObject,
	readOptionalText,
	readRecord,
	readText,
	readWord,
	unacceptable,
} from './read-input';
import { isCountry } from './phone';
import { parsePrivacySettings } from './privacy-settings';
import { parseRetention } from './retention';
import { roleNamed } from './roles';
import type { Brand, LadderRung, Settings, SlaPreset } from './settings';
import { priorities } from './states';

export { parseDuration } from './duration';

type Reader<Value> = (value: unknown, base: Value, path: string) => Value;

/** One reader per setting: a setting without one does not compile, one not listed is unknown. */
const readers: { [Key in keyof Settings]: Reader<Settings[Key]> } = {
	timeZone: (value, _base, path) => readZone(value, path),
	defaultCountry: (value, _base, path) => readCountry(value, path),
	languages: (value, _base, path) => readLanguages(value, path),
	customerAttributes: (value, _base, path) => readCustomerAttributes(value, path),
	topics: (value, _base, path) => readOwnTopics(value, path),
	brand: parseBrand,
	openLinks: parseOpenLinkSettings,
	calendar: parseCalendarSettings,
	policy: parseContactPolicy,
	slaPresets: parsePresets,
	defaultSla: parseDefaultSla,
	ladder: (value, _base, path) => readList(value, path, parseRung, 20),
	care: parseCareSettings,
	healthPoints: parseHealthPoints,
	longestPause: (value, _base, path) => parseDuration(value, path),
	verifyAfter: (value, _base, path) => parseDuration(value, path),
	verifyTimeout: (value, _base, path) => parseDuration(value, path),
	verificationSurvey: (value, _base, path) => readOptionalText(value, path, 60),
	showOwnerFirstName: (value, _base, path) => readBoolean(value, path),
	compensation: parseCompensation,
	timeScale: (value, _base, path) => readNumber(value, path, 0.000001, 1_000),
	closePartialAfter: (value, _base, path) => parseDuration(value, path),
	safetyNetAfter: (value, _base, path) => parseDuration(value, path),
	testAddress: (value, _base, path) => readAddress(value, path),
	privacy: parsePrivacySettings,
	retention: parseRetention,
	minimumN: (value, _base, path) => readNumber(value, path, 1, 1_000_000, true),
	sandbox: (value, _base, path) => readBoolean(value, path),
};

/**
 * Reads what an admin set, over what is set already.
 *
 * Objects are merged key by key, lists and the weekly hours replace. Durations are milliseconds or
 * texts such as `24h` (see {@link parseDuration}). In `slaPresets`, `compensation.limits` and
 * `policy.capPerMetric` a `null` removes an entry. A key nobody knows is an error, since a setting
 * that is misspelt would otherwise be silently without effect.
 *
 * @param input a partial settings object from outside
 * @param base the settings it changes, e.g. `defaultSettings()`
 * @returns complete settings; `base` is not changed
 * @throws InputError naming the path, the value and what is accepted
 */
export function parseSettings(input: unknown, base: Settings): Settings {
	const given = readObject(input, '', Object.keys(readers) as Array<keyof Settings>);
	const settings: Settings = { ...base };
	for (const key of Object.keys(readers) as Array<keyof Settings>) {
		if (given[key] !== undefined) set(settings, key, given[key]);
	}
	for (const priority of priorities) {
		const preset = settings.defaultSla[priority];
		if (Object.hasOwn(settings.slaPresets, preset)) continue;
		throw new InputError(
			`"defaultSla.${priority}" names the SLA preset "${preset}", which does not exist.`,
			`Use one of: ${Object.keys(settings.slaPresets).join(', ')}.`,
		);
	}
	return settings;
}

function set<Key extends keyof Settings>(settings: Settings, key: Key, value: unknown): void {
	settings[key] = readers[key](value, settings[key], key);
}

function readZone(value: unknown, path: string): string {
	if (typeof value === 'string' && value.length <= 60 && isTimeZone(value)) return value;
	throw unacceptable(path, value, 'an IANA zone name such as "Asia/Shanghai" or "Europe/Paris"');
}

function readLanguages(value: unknown, path: string): string[] {
	const languages = [...new Set(readList(value, path, readLanguage, 50))];
	if (languages.length === 0) throw unacceptable(path, value, 'at least one language tag');
	return languages;
}

function parseBrand(value: unknown, base: Brand, path: string): Brand {
	const input = readObject(value, path, [
		'name',
		'color',
		'footer',
		'privacyUrl',
		'logo',
		'contact',
		'links',
	]);
	const brand = { ...base };
	if (input.name !== undefined) brand.name = readText(input.name, below(path, 'name'), 100);
	if (input.footer !== undefined) {
		brand.footer = readText(input.footer, below(path, 'footer'), 500, 0);
	}
	if (input.color !== undefined) {
		const color = typeof input.color === 'string' ? input.color.trim().toLowerCase() : '';
		if (!/^#[0-9a-f]{6}$/.test(color)) {
			throw unacceptable(below(path, 'color'), input.color, 'a colour such as "#2456c8"');
		}
		brand.color = color;
	}
	if (input.privacyUrl !== undefined) {
		brand.privacyUrl = readWebAddress(input.privacyUrl, below(path, 'privacyUrl'));
	}
	if (input.logo !== undefined) brand.logo = readLogo(input.logo, below(path, 'logo'));
	if (input.contact !== undefined) {
		brand.contact = readContact(input.contact, below(path, 'contact'));
	}
	if (input.links !== undefined) {
		brand.links = readList(input.links, below(path, 'links'), readFootLink, 5);
	}
	return brand;
}

/** An address of a page, or `null` where nothing is given. */
function readWebAddress(value: unknown, path: string): string | null {
	const address = readOptionalText(value, path, 500);
	if (address !== null && !/^https?:\/\/[^\s"'<>]+$/i.test(address)) {
		throw unacceptable(path, value, 'an address that begins with https:// or http://');
	}
	return address;
}

function readContact(value: unknown, path: string): string | null {
	const contact = readOptionalText(value, path, 200);
	if (contact === null) return null;
	const email = emailOf(contact);
	if (email !== null || /^\+?[0-9 ().\-/]{3,30}$/.test(contact)) return email ?? contact;
	if (/^https?:\/\/[^\s"'<>]+$/i.test(contact)) return contact;
	throw unacceptable(
		path,
		value,
		'an e-mail address, a phone number, or an address that begins with https://',
	);
}

function readFootLink(value: unknown, path: string): Brand['links'][number] {
	const input = readObject(value, path, ['text', 'url']);
	const url = readWebAddress(input.url, below(path, 'url'));
	if (url === null) {
		throw unacceptable(below(path, 'url'), input.url, 'an address that begins with https://');
	}
	return { text: readText(input.text, below(path, 'text'), 60), url };
}

function parsePresets(value: unknown, base: Settings['slaPresets'], path: string) {
	const presets: Record<string, SlaPreset> = { ...base };
	for (const [name, given] of Object.entries(readRecord(value, path))) {
		const at = below(path, name);
		if (given === null) {
			delete presets[name];
			continue;
		}
		const input = readObject(given, at, ['response', 'resolution']);
		const old = Object.hasOwn(presets, name) ? presets[name] : undefined;
		const response = parseDuration(input.response ?? old?.response, below(at, 'response'));
		const resolution = parseDuration(input.resolution ?? old?.resolution, below(at, 'resolution'));
		if (response === 0 || resolution < response) {
			throw new InputError(
				`"${at}" allows ${response} ms to respond and ${resolution} ms to resolve.`,
				'Give a response time above zero and a resolution time that is at least as long.',
			);
		}
		presets[readText(name, path, 60)] = { response, resolution };
	}
	return presets;
}

function parseDefaultSla(value: unknown, base: Settings['defaultSla'], path: string) {
	const input = readObject(value, path, priorities);
	const chosen = { ...base };
	for (const priority of priorities) {
		if (input[priority] === undefined) continue;
		chosen[priority] = readText(input[priority], below(path, priority), 60);
	}
	return chosen;
}

function parseRung(value: unknown, path: string): LadderRung {
	const input = readObject(value, path, ['name', 'at', 'notify', 'takesOver']);
	return {
		name: readText(input.name, below(path, 'name'), 100),
		at: parseRungMoment(input.at, below(path, 'at')),
		notify: parseRungTarget(input.notify, below(path, 'notify')),
		takesOver:
			input.takesOver === undefined
				? false
				: readBoolean(input.takesOver, below(path, 'takesOver')),
	};
}

function parseRungMoment(value: unknown, path: string): LadderRung['at'] {
	const input = readObject(value, path, ['share', 'breach']);
	if (input.breach !== undefined && input.share === undefined) {
		const clocks = ['response', 'resolution'] as const;
		return { breach: readWord(input.breach, below(path, 'breach'), clocks) };
	}
	if (input.share !== undefined && input.breach === undefined) {
		return { share: readNumber(input.share, below(path, 'share'), 0.01, 100) };
	}
	throw unacceptable(path, value, 'either { "share": 0.75 } or { "breach": "resolution" }');
}

function parseRungTarget(value: unknown, path: string): LadderRung['notify'] {
	const input = readObject(value, path, ['role', 'person']);
	if (input.role !== undefined && input.person === undefined) {
		return { role: roleNamed(readText(input.role, below(path, 'role'), 60)) };
	}
	if (input.person !== undefined && input.role === undefined) {
		return { person: readText(input.person, below(path, 'person'), 200) };
	}
	throw unacceptable(path, value, 'either { "role": "team_lead" } or { "person": "<id>" }');
}

function parseCompensation(value: unknown, base: Settings['compensation'], path: string) {
	const input = readObject(value, path, ['currency', 'limits', 'approverRole']);
	const limits: Record<string, number> = { ...base.limits };
	for (const [role, limit] of Object.entries(
		readRecord(input.limits ?? {}, below(path, 'limits')),
	)) {
		const at = below(below(path, 'limits'), role);
		if (limit === null) delete limits[roleNamed(role)];
		else limits[roleNamed(readText(role, at, 60))] = readNumber(limit, at, 0, 1e12);
	}
	const currency = input.currency ?? base.currency;
	if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) {
		throw unacceptable(below(path, 'currency'), currency, 'a currency code such as "EUR" or "CNY"');
	}
	const approver = input.approverRole ?? base.approverRole;
	const approverRole = roleNamed(readText(approver, below(path, 'approverRole'), 60));
	return { currency, limits, approverRole };
}

function readCountry(value: unknown, path: string): string | null {
	const code = readOptionalText(value, path, 60)?.toUpperCase() ?? null;
	if (code === null || isCountry(code)) return code;
	throw unacceptable(path, value, 'two letters that name a country, such as "CN" or "DE", or null');
}

function readAddress(value: unknown, path: string): string | null {
	const said = readOptionalText(value, path, 254);
	const address = said === null ? null : emailOf(said);
	if (said !== null && address === null) {
		throw unacceptable(path, value, 'an e-mail address, or null');
	}
	return address;
}
