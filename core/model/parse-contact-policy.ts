import { contactChannels } from './consent';
import { parseDuration } from './duration';
import { isEmail } from './mailbox';
import { InputError } from './errors';
import { conditionKeys, conditionText, readCondition, readGroup } from './event-condition';
import { metrics } from './metric';
import { parseClockTime } from './parse-calendar-settings';
import {
	below,
	readList,
	readNumber,
	readObject,
	readOptionalText,
	readWord,
	unacceptable,
} from './read-input';
import {
	type ContactPolicy,
	type PolicyFilter,
	type Quota,
	quotaPeriods,
	type Weekday,
} from './settings';

const keys = [
	'capPerMetric',
	'capOverall',
	'quietHours',
	'sendDays',
	'samplePercent',
	'consent',
	'serviceConsent',
	'channels',
	'unsubscribeAddress',
	'staffDomains',
	'filters',
	'quotas',
	'delay',
	'whenThrottled',
	'deferAtMost',
	'maxEventAge',
	'reminders',
] as const;

type Cap = { limit: number; days: number };

/** Reads a partial contact policy over `base`. `null` removes a cap or the quiet hours. */
export function parseContactPolicy(
	value: unknown,
	base: ContactPolicy,
	path: string,
): ContactPolicy {
	const input = readObject(value, path, keys);
	const at = (key: (typeof keys)[number]) => below(path, key);
	const duration = (key: 'delay' | 'deferAtMost' | 'maxEventAge') =>
		input[key] === undefined ? base[key] : parseDuration(input[key], at(key));
	const policy: ContactPolicy = {
		capPerMetric:
			input.capPerMetric === undefined
				? base.capPerMetric
				: parseCaps(input.capPerMetric, base.capPerMetric, at('capPerMetric')),
		capOverall:
			input.capOverall === undefined
				? base.capOverall
				: parseCap(input.capOverall, at('capOverall')),
		quietHours:
			input.quietHours === undefined
				? base.quietHours
				: parseQuietHours(input.quietHours, at('quietHours')),
		sendDays:
			input.sendDays === undefined ? base.sendDays : parseSendDays(input.sendDays, at('sendDays')),
		samplePercent:
			input.samplePercent === undefined
				? base.samplePercent
				: readNumber(input.samplePercent, at('samplePercent'), 0, 100),
		consent:
			input.consent === undefined
				? base.consent
				: readWord(input.consent, at('consent'), ['opt_out', 'opt_in']),
		serviceConsent:
			input.serviceConsent === undefined
				? base.serviceConsent
				: readWord(input.serviceConsent, at('serviceConsent'), ['opt_out', 'opt_in']),
		channels:
			input.channels === undefined ? base.channels : parseChannels(input.channels, at('channels')),
		unsubscribeAddress:
			input.unsubscribeAddress === undefined
				? base.unsubscribeAddress
				: parseMailbox(input.unsubscribeAddress, at('unsubscribeAddress')),
		staffDomains:
			input.staffDomains === undefined
				? base.staffDomains
				: [...new Set(readList(input.staffDomains, at('staffDomains'), parseDomain))],
		filters:
			input.filters === undefined
				? base.filters
				: readList(input.filters, at('filters'), parseFilter, 100),
		quotas:
			input.quotas === undefined
				? base.quotas
				: readList(input.quotas, at('quotas'), parseQuota, 100),
		delay: duration('delay'),
		whenThrottled:
			input.whenThrottled === undefined
				? base.whenThrottled
				: readWord(input.whenThrottled, at('whenThrottled'), ['defer', 'drop']),
		deferAtMost: duration('deferAtMost'),
		maxEventAge: duration('maxEventAge'),
		reminders:
			input.reminders === undefined
				? base.reminders
				: readList(input.reminders, at('reminders'), parseDuration, 5),
	};
	// Otherwise every invitation would be too old by the time its delay has passed.
	if (policy.maxEventAge < policy.delay) {
		throw new InputError(
			`"${at('maxEventAge')}" is shorter than "${at('delay')}", so nobody would ever be asked.`,
			'Make the largest age of an event at least as long as the delay after it.',
		);
	}
	return policy;
}

