import { momentOf } from '../../calendar/moment';
import type { EventDraft } from '../source/event-draft';
import { ownType, typeByRules, withNamedFields } from '../source/event-rules';
import { madeId } from '../source/made-id';
import { readDrafts } from '../source/read-drafts';
import { sha1Hex } from '../source/signing';
import type { ParseOutcome } from '../source/source';
import type { DingtalkOptions } from './options';

type Fields = Record<string, unknown>;

/** Of an approval and of a task in it. */
const approvals: Record<string, string> = {
	bpms_instance_change: 'approval',
	bpms_task_change: 'approval_task',
};

/** What became of it, by `type`, or once that is `finish`, by `result`. */
const steps: Record<string, string> = {
	start: 'started',
	agree: 'approved',
	refuse: 'refused',
	redirect: 'redirected',
	finish: 'finished',
	terminate: 'terminated',
	cancel: 'cancelled',
};

const usualTypes: Record<string, string> = {
	user_add_org: 'employee.joined',
	user_modify_org: 'employee.changed',
	user_leave_org: 'employee.left',
};

/**
 * Reads one decrypted event.
 *
 * @param signedAt epoch ms or s as text, for events that say no time
 */
export function parseEvent(
	message: Buffer,
	fields: Fields,
	signedAt: unknown,
	options: DingtalkOptions,
): ParseOutcome {
	const event = textOf(fields.EventType);
	if (event === null) {
		return { kind: 'invalid', message: 'EventType is missing: it says what happened.' };
	}
	const draft: EventDraft = {
		id: idOf(event, fields, message),
		type:
			typeByRules(options.rules, event, fields) ??
			approvalType(event, fields) ??
			(Object.hasOwn(usualTypes, event) ? usualTypes[event] : null) ??
			ownType('dingtalk', event),
		occurredAt: [fields.finishTime, fields.createTime, fields.TimeStamp, signedAt].find(
			(time) => momentOf(time) !== null,
		),
		...(textOf(fields.processInstanceId) !== null && {
			'subject.type': 'approval',
			'subject.id': fields.processInstanceId,
			'subject.title': fields.title,
			'subject.url': fields.url,
		}),
		attributes: fields,
		'owner.id': fields.staffId,
	};
	return readDrafts([withNamedFields(draft, options.fields, fields)], 'dingtalk');
}

function approvalType(event: string, fields: Fields): string | null {
	const noun = Object.hasOwn(approvals, event) ? approvals[event] : undefined;
	if (noun === undefined) return null;
	const type = textOf(fields.type) ?? '';
	const word = type === 'finish' ? (textOf(fields.result) ?? type) : type;
	return `${noun}.${Object.hasOwn(steps, word) ? steps[word] : 'changed'}`;
}

/** Events that come by HTTP mostly have no id: of approvals what and when, else the message itself. */
function idOf(event: string, fields: Fields, message: Buffer): string {
	const own = textOf(fields.eventId) ?? textOf(fields.EventId);
	if (own !== null) return own;
	const instance = textOf(fields.processInstanceId);
	if (instance === null) return madeId([event, textOf(fields.TimeStamp), sha1Hex([message])]);
	const { taskId, type, result, finishTime, createTime } = fields;
	return madeId([event, instance, ...[taskId, type, result, finishTime ?? createTime].map(textOf)]);
}

function textOf(value: unknown): string | null {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value !== '' ? value : null;
}
