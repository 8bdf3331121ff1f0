import { InputError } from '../../model/errors';
import { isObject } from '../../model/json';
import { unacceptable } from '../../model/read-input';
import { jsonAnswer } from '../source/answers';
import { defineSource } from '../source/define-source';
import type { EventDraft } from '../source/event-draft';
import { attributeName, eventFields, isEventField, isEventType } from '../source/event-fields';
import { momentOf } from '../../calendar/moment';
import { readJsonBody } from '../source/exact-json';
import { readDrafts } from '../source/read-drafts';
import {
	goodSecrets,
	headerOf,
	isFresh,
	matchesAny,
	noSecret,
	refused,
	sameText,
	sha1Hex,
	staleTime,
} from '../source/signing';
import type { ParseOutcome, SourceOptions, SourceRequest, Verification } from '../source/source';
import {
	listOption,
	numberOption,
	tableOption,
	textListOption,
	textOption,
} from '../source/source-options';

const displayName = 'Jiandaoyun';

const recordTypes: Record<string, string> = {
	data_create: 'record.created',
	data_update: 'record.updated',
	data_remove: 'record.removed',
	data_recover: 'record.recovered',
};

/** A form whose fields carry these aliases needs no mapping. */
const usualAliases: Record<string, string> = {
	subject_title: 'subject.title',
	subject_url: 'subject.url',
	touchpoint: 'touchpoint',
	value_amount: 'value.amount',
	value_currency: 'value.currency',
	customer_id: 'customer.externalId',
	customer_name: 'customer.name',
	customer_email: 'customer.email',
	customer_phone: 'customer.phone',
	customer_mobile: 'customer.phone',
	customer_language: 'customer.language',
	customer_time_zone: 'customer.timeZone',
	customer_segment: 'customer.segment',
	owner_id: 'owner.id',
	owner_name: 'owner.name',
	owner_email: 'owner.email',
};

/** First rule that fits names the type. `once`: a field whose value makes the event one of a kind. */
type Rule = {
	op: string | null;
	field: string | null;
	equals: string | null;
	type: string;
	once: string | null;
};

type JiandaoyunOptions = {
	aliases: Map<string, string>;
	rules: Rule[];
	ignoreUpdatesBy: string[];
	subjectType: string | null;
	touchpoint: string | null;
	freshness: number;
};

/**
 * Jiandaoyun's form data push. Signature: SHA-1 over `nonce:body:secret:timestamp`, nonce and
 * timestamp in the query. A push must be answered within 2 s, is tried up to five times, and is
 * switched off after a hundred failures in a row.
 */