/** A domain as people write it: `@example.com`, `www.example.com` and `Example.com` are one. */
function parseDomain(value: unknown, path: string): string {
	const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
	const domain = text.replace(/^@/, '').replace(/^www\./, '');
	if (domain.includes('.') && isEmail(`x@${domain}`)) return domain;
	throw unacceptable(path, value, 'a domain such as "example.com"');
}

function parseChannels(value: unknown, path: string): ContactPolicy['channels'] {
	const channels = readList(value, path, (one, at) => readWord(one, at, contactChannels), 10);
	if (channels.length === 0) throw unacceptable(path, value, 'at least one channel');
	return contactChannels.filter((channel) => channels.includes(channel));
}

function parseMailbox(value: unknown, path: string): string | null {
	const address = readOptionalText(value, path, 254);
	if (address === null || isEmail(address)) return address;
	throw unacceptable(path, value, 'an e-mail address, or null');
}

function parseFilter(value: unknown, path: string): PolicyFilter {
	const { name, ...row } = readObject(value, path, ['name', ...conditionKeys]);
	const condition = readCondition(row, path);
	const named = readOptionalText(name, below(path, 'name'), 100);
	return { name: named ?? conditionText(condition), ...condition };
}

function parseCaps(value: unknown, base: ContactPolicy['capPerMetric'], path: string) {
	const input = readObject(value, path, metrics);
	const caps = { ...base };
	for (const metric of metrics) {
		if (input[metric] === undefined) continue;
		const cap = parseCap(input[metric], below(path, metric));
		if (cap === null) delete caps[metric];
		else caps[metric] = cap;
	}
	return caps;
}

function parseCap(value: unknown, path: string): Cap | null {
	if (value === null) return null;
	const input = readObject(value, path, ['limit', 'days']);
	return {
		limit: readNumber(input.limit, below(path, 'limit'), 1, 100, true),
		days: readNumber(input.days, below(path, 'days'), 0, 3_650),
	};
}

const quotaKeys = ['name', 'survey', 'per', 'limit', 'period', 'responseRate'] as const;

function parseQuota(value: unknown, path: string): Quota {
	const row = readObject(value, path, quotaKeys);
	const survey = readOptionalText(row.survey, below(path, 'survey'), 60);
	const per =
		row.per === undefined || row.per === null ? null : readGroup(row.per, below(path, 'per'));
	const limit = readNumber(row.limit, below(path, 'limit'), 1, 100_000, true);
	const period = readWord(row.period ?? 'month', below(path, 'period'), quotaPeriods);
	const responseRate = readNumber(row.responseRate ?? 100, below(path, 'responseRate'), 1, 100);
	const named = readOptionalText(row.name, below(path, 'name'), 100);
	const parts = [survey, per && `per ${per.path ?? per.field.replace('_', ' ')}`];
	const usual = parts.filter((part) => part !== null).join(' ');
	return { name: named ?? (usual || 'all surveys'), survey, per, limit, period, responseRate };
}

function parseSendDays(value: unknown, path: string): ContactPolicy['sendDays'] {
	if (value === 'all' || value === 'workdays') return value;
	if (!Array.isArray(value)) {
		throw unacceptable(
			path,
			value,
			'"all", "workdays", or a list of weekdays from 1 (Monday) to 7',
		);
	}
	if (value.length === 0) {
		throw new InputError(
			`"${path}" names no day, so nothing could ever be sent.`,
			'Name at least one weekday, from 1 for Monday to 7 for Sunday.',
		);
	}
	const days = readList(value, path, (day, at) => readNumber(day, at, 1, 7, true) as Weekday, 50);
	return [...new Set(days)].sort((a, b) => a - b);
}

function parseQuietHours(value: unknown, path: string): ContactPolicy['quietHours'] {
	if (value === null) return null;
	const input = readObject(value, path, ['from', 'to']);
	const from = parseClockTime(input.from, below(path, 'from'));
	const to = parseClockTime(input.to, below(path, 'to'));
	if (from === to) {
		throw unacceptable(path, value, 'two different times, or null for no quiet hours');
	}
	return { from, to };
}
