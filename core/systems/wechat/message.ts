import { fieldText, type XmlFields } from '../callback/xml-callback';
import type { EventDraft } from '../source/event-draft';
import { ownType, typeByRules, withNamedFields } from '../source/event-rules';
import { madeId } from '../source/made-id';
import { readDrafts } from '../source/read-drafts';
import type { ParseOutcome } from '../source/source';
import type { WechatOptions } from './options';

const usualTypes: Record<string, string> = {
	subscribe: 'contact.created',
	unsubscribe: 'contact.removed',
	SCAN: 'contact.scanned',
	CLICK: 'menu.clicked',
	VIEW: 'menu.opened',
};

/** What became of a template message; it comes after WeChat has tried to deliver it. */
const reportEvent = 'TEMPLATESENDJOBFINISH';

/** Attributes by our name: fields of theirs that say more of what happened. */
const attributes: Record<string, string> = {
	event: 'Event',
	eventKey: 'EventKey',
	messageType: 'MsgType',
	content: 'Content',
	picUrl: 'PicUrl',
	recognition: 'Recognition',
	account: 'ToUserName',
};

/** Reads one message or event of a follower. */
export function parseMessage(fields: XmlFields, options: WechatOptions): ParseOutcome {
	const of = (name: string): string | null => fieldText(fields, name);
	const event = of('Event');
	const kind = of('MsgType');
	if (kind === null) return { kind: 'invalid', message: 'MsgType is missing in what WeChat sent.' };
	const word = event ?? kind;
	const report = event === reportEvent ? reportOf(fields) : null;
	const usual = Object.hasOwn(usualTypes, word) ? usualTypes[word] : null;
	const message = of('MsgId') ?? of('MsgID');
	const draft: EventDraft = {
		id:
			event === null
				? message
				: madeId([event, of('FromUserName'), report ? message : of('CreateTime'), of('EventKey')]),
		type:
			typeByRules(options.rules, word, fields) ??
			report?.type ??
			(event === null ? 'message.received' : usual) ??
			ownType('wechat', word),
		occurredAt: of('CreateTime'),
		...(message !== null && { 'subject.type': 'message', 'subject.id': message }),
		attributes: {
			...Object.fromEntries(
				Object.entries(attributes)
					.map(([ours, theirs]) => [ours, of(theirs)])
					.filter(([, value]) => value !== null),
			),
			...report?.attributes,
		},
		'customer.externalId': of('FromUserName'),
	};
	return readDrafts([withNamedFields(draft, options.fields, fields)], 'wechat');
}

/** `success`, `failed:user block` or `failed: system failed`. */
function reportOf(fields: XmlFields) {
	const status = fieldText(fields, 'Status') ?? '';
	const isDelivered = status === 'success';
	return {
		type: isDelivered ? 'message.delivered' : 'message.failed',
		attributes: {
			status,
			...(!isDelivered && { reason: /user\s*block/.test(status) ? 'blocked' : 'failed' }),
		},
	};
}