export const jiandaoyun = defineSource<JiandaoyunOptions>({
	key: 'jiandaoyun',
	displayName,
	secretRequired: true,
	answerWithinMs: 2_000,
	freshnessMs: 300_000,
	optionNames: {
		aliases: 'Field (alias or _widget_…) → canonical field or attributes.<name>',
		rules: 'List of { op, field, equals, type, once }: what makes which event; none = record.*',
		ignoreUpdatesBy: 'User names whose updates are our own write-backs and start nothing',
		subjectType: "What a record is, e.g. ticket; empty = the type's first word",
		touchpoint: 'Touchpoint of all events of this address',
		freshnessMinutes: 'How far the signed time may be from now; 0 = no limit',
	},

	readOptions(options: SourceOptions): JiandaoyunOptions {
		const minutes = numberOption(options, 'freshnessMinutes', { min: 0, max: 1440, fallback: 5 });
		return {
			aliases: readAliases(options),
			rules: listOption(options, 'rules').map(readRule),
			ignoreUpdatesBy: textListOption(options, 'ignoreUpdatesBy'),
			subjectType: textOption(options, 'subjectType', null),
			touchpoint: textOption(options, 'touchpoint', null),
			freshness: minutes * 60_000,
		};
	},

	/** The body of "test server connection" is not documented: anything that is no push counts. */
	handshake(request) {
		if (request.rawBody.length > 4096) return null;
		const body = readJsonBody(request.rawBody);
		const isEmpty = request.rawBody.length === 0 && request.method.toUpperCase() === 'POST';
		const isTest =
			body.ok &&
			isObject(body.value) &&
			(typeof body.value.op === 'string'
				? /(^|_)test($|_)/.test(body.value.op)
				: body.value.data === undefined);
		return isEmpty || isTest ? jsonAnswer(200, { ok: true, test: true }) : null;
	},

	verify(request, secrets, options, now): Verification {
		if (goodSecrets(secrets).length === 0) return noSecret(displayName);
		const header = headerOf(request, 'x-jdy-signature');
		const { nonce, timestamp } = request.query;
		if (header === null || typeof nonce !== 'string' || typeof timestamp !== 'string') {
			return refused(
				'missing_signature',
				'The header x-jdy-signature and the query values nonce and timestamp are not all there.',
			);
		}
		const given = header.replace(/^sha1=/, '');
		const time = /^\d{9,13}$/.test(timestamp) ? momentOf(timestamp) : null;
		// A nonce with colons or braces could take over a piece of the body.
		if (time === null || !/^[\w-]{1,128}$/.test(nonce) || !/^[0-9a-f]{40}$/.test(given)) {
			return refused(
				'malformed_signature',
				"Signature, nonce or timestamp are not in Jiandaoyun's form.",
			);
		}
		const fits = (secret: string) =>
			sameText(given, sha1Hex([`${nonce}:`, request.rawBody, `:${secret}:${timestamp}`]));
		if (!matchesAny(goodSecrets(secrets), fits)) {
			return refused('wrong_signature', 'The signature is not the one of the secret of this push.');
		}
		return isFresh(time, now, options.freshness)
			? { ok: true, insecure: false }
			: staleTime(time, now, options.freshness);
	},

	parse(request, options): ParseOutcome {
		const body = readJsonBody(request.rawBody);
		if (!body.ok) return { kind: 'invalid', message: body.message };
		const push = body.value;
		if (!isObject(push)) return { kind: 'invalid', message: 'The body is not an object.' };
		const op = typeof push.op === 'string' ? push.op : null;
		if (op === null) return { kind: 'invalid', message: 'op is missing: it says what happened.' };
		if (!Object.hasOwn(recordTypes, op)) {
			return {
				kind: 'ignored',
				reason: `Jiandaoyun sent ${op.slice(0, 60)}, not a change of data.`,
			};
		}
		if (!isObject(push.data)) {
			return {
				kind: 'invalid',
				message: 'data is missing: it must hold the fields of the record.',
			};
		}
		return parsePush(op, push.data, push.opTime, request, options);
	},

	sample: {
		options: {
			aliases: { ticket_no: 'subject.title', ticket_status: 'attributes.status' },
			rules: [
				{ op: 'data_update', field: 'ticket_status', equals: '已关闭', type: 'ticket.closed' },
			],
			ignoreUpdatesBy: ['api'],
		},
		headers: {
			'content-type': 'application/json',
			'x-jdy-deliverid': '7f2c1a52-90be-4c38-8a05-1f0f3f0f9a11',
		},
		query: { nonce: 'c2b4f6a8', timestamp: '1767582001' },
		body: JSON.stringify(
			{
				op: 'data_update',
				opTime: 1767582000000,
				data: {
					_id: '65a0f1c2d3e4f5a6b7c8d9e0',
					appId: '59264073a2a60c0c08e20bfb',
					entryId: '59264073a2a60c0c08e20bfd',
					formName: '工单',
					creator: { name: '小简', username: 'xiaojian' },
					updater: { name: '小简', username: 'xiaojian' },
					createTime: '2026-01-05T02:00:00.000Z',
					updateTime: '2026-01-05T03:00:00.000Z',
					ticket_no: 'GD-10042',
					ticket_status: '已关闭',
					customer_name: '李伟',
					customer_mobile: '13800001111',
				},
			},
			null,
			'\t',
		),
		event: {
			source: 'jiandaoyun',
			externalId: '7f2c1a52-90be-4c38-8a05-1f0f3f0f9a11',
			type: 'ticket.closed',
			occurredAt: 1767582000000,
			touchpoint: null,
			subject: {
				type: 'ticket',
				id: '65a0f1c2d3e4f5a6b7c8d9e0',
				title: 'GD-10042',
				url: null,
			},
			value: null,
			attributes: {
				op: 'data_update',
				appId: '59264073a2a60c0c08e20bfb',
				entryId: '59264073a2a60c0c08e20bfd',
				formName: '工单',
				updatedBy: 'xiaojian',
				status: '已关闭',
			},
			customer: {
				externalIds: {},
				name: '李伟',
				email: null,
				phone: '13800001111',
				language: null,
				timeZone: null,
				segment: null,
			},
			owner: null,
		},
	},
});

