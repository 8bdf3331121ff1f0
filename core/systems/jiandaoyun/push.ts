import { isObject } from '../../model/json';
import type { EventDraft } from '../source/event-draft';
import { withoutDerived } from '../source/derived-fields';
import { attributeName } from '../source/event-fields';
import { readDrafts } from '../source/read-drafts';
import { headerOf } from '../source/signing';
import type { ParseOutcome, SourceRequest } from '../source/source';
import type { JiandaoyunOptions, Rule } from './options';

/** Operations on data, and the event each is without rules. */
export const recordTypes: Record<string, string> = {
	data_create: 'record.created',
	data_update: 'record.updated',
	data_remove: 'record.removed',
	data_recover: 'record.recovered',
};

/** Reads what was done with a record; the first rule that fits says which event it is. */
export function parsePush(
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
	const outcome = readDrafts([draft as EventDraft], 'jiandaoyun', options.senderZone);
	if (outcome.kind === 'events' && op === 'data_update' && options.ignoreUpdatesBy.length === 0) {
		outcome.notes.push({ key: 'note.echo.form' });
	}
	if (outcome.kind !== 'events') return outcome;
	return { ...outcome, ...withoutDerived([data], options.derivedFields) };
}

/** Members come as `{ name, username }`, phones as `{ phone }`; where several can be chosen, as lists. */
function fill(draft: Record<string, unknown>, field: string, value: unknown): void {
	if (field === 'owner.id' || field === 'customer.externalId') {
		const one: unknown = Array.isArray(value) ? value[0] : value;
		draft[field] = isObject(one) ? (one.username ?? one._id ?? null) : one;
		if (field === 'owner.id' && isObject(one)) draft['owner.name'] ??= one.name;
		return;
	}
	const bare = (one: unknown): unknown => (isObject(one) ? (one.phone ?? one.name ?? one) : one);
	if (field === 'attributes' || field === 'customer.externalIds') draft[field] = value;
	else draft[field] = Array.isArray(value) ? value.map(bare) : bare(value);
}

/** @param op what was done with the record, or `message` */
export function ruleFits(rule: Rule, op: string, data: Record<string, unknown>): boolean {
	if (rule.op !== '' && rule.op !== op) return false;
	if (rule.field === null) return true;
	const value = Object.hasOwn(data, rule.field) ? data[rule.field] : undefined;
	if (rule.equals === null) return value !== undefined && value !== null && value !== '';
	const values: unknown[] = Array.isArray(value) ? value : [value];
	return values.some((one) => plain(one, 'name') === rule.equals);
}

/** A field's value as text; of an object its `key`. */
function plain(value: unknown, key: string): string {
	if (Array.isArray(value)) return plain(value[0], key);
	const inner = isObject(value) ? value[key] : value;
	if (typeof inner === 'string') return inner.trim();
	return typeof inner === 'number' || typeof inner === 'boolean' ? String(inner) : '';
}
