import { isObject } from '../../model/json';
import type { EventDraft } from '../source/event-draft';
import { madeId } from '../source/made-id';
import { readDrafts } from '../source/read-drafts';
import { present, read } from '../source/read-payload';
import { headerOf, sha1Hex } from '../source/signing';
import type { ParseOutcome, SourceRequest } from '../source/source';
import type { JiandaoyunOptions } from './options';
import { ruleFits } from './push';

/** Whether a push tells of a message to members: `flow_message`, `form_schedule_message`, … */
export const isMessage = (op: string): boolean => /^[a-z][a-z0-9_]{0,50}_message$/.test(op);

/**
 * A message that Jiandaoyun has sent to members of the company (消息推送), e.g. that a step of a flow waits
 * for them. It names a form and who is told, and no record and no customer; how it is signed is not said
 * apart from the data push.
 */
export function parseMessage(
	op: string,
	push: Record<string, unknown>,
	request: SourceRequest,
	options: JiandaoyunOptions,
): ParseOutcome {
	const data = isObject(push.data) ? push.data : {};
	const rule = options.rules.find((candidate) => ruleFits(candidate, 'message', data));
	if (options.rules.length > 0 && !rule) {
		return { kind: 'ignored', reason: `No rule of the node fits this ${op}.` };
	}
	const members = (Array.isArray(data.to) ? (data.to as unknown[]) : []).filter(isObject);
	const [first] = members;
	const sent = read(push, 'send_time') ?? read(data, 'send_time') ?? read(push, 'opTime');
	const draft: EventDraft = {
		id:
			headerOf(request, 'x-jdy-deliverid') ??
			// A repetition has the same bytes.
			madeId([op, sha1Hex([request.rawBody])]),
		type: rule?.type ?? `${op.replace(/_message$/, '')}.notified`,
		occurredAt: sent,
		'owner.id': first?.username,
		'owner.name': first?.name,
		attributes: present({
			op,
			formName: read(data, 'entry_name'),
			text: read(data, 'notify_text'),
			url: read(data, 'url'),
			recipients: members.length === 0 ? null : members.map(({ username }) => username ?? null),
		}),
	};
	return readDrafts([draft], 'jiandaoyun', options.senderZone);
}