function parsePush(
	op: string,
	data: Record<string, unknown>,
	opTime: unknown,
	request: SourceRequest,
	options: JiandaoyunOptions,
): ParseOutcome {
	const updater = isObject(data.updater) ? data.updater.username : undefined;
	const updatedBy = typeof updater === 'string' ? updater : null;
	if (op === 'data_update' && updatedBy !== null && options.ignoreUpdatesBy.includes(updatedBy)) {
		return { kind: 'ignored', reason: `The update is by "${updatedBy}": our own write-back.` };
	}
	const rule = options.rules.find((candidate) => ruleFits(candidate, op, data));
	if (options.rules.length > 0 && !rule) {
		return { kind: 'ignored', reason: `No rule of the node fits this ${op}.` };
	}
	const type = rule?.type ?? recordTypes[op] ?? op;
	const attributes: Record<string, unknown> = { op };
	for (const key of ['appId', 'entryId', 'formName', 'flowState']) {
		if (data[key] !== undefined && data[key] !== null) attributes[key] = data[key];
	}
	if (updatedBy !== null) attributes.updatedBy = updatedBy;
	const draft: Record<string, unknown> = {
		id: headerOf(request, 'x-jdy-deliverid'),
		type,
		occurredAt: opTime ?? data.updateTime ?? data.createTime,
		touchpoint: options.touchpoint,
		'subject.type': options.subjectType ?? type.slice(0, type.indexOf('.')),
		'subject.id': data._id,
	};
	for (const [alias, field] of options.aliases) {
		const value = Object.hasOwn(data, alias) ? data[alias] : undefined;
		if (value === undefined || value === null || value === '') continue;
		const attribute = attributeName(field);
		if (attribute !== null) attributes[attribute] = value;
		else fill(draft, field, value);
	}
	const once = rule?.once ? plain(data[rule.once], 'name') : null;
	if (once !== null && once !== '') draft.id = `${plain(data._id, 'name')}:${type}:${once}`;
	draft.attributes = attributes;
	const outcome = readDrafts([draft as EventDraft], 'jiandaoyun');
	if (outcome.kind === 'events' && op === 'data_update' && options.ignoreUpdatesBy.length === 0) {
		outcome.notes.push(
			'Writing a score back updates the record and is pushed again. Name the writing user under ' +
				'"ignoreUpdatesBy" before you do so.',
		);
	}
	return outcome;
}

/** Members come as `{ name, username }`, phones as `{ phone }`. */
function fill(draft: Record<string, unknown>, field: string, value: unknown): void {
	if (field === 'owner.id' || field === 'customer.externalId') {
		draft[field] = isObject(value) ? (value.username ?? value._id ?? null) : value;
		if (field === 'owner.id' && isObject(value)) draft['owner.name'] ??= value.name;
		return;
	}
	if (field === 'attributes' || field === 'customer.externalIds') draft[field] = value;
	else if (isObject(value)) draft[field] = value.phone ?? value.name ?? value;
	else draft[field] = value;
}

function ruleFits(rule: Rule, op: string, data: Record<string, unknown>): boolean {
	if (rule.op !== null && rule.op !== op) return false;
	if (rule.field === null) return true;
	const value = Object.hasOwn(data, rule.field) ? data[rule.field] : undefined;
	if (rule.equals === null) return value !== undefined && value !== null && value !== '';
	const values: unknown[] = Array.isArray(value) ? value : [value];
	return values.some((one) => plain(one, 'name') === rule.equals);
}

/** A field's value as text; of an object its `key`. */
function plain(value: unknown, key: string): string {
	const inner = isObject(value) ? value[key] : value;
	if (typeof inner === 'string') return inner.trim();
	return typeof inner === 'number' || typeof inner === 'boolean' ? String(inner) : '';
}

function readAliases(options: SourceOptions): Map<string, string> {
	const aliases = new Map(Object.entries(usualAliases));
	for (const [alias, field] of tableOption(options, 'aliases')) {
		if (!isEventField(field)) {
			throw new InputError(
				`The alias "${alias}" points to the field "${field}", which does not exist.`,
				`Fields are: ${Object.keys(eventFields).join(', ')}, attributes.<name>.`,
			);
		}
		// What the admin says wins over the usual alias of the same field.
		for (const [usual, taken] of aliases) if (taken === field) aliases.delete(usual);
		aliases.set(alias, field);
	}
	return aliases;
}

function readRule(entry: unknown, index: number): Rule {
	const place = `rules[${index}]`;
	if (!isObject(entry))
		throw unacceptable(place, entry, 'an object { op, field, equals, type, once }');
	const allowed = ['op', 'field', 'equals', 'type', 'once'];
	const rule: SourceOptions = {};
	for (const [name, value] of Object.entries(entry)) {
		if (!allowed.includes(name)) {
			throw new InputError(`"${place}.${name}" is not known.`, `Use: ${allowed.join(', ')}.`);
		}
		rule[name] = name === 'equals' && typeof value === 'number' ? String(value) : value;
	}
	const op = textOption(rule, 'op', null);
	if (op !== null && !Object.hasOwn(recordTypes, op)) {
		throw unacceptable(`${place}.op`, op, `one of ${Object.keys(recordTypes).join(', ')}`);
	}
	const type = textOption(rule, 'type', '');
	if (!isEventType(type)) {
		throw unacceptable(`${place}.type`, type, 'like ticket.closed or ticket.reopened');
	}
	const field = textOption(rule, 'field', null);
	const equals = textOption(rule, 'equals', null);
	if (equals !== null && field === null) {
		throw unacceptable(`${place}.field`, field, 'the field that "equals" is compared with');
	}
	return { op, field, equals, type, once: textOption(rule, 'once', null) };
}
