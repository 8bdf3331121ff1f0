import type { CanonicalEvent } from '../../model/event';
import type { SourceDefinition } from '../source/define-source';
import type { options } from './options';

/** A follower wrote to the account; as it is once it is decrypted. */
export const sample: SourceDefinition<typeof options>['sample'] = {
	values: { appId: 'wx1234567890abcdef' },
	id: '6054768590064713728',

	request: (_options, at, id) => ({
		headers: { 'content-type': 'text/xml' },
		query: {},
		body: `<xml>
	<ToUserName><![CDATA[gh_10f6c3c3ac5a]]></ToUserName>
	<FromUserName><![CDATA[oyORnuP8q7ou2gfYjqLzSIWZf0rs]]></FromUserName>
	<CreateTime>${Math.floor(at / 1000)}</CreateTime>
	<MsgType><![CDATA[text]]></MsgType>
	<Content><![CDATA[发票打印不出来]]></Content>
	<MsgId>${id}</MsgId>
</xml>`,
	}),

	becomes: (at, id): CanonicalEvent => ({
		source: 'wechat',
		externalId: id,
		type: 'message.received',
		occurredAt: Math.floor(at / 1000) * 1000,
		touchpoint: null,
		subject: { type: 'message', id, title: null, url: null },
		value: null,
		attributes: {
			messageType: 'text',
			content: '发票打印不出来',
			account: 'gh_10f6c3c3ac5a',
		},
		customer: {
			externalIds: { wechat: 'oyORnuP8q7ou2gfYjqLzSIWZf0rs' },
			name: null,
			email: null,
			phone: null,
			language: null,
			timeZone: null,
			segment: null,
		},
		owner: null,
	}),
};
